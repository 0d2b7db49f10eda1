// measure GRAPH NAME: numbers of the whole graph and of each actor in it.

#include <cmath>
#include <functional>
#include <map>

#include <fmt/format.h>

#include <entente/measures.hpp>

#include "formats/svg_bars.hpp"
#include "formats/svg_network.hpp"
#include "options.hpp"
#include "output_file.hpp"
#include "progress.hpp"
#include "table.hpp"
#include "verb.hpp"
#include "wording.hpp"

namespace entente::cli {
namespace {

struct MeasureArguments {
    std::string graph, name, svg;
    FilterOptions filter;
    std::size_t limit = 25;
    double resolution = 1.0;
    bool json = false;
};

/// An actor's number, as it is ranked and as it is read.
struct Scored {
    Graph::Vertex vertex = 0;
    double score = 0;
    std::string text;
};

constexpr std::size_t drawn_actors = 40;  // more names than that cover each other

/// The greatest first, of equal ones by id; at most `limit`. How many are left out.
std::size_t rank(std::vector<Scored>& scores, std::size_t limit) {
    std::stable_sort(scores.begin(), scores.end(), [](const Scored& a, const Scored& b) { return a.score > b.score; });
    const auto left_out = scores.size() - std::min(limit, scores.size());
    scores.resize(scores.size() - left_out);
    return left_out;
}

void remark_left_out(std::size_t number, const char* noun) {
    if (number) remark(fmt::format("{} left out; --limit shows more", counted(number, noun)));
}

/// One number an actor: degree, betweenness, PageRank.
class Ranking {
public:
    Ranking(const Graph& graph, const MeasureArguments& arguments, Context& context) : graph_(graph), arguments_(arguments), context_(context) {}

    using AddMembers = std::function<void(JsonLine&, Graph::Vertex)>;
    using Cells = std::function<std::vector<Table::Cell>(Graph::Vertex)>;
    void print(std::vector<Scored> scores, const char* score_name, std::vector<Table::Column> more = {}, const Cells& cells = {}, const AddMembers& members = {}) const {
        const auto left_out = rank(scores, arguments_.limit);
        const double most = scores.empty() ? 0 : scores.front().score;
        std::vector<Table::Column> columns{{"", Table::Align::right}, {"actor"}, {"code"}, {score_name, Table::Align::right}, {""}};
        columns.insert(columns.end(), more.begin(), more.end());
        Table table(std::move(columns));
        for (std::size_t i = 0; i < scores.size(); ++i) {
            const auto& scored = scores[i];
            const auto& actor = graph_.actors()[scored.vertex];
            if (arguments_.json) {
                JsonLine line;
                line.text("measure", arguments_.name).number("rank", i + 1).actor("actor", actor).real("score", scored.score);
                if (members) members(line, scored.vertex);
                line.print(context_.out);
                continue;
            }
            std::vector<Table::Cell> row{{std::to_string(i + 1), Ink::faint}, {actor_words(actor), Ink::strong}, {actor.code}, {scored.text}, {bar(scored.score, most), Ink::source}};
            if (cells)
                for (auto& cell : cells(scored.vertex)) row.push_back(std::move(cell));
            table.add(std::move(row));
        }
        if (!arguments_.json && !table.empty()) table.print(context_.out);
        if (!arguments_.svg.empty()) draw(scores, score_name);
        context_.out.flush();
        remark_left_out(left_out, "actor");
    }

private:
    void draw(const std::vector<Scored>& scores, const char* score_name) const {
        std::vector<formats::Bar> bars;
        for (const auto& scored : scores) bars.push_back({graph_.actors()[scored.vertex].name, scored.score, scored.text});
        OutputFile file(arguments_.svg);
        formats::write_svg_bars(file.stream(), score_name, bars);
        file.keep();
    }

    const Graph& graph_;
    const MeasureArguments& arguments_;
    Context& context_;
};

int measure_degree(const Graph& graph, const MeasureArguments& arguments, Context& context) {
    const auto all = degrees(graph);
    std::vector<Scored> scores;
    for (Graph::Vertex v = 0; v < all.size(); ++v) scores.push_back({v, static_cast<double>(all[v].neighbours), grouped(all[v].neighbours)});
    using Align = Table::Align;
    Ranking(graph, arguments, context)
        .print(std::move(scores), "neighbours", {{"edges out", Align::right}, {"edges in", Align::right}, {"reports", Align::right}},
               [&](Graph::Vertex v) { return std::vector<Table::Cell>{{grouped(all[v].out)}, {grouped(all[v].in)}, {grouped(all[v].reports)}}; },
               [&](JsonLine& line, Graph::Vertex v) { line.number("neighbours", all[v].neighbours).number("out", all[v].out).number("in", all[v].in).number("reports", all[v].reports); });
    return done;
}

int measure_betweenness(const Graph& graph, const MeasureArguments& arguments, Context& context) {
    const auto result = betweenness(graph);
    std::vector<Scored> scores;
    for (Graph::Vertex v = 0; v < result.scores.size(); ++v) scores.push_back({v, result.scores[v], fmt::format("{:.4f}", result.scores[v])});
    Ranking(graph, arguments, context).print(std::move(scores), "betweenness");
    if (!result.exact())
        remark(fmt::format("an estimate: shortest walks were followed from {} of {} actors; a filter that leaves fewer edges gives exact numbers", grouped(result.starts), grouped(result.scores.size())));
    return done;
}

int measure_pagerank(const Graph& graph, const MeasureArguments& arguments, Context& context) {
    const auto ranks = pagerank(graph);
    std::vector<Scored> scores;
    for (Graph::Vertex v = 0; v < ranks.size(); ++v) scores.push_back({v, ranks[v], fmt::format("{:.4f}", ranks[v])});
    Ranking(graph, arguments, context).print(std::move(scores), "pagerank");
    return done;
}

/// The members of each part, those with most neighbours first.
std::vector<std::vector<Graph::Vertex>> members_of(const Parts& parts, const std::vector<Degree>& all) {
    std::vector<std::vector<Graph::Vertex>> members(parts.sizes.size());
    for (Graph::Vertex v = 0; v < parts.of.size(); ++v) members[parts.of[v]].push_back(v);
    for (auto& list : members) std::stable_sort(list.begin(), list.end(), [&](auto a, auto b) { return all[a].neighbours > all[b].neighbours; });
    return members;
}

/// The actors with most neighbours, and what joins them.
struct Drawing {
    std::vector<formats::DrawnNode> nodes;
    std::vector<formats::DrawnLink> links;

    Drawing(const Graph& graph, const std::vector<Degree>& all, const std::function<std::optional<std::uint32_t>(Graph::Vertex)>& group_of, bool with_signs) {
        std::vector<Graph::Vertex> order;
        for (Graph::Vertex v = 0; v < all.size(); ++v)
            if (all[v].neighbours > 0 && group_of(v)) order.push_back(v);
        std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return all[a].neighbours > all[b].neighbours; });
        if (order.size() > drawn_actors) order.resize(drawn_actors);
        constexpr auto absent = UINT32_MAX;
        std::vector<std::uint32_t> node(all.size(), absent);
        for (const auto v : order) {
            node[v] = static_cast<std::uint32_t>(nodes.size());
            nodes.push_back({graph.actors()[v].name, static_cast<double>(all[v].neighbours), *group_of(v)});
        }
        std::map<std::pair<std::uint32_t, std::uint32_t>, double> weights;
        for (std::uint32_t e = 0; e < graph.edge_count(); ++e) {
            const auto [a, b] = std::minmax(node[graph.source(e)], node[graph.target(e)]);
            if (b == absent || a == b) continue;
            const double reports = std::max<std::uint32_t>(1, graph.facts(e).reports);
            weights[{a, b}] += with_signs ? sign(graph.relations()[graph.facts(e).relation], graph.facts(e)) * reports : reports;
        }
        for (const auto& [pair, weight] : weights)
            if (weight != 0) links.push_back({pair.first, pair.second, std::abs(weight), weight < 0});
        drop_lonely();
    }

    /// Nodes that nothing joins to another of the drawing.
    void drop_lonely() {
        std::vector<std::uint32_t> number(nodes.size(), 0);
        for (const auto& link : links) number[link.a] = number[link.b] = 1;
        std::uint32_t kept = 0;
        for (std::size_t i = 0; i < nodes.size(); ++i) {
            if (number[i] == 0) continue;
            if (kept != i) nodes[kept] = std::move(nodes[i]);
            number[i] = kept++;
        }
        nodes.resize(kept);
        for (auto& link : links) link.a = number[link.a], link.b = number[link.b];
    }

    void write(const std::string& path, const std::string& title) const {
        OutputFile file(path);
        formats::write_svg_network(file.stream(), title, nodes, links);
        file.keep();
    }
};

void print_parts(const Graph& graph, const Parts& parts, const char* noun, const MeasureArguments& arguments, Context& context) {
    const auto all = degrees(graph);
    const auto members = members_of(parts, all);
    Table table({{noun, Table::Align::right}, {"actors", Table::Align::right}, {""}, {"those with most neighbours", Table::Align::left, true}});
    const auto shown = std::min(arguments.limit, members.size());
    for (std::size_t part = 0; part < shown; ++part) {
        if (arguments.json) {
            for (const auto v : members[part]) {
                JsonLine line;
                line.text("measure", arguments.name).number(noun, part + 1).number("size", parts.sizes[part]).actor("actor", graph.actors()[v]).print(context.out);
            }
            continue;
        }
        std::string names;
        for (std::size_t i = 0; i < std::min<std::size_t>(8, members[part].size()); ++i) names += (i ? ", " : "") + actor_words(graph.actors()[members[part][i]]);
        if (members[part].size() > 8) names += ", …";
        table.add({{std::to_string(part + 1), Ink::faint}, {grouped(parts.sizes[part])}, {bar(parts.sizes[part], parts.sizes.front()), Ink::source}, {std::move(names), Ink::strong}});
    }
    if (!arguments.json && !table.empty()) table.print(context.out);
    if (!arguments.svg.empty()) Drawing(graph, all, [&](Graph::Vertex v) { return std::optional(parts.of[v]); }, false).write(arguments.svg, fmt::format("{}: the actors with most neighbours", arguments.name));
    context.out.flush();
    remark_left_out(members.size() - shown, noun == std::string_view("community") ? "smaller group" : "smaller component");
}

int measure_components(const Graph& graph, const MeasureArguments& arguments, Context& context) {
    print_parts(graph, components(graph), "component", arguments, context);
    return done;
}

int measure_communities(const Graph& graph, const MeasureArguments& arguments, Context& context) {
    const auto found = communities(graph, arguments.resolution);
    print_parts(graph, found.parts, "community", arguments, context);
    remark(fmt::format("modularity {:.3f} (0: no more within groups than by chance)", found.modularity));
    return done;
}

std::string sign_words(int sign) { return sign > 0 ? "friends" : "enemies"; }

int measure_balance(const Graph& graph, const MeasureArguments& arguments, Context& context) {
    const auto found = balance(graph, arguments.limit);
    const auto actor = [&](Graph::Vertex v) -> const Actor& { return graph.actors()[v]; };
    const auto share = [](std::uint64_t part, std::uint64_t whole) { return whole == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(whole); };
    if (arguments.json) {
        JsonLine summary;
        summary.text("measure", arguments.name).number("friends", found.friends).number("enemies", found.enemies);
        for (const auto& [name, count] : {std::pair{"without_enmity", 0}, {"one_enmity", 1}, {"two_enmities", 2}, {"three_enmities", 3}}) summary.number(name, found.triangles[count]);
        summary.real("balanced", share(found.balanced(), found.all_triangles())).number("reports", found.reports).number("frustration", found.frustration).print(context.out);
        for (const auto& t : found.strained) {
            JsonLine line;
            line.text("measure", arguments.name).actor("a", actor(t.a)).actor("b", actor(t.b)).actor("c", actor(t.c));
            line.text("ab", sign_words(t.ab)).text("bc", sign_words(t.bc)).text("ac", sign_words(t.ac)).number("reports", t.reports).print(context.out);
        }
        for (Graph::Vertex v = 0; v < found.camps.size(); ++v) {
            if (!found.camps[v]) continue;
            JsonLine line;
            line.text("measure", arguments.name).actor("actor", actor(v)).number("camp", *found.camps[v] + 1u).print(context.out);
        }
    } else {
        auto& out = context.out;
        out.line(fmt::format("pairs: {} friends, {} enemies", grouped(found.friends), grouped(found.enemies)));
        out.line(fmt::format("{}, {:.0f} % balanced (a friend's friend or an enemy's enemy is a friend)", counted(found.all_triangles(), "triangle"), 100 * share(found.balanced(), found.all_triangles())));
        out.line(fmt::format("two camps explain {:.0f} % of {}", 100 * (1 - share(found.frustration, found.reports)), counted(found.reports, "report")));
        out.line();
        const auto all = degrees(graph);
        for (const std::uint8_t camp : {0, 1}) {
            std::vector<Graph::Vertex> members;
            for (Graph::Vertex v = 0; v < found.camps.size(); ++v)
                if (found.camps[v] == camp) members.push_back(v);
            std::stable_sort(members.begin(), members.end(), [&](auto a, auto b) { return all[a].neighbours > all[b].neighbours; });
            std::string names;
            for (std::size_t i = 0; i < std::min<std::size_t>(8, members.size()); ++i) names += (i ? ", " : "") + actor_words(actor(members[i]));
            out.line(fmt::format("camp {} ({}): {}", camp + 1, counted(members.size(), "actor"), out.ink(Ink::strong, printable(names))));
        }
        if (!found.strained.empty()) {
            out.line();
            out.line("strained triangles, the best evidenced first");
            Table table({{"a"}, {""}, {"b"}, {""}, {"c"}, {"a and c"}, {"reports", Table::Align::right}});
            for (const auto& t : found.strained)
                table.add({{actor_words(actor(t.a)), Ink::strong}, {sign_words(t.ab), t.ab > 0 ? Ink::good : Ink::bad}, {actor_words(actor(t.b)), Ink::strong}, {sign_words(t.bc), t.bc > 0 ? Ink::good : Ink::bad},
                           {actor_words(actor(t.c)), Ink::strong}, {sign_words(t.ac), t.ac > 0 ? Ink::good : Ink::bad}, {grouped(t.reports)}});
            table.print(out);
        }
    }
    if (!arguments.svg.empty()) {
        const auto camp = [&](Graph::Vertex v) { return found.camps[v] ? std::optional<std::uint32_t>(*found.camps[v]) : std::nullopt; };
        Drawing(graph, degrees(graph), camp, true).write(arguments.svg, "two camps: grey lines join friends, red ones enemies");
    }
    context.out.flush();
    const auto unbalanced = found.all_triangles() - found.balanced();
    remark_left_out(unbalanced - found.strained.size(), "strained triangle");
    return done;
}

using Measure = int (*)(const Graph&, const MeasureArguments&, Context&);
const std::map<std::string, Measure> measures{{"degree", measure_degree},         {"betweenness", measure_betweenness}, {"pagerank", measure_pagerank},
                                              {"components", measure_components}, {"communities", measure_communities}, {"balance", measure_balance}};

int run_measure(const MeasureArguments& arguments, Context& context) {
    const auto store = Store::open(arguments.graph);
    const auto graph = store->graph(arguments.filter.of(*store));
    if (graph.edge_count() == 0) remark("no edge that the filters let through; --all takes negated and not actual events too");
    return measures.at(arguments.name)(graph, arguments, context);
}

}  // namespace

void add_measure(CLI::App& app, Context& context) {
    add_verb<MeasureArguments>(app, context, "measure", "who is central, who belongs together, who is whose friend's enemy", run_measure, [](CLI::App& verb, MeasureArguments& arguments) {
        declare_graph(verb, arguments.graph);
        verb.add_option("NAME", arguments.name, "degree, betweenness, pagerank, components, communities, balance")->required()->check(CLI::IsMember(measures))->option_text(" ");
        declare_filter(verb, arguments.filter);
        declare_limit(verb, arguments.limit, "lines");
        verb.add_option("--resolution", arguments.resolution, "of communities: greater gives smaller groups (default: 1)")->check(CLI::Range(0.01, 100.0))->option_text("X");
        declare_picture(verb, arguments.svg);
        declare_json(verb, arguments.json);
        verb.footer("What each counts is in docs/measures.md.\n"
                    "Example: entente measure world.db betweenness --since 2016-01-01 --svg brokers.svg");
    });
}

}  // namespace entente::cli
