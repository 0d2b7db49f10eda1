#pragma once
// entente::Graph in the terms of Boost.Graph: VertexListGraph, EdgeListGraph, IncidenceGraph, BidirectionalGraph, AdjacencyGraph,
// with the property maps vertex_index, edge_index and edge_weight. A reciprocal edge is one directed edge here, from the actor
// whose id comes first.

#include <cstdint>
#include <utility>

#include <boost/graph/graph_traits.hpp>
#include <boost/graph/properties.hpp>
#include <boost/iterator/counting_iterator.hpp>
#include <boost/iterator/transform_iterator.hpp>
#include <boost/property_map/property_map.hpp>

#include <entente/graph.hpp>

namespace entente {

/// Boost's descriptor of an edge: its number in the Graph.
struct GraphEdge {
    std::uint32_t number = UINT32_MAX;
    auto operator<=>(const GraphEdge&) const = default;
};
inline std::size_t hash_value(const GraphEdge& edge) { return edge.number; }

namespace boost_graph {

struct Traversal : virtual boost::bidirectional_graph_tag,
                   virtual boost::adjacency_graph_tag,
                   virtual boost::vertex_list_graph_tag,
                   virtual boost::edge_list_graph_tag {};

struct ToEdge {
    GraphEdge operator()(std::uint32_t number) const { return {number}; }
};
struct ToTarget {
    const Graph* graph = nullptr;
    Graph::Vertex operator()(std::uint32_t number) const { return graph->target(number); }
};
using Numbers = boost::counting_iterator<std::uint32_t>;
using Edges = boost::transform_iterator<ToEdge, Numbers, GraphEdge>;
using InEdges = boost::transform_iterator<ToEdge, const std::uint32_t*, GraphEdge>;
using Targets = boost::transform_iterator<ToTarget, Numbers, Graph::Vertex>;

/// Every step costs 1, and the doubt about its best evidence up to 1 more: shorter walks first, then those better evidenced.
struct Weights {
    using category = boost::readable_property_map_tag;
    using key_type = GraphEdge;
    using value_type = double;
    using reference = double;
    const Graph* graph = nullptr;
};
inline double get(const Weights& weights, GraphEdge edge) { return 2 - weights.graph->facts(edge.number).confidence; }

struct EdgeNumbers {
    using category = boost::readable_property_map_tag;
    using key_type = GraphEdge;
    using value_type = std::uint32_t;
    using reference = std::uint32_t;
};
inline std::uint32_t get(EdgeNumbers, GraphEdge edge) { return edge.number; }

}  // namespace boost_graph

inline std::uint32_t num_vertices(const Graph& graph) { return static_cast<std::uint32_t>(graph.actors().size()); }
inline std::uint32_t num_edges(const Graph& graph) { return static_cast<std::uint32_t>(graph.edge_count()); }
inline std::pair<boost_graph::Numbers, boost_graph::Numbers> vertices(const Graph& graph) {
    return {boost_graph::Numbers(0), boost_graph::Numbers(num_vertices(graph))};
}
inline std::pair<boost_graph::Edges, boost_graph::Edges> edges(const Graph& graph) {
    return {boost_graph::Edges(boost_graph::Numbers(0)), boost_graph::Edges(boost_graph::Numbers(num_edges(graph)))};
}
inline Graph::Vertex source(GraphEdge edge, const Graph& graph) { return graph.source(edge.number); }
inline Graph::Vertex target(GraphEdge edge, const Graph& graph) { return graph.target(edge.number); }

inline std::pair<boost_graph::Edges, boost_graph::Edges> out_edges(Graph::Vertex vertex, const Graph& graph) {
    return {boost_graph::Edges(boost_graph::Numbers(graph.out_begin(vertex))),
            boost_graph::Edges(boost_graph::Numbers(graph.out_begin(vertex + 1)))};
}
inline std::uint32_t out_degree(Graph::Vertex vertex, const Graph& graph) { return graph.out_begin(vertex + 1) - graph.out_begin(vertex); }
inline std::pair<boost_graph::InEdges, boost_graph::InEdges> in_edges(Graph::Vertex vertex, const Graph& graph) {
    const auto edges = graph.in_edges(vertex);
    return {boost_graph::InEdges(edges.data()), boost_graph::InEdges(edges.data() + edges.size())};
}
inline std::uint32_t in_degree(Graph::Vertex vertex, const Graph& graph) {
    return static_cast<std::uint32_t>(graph.in_edges(vertex).size());
}
inline std::uint32_t degree(Graph::Vertex vertex, const Graph& graph) { return out_degree(vertex, graph) + in_degree(vertex, graph); }
inline std::pair<boost_graph::Targets, boost_graph::Targets> adjacent_vertices(Graph::Vertex vertex, const Graph& graph) {
    return {boost_graph::Targets(boost_graph::Numbers(graph.out_begin(vertex)), {&graph}),
            boost_graph::Targets(boost_graph::Numbers(graph.out_begin(vertex + 1)), {&graph})};
}

inline boost::typed_identity_property_map<Graph::Vertex> get(boost::vertex_index_t, const Graph&) { return {}; }
inline boost_graph::EdgeNumbers get(boost::edge_index_t, const Graph&) { return {}; }
inline boost_graph::Weights get(boost::edge_weight_t, const Graph& graph) { return {&graph}; }
inline Graph::Vertex get(boost::vertex_index_t, const Graph&, Graph::Vertex vertex) { return vertex; }
inline std::uint32_t get(boost::edge_index_t, const Graph&, GraphEdge edge) { return edge.number; }
inline double get(boost::edge_weight_t, const Graph& graph, GraphEdge edge) { return get(boost_graph::Weights{&graph}, edge); }

}  // namespace entente

namespace boost {

template <>
struct graph_traits<entente::Graph> {
    using vertex_descriptor = entente::Graph::Vertex;
    using edge_descriptor = entente::GraphEdge;
    using directed_category = bidirectional_tag;
    using edge_parallel_category = allow_parallel_edge_tag;
    using traversal_category = entente::boost_graph::Traversal;
    using vertices_size_type = std::uint32_t;
    using edges_size_type = std::uint32_t;
    using degree_size_type = std::uint32_t;
    using vertex_iterator = entente::boost_graph::Numbers;
    using edge_iterator = entente::boost_graph::Edges;
    using out_edge_iterator = entente::boost_graph::Edges;
    using in_edge_iterator = entente::boost_graph::InEdges;
    using adjacency_iterator = entente::boost_graph::Targets;
    static vertex_descriptor null_vertex() { return UINT32_MAX; }
};
template <>
struct graph_traits<const entente::Graph> : graph_traits<entente::Graph> {};

template <>
struct property_map<entente::Graph, vertex_index_t> {
    using type = typed_identity_property_map<entente::Graph::Vertex>;
    using const_type = type;
};
template <>
struct property_map<entente::Graph, edge_index_t> {
    using type = entente::boost_graph::EdgeNumbers;
    using const_type = type;
};
template <>
struct property_map<entente::Graph, edge_weight_t> {
    using type = entente::boost_graph::Weights;
    using const_type = type;
};

}  // namespace boost
