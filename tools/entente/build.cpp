// build GRAPH INPUT...: reads documents into a graph.

#include <entente/entente.hpp>

#include "fault_log.hpp"
#include "import.hpp"
#include "interrupt.hpp"
#include "options.hpp"
#include "summary.hpp"
#include "verb.hpp"

namespace entente::cli {
namespace {

struct BuildOptions {
    std::string graph;
    StoreOptions write = writing();
    std::vector<std::string> inputs;
    ReadOptions read;
    std::optional<int> window;
};

int run_build(const BuildOptions& options, Context& context) {
    const Interrupt interrupt;  // before any other thread
    Builder builder(Pipeline(Schema::locate(context.schema), imports_of(options.graph)), options.read);  // first: a fault in it makes no graph
    const auto store = Store::open(options.graph, options.write);
    Progress progress;
    FaultLog faults(progress);
    const Summary summary;
    builder.stop_on(interrupt.token());
    builder.on_fault(std::ref(faults));
    builder.on_note([&](const std::string& note) { faults.note(note); });
    builder.on_progress([&](const Tally& tally) { progress.show(tally.bytes, tally.total_bytes, summary.so_far(tally)); });
    const Tally tally = builder.build(*store, options.inputs);
    if (options.window) store->set_window(*options.window);
    progress.clear();
    summary.print(store->location(), tally);
    if (!tally.stopped) return faults.status();
    complain("stopped before all was read; what the line above tells is stored; the same command with --resume goes on");
    return interrupt.status();
}

}  // namespace

void add_build(CLI::App& app, Context& context) {
    add_verb<BuildOptions>(app, context, "build", "read documents and add what they say to a graph", run_build, [](CLI::App& verb, BuildOptions& options) {
        declare_graph(verb, options.graph);
        declare_patience(verb, options.write);
        declare_inputs(verb, options.inputs);
        declare_reading(verb, options.read);
        declare_floor(verb, options.read);
        declare_kept_window(verb, options.window);
        verb.add_flag("--resume", options.read.resume, "pass over documents that the graph has, with the same text, without reading them; to go on where a run has ended");
        verb.footer("The graph is made where it is missing. Adding a document again changes nothing.\n"
                    "Ctrl-C ends a run when what was read is stored (status 130); twice ends it at once, and loses no document that was stored.\n"
                    "Example: entente build world.db articles/ more.jsonl --published 2016-07-15");
    });
}

}  // namespace entente::cli
