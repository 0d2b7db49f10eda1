// load GRAPH RECORDS...: adds records, as extract writes them.

#include <fstream>
#include <iostream>

#include <fmt/format.h>

#include <entente/entente.hpp>

#include "fault_log.hpp"
#include "options.hpp"
#include "summary.hpp"
#include "verb.hpp"

namespace entente::cli {
namespace {

struct LoadOptions {
    std::string graph;
    StoreOptions write = writing();
    std::vector<std::string> records;
    std::optional<int> window;
};

// A transaction costs a wait for the disk; a batch shares it.
constexpr std::size_t batch = 64;

int run_load(const LoadOptions& options, Context&) {
    const auto store = Store::open(options.graph, options.write);
    Progress progress;
    FaultLog faults(progress);
    const Summary summary;
    Tally tally;
    std::vector<Extraction> documents;
    const auto store_batch = [&] {
        tally.count(store->add(documents, std::ref(faults)));
        documents.clear();
        progress.show(0, 0, summary.so_far(tally));
    };
    for (const auto& name : options.records) {
        std::ifstream file;
        if (name != "-") {
            file.open(name, std::ios::binary);
            if (!file) {
                faults(Error(ErrorCode::input, "cannot be opened", name, "is the path right, and may it be read?"));
                continue;
            }
        }
        RecordReader reader(name == "-" ? std::cin : file, name == "-" ? "standard input" : name, std::ref(faults));
        for (Extraction document; reader.next(document);) {
            tally.count(document);
            documents.push_back(std::move(document));
            if (documents.size() == batch) store_batch();
        }
    }
    store_batch();
    settle_actors(*store);
    if (options.window) store->set_window(*options.window);
    progress.clear();
    tally.faults = faults.count();
    summary.print(store->location(), tally);
    return faults.status();
}

}  // namespace

void add_load(CLI::App& app, Context& context) {
    add_verb<LoadOptions>(app, context, "load", "add records, as extract writes them, to a graph", run_load, [](CLI::App& verb, LoadOptions& options) {
        declare_graph(verb, options.graph);
        declare_patience(verb, options.write);
        verb.add_option("RECORDS", options.records, "files of JSON Lines; - is standard input")->required()->option_text(" ");
        declare_kept_window(verb, options.window);
        verb.footer("The actors and edges are the same as if 'entente build' had read the documents.\n"
                    "Example: entente load world.db records.jsonl");
    });
}

}  // namespace entente::cli
