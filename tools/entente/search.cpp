// search GRAPH WORDS: sentences and names with these words.

#include <fmt/format.h>

#include "options.hpp"
#include "progress.hpp"
#include "table.hpp"
#include "verb.hpp"
#include "wording.hpp"

namespace entente::cli {
namespace {

struct SearchArguments {
    std::string graph;
    std::vector<std::string> words;
    FilterOptions filter;
    std::size_t limit = 20;
    bool json = false;
};

/// The sentence with the words that were found set off.
std::string marked(const FoundSentence& sentence, const Output& out) {
    std::string line;
    std::size_t at = 0;
    for (const auto& match : sentence.matches) {
        line += printable(sentence.text.substr(at, match.begin - at));
        line += out.ink(Ink::trigger, printable(sentence.text.substr(match.begin, match.end - match.begin)));
        at = match.end;
    }
    return line + printable(sentence.text.substr(at));
}

std::string record_words(const Record& record, const Output& out) {
    const auto side = [&](const std::optional<ActorRef>& actor) { return actor ? out.ink(Ink::strong, printable(actor->name)) : std::string("?"); };
    EdgeFacts facts;
    facts.polarity = record.polarity, facts.modality = record.modality;
    return fmt::format("  {} {} {}  {}  {}", side(record.source), arrow(true, record.reciprocal), side(record.target), relation_words({record.kind, record.type, record.mode, record.quad}, facts),
                       out.ink(Ink::faint, record.edge));
}

void print_json(const SearchAnswer& answer, Output& out) {
    for (const auto& found : answer.actors) JsonLine().actor("actor", found.actor).number("edges", found.edges).print(out);
    for (const auto& sentence : answer.sentences) {
        const auto& first = sentence.records.front();
        JsonLine line;
        line.text("doc", first.document->id).number("sentence", first.sentence).text("text", sentence.text).open_list("matches");
        for (const auto& match : sentence.matches) line.open_item().number("begin", match.begin).number("end", match.end).close();
        line.close_list().open_list("records");
        for (const auto& record : sentence.records) line.raw_item(json_of(record));
        line.close_list().print(out);
    }
}

void print_text(const SearchAnswer& answer, Output& out) {
    if (!answer.actors.empty()) {
        Table actors({{"actor"}, {"id"}, {"edges", Table::Align::right}});
        for (const auto& found : answer.actors) actors.add({{actor_words(found.actor), Ink::strong}, {found.actor.id, Ink::faint}, {grouped(found.edges)}});
        actors.print(out);
    }
    for (const auto& sentence : answer.sentences) {
        if (&sentence != &answer.sentences.front() || !answer.actors.empty()) out.line();
        const auto& first = sentence.records.front();
        out.line(out.ink(Ink::faint, printable(fmt::format("{}, sentence {} of {}", document_words(*first.document), first.sentence, first.document->id))));
        out.line(marked(sentence, out));
        for (const auto& record : sentence.records) out.line(record_words(record, out));
    }
}

int run_search(const SearchArguments& arguments, Context& context) {
    const auto store = Store::open(arguments.graph);
    std::string words;
    for (const auto& word : arguments.words) words += (words.empty() ? "" : " ") + word;
    const auto answer = search(*store, words, {.filter = arguments.filter.of(*store), .limit = arguments.limit});
    if (arguments.json) print_json(answer, context.out);
    else print_text(answer, context.out);
    context.out.flush();
    if (answer.sentences.empty()) remark("no sentence that an edge stands on has these words, or the filters leave none; --all takes negated and not actual events too");
    if (answer.cut) remark("there are more sentences; --limit shows them");
    return done;
}

}  // namespace

void add_search(CLI::App& app, Context& context) {
    add_verb<SearchArguments>(app, context, "search", "sentences and names with these words, and the edges of each sentence", run_search, [](CLI::App& verb, SearchArguments& arguments) {
        declare_graph(verb, arguments.graph);
        verb.add_option("WORDS", arguments.words, "all must be in the sentence; \"in quotes\": together; begin*; AND, OR, NOT, ( )")->required()->option_text(" ");
        declare_filter(verb, arguments.filter);
        declare_limit(verb, arguments.limit, "sentences");
        declare_json(verb, arguments.json);
        verb.footer("Letters' case and accents do not count. Sentences that gave no edge are not searched.\n"
                    "Example: entente search world.db 'ceasefire OR \"peace talks\"' --since 2016-01-01");
    });
}

}  // namespace entente::cli
