// diff GRAPH --before PERIOD --after PERIOD: what became of the relations of each two actors.

#include <cmath>

#include <fmt/format.h>

#include <entente/measures.hpp>

#include "formats/svg_bars.hpp"
#include "options.hpp"
#include "output_file.hpp"
#include "progress.hpp"
#include "table.hpp"
#include "verb.hpp"
#include "wording.hpp"

namespace entente::cli {
namespace {

/// Days from one to another, either of which may be open.
struct Period {
    std::optional<Date> first, last;
};

struct DiffArguments {
    std::string graph, before, after, actor, svg;
    FilterOptions filter;
    std::size_t limit = 25;
    bool json = false;
};

/// "2016" or "2016-07": all of its days. "2016-07-14": that day.
std::optional<DateSpan> span_of(std::string_view text) {
    if (const auto day = Date::parse(text)) return DateSpan{*day, *day};
    const auto first = Date::parse(fmt::format("{}{}", text, text.size() == 4 ? "-01-01" : "-01"));
    if (!first) return std::nullopt;
    const std::chrono::year_month_day begin{first->day};
    const auto end = text.size() == 4 ? std::chrono::sys_days{begin.year() / std::chrono::December / 31} : std::chrono::sys_days{begin.year() / begin.month() / std::chrono::last};
    return DateSpan{*first, Date{end}};
}

/// "2016-01/2016-06": both whole. A single day stands for all before it, or all from it on.
Period period_of(const char* option, std::string_view text, bool before) {
    const auto fail = [&] [[noreturn]] { throw CLI::ValidationError(option, fmt::format("'{}' is no period; write it as 2016, 2016-07, 2016-01/2016-06, or as a day that parts the two", text)); };
    const auto slash = text.find('/');
    const auto from = span_of(text.substr(0, slash));
    if (!from) fail();
    if (slash != std::string_view::npos) {
        const auto to = span_of(text.substr(slash + 1));
        if (!to || to->end < from->start) fail();
        return {from->start, to->end};
    }
    if (!(from->start == from->end)) return {from->start, from->end};
    return before ? Period{std::nullopt, from->start.plus_days(-1)} : Period{from->start, std::nullopt};
}

/// Open ends are those of the graph.
std::uint64_t days_of(const Period& period, const std::optional<DateSpan>& whole) {
    if (!whole) return 1;
    const auto first = period.first.value_or(whole->start), last = period.last.value_or(whole->end);
    return last < first ? 1 : static_cast<std::uint64_t>((last.day - first.day).count()) + 1;
}

std::string period_words(const Period& period) {
    if (!period.first) return "up to " + period.last->iso();
    if (!period.last) return "from " + period.first->iso() + " on";
    return date_words(DateSpan{*period.first, *period.last});
}

std::string counts_words(const Change::Side& side) { return fmt::format("{} (+{} -{})", side.edges, side.friendly, side.hostile); }

void add_side(JsonLine& line, const char* name, const Change::Side& side) {
    line.open(name).number("edges", side.edges).number("friendly", side.friendly).number("hostile", side.hostile).close();
}

int run_diff(const DiffArguments& arguments, Context& context) {
    if (arguments.filter.filter.since || arguments.filter.filter.until) throw CLI::ValidationError("diff", "--before and --after say which days; --since and --until have no place beside them");
    const auto before = period_of("--before", arguments.before, true);
    if (arguments.after.empty() && before.first) throw CLI::ValidationError("diff", fmt::format("--after is missing: only a day parts the two, and {} is a whole period", arguments.before));
    const auto after = period_of("--after", arguments.after.empty() ? arguments.before : arguments.after, false);
    const auto store = Store::open(arguments.graph);
    const auto asked = arguments.filter.of(*store);
    std::optional<std::string> only;  // as edges name it, where they are rolled up too
    if (!arguments.actor.empty()) only = store->actor(store->walker(asked)->shown_as(find_one_actor(*store, arguments.actor))).id;
    const auto whole = store->info().span;
    const auto graph_of = [&](const Period& period) {
        auto filter = asked;
        filter.since = period.first, filter.until = period.last;
        return store->graph(filter);
    };
    auto found = changes(graph_of(before), days_of(before, whole), graph_of(after), days_of(after, whole));
    if (only) std::erase_if(found.pairs, [&](const Change& c) { return found.actors[c.a].id != *only && found.actors[c.b].id != *only; });
    const auto left_out = found.pairs.size() - std::min(arguments.limit, found.pairs.size());
    found.pairs.resize(found.pairs.size() - left_out);

    const double most = found.pairs.empty() ? 0 : std::abs(found.moved(found.pairs.front()));
    using Align = Table::Align;
    Table table({{"actor"}, {"actor"}, {"before", Align::right}, {"after", Align::right}, {"a month", Align::right}, {""}, {"tone", Align::right}});
    std::vector<formats::Bar> bars;
    for (const auto& change : found.pairs) {
        const auto &a = found.actors[change.a], &b = found.actors[change.b];
        const double moved = found.moved(change);
        const auto tone = Changes::tone(change);
        const auto text = fmt::format("{:+.1f}", moved);
        if (!arguments.svg.empty()) bars.push_back({a.name + " – " + b.name, moved, text});
        if (arguments.json) {
            JsonLine line;
            line.actor("a", a).actor("b", b);
            add_side(line, "before", change.before);
            add_side(line, "after", change.after);
            line.real("moved", moved);
            if (tone) line.real("tone", *tone);
            line.print(context.out);
            continue;
        }
        table.add({{actor_words(a), Ink::strong}, {actor_words(b), Ink::strong}, {counts_words(change.before)}, {counts_words(change.after)}, {text}, {bar(std::abs(moved), most, 12), moved > 0 ? Ink::good : Ink::bad},
                   {tone ? fmt::format("{:+.2f}", *tone) : std::string()}});
    }
    if (!arguments.json && !table.empty()) table.print(context.out);
    if (!arguments.svg.empty()) {
        OutputFile file(arguments.svg);
        formats::write_svg_bars(file.stream(), fmt::format("edges a month: {} less {}", period_words(after), period_words(before)), bars);
        file.keep();
    }
    context.out.flush();
    if (found.pairs.empty()) remark("no pair of actors whose dated edges differ between the two periods");
    if (left_out) remark(fmt::format("{} left out; --limit shows more", counted(left_out, "pair")));
    return done;
}

}  // namespace

void add_diff(CLI::App& app, Context& context) {
    add_verb<DiffArguments>(app, context, "diff", "what changed between two periods", run_diff, [](CLI::App& verb, DiffArguments& arguments) {
        declare_graph(verb, arguments.graph);
        verb.add_option("ACTOR", arguments.actor, "only pairs with this actor: an id, name or alias")->option_text(" ");
        verb.add_option("--before", arguments.before, "the earlier period: 2016, 2016-07, 2016-01/2016-06; a day is all before it")->required()->option_text("PERIOD");
        verb.add_option("--after", arguments.after, "the later period; a day is all from it on (default, where --before is a day: from that day on)")->option_text("PERIOD");
        declare_filter(verb, arguments.filter);
        declare_limit(verb, arguments.limit, "lines");
        declare_picture(verb, arguments.svg);
        declare_json(verb, arguments.json);
        verb.footer("Edges in each period with those of cooperation (+) and conflict (-), the change a month (30 days), and how far the tone rose (-2 to 2).\n"
                    "Example: entente diff world.db Russia --before 2014-03-01");
    });
}

}  // namespace entente::cli
