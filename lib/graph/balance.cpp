// Signed balance: friends, enemies, triangles, camps.

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>
#include <utility>

#include <entente/measures.hpp>

#include "graph/network.hpp"

namespace entente {

int sign(const Relation& relation) {
    if (relation.kind == RecordKind::tie) {
        if (relation.type == "allied-with" || relation.type == "supports") return 1;
        return relation.type == "opposed-to" ? -1 : 0;
    }
    return relation.quad == 0 ? 0 : relation.quad <= 2 ? 1 : -1;
}

int sign(const Relation& relation, const EdgeFacts& facts) { return facts.polarity == Polarity::negated ? 0 : sign(relation); }

namespace {

int sign_of(double weight) { return weight > 0 ? 1 : weight < 0 ? -1 : 0; }

/// Each triangle of signed pairs once. Neighbours are followed only towards those that have more neighbours: nobody has many such,
/// so that an actor whom all deal with costs no more than others.
template <class Take>
void each_triangle(const Network& network, Take&& take) {
    const auto above = [&](Graph::Vertex v, Graph::Vertex than) { return std::pair(network.links(v).size(), v) > std::pair(network.links(than).size(), than); };
    std::vector<Network::Link> upward;
    std::vector<std::size_t> begin{0};
    for (Graph::Vertex v = 0; v < network.size(); ++v) {
        for (const auto& link : network.links(v))
            if (link.weight != 0 && above(link.to, v)) upward.push_back(link);
        begin.push_back(upward.size());
    }
    const auto links = [&](Graph::Vertex v) { return std::span(upward).subspan(begin[v], begin[v + 1] - begin[v]); };
    std::vector<double> to(network.size(), 0.0);  // weights of the pairs with `v`
    for (Graph::Vertex v = 0; v < network.size(); ++v) {
        for (const auto& link : links(v)) to[link.to] = link.weight;
        for (const auto& next : links(v))
            for (const auto& last : links(next.to)) {
                if (to[last.to] == 0) continue;
                std::array corners{std::pair(v, last.weight), std::pair(next.to, to[last.to]), std::pair(last.to, next.weight)};  // with the side opposite to each
                std::sort(corners.begin(), corners.end());
                const auto& [a, b, c] = corners;
                take(a.first, b.first, c.first, c.second, a.second, b.second);
            }
        for (const auto& link : links(v)) to[link.to] = 0;
    }
}

/// Puts friends into one camp and enemies into two: first along the strongest relations, then by moving who fits better elsewhere.
std::vector<std::optional<std::uint8_t>> camps_of(const Network& network) {
    std::vector<std::optional<std::uint8_t>> camps(network.size());
    const auto pull = [&](Graph::Vertex v) {  // towards camp 0 (positive) or 1
        double sum = 0;
        for (const auto& link : network.links(v))
            if (camps[link.to]) sum += *camps[link.to] == 0 ? link.weight : -link.weight;
        return sum;
    };
    struct Waiting {
        double strength;
        Graph::Vertex vertex;
        bool operator<(const Waiting& other) const { return std::tie(strength, other.vertex) < std::tie(other.strength, vertex); }
    };
    // Who is tied most strongly to those that have a camp comes next, as in Prim's tree; the busiest of a component comes first.
    std::vector<std::pair<double, Graph::Vertex>> busiest;
    for (Graph::Vertex v = 0; v < network.size(); ++v) {
        double sum = 0;
        for (const auto& link : network.links(v)) sum += std::abs(link.weight);
        if (sum > 0) busiest.emplace_back(-sum, v);
    }
    std::sort(busiest.begin(), busiest.end());
    std::vector<Waiting> waiting;
    for (const auto& [strength, start] : busiest) {
        if (camps[start]) continue;
        waiting.push_back({-strength, start});
        while (!waiting.empty()) {
            std::pop_heap(waiting.begin(), waiting.end());
            const auto v = waiting.back().vertex;
            waiting.pop_back();
            if (camps[v]) continue;
            camps[v] = pull(v) < 0 ? 1 : 0;
            for (const auto& link : network.links(v)) {
                if (link.weight == 0 || camps[link.to]) continue;
                waiting.push_back({std::abs(link.weight), link.to});
                std::push_heap(waiting.begin(), waiting.end());
            }
        }
    }
    // Every move lowers the frustration by a whole report at least, so this ends.
    for (bool moved = true; moved;) {
        moved = false;
        for (Graph::Vertex v = 0; v < network.size(); ++v) {
            if (!camps[v]) continue;
            const double sum = pull(v);
            if (sum == 0 || (sum > 0) == (*camps[v] == 0)) continue;
            camps[v] = sum > 0 ? 0 : 1;
            moved = true;
        }
    }
    return camps;
}

}  // namespace

Balance balance(const Graph& graph, std::size_t most_strained) {
    const Network network(graph, [&](std::uint32_t edge) {
        return static_cast<double>(sign(graph.relations()[graph.facts(edge).relation], graph.facts(edge))) * static_cast<double>(std::max<std::uint32_t>(1, graph.facts(edge).reports));
    });
    Balance out;
    for (Graph::Vertex v = 0; v < network.size(); ++v)
        for (const auto& link : network.links(v))
            if (v < link.to) {
                out.friends += link.weight > 0;
                out.enemies += link.weight < 0;
            }
    const auto better = [](const Triangle& x, const Triangle& y) { return std::tie(y.reports, x.a, x.b, x.c) < std::tie(x.reports, y.a, y.b, y.c); };
    each_triangle(network, [&](Graph::Vertex a, Graph::Vertex b, Graph::Vertex c, double ab, double bc, double ac) {
        const Triangle t{a, b, c, sign_of(ab), sign_of(bc), sign_of(ac), static_cast<std::uint64_t>(std::min({std::abs(ab), std::abs(bc), std::abs(ac)}))};
        ++out.triangles[(t.ab < 0) + (t.bc < 0) + (t.ac < 0)];
        if (t.balanced() || most_strained == 0) return;
        // The weakest of those that are kept stands at the front.
        if (out.strained.size() == most_strained) {
            if (!better(t, out.strained.front())) return;
            std::pop_heap(out.strained.begin(), out.strained.end(), better);
            out.strained.pop_back();
        }
        out.strained.push_back(t);
        std::push_heap(out.strained.begin(), out.strained.end(), better);
    });
    std::sort(out.strained.begin(), out.strained.end(), better);
    out.camps = camps_of(network);
    for (Graph::Vertex v = 0; v < network.size(); ++v)
        for (const auto& link : network.links(v)) {
            if (v > link.to || link.weight == 0) continue;
            const auto reports = static_cast<std::uint64_t>(std::abs(link.weight));
            out.reports += reports;
            if ((out.camps[v] == out.camps[link.to]) != (link.weight > 0)) out.frustration += reports;
        }
    return out;
}

}  // namespace entente
