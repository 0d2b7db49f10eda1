// annotate INPUT...: the language analysis, as CoNLL-U.

#include <fstream>
#include <iostream>
#include <sstream>

#include <fmt/format.h>

#include <entente/entente.hpp>

#include "fault_log.hpp"
#include "options.hpp"
#include "pipeline/reading_run.hpp"
#include "summary.hpp"
#include "syntax/conllu.hpp"
#include "verb.hpp"

namespace entente::cli {
namespace {

struct AnnotateOptions {
    std::vector<std::string> inputs;
    ReadOptions read;
    std::string from = "text";
};

std::string conllu(const pipeline::Reading& reading) {
    std::ostringstream out;
    const auto& sentences = reading.document.sentences;
    const auto actor_of = [&](std::uint32_t token) {
        const auto* mention = reading.cast.at(token);
        if (!mention || mention->actor == actors::nobody) return std::string();
        auto entry = "Actor=" + reading.cast.actors[mention->actor].id;
        if (mention->head == token && mention->last - mention->first > 1) {
            const auto before = sentences[mention->sentence].first;  // CoNLL-U counts the words of a sentence from 1
            entry += fmt::format("|Span={}-{}", mention->first - before + 1, mention->last - before);
        }
        return entry;
    };
    auto time = reading.times.begin();
    const auto misc = [&](std::uint32_t token) {  // asked in the order of the text
        auto entry = actor_of(token);
        while (time != reading.times.end() && time->head < token) ++time;
        if (time != reading.times.end() && time->head == token) entry += (entry.empty() ? "" : "|") + syntax::to_misc(*time);
        return entry;
    };
    syntax::write_conllu(out, reading.document, reading.analysis, {.misc = misc});
    return std::move(out).str();
}

/// Sentences and tokens as given; what the columns say beside the forms is predicted anew.
int annotate_conllu(const AnnotateOptions& options, const Pipeline& pipeline, Context& context, FaultLog& faults) {
    pipeline::Worker worker(pipeline.knowledge());
    for (const auto& name : options.inputs) {
        try {
            std::ifstream file;
            if (name != "-") {
                file.open(name, std::ios::binary);
                if (!file) throw Error(ErrorCode::input, "cannot be opened", name, "is the path right, and may it be read?");
            }
            text::Document document;
            syntax::Analysis given;
            syntax::read_conllu(name == "-" ? std::cin : file, name == "-" ? "standard input" : name, document, given);
            document.info = std::make_shared<const DocumentInfo>(DocumentInfo{.id = name, .published = options.read.published});
            context.out.write(conllu(worker.analyze(std::move(document))));
        } catch (const Error& error) {
            faults(error);
        }
    }
    return faults.status();
}

int annotate_text(const AnnotateOptions& options, const Pipeline& pipeline, Context& context, FaultLog& faults, Progress& progress) {
    const Summary summary;
    const Tally tally = pipeline::run_documents(
        pipeline.knowledge(), options.read, options.inputs,
        {std::ref(faults), [&](const std::string& note) { faults.note(note); }, [&](const Tally& so_far) { progress.show(so_far.bytes, so_far.total_bytes, summary.so_far(so_far)); }},
        [](pipeline::Worker& worker, text::RawDocument&& raw) {
            std::string lines;
            worker.analyze(std::move(raw), [&](const pipeline::Reading& reading) {
                if (lines.empty()) lines = fmt::format("# newdoc id = {}\n", printable(reading.document.info->id));
                lines += conllu(reading);
            });
            return lines;
        },
        [&](const std::string& lines, Tally& so_far) {
            ++so_far.documents;
            context.out.write(lines);
        });
    context.out.flush();
    progress.clear();
    summary.print("", tally);
    return faults.status();
}

int run_annotate(const AnnotateOptions& options, Context& context) {
    const Pipeline pipeline(Schema::locate(context.schema));
    Progress progress;
    FaultLog faults(progress);
    return options.from == "conllu" ? annotate_conllu(options, pipeline, context, faults) : annotate_text(options, pipeline, context, faults, progress);
}

}  // namespace

void add_annotate(CLI::App& app, Context& context) {
    add_verb<AnnotateOptions>(app, context, "annotate", "the language analysis as CoNLL-U", run_annotate, [](CLI::App& verb, AnnotateOptions& options) {
        declare_inputs(verb, options.inputs);
        declare_reading(verb, options.read);
        verb.add_option("--from", options.from, "'conllu' keeps the sentences and tokens that are given, and predicts the rest")
            ->check(CLI::IsMember({"text", "conllu"}))
            ->option_text("FORMAT");
        verb.footer("MISC holds NER=; Actor= and Span= on the head of a mention; Time=, Date= and Precision= on the head of an expression of time.\n"
                    "docs/commands.md tells them.\n"
                    "Example: entente annotate articles/ > articles.conllu");
    });
}

}  // namespace entente::cli
