// timeline GRAPH ACTOR [ACTOR]: dated edges in order.

#include <algorithm>
#include <numeric>

#include <fmt/format.h>

#include "options.hpp"
#include "progress.hpp"
#include "table.hpp"
#include "verb.hpp"
#include "wording.hpp"

namespace entente::cli {
namespace {

constexpr const char* nothing = "no dated edge that the filters let through; --all takes negated and not actual events too";

struct TimelineArguments {
    std::string graph, actor, other;
    FilterOptions filter;
    std::size_t limit = 10'000;
    std::optional<TimelinePeriod> by;
    bool json = false;
};

std::string period_words(const DateSpan& span, TimelinePeriod period) {
    if (period == TimelinePeriod::quarter) return fmt::format("{:04} Q{}", span.start.year(), (span.start.month() + 2) / 3);
    return date_words(span);
}

/// A line a period; the bar has room for the busiest.
void print_periods(const std::vector<PeriodCount>& periods, const TimelineArguments& arguments, Output& out) {
    static constexpr const char* names[]{"statements", "verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict"};
    static constexpr const char* period_names[]{"day", "month", "quarter", "year"};
    using Align = Table::Align;
    Table table({{period_names[static_cast<int>(*arguments.by)]}, {"all", Align::right}, {"quad 1", Align::right}, {"2", Align::right}, {"3", Align::right},
                 {"4", Align::right}, {"statements", Align::right}, {"ties", Align::right}, {""}});
    const auto sum = [](const PeriodCount& count) { return std::accumulate(count.events.begin(), count.events.end(), count.ties); };
    std::uint64_t most = 0;
    for (const auto& count : periods) most = std::max(most, sum(count));
    for (const auto& count : periods) {
        if (arguments.json) {
            JsonLine json;
            json.date("period", count.span).number("edges", sum(count));
            for (std::size_t quad = 1; quad < count.events.size(); ++quad) json.number(names[quad], count.events[quad]);
            json.number(names[0], count.events[0]).number("ties", count.ties).print(out);
            continue;
        }
        const auto cell = [](std::uint64_t number) { return number ? grouped(number) : std::string(); };
        table.add({{period_words(count.span, *arguments.by), Ink::strong}, {cell(sum(count))}, {cell(count.events[1])}, {cell(count.events[2])}, {cell(count.events[3])}, {cell(count.events[4])},
                   {cell(count.events[0])}, {cell(count.ties)}, {bar(static_cast<double>(sum(count)), static_cast<double>(most))}});
    }
    if (!arguments.json && !table.empty()) table.print(out);
}

int run_timeline(const TimelineArguments& arguments, Context& context) {
    const auto store = Store::open(arguments.graph);
    const auto actor = find_one_actor(*store, arguments.actor);
    std::optional<ActorNo> other;
    if (!arguments.other.empty()) other = find_one_actor(*store, arguments.other);
    if (arguments.by) {
        const auto periods = timeline_by(*store, {{actor}}, other, arguments.filter.of(*store), *arguments.by);
        print_periods(periods, arguments, context.out);
        context.out.flush();
        if (periods.empty()) remark(nothing);
        return done;
    }
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
    if (answer.entries.empty()) remark(nothing);
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
        declare_choice(verb, "--by", arguments.by, {{"day", TimelinePeriod::day}, {"month", TimelinePeriod::month}, {"quarter", TimelinePeriod::quarter}, {"year", TimelinePeriod::year}}, "count the edges that begin in each day, month, quarter or year, by quad class");
        declare_limit(verb, arguments.limit, "lines");
        declare_json(verb, arguments.json);
        verb.footer("Example: entente timeline world.db Russia Ukraine --by year");
    });
}

}  // namespace entente::cli
