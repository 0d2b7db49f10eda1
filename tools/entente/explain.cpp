// explain GRAPH EDGE: why an edge is there.

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "actor_decisions.hpp"
#include "confidence_parts.hpp"
#include "options.hpp"
#include "pipeline/rereading.hpp"
#include "progress.hpp"
#include "table.hpp"
#include "tree_view.hpp"
#include "verb.hpp"
#include "wording.hpp"

namespace entente::cli {
namespace {

struct ExplainOptions {
    std::string graph, edge;
    std::size_t limit = 10;
    Window window;
    bool json = false;
};

bool meet(const Extent& a, const Extent& b) { return a.begin < b.end && b.begin < a.end; }

/// What a word is to a record.
Ink role_of(const pipeline::RereadWord& word, const Record& record) {
    if (meet(word.extent, record.trigger_extent)) return Ink::trigger;
    if (record.source && meet(word.extent, record.source->extent)) return Ink::source;
    if (record.target && meet(word.extent, record.target->extent)) return Ink::target;
    return Ink::plain;
}

const char* role_name(Ink role) { return role == Ink::trigger ? "trigger" : role == Ink::source ? "source" : "target"; }

/// The sentence with its parts marked: by colour, else in brackets ("[Kerry: source]").
std::string marked(const std::vector<pipeline::RereadWord>& words, const Record& record, const Output& out) {
    std::string line;
    for (std::size_t i = 0; i < words.size();) {
        const Ink role = role_of(words[i], record);
        std::string piece;
        bool space = false;
        for (; i < words.size() && role_of(words[i], record) == role; ++i) {
            if (space) piece += ' ';
            piece += printable(words[i].form);
            space = words[i].space_after;
        }
        if (role == Ink::plain) line += piece;
        else if (out.colour()) line += out.ink(role, piece);
        else line += fmt::format("[{}: {}]", piece, role_name(role));
        if (space && i < words.size()) line += ' ';
    }
    return line;
}

void print_decisions(const Record& record, Output& out) {
    Table table({{""}, {""}, {""}, {""}, {"", Table::Align::left, true}});
    const auto row = [&](const char* part, const std::optional<ActorRef>& actor, Ink ink) {
        if (!actor) return;
        table.add({{std::string("  ") + part}, {fmt::format("\"{}\"", actor->mention), ink}, {actor->id}, {actor->code}, {actor->resolution, Ink::faint}});
    };
    row("source", record.source, Ink::source);
    row("target", record.target, Ink::target);
    row("said by", record.attributed_to, Ink::strong);
    table.add({{"  trigger"}, {fmt::format("\"{}\"", record.trigger), Ink::trigger}, {"rule " + record.rule}, {record.cameo.empty() ? "" : "CAMEO " + record.cameo},
               {fmt::format("confidence {:.2f}", record.confidence), Ink::faint}});
    table.print(out);
}

void print_status(const Record& record, Output& out) {
    std::string line;
    const auto add = [&](std::string_view name, std::string_view value) {
        if (!value.empty()) line.append(line.empty() ? "  " : ", ").append(name).append(" ").append(value);
    };
    add("date", date_words(record.date));
    if (record.place) add("place", record.place->name);
    for (const auto& [name, range] : record.numbers) add(name, number_words(range));
    add("polarity", to_string(record.polarity));
    add("modality", to_string(record.modality));
    for (const auto& context : record.contexts) add("context", context);
    out.line(printable(line));
}

void print_evidence(std::size_t number, const Record& record, const pipeline::Rereading& rereading, Output& out) {
    out.line();
    out.line(fmt::format("{}. {}, sentence {}, record {}", number, out.ink(Ink::strong, printable(document_words(*record.document))), record.sentence,
                         out.ink(Ink::faint, record.id)));
    out.line("  " + marked(rereading.words, record, out));
    out.line();
    print_decisions(record, out);
    print_status(record, out);
    if (rereading.confidence) out.line(out.ink(Ink::faint, fmt::format("  confidence {:.2f} = {}", record.confidence, confidence_words(*rereading.confidence, record.rule))));
    out.line();
    std::vector<TreeWord> tree;
    for (const auto& word : rereading.words)
        tree.push_back({printable(word.form), fmt::format("{:<5} {:<12} {}", word.upos, word.deprel, printable(word.lemma)), word.head, role_of(word, record)});
    for (const auto& line : draw_tree(tree, out)) out.line("  " + line);
    if (!rereading.in_context)
        out.line(out.ink(Ink::faint, "  The graph has this record without its document: the tree is that of the sentence read alone."));
    else if (!rereading.confirmed)
        out.line(out.ink(Ink::bad, "  The model or the lexicon has changed since this was read: today they do not give this record from this sentence."));
}

void print_heading(const Explanation& explanation, Output& out) {
    const auto name = [&](const std::optional<Actor>& actor) { return out.ink(Ink::strong, actor ? printable(actor->name) : "(nobody named)"); };
    std::string line = fmt::format("{} {} {} {}", name(explanation.source), arrow(true, explanation.facts.reciprocal),
                                   relation_words(explanation.relation, explanation.facts), name(explanation.target));
    if (const auto date = date_words(explanation.facts.date()); !date.empty()) line += "  " + date;
    out.line(line);
    out.line(out.ink(Ink::faint, fmt::format("edge {}, confidence {:.2f}, {} in {}", to_hex(explanation.edge), explanation.facts.confidence,
                                             counted(explanation.facts.reports, "report"), counted(explanation.documents, "document"))));
}

/// The edges that other verbs show as one with this one.
void print_same_event(const Explanation& explanation, int window, Output& out) {
    if (explanation.same_event.empty()) return;
    std::string line = fmt::format("one event with {} {}:", counted(explanation.same_event.size(), "other edge"),
                                   window == 0 ? "of the same days" : fmt::format("within {}", counted(static_cast<std::uint64_t>(window), "day")));
    for (const auto edge : explanation.same_event) line += " " + to_hex(edge);
    out.line(out.ink(Ink::faint, line));
}

/// What was decided on the actors themselves, where anything was.
void print_identities(const Explanation& explanation, Output& out) {
    if (explanation.decisions.empty()) return;
    out.line();
    decision_table(explanation.decisions).print(out);
}

/// The record as extract writes it; behind it, where there are any, the decisions that its actors rest on, and the other edges of the
/// same event.
std::string explained_json(const Record& record, const Explanation& explanation) {
    auto json = json_of(record);
    if (explanation.decisions.empty() && explanation.same_event.empty()) return json;
    JsonLine rest;
    if (!explanation.decisions.empty()) {
        rest.open_list("decisions");
        for (const auto& decision : explanation.decisions) {
            rest.open_item();
            add_decision(rest, decision);
            rest.close();
        }
        rest.close_list();
    }
    if (!explanation.same_event.empty()) {
        std::vector<std::string> edges;
        for (const auto edge : explanation.same_event) edges.push_back(to_hex(edge));
        rest.texts("same_event", edges);
    }
    json.back() = ',';
    return json.append(rest.ended().substr(1));
}

int run_explain(const ExplainOptions& options, Context& context) {
    const auto store = Store::open(options.graph);
    const auto window = options.window.of(*store);
    const auto explanation = explain(*store, options.edge, window);
    const auto shown = std::min(options.limit, explanation.evidence.size());
    if (options.json) {
        for (std::size_t i = 0; i < shown; ++i) context.out.line(explained_json(explanation.evidence[i], explanation));
    } else {
        print_heading(explanation, context.out);
        print_same_event(explanation, window.value_or(0), context.out);
        print_identities(explanation, context.out);
        pipeline::Worker worker(Pipeline(Schema::locate(context.schema), store->imports()).knowledge());
        for (std::size_t i = 0; i < shown; ++i) {
            const auto& record = explanation.evidence[i];
            print_evidence(i + 1, record, reread(worker, record, store->document_text(record.document->id)), context.out);
        }
    }
    context.out.flush();
    if (shown < explanation.evidence.size()) remark(fmt::format("{} left out; --limit shows more", counted(explanation.evidence.size() - shown, "report")));
    return done;
}

}  // namespace

void add_explain(CLI::App& app, Context& context) {
    add_verb<ExplainOptions>(app, context, "explain", "why an edge is there: words, tree, rule, and who is meant", run_explain,
                             [](CLI::App& verb, ExplainOptions& options) {
        declare_graph(verb, options.graph);
        verb.add_option("EDGE", options.edge, "the id of an edge, as the other verbs show it, or of a record")->required()->option_text(" ");
        declare_limit(verb, options.limit, "reports");
        declare_window(verb, options.window);
        declare_json(verb, options.json);
        verb.footer("Example: entente explain world.db 00093b26b011f73c");
    });
}

}  // namespace entente::cli
