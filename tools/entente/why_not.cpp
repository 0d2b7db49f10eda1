#include "why_not.hpp"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "events/why_not.hpp"
#include "fault_log.hpp"
#include "json_line.hpp"
#include "pipeline/reading_run.hpp"
#include "summary.hpp"

namespace entente::cli {
namespace {

// A verb such as "hold" has a score of frames; people see the first, --json has all.
constexpr std::size_t most_frames_shown = 3;

using events::Reason;
using events::SentenceReasons;

struct DocumentReasons {
    Extraction extraction;
    std::vector<SentenceReasons> sentences;
};

void print_json(const std::string& document, const SentenceReasons& sentence, Output& out) {
    JsonLine line;
    line.text("doc", document).number("sentence", sentence.sentence).number("begin", sentence.extent.begin).number("end", sentence.extent.end);
    line.text("text", sentence.text).number("records", sentence.records).open_list("reasons");
    for (const auto& r : sentence.reasons) {
        line.open_item().text("reason", r.name).text("word", r.word).text("lemma", r.lemma).text("pos", r.pos).number("begin", r.extent.begin).number("end", r.extent.end);
        if (!r.frame.empty()) line.text("frame", r.frame);
        if (!r.file.empty()) line.text("file", r.file);
        line.text("detail", r.detail);
        if (r.plausibility) line.real("plausibility", *r.plausibility);
        if (r.confidence) line.real("confidence", *r.confidence);
        if (r.floor) line.real("floor", *r.floor);
        if (!r.slots.empty()) {
            line.open_list("slots");
            for (const auto& slot : r.slots) {
                line.open_item().text("side", slot.target ? "target" : "source").text("at", slot.at);
                if (!slot.phrase.empty()) line.text("phrase", slot.phrase).text("fault", slot.fault);
                line.close();
            }
            line.close_list();
        }
        line.close();
    }
    line.close_list().print(out);
}

bool of_frame(const Reason& r) { return r.name == "condition" || r.name == "particle" || r.name == "light-verb"; }

/// Words without a frame on one line a part of speech; what came further, a line each.
void print_text(const std::string& document, const SentenceReasons& sentence, Output& out) {
    out.line(fmt::format("{}, sentence {}: {}", printable(document), sentence.sentence, out.ink(Ink::strong, printable(sentence.text))));
    int width = 0;
    for (const auto& r : sentence.reasons)
        if (r.name != "no-frame") width = std::max(width, columns(printable(r.word)));
    std::size_t frames = 0;  // of the same word, so far
    for (std::size_t i = 0; i < sentence.reasons.size(); ++i) {
        const auto& r = sentence.reasons[i];
        if (r.name == "no-frame") continue;
        const auto word = printable(r.word);
        const std::string pad(static_cast<std::size_t>(std::max(0, width - columns(word))), ' ');
        const bool last_of_word = i + 1 == sentence.reasons.size() || sentence.reasons[i + 1].extent != r.extent;
        frames = of_frame(r) ? frames + 1 : 0;
        if (frames > most_frames_shown) {
            if (last_of_word) out.line(fmt::format("  {}{}  and {} of its frames more; --json has them", out.ink(Ink::trigger, word), pad, frames - most_frames_shown));
            if (last_of_word) frames = 0;
            continue;
        }
        if (last_of_word) frames = 0;
        std::string mend;
        if (!r.file.empty()) mend = fmt::format(" [{}{}{}]", r.file, r.frame.empty() ? "" : ", ", r.frame);
        else if (!r.frame.empty()) mend = fmt::format(" [{}]", r.frame);
        out.line(fmt::format("  {}{}  {}{}", out.ink(Ink::trigger, word), pad, printable(r.detail), out.ink(Ink::faint, mend)));
    }
    for (const std::string_view pos : {"verb", "noun", "adjective"}) {
        std::string words, file;
        for (const auto& r : sentence.reasons) {
            if (r.name != "no-frame" || r.pos != pos) continue;
            // "verb "gather" has no frame; it has noun.gathering": the tail is what the lexicon knows of the lemma
            const auto known = r.detail.find("; it has ");
            words += (words.empty() ? "" : ", ") + printable(r.lemma) + (known == std::string::npos ? "" : " (" + r.detail.substr(known + 5) + ")");
            file = r.file;
        }
        if (!words.empty()) out.line(fmt::format("  no frame for the {}s: {}{}", pos, words, out.ink(Ink::faint, fmt::format(" [{}]", file))));
    }
    if (sentence.reasons.empty()) out.line("  holds no word that could carry an event");
    out.line();
}

}  // namespace

int run_why_not(const Pipeline& pipeline, const WhyNotOptions& options, Context& context) {
    Progress progress;
    FaultLog faults(progress);
    const Summary summary;
    std::uint64_t silent = 0, sentences = 0;
    const Tally tally = pipeline::run_documents(
        pipeline.knowledge(), options.read, options.inputs,
        {std::ref(faults), [&](const std::string& note) { faults.note(note); }, [&](const Tally& so_far) { progress.show(so_far.bytes, so_far.total_bytes, summary.so_far(so_far)); }},
        [&](pipeline::Worker& worker, text::RawDocument&& raw) {
            events::Trace trace;
            DocumentReasons result;
            result.extraction = worker.extract(std::move(raw), {.min_confidence = options.read.min_confidence, .trace = &trace}, [&](const pipeline::Reading& part, std::span<const Record> records) {
                std::ranges::move(worker.why_not(trace, part, records, options.all), std::back_inserter(result.sentences));
                trace = {};
            });
            return result;
        },
        [&](DocumentReasons&& result, Tally& so_far) {
            so_far.count(result.extraction);
            sentences += result.extraction.sentences.size();
            for (const auto& sentence : result.sentences) {
                if (sentence.records == 0) ++silent;
                options.json ? print_json(result.extraction.document->id, sentence, context.out) : print_text(result.extraction.document->id, sentence, context.out);
            }
        });
    context.out.flush();
    progress.clear();
    summary.print("", tally);
    remark(fmt::format("{} of {} sentences gave no record", silent, sentences));
    return faults.status();
}

}  // namespace entente::cli
