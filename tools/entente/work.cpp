// work GRAPH: reads documents that wait in the graph's database, beside any number of others who do; and puts them there.

#include <fmt/format.h>

#include <entente/entente.hpp>

#include "fault_log.hpp"
#include "import.hpp"
#include "options.hpp"
#include "summary.hpp"
#include "verb.hpp"
#include "progress.hpp"

namespace entente::cli {
namespace {

struct WorkOptions {
    std::string graph;
    StoreOptions write = writing();
    std::vector<std::string> inputs;
    ReadOptions read;
    bool wait = false, retry = false, status = false;
};

std::string told(const WorkQueue::Counts& counts) {
    std::string line = fmt::format("{} waiting, {} done", counts.waiting, counts.done);
    if (counts.faulty) line += fmt::format(", {} faulty", counts.faulty);
    if (counts.aside) line += fmt::format(", {} set aside", counts.aside);
    return line;
}

int run_work(const WorkOptions& options, Context& context) {
    if (!options.graph.starts_with("postgres"))  // before a file is made
        throw Error(ErrorCode::usage, "a graph in a file has no queue", options.graph, "'entente build' reads into a file; a queue needs a server (docs/postgresql.md)");
    if (options.status) Store::open(options.graph);  // an error where there is no graph, since a question makes none
    const auto store = Store::open(options.graph, options.write);
    const auto queue = store->work_queue();
    if (options.status) {
        fmt::print("{}\n", told(queue->counts()));
        queue->each_left([](const std::string& origin, const std::string& why) { fmt::print("{}: {}\n", origin, why); });
        return Status::done;
    }
    Builder builder(Pipeline(Schema::locate(context.schema), store->imports()), options.read);
    Progress progress;
    FaultLog faults(progress);
    const Summary summary;
    builder.on_fault(std::ref(faults));
    builder.on_note([&](const std::string& note) { faults.note(note); });
    builder.on_progress([&](const Tally& tally) { progress.show(tally.bytes, tally.total_bytes, summary.so_far(tally)); });
    if (options.retry) queue->retry();
    if (!options.inputs.empty()) {
        const auto added = builder.queue(*queue, options.inputs);
        progress.clear();
        fmt::print(stderr, "{}: {} added; {}\n", store->location(), counted(added.added.documents, "document"), told(queue->counts()));
        return faults.status();
    }
    if (options.retry) return Status::done;
    const auto tally = builder.work(*store, *queue, [&] { return options.wait; });
    progress.clear();
    summary.print(store->location(), tally);
    fmt::print(stderr, "{}\n", told(queue->counts()));
    return faults.status();
}

}  // namespace

void add_work(CLI::App& app, Context& context) {
    add_verb<WorkOptions>(app, context, "work", "read documents that wait in a PostgreSQL database, beside any number of others", run_work, [](CLI::App& verb, WorkOptions& options) {
        declare_graph(verb, options.graph);
        declare_patience(verb, options.write);
        verb.add_option("--add", options.inputs, "put the documents of these files and folders into the queue, and read none")->option_text("INPUT...");
        verb.add_flag("--wait", options.wait, "stay when nothing is left, for what will be added");
        verb.add_flag("--retry", options.retry, "let documents wait again that were set aside or could not be read");
        verb.add_flag("--status", options.status, "say how many wait, are done, could not be read or were set aside; and which, and why");
        declare_reading(verb, options.read);
        declare_floor(verb, options.read);
        verb.footer("The graph is the one that 'entente build' makes of the documents, whoever reads which. A program that is killed loses nothing: others\n"
                    "read what it had taken. What ends three programs is set aside.\n"
                    "Example: entente work postgresql://news@db/world --add articles/ && entente work postgresql://news@db/world");
    });
}

}  // namespace entente::cli
