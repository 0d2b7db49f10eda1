#include "wording.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "place_in_sentence.hpp"
#include "progress.hpp"

namespace entente::cli {

std::string number_words(const NumberRange& range) {
    if (!range.most) return fmt::format("at least {}", range.least.value_or(0));
    if (!range.least) return fmt::format("at most {}", *range.most);
    return *range.least == *range.most ? fmt::format("{}", *range.least) : fmt::format("{} to {}", *range.least, *range.most);
}

std::string date_words(const std::optional<DateSpan>& span) {
    if (!span) return {};
    const auto& [start, end] = *span;
    if (start == end) return start.iso();
    const Date after = end.plus_days(1);
    if (start.day_of_month() == 1 && after.day_of_month() == 1) {
        const unsigned months = static_cast<unsigned>((after.year() - start.year()) * 12) + after.month() - start.month();
        if (months == 1) return start.iso().substr(0, 7);
        if (months == 12 && start.month() == 1) return start.iso().substr(0, 4);
    }
    return start.iso() + "/" + end.iso();
}

std::string relation_words(const Relation& relation, const EdgeFacts& facts) {
    std::string words = relation.type;
    if (!relation.mode.empty()) words += " " + relation.mode;
    std::string status;
    if (facts.polarity == Polarity::negated) status = to_string(facts.polarity);
    if (facts.modality != Modality::actual) status.append(status.empty() ? "" : ", ").append(to_string(facts.modality));
    return status.empty() ? words : fmt::format("{} ({})", words, status);
}

std::string arrow(bool forward, bool reciprocal) { return reciprocal ? "⇄" : forward ? "→" : "←"; }

std::string bar(double value, double most, int width) {
    constexpr const char* parts[] = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
    if (!(value > 0) || !(most > 0)) return {};
    const auto eighths = std::max(1L, std::lround(std::min(1.0, value / most) * width * 8));
    std::string out;
    for (long i = 0; i < eighths / 8; ++i) out += "█";
    return out + parts[eighths % 8];
}

std::string json_of(const Record& record) {
    std::string json;
    append_json(json, record);
    return json;
}

std::string document_words(const DocumentInfo& document) {
    std::string words = document.title.empty() ? document.id : document.title;
    std::string about = document.publisher;
    if (document.published) about.append(about.empty() ? "" : ", ").append(document.published->iso());
    return about.empty() ? words : fmt::format("{} ({})", words, about);
}

std::string actor_words(const Actor& actor) {
    return is_local_actor(actor.id) ? actor.name + " " + actor.id.substr(actor.id.find('@')) : actor.name;
}

std::string evidence_words(const Record& record, const Output& out) {
    constexpr std::size_t before = 20;  // bytes
    if (out.width() == 0) return record.text;
    const auto trigger = place_in_sentence(record, record.trigger, record.trigger_extent);
    if (trigger == std::string::npos || trigger <= before) return record.text;
    const auto blank = record.text.find(' ', trigger - before);
    return blank == std::string::npos || blank >= trigger ? "…" + record.text.substr(trigger) : "…" + record.text.substr(blank + 1);
}

std::string left_out_words(const LeftOut& left_out, const Filter& filter) {
    static constexpr const char* options[]{"--type", "--only", "--quad", "--since", "--until", "--min-confidence", "--polarity", "--modality", "--document", "--actor-kind", "--country"};
    std::string words;
    std::uint64_t not_so = 0;
    for (const auto& [part, edges] : left_out) {
        if ((part == FilterPart::polarity && !filter.polarity) || (part == FilterPart::modality && !filter.modality)) not_so += edges;
        else words += fmt::format("; {} left out by {}", counted(edges, "edge"), options[static_cast<int>(part)]);
    }
    if (not_so) words += fmt::format("; {} left out that {} negated, planned, requested or possible (--all takes them)", counted(not_so, "edge"), not_so == 1 ? "is" : "are");
    return words;
}

std::string limit_words(Limit limit) { return limit == Limit::time ? "its limit of time" : "its limit of edges"; }

void add_edge(JsonLine& line, EdgeId id, const Relation& relation, const EdgeFacts& facts) {
    line.text("edge", to_hex(id)).text("kind", to_string(relation.kind)).text("type", relation.type);
    if (!relation.mode.empty()) line.text("mode", relation.mode);
    line.number("quad", static_cast<std::uint64_t>(relation.quad)).date("date", facts.date()).boolean("reciprocal", facts.reciprocal);
    line.text("polarity", to_string(facts.polarity)).text("modality", to_string(facts.modality));
    line.real("confidence", facts.confidence).number("reports", facts.reports);
}

std::string node_words(const Actor& actor, const Output& out) {
    return fmt::format("{}{}", out.ink(Ink::strong, printable(actor_words(actor))), actor.code.empty() ? "" : out.ink(Ink::faint, "  " + actor.code));
}

void print_step(const PathStep& step, Output& out) {
    std::string line = fmt::format("  {} {}", arrow(step.forward, step.facts.reciprocal), relation_words(step.relation, step.facts));
    if (const auto date = date_words(step.facts.date()); !date.empty()) line += "  " + date;
    if (step.edges > 1) line += fmt::format("  (best of {} edges)", step.edges);
    out.line(fmt::format("{}  {}", line, out.ink(Ink::faint, to_hex(step.edge))));
    const std::string sentence = printable(step.best.text);
    out.line("      " + (out.width() > 0 ? shorten(sentence, out.width() - 6) : sentence));
}

void add_step(JsonLine& line, const PathStep& step) {
    line.actor("from", step.from).actor("to", step.to).boolean("forward", step.forward);
    add_edge(line, step.edge, step.relation, step.facts);
    line.number("edges", step.edges).raw("best", json_of(step.best));
}

}  // namespace entente::cli
