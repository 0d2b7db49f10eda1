// Ten thousand random queries, each against the slow reference.

#include <algorithm>

#include "catch.hpp"
#include "query/cypher/parser.hpp"
#include "query/cypher/plan.hpp"
#include "query/cypher/render.hpp"
#include "random_query.hpp"
#include "reference.hpp"

using namespace entente::cypher;

namespace {

std::vector<std::string> written_rows(MemoryGraph& graph, const std::vector<List>& rows, bool ordered) {
    std::vector<std::string> texts;
    for (const auto& row : rows) {
        std::string text;
        // Nodes that look alike are told apart.
        for (const auto& value : row) text += (value.node() ? std::to_string(value.node()->id) : value.relationship() ? std::to_string((*value.relationship())->id) : cypher_text(graph, value)) + " | ";
        texts.push_back(std::move(text));
    }
    if (!ordered) std::sort(texts.begin(), texts.end());
    return texts;
}

}  // namespace

TEST_CASE("random queries are answered as the slow reference answers them") {
    std::size_t with_rows = 0;
    constexpr std::uint32_t queries = 10'000, queries_of_a_graph = 20;
    for (std::uint32_t seed = 0; seed < queries / queries_of_a_graph; ++seed) {
        Dice dice(seed);
        MemoryGraph graph;
        fill(graph, dice);
        Reference reference(graph);
        for (std::uint32_t i = 0; i < queries_of_a_graph; ++i) {
            RandomQuery random(dice);
            const auto text = random.text();
            INFO("graph " << seed << ", query " << i << ": " << text);
            const auto query = parse(text);
            REQUIRE_NOTHROW(analyse(query));
            const auto wanted = reference.answer(query);
            Plan plan(graph, query, {});
            std::vector<List> rows;
            plan.run({}, [&](const List& row) {
                rows.push_back(row);
                return true;
            });
            REQUIRE(plan.columns() == wanted.columns);
            REQUIRE(written_rows(graph, rows, random.is_ordered()) == written_rows(graph, wanted.rows, random.is_ordered()));
            with_rows += !rows.empty();
        }
    }
    CHECK(with_rows > queries * 2 / 5);  // else they would show little
}
