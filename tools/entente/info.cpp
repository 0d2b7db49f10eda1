// info GRAPH: what is in it, counted.

#include <fmt/format.h>

#include <entente/entente.hpp>

#include "json_line.hpp"
#include "options.hpp"
#include "progress.hpp"
#include "table.hpp"
#include "verb.hpp"

namespace entente::cli {
namespace {

struct InfoOptions {
    std::string graph;
    Window window;
    bool json = false;
};

/// Edges that are left where the reports of one event are shown as one.
struct Distinct {
    int window = 0;
    std::uint64_t edges = 0;
};

std::optional<Distinct> distinct_edges(Store& store, const std::optional<int>& window) {
    if (!window) return std::nullopt;
    Distinct distinct{*window, 0};
    auto filter = Filter::everything();
    filter.window = window;
    store.each_edge(filter, [&](const StoredEdge&) { ++distinct.edges; });
    return distinct;
}

void print_json(const GraphInfo& info, const std::optional<Distinct>& distinct, Output& out) {
    JsonLine line;
    line.number("documents", info.documents).number("texts", info.texts).number("sentences", info.sentences).number("actors", info.actors).number("merged", info.merged).number("unsure", info.unsure);
    line.number("mentions", info.mentions).number("edges", info.edges).number("walkable", info.walkable);
    line.number("one_sided", info.one_sided).number("names", info.names).number("evidence", info.evidence).date("span", info.span);
    if (distinct) line.number("window", static_cast<std::uint64_t>(distinct->window)).number("distinct", distinct->edges);
    line.open_list("types");
    for (const auto& count : info.types)
        line.open_item().text("kind", to_string(count.kind)).text("type", count.type).number("edges", count.edges).number("evidence", count.evidence).close();
    line.close_list().open("kinds");
    for (const auto& [kind, number] : info.kinds) line.number(std::string(to_string(kind)).c_str(), number);
    line.close().print(out);
}

void print_table(const GraphInfo& info, const std::optional<Distinct>& distinct, Output& out) {
    Table counts({{""}, {"", Table::Align::right}, {"", Table::Align::left, true}});
    const auto row = [&](const char* what, std::uint64_t number, std::string note = {}) {
        counts.add({{what}, {grouped(number), Ink::strong}, {std::move(note), Ink::faint}});
    };
    row("documents", info.documents, info.texts < info.documents ? fmt::format("{} of them have no text: 'entente recode' leaves them as they are", grouped(info.documents - info.texts)) : std::string());
    row("sentences", info.sentences);
    row("actors", info.actors, info.merged ? fmt::format("{} more are shown as one of them", grouped(info.merged)) : std::string());
    if (info.unsure) row("unsure", info.unsure, "pairs of actors that may be one; 'entente actors GRAPH --unsure' lists them");
    row("edges", info.edges, fmt::format("{} of them affirmed and actual", grouped(info.walkable)));
    if (distinct) row("distinct", distinct->edges, fmt::format("edges where reports of one event, {} apart at most, are shown as one", counted(static_cast<std::uint64_t>(distinct->window), "day")));
    row("one-sided edges", info.one_sided, "one side is not named; they join nothing and are not exported");
    if (info.names) row("names", info.names, "other names that documents give to actors; they join nothing and are not exported");
    row("evidence", info.evidence, "reports that the edges stand on");
    counts.print(out);
    if (info.span) out.line(fmt::format("dated {} to {}", info.span->start.iso(), info.span->end.iso()));

    if (!info.types.empty()) {
        out.line();
        Table types({{"kind"}, {"type"}, {"edges", Table::Align::right}, {"evidence", Table::Align::right}});
        for (const auto& count : info.types)
            types.add({{std::string(to_string(count.kind))}, {count.type, Ink::strong}, {grouped(count.edges)}, {grouped(count.evidence)}});
        types.print(out);
    }
    if (!info.kinds.empty()) {
        out.line();
        Table kinds({{"actors of kind"}, {"", Table::Align::right}});
        for (const auto& [kind, number] : info.kinds) kinds.add({{std::string(to_string(kind))}, {grouped(number)}});
        kinds.print(out);
    }
}

int run_info(const InfoOptions& options, Context& context) {
    const auto store = Store::open(options.graph);
    const auto snapshot = store->snapshot();
    const auto info = store->info();
    // Every edge is looked at for it, so only where somebody asked, now or when the graph was made.
    const auto distinct = distinct_edges(*store, options.window.given ? options.window.days : store->window());
    if (options.json) print_json(info, distinct, context.out);
    else print_table(info, distinct, context.out);
    return done;
}

}  // namespace

void add_info(CLI::App& app, Context& context) {
    add_verb<InfoOptions>(app, context, "info", "counts of documents, sentences, actors, and edges by type", run_info, [](CLI::App& verb, InfoOptions& options) {
        declare_graph(verb, options.graph);
        declare_window(verb, options.window);
        declare_json(verb, options.json);
        verb.footer("Example: entente info world.db");
    });
}

}  // namespace entente::cli
