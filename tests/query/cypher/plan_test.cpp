// Which way a plan takes, and that it looks no further than it must.

#include <map>
#include <string>

#include "../../support/set_up.hpp"
#include "catch.hpp"

using namespace entente::cypher;

namespace {

Plan plan_of(MemoryGraph& graph, const std::string& text) {
    const auto query = parse(text);
    analyse(query);
    return {graph, query, {}};
}

/// The operators of a plan, from the first to the last.
std::string operators(MemoryGraph& graph, const std::string& text) {
    std::string names;
    const auto plan = plan_of(graph, text).text();
    for (std::size_t begin = 0; begin < plan.size();) {
        const auto end = plan.find('\n', begin);
        const auto line = plan.substr(begin, end - begin);
        const auto first = line.find_first_not_of(' ');
        names.insert(0, line.substr(first, line.find(' ', first) - first) + " ");
        begin = end + 1;
    }
    return names;
}

MemoryGraph wheel() {
    MemoryGraph graph;
    set_up(graph, "CREATE (hub:Hub {name: 'hub'}) WITH hub UNWIND range(1, 1000) AS i CREATE (hub)-[:SPOKE]->(:Rim {n: i, name: 'rim'})");
    return graph;
}

std::size_t steps_for_one_row(MemoryGraph& graph, const std::string& text) {
    // The fewest steps with which the first row comes.
    for (std::uint64_t steps = 1;; steps *= 2) {
        Limits limits;
        limits.steps = steps;
        auto plan = plan_of(graph, text);
        try {
            plan.run(limits, [](const List&) { return true; });
            return steps;
        } catch (const Exhausted&) {
        }
    }
}

}  // namespace

TEST_CASE("a plan begins where least is expected") {
    auto graph = wheel();
    CHECK(operators(graph, "MATCH (a)-->(b {name: 'hub'}) RETURN a.n") == "Argument NodesByIndex Filter Expand Project ");
    CHECK(operators(graph, "MATCH (a)-->(b) WHERE b.name = 'hub' RETURN a.n") == "Argument NodesByIndex Filter Expand Project ");
    CHECK(operators(graph, "MATCH (a)-->(b:Hub) RETURN a.n") == "Argument NodesByLabel Filter Expand Project ");
    CHECK(operators(graph, "MATCH (a)-->(b) WHERE id(b) = 0 RETURN a.n") == "Argument NodeById Filter Expand Project ");
    CHECK(operators(graph, "MATCH (a)-->(b) WHERE b.name IN ['hub'] RETURN a.n") == "Argument NodesByIndex Filter Expand Project ");
    CHECK(operators(graph, "MATCH (a)-[:SPOKE]->(b) RETURN b.n") == "Argument RelationshipsByType FollowBound Project ");
    CHECK(operators(graph, "MATCH (a) WITH a LIMIT 1 MATCH (b:Hub)-->(a) RETURN b.name") == "Argument AllNodes Limit Expand Filter Project ");
}

TEST_CASE("conditions are asked as soon as their variables are bound") {
    auto graph = wheel();
    CHECK(operators(graph, "MATCH (a:Hub)-->(b)-->(c) WHERE a.x = 1 AND c.x = 2 AND b.x = 3 RETURN c.x") ==
          "Argument NodesByLabel Filter Filter Expand Filter Expand Filter Project ");
    CHECK(operators(graph, "MATCH (a:Hub)-->(b), (a)-->(b) RETURN b.n") == "Argument NodesByLabel Filter Expand ExpandInto Project ");
}

TEST_CASE("LIMIT ends the search") {
    auto graph = wheel();
    CHECK(steps_for_one_row(graph, "MATCH (:Hub)-->(b) RETURN b LIMIT 1") <= 8);
    CHECK(steps_for_one_row(graph, "MATCH (:Hub)-->(b) RETURN b") > 1000);
    CHECK(steps_for_one_row(graph, "MATCH (a:Hub) WHERE (a)-->() RETURN a") <= 8);
}

TEST_CASE("only so many rows are kept as ORDER BY and LIMIT let through") {
    auto graph = wheel();
    Limits limits;
    limits.kept = 5;
    const auto run = [&](const std::string& text) {
        std::size_t rows = 0;
        plan_of(graph, text).run(limits, [&](const List&) { return ++rows > 0; });
        return rows;
    };
    CHECK(run("MATCH (b:Rim) RETURN b.n ORDER BY b.n DESC LIMIT 5") == 5);
    CHECK_THROWS_AS(run("MATCH (b:Rim) RETURN b.n ORDER BY b.n DESC LIMIT 6"), Exhausted);
    CHECK_THROWS_AS(run("MATCH (b:Rim) RETURN DISTINCT b.n"), Exhausted);
    CHECK_THROWS_AS(run("MATCH (b:Rim) RETURN collect(b.n)"), Exhausted);
    CHECK(run("MATCH (b:Rim) RETURN count(b.n)") == 1);
}
