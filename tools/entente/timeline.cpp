// timeline GRAPH ACTOR [ACTOR]: dated edges in order.

#include <fmt/format.h>

#include "options.hpp"
#include "progress.hpp"
#include "table.hpp"
#include "verb.hpp"
#include "wording.hpp"

namespace entente::cli {
namespace {

struct TimelineArguments {
    std::string graph, actor, other;
    FilterOptions filter;
    std::size_t limit = 10'000;
    bool json = false;
};

int run_timeline(const TimelineArguments& arguments, Context& context) {
    const auto store = Store::open(arguments.graph);
    const auto actor = find_one_actor(*store, arguments.actor);
    std::optional<ActorNo> other;
    if (!arguments.other.empty()) other = find_one_actor(*store, arguments.other);
    const auto answer = timeline(*store, actor, other, arguments.filter.of(*store), arguments.limit);

    Table table({{"date"}, {"source"}, {""}, {"relation"}, {"target"}, {"edge"}, {"best evidence", Table::Align::left, true}});
    for (const auto& entry : answer.entries) {
        if (arguments.json) {
            JsonLine json;
            add_edge(json, entry.facts.id, entry.relation, entry.facts);
            json.actor("source", entry.source).actor("target", entry.target).raw("best", json_of(entry.best)).print(context.out);
            continue;
        }
        table.add({{date_words(entry.facts.date())}, {actor_words(entry.source), Ink::strong}, {arrow(true, entry.facts.reciprocal)},
                   {relation_words(entry.relation, entry.facts)}, {actor_words(entry.target), Ink::strong}, {to_hex(entry.facts.id), Ink::faint}, {evidence_words(entry.best, context.out)}});
    }
    if (!arguments.json && !table.empty()) table.print(context.out);
    context.out.flush();
    if (answer.entries.empty()) remark("no dated edge that the filters let through; --all takes negated and not actual events too");
    if (answer.left_out) remark(fmt::format("{} left out; --limit shows more", counted(answer.left_out, "later line")));
    return done;
}

}  // namespace

void add_timeline(CLI::App& app, Context& context) {
    add_verb<TimelineArguments>(app, context, "timeline", "dated edges of an actor or a pair, in order", run_timeline,
                                [](CLI::App& verb, TimelineArguments& arguments) {
        declare_graph(verb, arguments.graph);
        declare_actor(verb, "ACTOR", arguments.actor)->required();
        declare_actor(verb, "OTHER", arguments.other);
        declare_filter(verb, arguments.filter);
        verb.add_option("--limit", arguments.limit, "how many lines at most (default: 10000)")->check(CLI::Range(1, 1000000000))->option_text("N");
        declare_json(verb, arguments.json);
    });
}

}  // namespace entente::cli
