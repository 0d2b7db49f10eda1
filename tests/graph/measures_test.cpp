#include "catch.hpp"

#include <cmath>
#include <map>
#include <random>
#include <set>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/betweenness_centrality.hpp>
#include <fmt/format.h>

#include <entente/measures.hpp>

using namespace entente;

namespace {

const std::vector<Relation> relations = {{RecordKind::event, "CONSULT", "", 1}, {RecordKind::event, "AID", "", 2}, {RecordKind::event, "ACCUSE", "", 3}, {RecordKind::event, "ASSAULT", "", 4},
                                         {RecordKind::event, "STATEMENT", "", 0}, {RecordKind::tie, "allied-with", "", 0}, {RecordKind::tie, "opposed-to", "", 0}, {RecordKind::tie, "member-of", "", 0}};
enum : std::uint32_t { consult, aid, accuse, assault, statement, allied, opposed, member };

std::vector<Actor> some_actors(std::uint32_t n) {
    std::vector<Actor> actors(n);
    for (std::uint32_t i = 0; i < n; ++i) actors[i].id = actors[i].name = fmt::format("person/{:04}", i);
    return actors;
}

Graph::Link edge(Graph::Vertex a, Graph::Vertex b, std::uint32_t relation = consult, std::uint32_t reports = 1, bool reciprocal = false) {
    static EdgeId next = 1;
    Graph::Link out{a, b, {}};
    out.facts.id = next++;
    out.facts.relation = relation;
    out.facts.reports = reports;
    out.facts.reciprocal = reciprocal;
    return out;
}

Graph graph_of(std::uint32_t n, std::vector<Graph::Link> links) { return Graph(some_actors(n), relations, std::move(links)); }

/// Loops and parallel edges among them.
std::vector<Graph::Link> random_links(std::mt19937& random, std::uint32_t n, std::uint32_t m) {
    std::vector<Graph::Link> links;
    for (std::uint32_t i = 0; i < m; ++i)
        links.push_back(edge(random() % n, random() % n, random() % relations.size(), 1 + random() % 4, random() % 3 == 0));
    return links;
}

}  // namespace

TEST_CASE("A degree counts neighbours once, edges each, and no loop") {
    const auto all = degrees(graph_of(4, {edge(0, 1), edge(1, 0), edge(0, 1, aid, 3), edge(0, 2, consult, 2, true), edge(3, 3)}));
    CHECK(all[0] == Degree{2, 3, 2, 7});
    CHECK(all[1] == Degree{1, 1, 2, 5});
    CHECK(all[2] == Degree{1, 1, 1, 2});
    CHECK(all[3] == Degree{});
}

TEST_CASE("Betweenness is Boost's on the graph without direction and parallel edges") {
    for (std::uint32_t seed = 0; seed < 60; ++seed) {
        std::mt19937 random(seed);
        const std::uint32_t n = 3 + random() % 40;
        const auto links = random_links(random, n, random() % 120);
        std::set<std::pair<Graph::Vertex, Graph::Vertex>> pairs;
        for (const auto& l : links)
            if (l.source != l.target) pairs.insert(std::minmax(l.source, l.target));
        boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS> reference(n);
        for (const auto& [a, b] : pairs) add_edge(a, b, reference);
        std::vector<double> expected(n);
        boost::brandes_betweenness_centrality(reference, boost::make_iterator_property_map(expected.begin(), get(boost::vertex_index, reference)));
        const auto ours = betweenness(graph_of(n, links));
        REQUIRE(ours.exact());
        for (std::uint32_t v = 0; v < n; ++v) CHECK(ours.scores[v] == Approx(2 * expected[v] / ((n - 1.0) * (n - 2.0))).margin(1e-12));
    }
}

TEST_CASE("Betweenness of a graph that asks for too many steps is an estimate that says so") {
    std::mt19937 random(7);
    const auto graph = graph_of(400, random_links(random, 400, 1'600));
    const auto exact = betweenness(graph), rough = betweenness(graph, 700'000);
    REQUIRE(exact.exact());
    REQUIRE_FALSE(rough.exact());
    CHECK(rough.starts >= 50);
    double difference = 0, sum = 0;
    for (std::size_t v = 0; v < exact.scores.size(); ++v) difference += std::abs(exact.scores[v] - rough.scores[v]), sum += exact.scores[v];
    CHECK(difference < 0.4 * sum);
    CHECK(betweenness(graph, 700'000).scores == rough.scores);
    CHECK(betweenness(Graph()).scores.empty());
}

TEST_CASE("PageRank is where a reader ends up") {
    for (std::uint32_t seed = 0; seed < 30; ++seed) {
        std::mt19937 random(seed);
        const std::uint32_t n = 1 + random() % 25;
        const auto links = random_links(random, n, random() % 80);
        std::vector<std::vector<double>> step(n, std::vector<double>(n, 0.0));  // to, from
        for (const auto& l : links) {
            if (l.source == l.target) continue;
            step[l.target][l.source] += l.facts.reports;
            if (l.facts.reciprocal) step[l.source][l.target] += l.facts.reports;
        }
        for (std::uint32_t from = 0; from < n; ++from) {
            double sum = 0;
            for (std::uint32_t to = 0; to < n; ++to) sum += step[to][from];
            for (std::uint32_t to = 0; to < n; ++to) step[to][from] = 0.15 / n + 0.85 * (sum > 0 ? step[to][from] / sum : 1.0 / n);
        }
        const auto ours = pagerank(graph_of(n, links));
        double all = 0;
        for (std::uint32_t to = 0; to < n; ++to) {
            double expected = 0;
            for (std::uint32_t from = 0; from < n; ++from) expected += step[to][from] * ours[from];
            CHECK(ours[to] == Approx(expected).margin(1e-8));
            all += ours[to];
        }
        CHECK(all == Approx(1.0));
    }
    CHECK(pagerank(Graph()).empty());
}

TEST_CASE("Components are joined by any walk, the largest first") {
    const auto parts = components(graph_of(7, {edge(5, 6), edge(1, 2), edge(3, 2), edge(0, 0)}));
    CHECK(parts.of == std::vector<std::uint32_t>{2, 0, 0, 0, 3, 1, 1});
    CHECK(parts.sizes == std::vector<std::uint32_t>{3, 2, 1, 1});
    CHECK(components(Graph()).sizes.empty());
}

namespace {

double modularity_of(std::uint32_t n, const std::vector<Graph::Link>& links, const Parts& parts) {
    double total = 0, within = 0;
    std::vector<double> strength(n, 0.0);
    for (const auto& l : links) {
        if (l.source == l.target) continue;
        const double w = l.facts.reports;
        total += 2 * w;
        strength[l.source] += w, strength[l.target] += w;
        if (parts.of[l.source] == parts.of[l.target]) within += 2 * w;
    }
    if (total == 0) return 0;
    double expected = 0;
    for (std::uint32_t a = 0; a < n; ++a)
        for (std::uint32_t b = 0; b < n; ++b)
            if (parts.of[a] == parts.of[b]) expected += strength[a] * strength[b] / total;
    return (within - expected) / total;
}

}  // namespace

TEST_CASE("Communities hold together, and no actor would fit better elsewhere by much") {
    for (std::uint32_t seed = 0; seed < 40; ++seed) {
        std::mt19937 random(seed);
        const std::uint32_t n = 2 + random() % 40;
        const auto links = random_links(random, n, random() % 100);
        const auto graph = graph_of(n, links);
        const auto found = communities(graph);
        CHECK(found.modularity == Approx(modularity_of(n, links, found.parts)).margin(1e-9));
        Parts alone, whole = components(graph);
        for (std::uint32_t v = 0; v < n; ++v) alone.of.push_back(v);
        CHECK(found.modularity >= modularity_of(n, links, alone) - 1e-9);
        CHECK(found.modularity >= modularity_of(n, links, whole) - 1e-9);
        // Each is one component of the edges within it.
        std::vector<Graph::Link> within;
        for (const auto& l : links)
            if (found.parts.of[l.source] == found.parts.of[l.target]) within.push_back(l);
        CHECK(components(graph_of(n, within)).sizes.size() == found.parts.sizes.size());
        CHECK(communities(graph).parts == found.parts);
    }
}

TEST_CASE("Planted groups are found") {
    std::mt19937 random(1);
    std::vector<Graph::Link> links;
    for (std::uint32_t a = 0; a < 60; ++a)
        for (std::uint32_t b = a + 1; b < 60; ++b)
            if (random() % 100 < (a % 3 == b % 3 ? 60u : 3u)) links.push_back(edge(a, b));
    const auto found = communities(graph_of(60, links));
    REQUIRE(found.parts.sizes == std::vector<std::uint32_t>{20, 20, 20});
    for (std::uint32_t v = 3; v < 60; ++v) CHECK(found.parts.of[v] == found.parts.of[v % 3]);
}

TEST_CASE("Signs are those of quad classes and of three ties") {
    std::vector<int> signs;
    for (const auto& relation : relations) signs.push_back(sign(relation));
    CHECK(signs == std::vector<int>{1, 1, -1, -1, 0, 1, -1, 0});
}

TEST_CASE("What is denied speaks neither for nor against") {
    auto denied = edge(0, 1, assault);
    denied.facts.polarity = Polarity::negated;
    auto planned = edge(1, 2, aid);
    planned.facts.modality = Modality::planned;
    const auto graph = graph_of(3, {denied, planned});
    const auto found = balance(graph);
    CHECK(found.enemies == 0);
    CHECK(found.friends == 1);
    CHECK_FALSE(found.camps[0]);
    const auto pair = changes(graph, 30, graph_of(3, {}), 30).pairs.front();
    CHECK(pair.before == Change::Side{1, 0, 0});
}

TEST_CASE("An actor whom all deal with costs no more than others") {
    std::vector<Graph::Link> links;
    constexpr std::uint32_t n = 60'000, hub = n / 2;
    for (std::uint32_t v = 0; v < n; ++v)
        if (v != hub) links.push_back(v % 3 ? edge(v, hub, aid) : edge(hub, v, assault));
    for (std::uint32_t v = 0; v + 1 < n; v += 2)
        if (v != hub && v + 1 != hub) links.push_back(edge(v, v + 1, aid));
    const auto found = balance(graph_of(n, std::move(links)));
    CHECK(found.all_triangles() == n / 2 - 1);
}

TEST_CASE("Triangles are those that a plain search finds") {
    for (std::uint32_t seed = 0; seed < 40; ++seed) {
        std::mt19937 random(seed);
        const std::uint32_t n = 3 + random() % 12;
        const auto links = random_links(random, n, random() % 60);
        std::map<std::pair<Graph::Vertex, Graph::Vertex>, std::int64_t> pairs;
        for (const auto& l : links)
            if (l.source != l.target) pairs[std::minmax(l.source, l.target)] += sign(relations[l.facts.relation]) * static_cast<std::int64_t>(l.facts.reports);
        Balance expected;
        std::vector<Triangle> strained;
        const auto of = [&](Graph::Vertex a, Graph::Vertex b) { return pairs.contains({a, b}) ? pairs.at({a, b}) : 0; };
        for (Graph::Vertex a = 0; a < n; ++a)
            for (Graph::Vertex b = a + 1; b < n; ++b) {
                expected.friends += of(a, b) > 0, expected.enemies += of(a, b) < 0;
                for (Graph::Vertex c = b + 1; c < n; ++c) {
                    if (of(a, b) == 0 || of(b, c) == 0 || of(a, c) == 0) continue;
                    const int enmities = (of(a, b) < 0) + (of(b, c) < 0) + (of(a, c) < 0);
                    ++expected.triangles[enmities];
                    if (enmities % 2 == 0) continue;
                    const auto s = [](std::int64_t w) { return w > 0 ? 1 : -1; };
                    strained.push_back({a, b, c, s(of(a, b)), s(of(b, c)), s(of(a, c)), static_cast<std::uint64_t>(std::min({std::abs(of(a, b)), std::abs(of(b, c)), std::abs(of(a, c))}))});
                }
            }
        std::stable_sort(strained.begin(), strained.end(), [](const Triangle& x, const Triangle& y) { return x.reports > y.reports; });
        if (strained.size() > 5) strained.resize(5);
        const auto found = balance(graph_of(n, links), 5);
        CHECK(found.friends == expected.friends);
        CHECK(found.enemies == expected.enemies);
        for (int i = 0; i < 4; ++i) CHECK(found.triangles[i] == expected.triangles[i]);
        CHECK(found.strained == strained);
        // No single move makes the camps fit better.
        std::uint64_t frustration = 0;
        for (const auto& [pair, weight] : pairs)
            if (weight != 0 && (found.camps[pair.first] == found.camps[pair.second]) != (weight > 0)) frustration += static_cast<std::uint64_t>(std::abs(weight));
        CHECK(found.frustration == frustration);
        for (Graph::Vertex v = 0; v < n; ++v) {
            std::int64_t against = 0, all = 0;
            for (const auto& [pair, weight] : pairs) {
                if (weight == 0 || (pair.first != v && pair.second != v)) continue;
                all += std::abs(weight);
                if ((found.camps[pair.first] == found.camps[pair.second]) != (weight > 0)) against += std::abs(weight);
            }
            CHECK(2 * against <= all);
            CHECK(found.camps[v].has_value() == (all > 0));
        }
    }
}

TEST_CASE("Two camps that are at peace within and at war between are found whole") {
    std::vector<Graph::Link> links;
    std::mt19937 random(3);
    for (int i = 0; i < 400; ++i) {
        const std::uint32_t a = random() % 30, b = random() % 30;
        if (a != b) links.push_back(edge(a, b, a % 2 == b % 2 ? aid : assault));
    }
    const auto found = balance(graph_of(30, links));
    CHECK(found.frustration == 0);
    CHECK(found.balanced() == found.all_triangles());
    CHECK(found.strained.empty());
}

TEST_CASE("Changes count pairs of both periods, whatever else the graphs hold") {
    auto actors = some_actors(3);
    const Graph before(actors, relations, {edge(0, 1), edge(1, 0, assault), edge(2, 2)});
    actors.erase(actors.begin());
    const Graph after(actors, relations, {edge(0, 1, aid), edge(0, 1, aid), edge(1, 0, accuse)});
    const auto found = changes(before, 30, after, 60);
    REQUIRE(found.actors.size() == 3);
    REQUIRE(found.pairs.size() == 2);
    CHECK(found.actors[found.pairs[0].a].id == "person/0000");
    CHECK(found.actors[found.pairs[0].b].id == "person/0001");
    CHECK(found.pairs[0].before == Change::Side{2, 1, 1});
    CHECK(found.pairs[0].after == Change::Side{});
    CHECK(found.moved(found.pairs[0]) == Approx(-2.0));
    CHECK_FALSE(Changes::tone(found.pairs[0]));
    CHECK(found.actors[found.pairs[1].b].id == "person/0002");
    CHECK(found.pairs[1].after == Change::Side{3, 2, 1});
    CHECK(found.moved(found.pairs[1]) == Approx(1.5));
    CHECK(*Changes::tone({0, 1, {2, 2, 0}, {4, 1, 3}}) == Approx(-1.5));
    CHECK(changes(before, 30, before, 30).pairs.empty());
}
