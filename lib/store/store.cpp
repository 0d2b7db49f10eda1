#include <entente/store.hpp>

#include <unordered_map>

#include "store/sql_store.hpp"

namespace entente {

std::unique_ptr<Store> Store::open(const std::string& location, const StoreOptions& options) {
    return std::make_unique<store::SqlStore>(store::open_database(location, options), options.access);
}

Graph Store::graph(const Filter& filter) {
    constexpr auto absent = UINT32_MAX;
    const auto snapshot = this->snapshot();
    std::vector<StoredEdge> edges;
    each_edge(filter, [&](const StoredEdge& edge) { edges.push_back(edge); });

    std::unordered_map<ActorNo, Graph::Vertex> vertices;
    for (const auto& edge : edges) {
        vertices.emplace(edge.source, absent);
        vertices.emplace(edge.target, absent);
    }
    const bool all = filter.lets_all_through();
    std::vector<Actor> actors;
    each_actor([&](ActorNo number, const Actor& actor) {
        const auto at = vertices.find(number);
        if (at == vertices.end() && !all) return;
        if (at != vertices.end()) at->second = static_cast<Graph::Vertex>(actors.size());
        actors.push_back(actor);
    });

    std::vector<Relation> relations;
    std::unordered_map<std::uint32_t, std::uint32_t> numbers;
    std::vector<Graph::Link> links;
    links.reserve(edges.size());
    for (const auto& edge : edges) {
        auto facts = edge.facts;
        const auto [at, is_new] = numbers.try_emplace(facts.relation, static_cast<std::uint32_t>(relations.size()));
        if (is_new) relations.push_back(relation(facts.relation));
        facts.relation = at->second;
        links.push_back({vertices.at(edge.source), vertices.at(edge.target), facts});
    }
    return Graph(std::move(actors), std::move(relations), std::move(links));
}

Added merge(Store& into, Store& from, const Store::Fault& fault) {
    constexpr std::size_t documents_at_once = 64;
    Added sum;
    std::vector<Extraction> batch;
    const auto flush = [&] {
        const auto added = into.add(batch, fault);
        sum.documents += added.documents;
        sum.unchanged += added.unchanged;
        sum.refused += added.refused;
        sum.records += added.records;
        batch.clear();
    };
    from.each_document([&](const Extraction& document) {
        batch.push_back(document);
        if (batch.size() == documents_at_once) flush();
    });
    if (!batch.empty()) flush();
    if (const auto imports = from.imports(); !imports.empty()) into.add_imports(imports);
    if (const auto decisions = from.decisions(); !decisions.empty()) into.decide(decisions);
    if (const auto window = from.window(); window > into.window()) into.set_window(*window);
    return sum;
}

}  // namespace entente
