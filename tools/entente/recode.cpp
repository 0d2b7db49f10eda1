// recode GRAPH: reads the documents of a graph again.

#include <entente/entente.hpp>

#include "fault_log.hpp"
#include "import.hpp"
#include "interrupt.hpp"
#include "json_line.hpp"
#include "options.hpp"
#include "summary.hpp"
#include "verb.hpp"

namespace entente::cli {
namespace {

struct RecodeOptions {
    std::string graph;
    StoreOptions write = writing();
    ReadOptions read;
    bool json = false;
};

int run_recode(const RecodeOptions& options, Context& context) {
    const Interrupt interrupt;  // before any other thread
    Store::open(options.graph);  // a graph that is not there is not made
    Builder builder(Pipeline(Schema::locate(context.schema), imports_of(options.graph)), options.read);
    const auto store = Store::open(options.graph, options.write);
    Progress progress;
    FaultLog faults(progress);
    const Summary summary;
    builder.stop_on(interrupt.token());
    builder.on_fault(std::ref(faults));
    builder.on_progress([&](const Tally& tally) { progress.show(tally.bytes, tally.total_bytes, summary.so_far(tally)); });
    const auto recoded = builder.recode(*store);
    progress.clear();
    const auto& replaced = recoded.replaced;
    if (options.json) {
        JsonLine().number("documents", replaced.documents).number("changed", replaced.changed).number("gone", replaced.gone).number("come", replaced.come)
            .number("without_text", recoded.without_text).print(context.out);
        context.out.flush();
    }
    std::fputs(fmt::format("{}: {} read again, {} of them changed: {} of evidence gone, {} new\n", store->location(), counted(replaced.documents, "document"), grouped(replaced.changed),
                           counted(replaced.gone, "piece"), grouped(replaced.come))
                   .c_str(),
               stderr);
    if (recoded.without_text) remark(fmt::format("{} without text stay as they were: only their records were loaded", counted(recoded.without_text, "document")));
    if (!recoded.stopped) return faults.status();
    complain("stopped before all was read again; the other documents are as they were; the same command reads all anew");
    return interrupt.status();
}

}  // namespace

void add_recode(CLI::App& app, Context& context) {
    add_verb<RecodeOptions>(app, context, "recode", "read the documents of a graph again, with today's lexicon and actors", run_recode, [](CLI::App& verb, RecodeOptions& options) {
        declare_graph(verb, options.graph);
        declare_patience(verb, options.write);
        verb.add_option("--jobs", options.read.jobs, "threads that read (default: one a core); changes nothing but the time")->check(CLI::Range(1, 1024))->option_text("N");
        declare_floor(verb, options.read);
        declare_json(verb, options.json);
        verb.footer("What documents say now takes the place of what they said; decisions on actors and imports stay.\n"
                    "Example: entente recode world.db");
    });
}

}  // namespace entente::cli
