// who GRAPH ACTOR: who relates to the actor, and how.

#include <fmt/format.h>

#include "options.hpp"
#include "progress.hpp"
#include "table.hpp"
#include "verb.hpp"
#include "wording.hpp"

namespace entente::cli {
namespace {

struct WhoArguments {
    std::string graph, actor, with;
    WhoOptions options;
    FilterOptions filter;
    bool json = false;
};

void print_json(const WhoAnswer& answer, Output& out) {
    static constexpr const char* directions[] = {"out", "in", "both"};
    for (const auto& line : answer.lines) {
        JsonLine json;
        json.actor("actor", line.actor).actor("from", line.from).number("distance", line.distance);
        json.text("kind", to_string(line.kind)).text("type", line.type).text("direction", directions[static_cast<int>(line.direction)]);
        json.number("edges", line.edges).number("reports", line.reports);
        if (line.first) json.text("first", line.first->iso());
        if (line.last) json.text("last", line.last->iso());
        json.text("edge", to_hex(line.best_edge)).raw("best", json_of(line.best)).print(out);
    }
}

void print_table(const WhoAnswer& answer, unsigned hops, Output& out) {
    using Align = Table::Align;
    std::vector<Table::Column> columns{{""}, {"neighbour"}, {"code"}, {"relation"}, {"edges", Align::right}, {"first"}, {"last"}, {"edge"}, {"best evidence", Align::left, true}};
    if (hops > 1) columns.insert(columns.begin(), {{"steps", Align::right}, {"from"}});
    Table table(std::move(columns));
    for (const auto& line : answer.lines) {
        const bool both = line.direction == Neighbour::Direction::both;
        std::vector<Table::Cell> row;
        if (hops > 1) row = {{std::to_string(line.distance)}, {actor_words(line.from), Ink::faint}};
        const auto date = [](const std::optional<Date>& day) { return day ? day->iso() : std::string(); };
        row.insert(row.end(), {{arrow(line.direction == Neighbour::Direction::out, both)},
                               {actor_words(line.actor), Ink::strong},
                               {line.actor.code},
                               {line.type},
                               {grouped(line.edges)},
                               {date(line.first)},
                               {line.last == line.first ? std::string() : date(line.last)},
                               {to_hex(line.best_edge), Ink::faint},
                               {evidence_words(line.best, out)}});
        table.add(std::move(row));
    }
    out.line(fmt::format("{} ({})", out.ink(Ink::strong, printable(answer.actor.name)), printable(answer.actor.id)));
    if (table.empty()) out.line("no edge that the filters let through; --all takes negated and not actual ones too");
    else table.print(out);
}

int run_who(const WhoArguments& arguments, Context& context) {
    const auto store = Store::open(arguments.graph);
    auto options = arguments.options;
    options.filter = arguments.filter.of(*store);
    const auto actor = find_one_actor(*store, arguments.actor);
    if (!arguments.with.empty()) options.with = find_one_actor(*store, arguments.with);
    const auto answer = who(*store, actor, options);
    if (arguments.json) print_json(answer, context.out);
    else print_table(answer, options.hops, context.out);
    context.out.flush();
    if (answer.left_out) remark(fmt::format("{} left out; --limit shows more", counted(answer.left_out, "line")));
    if (answer.cut) remark(fmt::format("the walk ended at {}; fewer --hops or a filter gives a whole answer", limit_words(*answer.cut)));
    return done;
}

}  // namespace

void add_who(CLI::App& app, Context& context) {
    add_verb<WhoArguments>(app, context, "who", "who relates to an actor, and how", run_who, [](CLI::App& verb, WhoArguments& arguments) {
        declare_graph(verb, arguments.graph);
        declare_actor(verb, "ACTOR", arguments.actor)->required();
        verb.add_option("--with", arguments.with, "only this neighbour")->option_text("ACTOR");
        verb.add_option("--hops", arguments.options.hops, "neighbours of neighbours, so many steps away (default: 1)")->check(CLI::Range(1, 8))->option_text("N");
        declare_filter(verb, arguments.filter);
        declare_time_limit(verb, arguments.options.most_time);
        declare_limit(verb, arguments.options.limit, "lines");
        declare_json(verb, arguments.json);
        verb.footer("One line a neighbour and relation: → from the actor, ← to it, ⇄ both alike. 'entente explain GRAPH EDGE' shows why.\n"
                    "Example: entente who world.db \"Sergei Lavrov\" --type CONSULT --since 2016-01-01");
    });
}

}  // namespace entente::cli
