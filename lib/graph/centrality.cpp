// Degree, betweenness, PageRank.

#include <algorithm>
#include <cmath>

#include <entente/measures.hpp>

#include "graph/network.hpp"

namespace entente {

std::vector<Degree> degrees(const Graph& graph) {
    std::vector<Degree> out(graph.actors().size());
    for (std::uint32_t e = 0; e < graph.edge_count(); ++e) {
        const auto s = graph.source(e), t = graph.target(e);
        if (s == t) continue;
        const auto& facts = graph.facts(e);
        ++out[s].out;
        ++out[t].in;
        if (facts.reciprocal) {
            ++out[s].in;
            ++out[t].out;
        }
        out[s].reports += facts.reports;
        out[t].reports += facts.reports;
    }
    const Network network(graph, [](std::uint32_t) { return 1.0; });
    for (Graph::Vertex v = 0; v < network.size(); ++v) out[v].neighbours = static_cast<std::uint32_t>(network.links(v).size());
    return out;
}

namespace {

/// Shortest walks from one start: forth by breadth, then back, farthest first, to gather what leads through each vertex.
class BrandesSearch {
public:
    explicit BrandesSearch(const Network& network) : network_(network), steps_(network.size(), unreached), walks_(network.size(), 0), share_(network.size(), 0) {
        queue_.reserve(network.size());
    }

    void add(Graph::Vertex start, std::vector<double>& scores) {
        queue_.assign(1, start);
        steps_[start] = 0;
        walks_[start] = 1;
        for (std::size_t i = 0; i < queue_.size(); ++i) {
            const auto v = queue_[i];
            for (const auto& link : network_.links(v)) {
                if (steps_[link.to] == unreached) {
                    steps_[link.to] = steps_[v] + 1;
                    queue_.push_back(link.to);
                }
                if (steps_[link.to] == steps_[v] + 1) walks_[link.to] += walks_[v];
            }
        }
        for (auto i = queue_.size(); i-- > 1;) {
            const auto v = queue_[i];
            const double part = (1 + share_[v]) / walks_[v];
            for (const auto& link : network_.links(v))
                if (steps_[link.to] + 1 == steps_[v]) share_[link.to] += walks_[link.to] * part;
            scores[v] += share_[v];
        }
        for (const auto v : queue_) {
            steps_[v] = unreached;
            walks_[v] = share_[v] = 0;
        }
    }

private:
    static constexpr std::uint32_t unreached = UINT32_MAX - 1;

    const Network& network_;
    std::vector<std::uint32_t> steps_;
    std::vector<double> walks_, share_;  // counts of walks outgrow every integer
    std::vector<Graph::Vertex> queue_;
};

/// The vertices in an order that looks drawn, and is the same each time (splitmix64 by Steele, Lea and Flood 2014).
std::vector<Graph::Vertex> shuffled(std::size_t size) {
    std::vector<std::pair<std::uint64_t, Graph::Vertex>> keyed(size);
    for (std::size_t v = 0; v < size; ++v) {
        auto z = (v + 1) * 0x9E3779B97F4A7C15u;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
        keyed[v] = {z ^ (z >> 31), static_cast<Graph::Vertex>(v)};
    }
    std::sort(keyed.begin(), keyed.end());
    std::vector<Graph::Vertex> out;
    out.reserve(size);
    for (const auto& [key, v] : keyed) out.push_back(v);
    return out;
}

}  // namespace

Betweenness betweenness(const Graph& graph, std::uint64_t most_steps) {
    const Network network(graph, [](std::uint32_t) { return 1.0; });
    const std::size_t size = network.size();
    Betweenness out{std::vector<double>(size, 0.0), size};
    const auto steps = 2 * network.link_count() + size;  // of one start: forth and back
    if (size != 0 && most_steps / size < steps) out.starts = std::clamp<std::size_t>(most_steps / steps, 1, size);
    BrandesSearch search(network);
    if (out.exact()) {
        for (Graph::Vertex v = 0; v < size; ++v) search.add(v, out.scores);
    } else {
        const auto order = shuffled(size);
        for (std::size_t i = 0; i < out.starts; ++i) search.add(order[i], out.scores);
    }
    if (size < 3) return out;
    const double pairs = static_cast<double>(out.starts) * static_cast<double>(size - 1) * static_cast<double>(size - 2) / static_cast<double>(size);
    for (auto& score : out.scores) score /= pairs;
    return out;
}

std::vector<double> pagerank(const Graph& graph, double damping) {
    constexpr double tolerance = 1e-10;
    constexpr int most_rounds = 1'000;
    const std::size_t size = graph.actors().size();
    if (size == 0) return {};
    const auto n = static_cast<double>(size);
    // Of every edge the share of its source's weight; a reciprocal one is an edge from either.
    std::vector<double> outward(size, 0.0);
    const auto weight = [&](std::uint32_t e) { return static_cast<double>(std::max<std::uint32_t>(1, graph.facts(e).reports)); };
    for (std::uint32_t e = 0; e < graph.edge_count(); ++e) {
        if (graph.source(e) == graph.target(e)) continue;
        outward[graph.source(e)] += weight(e);
        if (graph.facts(e).reciprocal) outward[graph.target(e)] += weight(e);
    }
    std::vector<double> scores(size, 1 / n), next(size);
    for (int round = 0; round < most_rounds; ++round) {
        double ends = 0;
        for (std::size_t v = 0; v < size; ++v)
            if (outward[v] == 0) ends += scores[v];
        std::fill(next.begin(), next.end(), (1 - damping + damping * ends) / n);
        for (std::uint32_t e = 0; e < graph.edge_count(); ++e) {
            const auto s = graph.source(e), t = graph.target(e);
            if (s == t) continue;
            next[t] += damping * scores[s] * weight(e) / outward[s];
            if (graph.facts(e).reciprocal) next[s] += damping * scores[t] * weight(e) / outward[t];
        }
        double moved = 0;
        for (std::size_t v = 0; v < size; ++v) moved += std::abs(next[v] - scores[v]);
        scores.swap(next);
        if (moved < tolerance) break;
    }
    return scores;
}

}  // namespace entente
