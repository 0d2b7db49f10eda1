// extract INPUT...: what documents say, as JSON Lines.

#include <entente/entente.hpp>

#include "confidence_parts.hpp"
#include "fault_log.hpp"
#include "import.hpp"
#include "options.hpp"
#include "summary.hpp"
#include "verb.hpp"
#include "why_not.hpp"

namespace entente::cli {
namespace {

struct ExtractOptions {
    std::vector<std::string> inputs;
    std::string graph;
    ReadOptions read;
    std::string why_not;  // "", "nothing" or "all"
    bool confidence_parts = false;
    bool json = false;
};

int run_extract(const ExtractOptions& options, Context& context) {
    const Pipeline pipeline(Schema::locate(context.schema), imports_of(options.graph));
    if (!options.why_not.empty()) return run_why_not(pipeline, {options.inputs, options.read, options.why_not == "all", options.json}, context);
    if (options.confidence_parts) return run_confidence_parts(pipeline, options.inputs, options.read, context);
    Builder builder(pipeline, options.read);
    Progress progress;
    FaultLog faults(progress);
    const Summary summary;
    builder.on_fault(std::ref(faults));
    builder.on_note([&](const std::string& note) { faults.note(note); });
    builder.on_progress([&](const Tally& tally) { progress.show(tally.bytes, tally.total_bytes, summary.so_far(tally)); });
    std::string line;
    const Tally tally = builder.extract(options.inputs, [&](const Extraction& extraction) {
        for (const auto& record : extraction.records) {
            line.clear();
            append_json(line, record);
            context.out.line(line);
        }
    });
    context.out.flush();
    progress.clear();
    summary.print("", tally);
    return faults.status();
}

}  // namespace

void add_extract(CLI::App& app, Context& context) {
    add_verb<ExtractOptions>(app, context, "extract", "what documents say, as JSON Lines, without a graph", run_extract, [](CLI::App& verb, ExtractOptions& options) {
        declare_inputs(verb, options.inputs);
        declare_reading(verb, options.read);
        declare_floor(verb, options.read);
        verb.add_option("--graph", options.graph, "know the actors that were imported for this graph, too")->check(CLI::ExistingFile)->option_text("GRAPH");
        verb.add_flag("--why-not{nothing}", options.why_not, "instead of records: why each sentence without one has none; --why-not=all: what was left out elsewhere, too")
            ->check(CLI::IsMember({"nothing", "all"}));
        verb.add_flag("--confidence-parts", options.confidence_parts, "with each record, what its confidence is made of")->excludes("--why-not");
        declare_json(verb, options.json);
        verb.footer("One event or tie a line, in the order of the inputs; docs/file-formats.md has the members.\n"
                    "Example: entente extract articles/ | entente load world.db -");
    });
}

}  // namespace entente::cli
