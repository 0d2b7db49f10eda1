// merge GRAPH OTHER...: adds other graphs to a graph.

#include <entente/entente.hpp>

#include "fault_log.hpp"
#include "options.hpp"
#include "verb.hpp"

namespace entente::cli {
namespace {

struct MergeOptions {
    std::string graph;
    StoreOptions write = writing();
    std::vector<std::string> others;
    std::optional<int> window;
};

int run_merge(const MergeOptions& options, Context&) {
    const auto store = Store::open(options.graph, options.write);
    Progress progress;
    FaultLog faults(progress);
    Tally tally;
    for (const auto& name : options.others) {
        progress.show(0, 0, name);
        try {
            const auto other = Store::open(name);
            tally.count(merge(*store, *other, std::ref(faults)));
        } catch (const Error& error) {
            // A fault of another graph leaves the rest to be merged; one of this graph ends the run.
            if (error.where() == store->location()) throw;
            faults(error);
        }
    }
    settle_actors(*store);
    if (options.window) store->set_window(*options.window);
    progress.clear();
    std::fputs((store->location() + ": " + counted(tally.added.documents, "new document") + ", " + counted(tally.added.records, "new piece") + " of evidence\n").c_str(), stderr);
    return faults.status();
}

}  // namespace

void add_merge(CLI::App& app, Context& context) {
    add_verb<MergeOptions>(app, context, "merge", "add other graphs to a graph; any order gives the same graph", run_merge,
                           [](CLI::App& verb, MergeOptions& options) {
        declare_graph(verb, options.graph);
        declare_patience(verb, options.write);
        verb.add_option("OTHER", options.others, "the graphs to add")->required()->option_text(" ");
        declare_kept_window(verb, options.window);
        verb.footer("Decisions on actors, and actors that were imported, are added too.\n"
                    "Example: entente merge world.db asia.db africa.db");
    });
}

}  // namespace entente::cli
