// Queries and the trees they are read as.
#include "catch.hpp"

#include "query/cypher/parser.hpp"

using namespace entente::cypher;

TEST_CASE("clauses, patterns and columns are read in order") {
    const auto query = parse("match p = (a:Person {name: 'John Kerry'})-[:CONSULT*1..3]->(b) where b.country <> \"RUS\"\n"
                             "RETURN a.name AS name, count( * ) ORDER BY name DESC LIMIT 5;");
    REQUIRE(query.parts.size() == 1);
    const auto& clauses = query.parts[0].clauses;
    REQUIRE(clauses.size() == 2);
    const auto& match = std::get<MatchClause>(clauses[0].clause);
    CHECK(match.patterns[0].variable == "p");
    CHECK(match.patterns[0].start.labels == std::vector<std::string>{"Person"});
    const auto& [relationship, node] = match.patterns[0].steps[0];
    CHECK(relationship.types == std::vector<std::string>{"CONSULT"});
    CHECK(relationship.direction == Direction::right);
    CHECK(relationship.length->least == 1);
    CHECK(relationship.length->most == 3);
    CHECK(node.variable == "b");
    CHECK(match.where->text == "b.country <> \"RUS\"");
    CHECK(clauses[1].position == Position{2, 1, 88});
    const auto& projection = std::get<ReturnClause>(clauses[1].clause).projection;
    CHECK(projection.items[0].name == "name");
    CHECK(projection.items[1].name == "count( * )");
    CHECK(projection.order[0].descending);
    CHECK(projection.limit->text == "5");
}
