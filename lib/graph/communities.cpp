// Components, and communities by the Louvain method.

#include <algorithm>
#include <numeric>

#include <boost/pending/disjoint_sets.hpp>

#include <entente/measures.hpp>

#include "graph/network.hpp"

namespace entente {

namespace {

using Number = std::uint32_t;

/// Vertices joined one pair after the other.
class Union {
public:
    explicit Union(std::size_t size) : rank_(size), parent_(size), sets_(rank_.data(), parent_.data()) {
        for (Number v = 0; v < size; ++v) sets_.make_set(v);
    }
    void join(Number a, Number b) { sets_.union_set(a, b); }
    std::vector<Number> parts() {
        std::vector<Number> out(parent_.size());
        for (Number v = 0; v < out.size(); ++v) out[v] = sets_.find_set(v);
        return out;
    }

private:
    std::vector<Number> rank_, parent_;
    boost::disjoint_sets<Number*, Number*> sets_;
};

/// A weighted network whose vertices may stand for many, with what joins those among each other as `own`.
struct Level {
    struct Link {
        Number to;
        double weight;
    };
    std::vector<std::size_t> begin{0};
    std::vector<Link> links;
    std::vector<double> own;       // twice the weight within
    std::vector<double> strength;  // of all links, and `own`
    double total = 0;              // of all strengths

    std::size_t size() const { return own.size(); }
    std::span<const Link> around(Number v) const { return std::span(links).subspan(begin[v], begin[v + 1] - begin[v]); }
    void measure() {
        strength = own;
        for (Number v = 0; v < size(); ++v)
            for (const auto& link : around(v)) strength[v] += link.weight;
        total = std::accumulate(strength.begin(), strength.end(), 0.0);
    }
};

Level finest(const Network& network) {
    Level level;
    for (Graph::Vertex v = 0; v < network.size(); ++v) {
        for (const auto& link : network.links(v)) level.links.push_back({link.to, link.weight});
        level.begin.push_back(level.links.size());
    }
    level.own.assign(network.size(), 0.0);
    level.measure();
    return level;
}

/// Moves vertices to the community of a neighbour while modularity grows by it; communities are named by one of their vertices.
std::vector<Number> settle(const Level& level, double resolution) {
    constexpr double least_gain = 1e-12;
    std::vector<Number> of(level.size());
    std::iota(of.begin(), of.end(), Number{0});
    auto strength = level.strength;  // of communities
    std::vector<double> towards(level.size(), 0.0);
    std::vector<Number> met;
    for (bool moved = true; moved;) {
        moved = false;
        for (Number v = 0; v < level.size(); ++v) {
            met.clear();
            for (const auto& link : level.around(v)) {
                const auto c = of[link.to];
                if (towards[c] == 0) met.push_back(c);
                towards[c] += link.weight;
            }
            const auto home = of[v];
            strength[home] -= level.strength[v];
            const auto gain = [&](Number c) { return towards[c] - resolution * level.strength[v] * strength[c] / level.total; };
            auto best = home;
            double best_gain = gain(home) + least_gain * level.total;
            for (const auto c : met)
                if (gain(c) > best_gain) best = c, best_gain = gain(c);
            of[v] = best;
            strength[best] += level.strength[v];
            moved |= best != home;
            for (const auto c : met) towards[c] = 0;
        }
    }
    return of;
}

/// One vertex a community.
Level coarser(const Level& fine, const std::vector<Number>& of, Number parts) {
    std::vector<std::vector<Number>> members(parts);
    for (Number v = 0; v < fine.size(); ++v) members[of[v]].push_back(v);
    Level level;
    level.own.assign(parts, 0.0);
    std::vector<double> towards(parts, 0.0);
    std::vector<Number> met;
    for (Number part = 0; part < parts; ++part) {
        met.clear();
        for (const auto v : members[part]) {
            level.own[part] += fine.own[v];
            for (const auto& link : fine.around(v)) {
                const auto to = of[link.to];
                if (to == part) level.own[part] += link.weight;
                else {
                    if (towards[to] == 0) met.push_back(to);
                    towards[to] += link.weight;
                }
            }
        }
        std::sort(met.begin(), met.end());
        for (const auto to : met) {
            level.links.push_back({to, towards[to]});
            towards[to] = 0;
        }
        level.begin.push_back(level.links.size());
    }
    level.measure();
    return level;
}

/// Parts that no walk within holds together are taken apart.
std::vector<Number> connected(const Network& network, const std::vector<Number>& of) {
    Union joined(of.size());
    for (Graph::Vertex v = 0; v < network.size(); ++v)
        for (const auto& link : network.links(v))
            if (of[v] == of[link.to]) joined.join(v, link.to);
    return joined.parts();
}

double modularity(const Level& level, const Parts& parts, double resolution) {
    if (level.total == 0) return 0;
    std::vector<double> within(parts.sizes.size(), 0.0), strength(parts.sizes.size(), 0.0);
    for (Number v = 0; v < level.size(); ++v) {
        strength[parts.of[v]] += level.strength[v];
        for (const auto& link : level.around(v))
            if (parts.of[v] == parts.of[link.to]) within[parts.of[v]] += link.weight;
    }
    double sum = 0;
    for (std::size_t part = 0; part < within.size(); ++part) {
        const double share = strength[part] / level.total;
        sum += within[part] / level.total - resolution * share * share;
    }
    return sum;
}

}  // namespace

Parts components(const Graph& graph) {
    Union joined(graph.actors().size());
    for (std::uint32_t e = 0; e < graph.edge_count(); ++e) joined.join(graph.source(e), graph.target(e));
    return by_size(joined.parts());
}

Communities communities(const Graph& graph, double resolution) {
    const Network network(graph, [&](std::uint32_t edge) { return static_cast<double>(std::max<std::uint32_t>(1, graph.facts(edge).reports)); });
    const auto level = finest(network);
    std::vector<Number> of(network.size());
    std::iota(of.begin(), of.end(), Number{0});
    for (auto current = level; current.total > 0;) {
        const auto moved = by_size(settle(current, resolution));
        for (auto& part : of) part = moved.of[part];
        if (moved.sizes.size() == current.size()) break;
        current = coarser(current, moved.of, static_cast<Number>(moved.sizes.size()));
    }
    Communities out{by_size(connected(network, of)), 0};
    out.modularity = modularity(level, out.parts, resolution);
    return out;
}

}  // namespace entente
