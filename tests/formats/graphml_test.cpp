#include "catch.hpp"

#include <cstdlib>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#ifdef ENTENTE_BOOST_GRAPHML
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/graphml.hpp>
#endif

#include <entente/export.hpp>

#include "store/world.hpp"

using namespace entente;

namespace {

std::string graphml(const std::string& file, const Filter& filter, Written* written = nullptr) {
    const auto store = Store::open(file);
    std::ostringstream out;
    const auto counts = write_graph(*store, graph_format("graphml"), {filter}, out);
    if (written) *written = counts;
    return out.str();
}

std::string made(const world::Folder& folder, std::uint32_t seed, const std::string& name = "g.db") {
    world::Maker maker(seed);
    auto documents = maker.documents();
    maker.shuffle(documents);
    Store::open(folder / name, world::writing)->add(documents, world::no_fault);
    return folder / name;
}

std::size_t count(const std::string& text, const std::string& part) {
    std::size_t n = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++n;
    return n;
}

}  // namespace

TEST_CASE("GraphML holds what info counts: every actor before every edge, ids unique") {
    world::Folder folder;
    const auto file = made(folder, 3);
    const auto info = Store::open(file)->info();
    Written written;
    const auto xml = graphml(file, Filter::everything(), &written);
    CHECK(written.actors == info.actors);
    CHECK(written.edges == info.edges);
    CHECK(count(xml, "<node ") == info.actors);
    CHECK(count(xml, "<edge ") == info.edges);
    CHECK(xml.rfind("<node ") < xml.find("<edge "));
    CHECK(xml.find("<default") == std::string::npos);
    CHECK(xml.find("boolean") == std::string::npos);
    std::set<std::string> ids;
    std::istringstream lines(xml);
    for (std::string line; std::getline(lines, line);) {
        const auto at = line.find(" id=\"");
        if (at == std::string::npos) continue;
        CHECK(ids.insert(line.substr(at + 5, line.find('"', at + 5) - at - 5)).second);
    }
}

TEST_CASE("a filtered GraphML holds the edges that the filter lets through, and the actors that they join") {
    world::Folder folder;
    const auto file = made(folder, 4);
    const auto store = Store::open(file);
    for (const auto& type : {"CONSULT", "allied-with"}) {
        Filter filter;
        filter.types = {type};
        std::set<ActorNo> actors;
        std::size_t edges = 0;
        store->each_edge(filter, [&](const StoredEdge& edge) {
            CHECK(store->relation(edge.facts.relation).type == type);
            CHECK(edge.facts.polarity == Polarity::affirmed);
            CHECK(edge.facts.modality == Modality::actual);
            actors.insert({edge.source, edge.target});
            ++edges;
        });
        REQUIRE(edges > 0);
        Written written;
        graphml(file, filter, &written);
        CHECK(written.edges == edges);
        CHECK(written.actors == actors.size());
    }
}

TEST_CASE("no character that XML forbids reaches GraphML") {
    world::Folder folder;
    const auto xml = graphml(made(folder, 5), Filter::everything());
    REQUIRE(xml.find("Strange") != std::string::npos);
    for (const char c : xml) CHECK((static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t'));
    CHECK(xml.find("\xEF\xBF\xBE") == std::string::npos);
    CHECK(xml.find("&lt;b&gt;&amp;amp;&lt;/b&gt;") != std::string::npos);
}

TEST_CASE("xmllint finds GraphML well-formed") {
    if (std::system("command -v xmllint >/dev/null 2>&1") != 0) return;
    world::Folder folder;
    std::ofstream(folder / "g.graphml", std::ios::binary) << graphml(made(folder, 6), Filter::everything());
    CHECK(std::system(("xmllint --noout '" + (folder / "g.graphml") + "'").c_str()) == 0);
}

#ifdef ENTENTE_BOOST_GRAPHML
TEST_CASE("Boost reads from GraphML the graph that was written") {
    struct Node { std::string name, label, actor, kind, country, sector, code; };
    struct Edge {
        std::string label, interaction, kind, mode, first, last, polarity, modality, direction;
        double weight = 0, quad = 0, confidence = 0, reports = 0, documents = 0;
    };
    using G = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS, Node, Edge>;

    world::Folder folder;
    const auto file = made(folder, 8);
    std::istringstream xml(graphml(file, Filter::everything()));
    G graph;
    boost::dynamic_properties properties;
    properties.property("name", get(&Node::name, graph)).property("label", get(&Node::label, graph));
    properties.property("actor", get(&Node::actor, graph)).property("kind", get(&Node::kind, graph));
    properties.property("country", get(&Node::country, graph)).property("sector", get(&Node::sector, graph));
    properties.property("code", get(&Node::code, graph)).property("label", get(&Edge::label, graph));
    properties.property("interaction", get(&Edge::interaction, graph)).property("kind", get(&Edge::kind, graph));
    properties.property("mode", get(&Edge::mode, graph)).property("first_date", get(&Edge::first, graph));
    properties.property("last_date", get(&Edge::last, graph)).property("polarity", get(&Edge::polarity, graph));
    properties.property("modality", get(&Edge::modality, graph)).property("direction", get(&Edge::direction, graph));
    properties.property("weight", get(&Edge::weight, graph)).property("quad", get(&Edge::quad, graph));
    properties.property("confidence", get(&Edge::confidence, graph)).property("reports", get(&Edge::reports, graph));
    properties.property("documents", get(&Edge::documents, graph));
    boost::read_graphml(xml, graph, properties);

    using Row = std::tuple<std::string, std::string, std::string, std::string, double, std::string>;
    std::multiset<Row> read, stored;
    for (auto [e, end] = edges(graph); e != end; ++e)
        read.insert({graph[source(*e, graph)].actor, graph[target(*e, graph)].actor, graph[*e].interaction, graph[*e].polarity,
                     graph[*e].confidence, graph[*e].first});
    const auto store = Store::open(file);
    store->each_edge(Filter::everything(), [&](const StoredEdge& edge) {
        const auto date = edge.facts.date();
        stored.insert({store->actor(edge.source).id, store->actor(edge.target).id, store->relation(edge.facts.relation).type,
                       std::string(to_string(edge.facts.polarity)), edge.facts.confidence, date ? date->start.iso() : ""});
    });
    CHECK(num_vertices(graph) == store->info().actors);
    CHECK(read == stored);
}
#endif
