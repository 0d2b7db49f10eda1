#pragma once
// A graph without direction, loops and parallel edges, which most measures look at: each pair of neighbours once from either side.

#include <cstdint>
#include <span>
#include <vector>

#include <entente/graph.hpp>
#include <entente/measures.hpp>

namespace entente {

class Network {
public:
    struct Link {
        Graph::Vertex to = 0;
        double weight = 0;  // of all edges between the two
    };

    /// `weigh` gives an edge's weight, which may be negative or 0.
    template <class Weigh>
    Network(const Graph& graph, Weigh&& weigh) {
        const auto size = static_cast<Graph::Vertex>(graph.actors().size());
        begin_.reserve(size + std::size_t{1});
        begin_.push_back(0);
        std::vector<double> sum(size, 0.0);
        std::vector<char> met(size, 0);
        std::vector<Graph::Vertex> around;
        for (Graph::Vertex v = 0; v < size; ++v) {
            around.clear();
            const auto meet = [&](Graph::Vertex other, std::uint32_t edge) {
                if (other == v) return;
                if (!met[other]) met[other] = 1, around.push_back(other);
                sum[other] += weigh(edge);
            };
            for (auto e = graph.out_begin(v); e < graph.out_begin(v + 1); ++e) meet(graph.target(e), e);
            for (const auto e : graph.in_edges(v)) meet(graph.source(e), e);
            take(around, sum, met);
        }
    }

    Graph::Vertex size() const { return static_cast<Graph::Vertex>(begin_.size() - 1); }
    /// The neighbours of a vertex, ascending.
    std::span<const Link> links(Graph::Vertex v) const { return std::span(links_).subspan(begin_[v], begin_[v + 1] - begin_[v]); }
    /// Each pair counts twice.
    std::uint64_t link_count() const { return links_.size(); }

private:
    void take(std::vector<Graph::Vertex>& around, std::vector<double>& sum, std::vector<char>& met);

    std::vector<std::uint64_t> begin_;
    std::vector<Link> links_;
};

/// Parts numbered anyhow -> numbered by size, as Parts has them.
Parts by_size(std::vector<std::uint32_t> of);

}  // namespace entente
