// remove GRAPH DOCUMENT...: takes documents out of a graph.

#include <iostream>

#include <entente/entente.hpp>

#include "fault_log.hpp"
#include "json_line.hpp"
#include "options.hpp"
#include "verb.hpp"

namespace entente::cli {
namespace {

struct RemoveOptions {
    std::string graph;
    StoreOptions write = writing();
    std::vector<std::string> documents;
    bool json = false;
};

/// "-" stands for those on standard input, one a line.
std::vector<std::string> documents_of(const RemoveOptions& options) {
    std::vector<std::string> documents;
    for (const auto& document : options.documents) {
        if (document != "-") {
            documents.push_back(document);
            continue;
        }
        for (std::string line; std::getline(std::cin, line);) {
            if (line.ends_with('\r')) line.pop_back();
            if (!line.empty()) documents.push_back(std::move(line));
        }
    }
    return documents;
}

int run_remove(const RemoveOptions& options, Context& context) {
    Store::open(options.graph);  // a graph that is not there is not made
    const auto store = Store::open(options.graph, options.write);
    Progress progress;
    FaultLog faults(progress);
    const auto removed = store->remove(documents_of(options), std::ref(faults));
    settle_actors(*store);  // even where none was there: an earlier run may have ended before it came to this
    if (options.json) {
        JsonLine().number("documents", removed.documents).number("records", removed.records).number("edges", removed.edges).number("actors", removed.actors).print(context.out);
        context.out.flush();
    }
    std::fputs(fmt::format("{}: {} removed; with {} of evidence, {} and {}\n", store->location(), counted(removed.documents, "document"), counted(removed.records, "piece"),
                           counted(removed.edges, "edge"), counted(removed.actors, "actor"))
                   .c_str(),
               stderr);
    return faults.status();
}

}  // namespace

void add_remove(CLI::App& app, Context& context) {
    add_verb<RemoveOptions>(app, context, "remove", "take documents out of a graph, with all that only they say", run_remove, [](CLI::App& verb, RemoveOptions& options) {
        declare_graph(verb, options.graph);
        declare_patience(verb, options.write);
        verb.add_option("DOCUMENT", options.documents, "the documents' ids, as 'entente explain' and 'entente search' show them; - reads them from standard input, one a line")->required()->option_text(" ");
        declare_json(verb, options.json);
        verb.footer("Their evidence goes, and the edges and actors that nothing else stands behind. Decisions on actors stay.\n"
                    "An id that begins with - is given after --.\n"
                    "Example: entente remove world.db 2016-07-15-moscow");
    });
}

}  // namespace entente::cli
