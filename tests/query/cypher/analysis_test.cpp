// What a query may not say although its grammar allows it, and what it may.
#include "catch.hpp"

#include "query/cypher/parser.hpp"
#include "support/error_of.hpp"

using namespace entente;
using cypher::analyse;
using cypher::parse;

namespace {

/// "line:column what"
std::string fault(const std::string& query) {
    const auto tree = parse(query);
    const auto error = error_of([&] { analyse(tree); });
    CHECK(error.code() == ErrorCode::usage);
    CHECK_FALSE(error.remedy().empty());
    return error.where() + ": " + error.fault();
}

std::string at(int line, int column, const std::string& what) {
    return "query, line " + std::to_string(line) + ", column " + std::to_string(column) + ": " + what;
}

void fine(const std::string& query) {
    INFO(query);
    const auto tree = parse(query);
    CHECK_NOTHROW(analyse(tree));
}

}  // namespace

TEST_CASE("a variable is defined before it is used") {
    CHECK(fault("MATCH (person) RETURN persn.name") == at(1, 23, "the variable persn is not defined"));
    CHECK(error_of([] { analyse(parse("MATCH (person) RETURN persn.name")); }).remedy() == "did you mean person?");
    CHECK(fault("MATCH (a)\nWITH a.name AS name\nRETURN a") == at(3, 8, "the variable a is not defined"));
    CHECK(fault("RETURN [x IN [1] | y]") == at(1, 20, "the variable y is not defined"));
    CHECK(fault("MATCH (a) WHERE (a)-->(b) RETURN a") ==
          at(1, 17, "the variable b is not defined, and a pattern that is a condition brings none"));
    fine("MATCH (a) WHERE EXISTS { (a)-->(b) WHERE b.name = 'x' } RETURN [(a)-->(c) | c.name]");
    fine("UNWIND [1, 2] AS x RETURN reduce(s = 0, y IN [x] | s + y), any(z IN [x] WHERE z > 1)");
}

TEST_CASE("a variable is bound once, and as one kind of thing") {
    CHECK(fault("MATCH (r)-[r]->() RETURN r") == at(1, 10, "r is a node, but stands for a relationship here"));
    CHECK(fault("MATCH ()-[r]->()-[r]->() RETURN r") == at(1, 17, "r stands for two relationships of one MATCH, which are never the same"));
    CHECK(fault("MATCH p = (p)-->() RETURN p") == at(1, 7, "the path cannot be called p: that variable is bound already"));
    CHECK(fault("WITH 'x' AS n MATCH (n) RETURN n") == at(1, 21, "n is a string, but stands for a node here"));
    CHECK(fault("MATCH (n) UNWIND [1] AS n RETURN n") == at(1, 11, "the variable n is bound already"));
    fine("MATCH (a)-[r]->(b) MATCH (b)-[r]->(c) RETURN *");
    fine("MATCH ()-[r]->()-[q]->() WITH [r, q] AS rs MATCH ()-[rs*]->() RETURN rs");
    fine("WITH null AS a OPTIONAL MATCH (a)-->(b) RETURN b");
}

TEST_CASE("aggregates stand where rows are put together") {
    CHECK(fault("MATCH (n) WHERE count(n) > 1 RETURN n") ==
          at(1, 17, "the aggregate count(n) cannot stand here, where one row is seen at a time"));
    CHECK(fault("MATCH (n) RETURN sum(count(n))") == at(1, 22, "the aggregate count(n) stands within another"));
    CHECK(fault("MATCH (n) RETURN [x IN [1] | count(n)]") ==
          at(1, 30, "the aggregate count(n) cannot stand here, where one row is seen at a time"));
    CHECK(fault("MATCH (n)-->(m) RETURN n.age + count(m)") ==
          at(1, 24, "n is no column of its own, so that n.age + count(m) has no one value for a group"));
    fine("MATCH (n)-->(m) RETURN n.age, n.age + count(m), [x IN collect(m) | x.name]");
    CHECK(fault("MATCH (n) RETURN count(*) AS c ORDER BY n.age") ==
          at(1, 41, "the variable n is not defined behind columns that aggregate"));
    CHECK(fault("MATCH (n) RETURN DISTINCT n.name ORDER BY n.age") == at(1, 43, "the variable n is not defined behind DISTINCT"));
    CHECK(fault("MATCH (n) RETURN n.name AS a, count(*) AS c ORDER BY max(a)") == at(1, 54, "the aggregate max(a) is no column"));
    fine("MATCH (n) RETURN DISTINCT n.name ORDER BY toUpper( n . name )");
    fine("MATCH (n) RETURN n.name AS name, count(*) AS c ORDER BY COUNT(*) DESC, n.name, c + 1");
    fine("MATCH (n) RETURN n.name AS name ORDER BY n.age, name");
}

TEST_CASE("functions are known, with the number of their arguments") {
    CHECK(fault("RETURN toUper('a')") == at(1, 8, "there is no function toUper"));
    CHECK(error_of([] { analyse(parse("RETURN toUper('a')")); }).remedy() == "did you mean toUpper?");
    CHECK(fault("RETURN substring('a')") == at(1, 8, "substring takes 2 to 3 arguments, not 1"));
    CHECK(fault("RETURN toUpper(DISTINCT 'a')") == at(1, 8, "DISTINCT has no meaning in toUpper"));
    CHECK(fault("RETURN sum(*)") == at(1, 8, "sum(*) means nothing"));
    CHECK(fault("MATCH (n) RETURN length(n)") == at(1, 25, "n is a node, not a path"));
}

TEST_CASE("kinds of values fit where they are known beforehand") {
    CHECK(fault("MATCH (n) WHERE (n) RETURN n") == at(1, 17, "(n) is a node, not a condition"));
    CHECK(fault("RETURN true AND 'x'") == at(1, 17, "'x' is a string, not a condition"));
    CHECK(fault("RETURN 1 IN 2") == at(1, 13, "2 is a whole number, not a list"));
    CHECK(fault("WITH [1] AS xs RETURN xs.first") == at(1, 23, "xs is a list, not a thing with properties"));
    CHECK(fault("MATCH (n) RETURN (n)-->()") == at(1, 18, "a pattern is a condition, and no value"));
    CHECK(fault("RETURN none(x IN ['a'] WHERE x % 2 = 0)") == at(1, 30, "x is a string, not a number"));
    CHECK(fault("MATCH (n {a: 1}) MATCH (m $all) RETURN n") == at(1, 27, "a parameter cannot stand for all properties of a pattern"));
    fine("MATCH (n) WHERE NOT (n)-->() OR (exists((n)<--()) AND n:Person) RETURN CASE WHEN (n)--() THEN 1 END");
}

TEST_CASE("columns have names of their own") {
    CHECK(fault("RETURN 1 AS a, 2 AS a") == at(1, 16, "two columns are called a"));
    CHECK(fault("MATCH (n) WITH n.name RETURN 1") == at(1, 16, "n.name has no name behind WITH"));
    CHECK(fault("RETURN *") == at(1, 1, "RETURN * has nothing to give back: there are no variables"));
    CHECK(fault("RETURN 1 AS a UNION RETURN 1 AS b") == at(1, 21, "the parts of a UNION have other columns: a and b"));
    CHECK(fault("RETURN 1 AS a UNION RETURN 1 AS a UNION ALL RETURN 1 AS a") == at(1, 1, "UNION and UNION ALL are mixed"));
    fine("MATCH (n) RETURN n, n.name UNION ALL MATCH (n) RETURN n, n.name");
}

TEST_CASE("SKIP and LIMIT take a number that no row changes") {
    CHECK(fault("RETURN 1 AS a LIMIT -1") == at(1, 21, "LIMIT takes a number of rows, not -1"));
    CHECK(fault("RETURN 1 AS a SKIP 1.5") == at(1, 20, "SKIP takes a number of rows, not a decimal number"));
    CHECK(fault("MATCH (n) RETURN n LIMIT n.age") == at(1, 26, "the variable n is not defined"));
    fine("RETURN 1 AS a SKIP $from LIMIT 2 + 3");
}

TEST_CASE("a query reads, and ends with what it gives back") {
    CHECK(fault("MATCH (n)\nWHERE n.x = 1") == at(1, 1, "the query gives nothing back"));
    CHECK(fault("RETURN 1 AS a MATCH (n) RETURN n") == at(1, 15, "a clause stands behind RETURN, which ends a query"));
    CHECK(fault("CREATE (n) RETURN n") == at(1, 1, "CREATE changes the graph, and a query only reads"));
}

TEST_CASE("a WITH that puts no rows together leaves the variables of before to its WHERE") {
    fine("MATCH (a) WITH a.name AS name WHERE a.age > 3 RETURN name");
    fine("MATCH (a) WITH DISTINCT a.name AS name WHERE a.name = 'B' RETURN name");
    CHECK(fault("MATCH (a) WITH a.name AS name, count(*) AS c WHERE a.age > 3 RETURN name") ==
          at(1, 52, "the variable a is not defined behind columns that aggregate"));
}

TEST_CASE("beside an aggregate, ORDER BY takes names and properties for columns") {
    fine("MATCH (a)--(b) RETURN a.age, count(*) ORDER BY a.age + count(*)");
    CHECK(fault("MATCH (a)--(b) RETURN a.age + b.age, count(*) ORDER BY a.age + b.age + count(*)") ==
          at(1, 56, "the variable a is not defined behind columns that aggregate"));
    CHECK(fault("RETURN properties([1])") == at(1, 19, "[1] is a list, not a map"));
}
