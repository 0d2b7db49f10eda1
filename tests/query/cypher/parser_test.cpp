// Queries and the trees they are read as.
#include "catch.hpp"

#include "query/cypher/parser.hpp"
#include "query_text.hpp"

using namespace entente::cypher;

namespace {

std::string read(const std::string& query) { return text_of(parse(query)); }

/// The first column of RETURN.
ExpressionPtr column(const std::string& expression) {
    return std::get<ReturnClause>(parse("RETURN " + expression).parts[0].clauses[0].clause).projection.items[0].expression;
}

/// With parentheses around all that operators hold together, and without the backquotes.
std::string grouped(const std::string& expression) {
    auto text = canonical(*column(expression));
    std::erase(text, '`');
    return text;
}

template <class Value>
Value value(const std::string& literal) {
    return std::get<Value>(std::get<Literal>(column(literal)->node).value);
}

}  // namespace

TEST_CASE("clauses, patterns and columns are read in order") {
    const auto query = parse(
        "match p = (a:Person {name: 'John Kerry'})-[:CONSULT*1..3]->(b) where b.country <> \"RUS\"\n"
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

TEST_CASE("clauses are read with all that belongs to them") {
    CHECK(read("explain optional match (a), (b) where a.x return distinct *, a.x as y order by y ascending, a descending skip 1 limit 2") ==
          "EXPLAIN OPTIONAL MATCH (`a`), (`b`) WHERE `a`.`x` RETURN DISTINCT *, `a`.`x` AS `y` ORDER BY `y`, `a` DESC SKIP 1 LIMIT 2");
    CHECK(
        read("UNWIND [1] AS x WITH x, x+1 AS y ORDER BY y WHERE y>1 RETURN y UNION RETURN 1 AS y UNION ALL RETURN 2 AS y;") ==
        "UNWIND [1] AS `x` WITH `x`, (`x` + 1) AS `y` ORDER BY `y` WHERE (`y` > 1) RETURN `y` UNION RETURN 1 AS `y` UNION ALL RETURN 2 AS "
        "`y`");
    CHECK(read("CREATE (a {x: 1})-[:R]->(b), (c) CREATE (a)-[:S]->(c)") ==
          "CREATE (`a` {`x`: 1})-[:`R`]->(`b`), (`c`) CREATE (`a`)-[:`S`]->(`c`)");
}

TEST_CASE("relationships are read in all their forms") {
    const auto pattern = [](const std::string& written) {
        auto text = read("MATCH " + written).substr(6);
        std::erase(text, '`');
        return text;
    };
    CHECK(pattern("(a)-->(b)") == "(a)-[]->(b)");
    CHECK(pattern("(a)<--(b)") == "(a)<-[]-(b)");
    CHECK(pattern("(a)--(b)") == "(a)-[]-(b)");
    CHECK(pattern("(a)<-->(b)") == "(a)-[]-(b)");
    CHECK(pattern("(a)<-[r]->(b)") == "(a)-[r]-(b)");
    CHECK(pattern("(a) - [ r : X | Y|:Z ] - > (b)") == "(a)-[r:X|Y|Z]->(b)");
    CHECK(pattern("(a)-[*]-(b)") == "(a)-[*]-(b)");
    CHECK(pattern("(a)-[*2]-(b)") == "(a)-[*2..2]-(b)");
    CHECK(pattern("(a)-[*2..]-(b)") == "(a)-[*2..]-(b)");
    CHECK(pattern("(a)-[*..3]-(b)") == "(a)-[*..3]-(b)");
    CHECK(pattern("(a)-[*..]-(b)") == "(a)-[*]-(b)");
    CHECK(pattern("(a)-[r:X*1..3 {y: 1}]-(b)") == "(a)-[r:X*1..3 {y: 1}]-(b)");
    CHECK(pattern("(:A:B {x: 1})-[$p]->()") == "(:A:B {x: 1})-[ $p]->()");
    CHECK(pattern("p = ((a)-->(b))") == "p = (a)-[]->(b)");
    CHECK(pattern("p = shortestPath((a)-[:X*..4]-(b))") == "p = shortestPath((a)-[:X*..4]-(b))");
    CHECK(pattern("allshortestpaths((a)-[*]-(b))") == "allShortestPaths((a)-[*]-(b))");
    CHECK(pattern("(a:Match)-[:Return]->(b {where: 1})") == "(a:Match)-[:Return]->(b {where: 1})");
}

TEST_CASE("operators bind as in openCypher") {
    CHECK(grouped("a OR b XOR c AND NOT d = e") == "(a OR (b XOR (c AND (NOT (d = e)))))");
    CHECK(grouped("a OR b OR c") == "((a OR b) OR c)");
    CHECK(grouped("NOT NOT a") == "(NOT (NOT a))");
    CHECK(grouped("a < b <= c <> d") == "(a < b <= c <> d)");
    CHECK(grouped("a = b IS NULL") == "(a = (b IS NULL))");
    CHECK(grouped("a IS NOT NULL IN b") == "((a IS NOT NULL) IN b)");
    CHECK(grouped("a + b IN c STARTS WITH d") == "(((a + b) IN c) STARTS WITH d)");
    CHECK(grouped("a ENDS WITH b CONTAINS c =~ d") == "(((a ENDS WITH b) CONTAINS c) =~ d)");
    CHECK(grouped("a - b - c * d / e % f ^ g ^ h") == "((a - b) - (((c * d) / e) % ((f ^ g) ^ h)))");
    CHECK(grouped("-a ^ b") == "((- a) ^ b)");
    CHECK(grouped("- - +a.x[0]") == "(- (- (+ a.x[0])))");
    CHECK(grouped("a--b") == "(a - (- b))");
    CHECK(grouped("a - -1") == "(a - (-1))");
    CHECK(grouped("a:X:Y AND b") == "((a:X:Y) AND b)");
    CHECK(grouped("a.b[c].d[1..2][..3][4..]") == "a.b[c].d[1..2][..3][4..]");
    CHECK(grouped("(a) < -(b)") == "(a < (- b))");
    CHECK(grouped("NOT a IN b") == "(NOT (a IN b))");
}

TEST_CASE("patterns stand where expressions do") {
    CHECK(grouped("(a)-->(b)") == "EXISTS {(a)-[]->(b)}");
    CHECK(std::get<PatternPredicate>(column("((a)-->(b))")->node).alone);
    CHECK_FALSE(std::get<PatternPredicate>(column("( exists ( (a)-->(b) ) )")->node).alone);
    CHECK(grouped("NOT (a)<-[:X]-() AND exists((b)--())") == "((NOT EXISTS {(a)<-[:X]-()}) AND EXISTS {(b)-[]-()})");
    CHECK(grouped("EXISTS { MATCH (a)-->(b), (c) WHERE b.x }") == "EXISTS {(a)-[]->(b), (c) WHERE b.x}");
    CHECK(grouped("EXISTS { MATCH (a)-->(b) RETURN true }") == "EXISTS {(a)-[]->(b)}");
    CHECK(grouped("EXISTS { (a)-->(b) }") == "EXISTS {(a)-[]->(b)}");
    CHECK(grouped("[p = (a)-->(b) WHERE b.x | nodes(p)]") == "[p = (a)-[]->(b) WHERE b.x | nodes(p)]");
    CHECK(grouped("[(a)-->(b) | b]") == "[(a)-[]->(b) | b]");
    CHECK(grouped("length(shortestPath((a)-[*]-(b)))") == "length(shortestPath((a)-[*]-(b)))");
    CHECK(grouped("[(a), (b)]") == "[a, b]");
    CHECK(grouped("exists(a.x)") == "exists(a.x)");
}

TEST_CASE("forms with a syntax of their own") {
    CHECK(grouped("[x IN xs WHERE x > 1 | x * 2]") == "[x IN xs WHERE (x > 1) | (x * 2)]");
    CHECK(grouped("[x IN xs]") == "[x IN xs]");
    CHECK(grouped("[x IN xs, 1]") == "[(x IN xs), 1]");
    CHECK(grouped("all(x IN xs WHERE x) OR none(x IN xs WHERE x) OR any(x IN xs WHERE x) OR single(x IN xs WHERE x)") ==
          "(((all(x IN xs WHERE x) OR none(x IN xs WHERE x)) OR any(x IN xs WHERE x)) OR single(x IN xs WHERE x))");
    CHECK(grouped("REDUCE(a = 0, x IN xs | a + x)") == "reduce(a = 0, x IN xs | (a + x))");
    CHECK(grouped("CASE WHEN a THEN 1 WHEN b THEN 2 ELSE 3 END") == "CASE WHEN a THEN 1 WHEN b THEN 2 ELSE 3 END");
    CHECK(grouped("case a when 1 then 'x' end") == "CASE a WHEN 1 THEN 'x' END");
    CHECK(grouped("count(*) + COUNT(DISTINCT a)") == "(count(*) + count(DISTINCT a))");
    CHECK(grouped("date.truncate('month', a, {})") == "date.truncate('month', a, {})");
    CHECK(grouped("{a: 1, `b c`: [], return: {}}") == "{a: 1, b c: [], return: {}}");
    CHECK(grouped("$p + $`q r` + $1") == "(($p + $q r) + $1)");
    CHECK(grouped("any + single + count") == "((any + single) + count)");
}

TEST_CASE("numbers are read in all their forms") {
    CHECK(value<std::int64_t>("0x1fF") == 511);
    CHECK(value<std::int64_t>("0X1fF") == 511);
    CHECK(value<std::int64_t>("0o17") == 15);
    CHECK(value<std::int64_t>("007") == 7);
    CHECK(value<std::int64_t>("9223372036854775807") == INT64_MAX);
    CHECK(value<std::int64_t>("-9223372036854775808") == INT64_MIN);
    CHECK(value<double>("1.5e-3") == 0.0015);
    CHECK(value<double>(".5") == 0.5);
    CHECK(value<double>("1E5") == 100000.0);
    CHECK(value<double>("1e-999") == 0.0);
    CHECK(value<double>("-.25") == -0.25);
    CHECK(grouped("a[1..2]") == "a[1..2]");
}

TEST_CASE("strings and names are read without their quotes and escapes") {
    CHECK(value<std::string>(R"('it\'s')") == "it's");
    CHECK(value<std::string>(R"("it's")") == "it's");
    CHECK(value<std::string>(R"('\\ \" \b\f\n\r\t')") == "\\ \" \b\f\n\r\t");
    CHECK(value<std::string>(R"('\u0041\U0001F600\uD83D\uDE00')") == "A\U0001F600\U0001F600");
    CHECK(value<std::string>("'two\nlines // no comment'") == "two\nlines // no comment");
    CHECK(std::get<Variable>(column("`a``b`")->node).name == "a`b");
    CHECK(std::get<Variable>(column("Größe_2")->node).name == "Größe_2");
    CHECK(std::get<Variable>(column("страна")->node).name == "страна");
}

TEST_CASE("a column is named by its text as written, at its place") {
    const auto query = parse("RETURN  a . x /* c */ + 1 ,\n\t( 'é' ) , count( DISTINCT  b )  // end");
    const auto& items = std::get<ReturnClause>(query.parts[0].clauses[0].clause).projection.items;
    CHECK(items[0].name == "a . x /* c */ + 1");
    CHECK(items[0].expression->position == Position{1, 9, 8});
    CHECK(items[1].name == "( 'é' )");
    CHECK(items[1].expression->position == Position{2, 2, 29});
    CHECK(items[2].name == "count( DISTINCT  b )");
    CHECK(items[2].expression->position == Position{2, 12, 40});
}
