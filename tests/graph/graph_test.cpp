#include "catch.hpp"

#include <random>

#include <boost/concept/assert.hpp>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/betweenness_centrality.hpp>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <boost/graph/graph_concepts.hpp>
#include <boost/graph/incremental_components.hpp>
#include <boost/graph/page_rank.hpp>
#include <boost/graph/strong_components.hpp>
#include <boost/pending/disjoint_sets.hpp>
#include <fmt/format.h>

#include <entente/boost_graph.hpp>
#include <entente/error.hpp>

using namespace entente;

namespace {

BOOST_CONCEPT_ASSERT((boost::VertexListGraphConcept<Graph>));
BOOST_CONCEPT_ASSERT((boost::EdgeListGraphConcept<Graph>));
BOOST_CONCEPT_ASSERT((boost::IncidenceGraphConcept<Graph>));
BOOST_CONCEPT_ASSERT((boost::BidirectionalGraphConcept<Graph>));
BOOST_CONCEPT_ASSERT((boost::AdjacencyGraphConcept<Graph>));
BOOST_CONCEPT_ASSERT((boost::ReadablePropertyGraphConcept<Graph, Graph::Vertex, boost::vertex_index_t>));
BOOST_CONCEPT_ASSERT((boost::ReadablePropertyGraphConcept<Graph, GraphEdge, boost::edge_index_t>));
BOOST_CONCEPT_ASSERT((boost::ReadablePropertyGraphConcept<Graph, GraphEdge, boost::edge_weight_t>));

using Reference = boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS, boost::no_property,
                                        boost::property<boost::edge_weight_t, double>>;

struct Both {
    Graph graph;
    Reference reference;
};

/// The same random multigraph, with loops and parallel edges, as ours and as Boost's own.
Both random_graph(std::uint32_t seed) {
    std::mt19937 random(seed);
    const auto below = [&](std::uint32_t n) { return static_cast<std::uint32_t>(random() % n); };
    const auto n = 2 + below(40), m = below(120);
    std::vector<Actor> actors(n);
    for (std::uint32_t i = 0; i < n; ++i) actors[i].id = fmt::format("person/{:03}", (i * 7919) % 1000);
    std::vector<Graph::Link> links;
    Reference reference(n);
    for (std::uint32_t i = 0; i < m; ++i) {
        Graph::Link link{below(n), below(n), {}};
        link.facts.id = random();
        link.facts.confidence = below(100) / 100.0;
        links.push_back(link);
        add_edge(link.source, link.target, 2 - link.facts.confidence, reference);
    }
    return {Graph(std::move(actors), {{RecordKind::event, "CONSULT", "", 1}}, std::move(links)), std::move(reference)};
}

template <class G>
std::vector<int> distances(const G& graph) {
    std::vector<int> distance(num_vertices(graph), -1);
    distance[0] = 0;
    const auto recorded = boost::make_iterator_property_map(distance.begin(), get(boost::vertex_index, graph));
    breadth_first_search(graph, 0u, boost::visitor(make_bfs_visitor(boost::record_distances(recorded, boost::on_tree_edge()))));
    return distance;
}

template <class G>
std::vector<double> weighted_distances(const G& graph) {
    std::vector<double> distance(num_vertices(graph));
    dijkstra_shortest_paths(graph, 0u,
                            boost::distance_map(boost::make_iterator_property_map(distance.begin(), get(boost::vertex_index, graph))));
    return distance;
}

template <class G>
std::vector<double> betweenness(const G& graph) {
    std::vector<double> centrality(num_vertices(graph));
    brandes_betweenness_centrality(graph, boost::make_iterator_property_map(centrality.begin(), get(boost::vertex_index, graph)));
    return centrality;
}

template <class G>
std::vector<double> page_ranks(const G& graph) {
    std::vector<double> rank(num_vertices(graph));
    boost::graph::page_rank(graph, boost::make_iterator_property_map(rank.begin(), get(boost::vertex_index, graph)),
                            boost::graph::n_iterations(20));
    return rank;
}

template <class G>
std::pair<int, std::vector<bool>> strong(const G& graph) {
    std::vector<int> component(num_vertices(graph));
    const auto count =
        boost::strong_components(graph, boost::make_iterator_property_map(component.begin(), get(boost::vertex_index, graph)));
    std::vector<bool> together;
    for (const auto a : component)
        for (const auto b : component) together.push_back(a == b);
    return {count, together};
}

template <class G>
std::size_t weak_count(const G& graph) {
    using Vertex = typename boost::graph_traits<G>::vertex_descriptor;
    std::vector<std::size_t> rank(num_vertices(graph));
    std::vector<Vertex> parent(num_vertices(graph));
    boost::disjoint_sets<std::size_t*, Vertex*> sets(rank.data(), parent.data());
    boost::initialize_incremental_components(graph, sets);
    boost::incremental_components(graph, sets);
    const auto [first, last] = vertices(graph);
    return sets.count_sets(first, last);
}

void check_near(const std::vector<double>& a, const std::vector<double>& b) {
    REQUIRE(a.size() == b.size());
    for (std::size_t i = 0; i < a.size(); ++i) CHECK(a[i] == Approx(b[i]));
}

}  // namespace

TEST_CASE("Boost's algorithms give on our graph what they give on Boost's own") {
    for (std::uint32_t seed = 1; seed <= 40; ++seed) {
        const auto [graph, reference] = random_graph(seed);
        CHECK(distances(graph) == distances(reference));
        CHECK(strong(graph) == strong(reference));
        CHECK(weak_count(graph) == weak_count(reference));
        check_near(weighted_distances(graph), weighted_distances(reference));
        check_near(betweenness(graph), betweenness(reference));
        check_near(page_ranks(graph), page_ranks(reference));
    }
}

TEST_CASE("every edge is among those out of its source and into its target, once") {
    for (std::uint32_t seed = 1; seed <= 20; ++seed) {
        const auto graph = random_graph(seed).graph;
        std::vector<int> out(num_edges(graph)), in(num_edges(graph));
        for (auto [v, end] = vertices(graph); v != end; ++v) {
            for (auto [e, last] = out_edges(*v, graph); e != last; ++e) {
                CHECK(source(*e, graph) == *v);
                ++out[(*e).number];
            }
            for (auto [e, last] = in_edges(*v, graph); e != last; ++e) {
                CHECK(target(*e, graph) == *v);
                ++in[(*e).number];
            }
        }
        CHECK(out == std::vector<int>(num_edges(graph), 1));
        CHECK(in == std::vector<int>(num_edges(graph), 1));
    }
}

TEST_CASE("a graph does not depend on the order of its links, and finds actors by id") {
    std::vector<Actor> actors(3);
    actors[0].id = "b", actors[1].id = "a", actors[2].id = "c";
    std::vector<Graph::Link> links{{0, 1, {}}, {0, 1, {}}, {2, 2, {}}, {1, 0, {}}};
    for (std::size_t i = 0; i < links.size(); ++i) links[i].facts.id = 10 - i;
    const Graph one(actors, {{}}, links);
    std::reverse(links.begin(), links.end());
    const Graph two(actors, {{}}, links);
    REQUIRE(one.edge_count() == 4);
    for (std::uint32_t edge = 0; edge < 4; ++edge) {
        CHECK(one.facts(edge) == two.facts(edge));
        CHECK(one.source(edge) == two.source(edge));
        CHECK(one.target(edge) == two.target(edge));
    }
    CHECK(one.find("a") == 1u);
    CHECK(one.find("c") == 2u);
    CHECK(!one.find("d"));
    CHECK_THROWS_AS(Graph(actors, {{}}, {{0, 3, {}}}), Error);
    CHECK(Graph().actors().empty());
}

TEST_CASE("ids of edges are 16 hex digits both ways, and nothing else is one") {
    for (const EdgeId id : {EdgeId{0}, EdgeId{1}, EdgeId{0xdeadbeef}, ~EdgeId{0}}) CHECK(from_hex(to_hex(id)) == id);
    CHECK(to_hex(255) == "00000000000000ff");
    for (const auto* text : {"", "ff", "00000000000000fg", "00000000000000ff0", "+0000000000000ff", "0x000000000000ff"})
        CHECK(!from_hex(text));
}
