// Where a query cannot be read, the error says where, what stands there, what was expected, and what is usually meant.
#include "catch.hpp"

#include "query/cypher/parser.hpp"
#include "support/error_of.hpp"

using namespace entente;
using cypher::parse;

namespace {

/// "line:column fault; remedy"
std::string fault(const std::string& query) {
    const auto error = error_of([&] { parse(query); });
    CHECK(error.code() == ErrorCode::usage);
    std::string where = error.where();
    constexpr std::string_view line = "query, line ", column = ", column ";
    REQUIRE(where.starts_with(line));
    where.erase(0, line.size());
    where.replace(where.find(column), column.size(), ":");
    return where + " " + error.fault() + (error.remedy().empty() ? "" : "; " + error.remedy());
}

std::string repeated(std::string_view text, int times) {
    std::string all;
    for (int i = 0; i < times; ++i) all += text;
    return all;
}

}  // namespace

TEST_CASE("an error names what stands there and what was expected") {
    CHECK(fault("MATCH (n:) RETURN n") == "1:10 expected a label after ':', not ')'");
    CHECK(fault("MATCH (n)\nRETURN") == "2:7 expected an expression after 'RETURN', not the end of the query");
    CHECK(fault("MATCH (é)\n  WHERE é. = 1 RETURN é") == "2:12 expected the name of a property after '.', not '='");
    CHECK(fault("UNWIND [1] RETURN 1") == "1:12 expected AS after ']', not 'RETURN'");
    CHECK(fault("RETURN 1; RETURN 2") == "1:11 expected the end of the query after ';', not 'RETURN'");
    CHECK(fault("RETURN 1 IS 2") == "1:13 expected NULL or NOT after 'IS', not '2'");
    CHECK(fault("MATCH (a)-[:A*-2]->() RETURN a") == "1:15 expected ']' after '*', not '-'");
    CHECK(fault("") == "1:1 expected a clause, not the end of the query; a query begins with MATCH, UNWIND, WITH or RETURN");
    CHECK(fault("  // nothing\n") == "2:1 expected a clause, not the end of the query; a query begins with MATCH, UNWIND, WITH or RETURN");
}

TEST_CASE("usual slips are recognised") {
    CHECK(fault("MATCH (n) RETRUN n").ends_with("not 'RETRUN'; did you mean RETURN?"));
    CHECK(fault("MACTH (n) RETURN n") == "1:1 expected a clause, not 'MACTH'; did you mean MATCH?");
    CHECK(fault("MATCH (n RETURN n") == "1:10 expected ')' after 'n', not 'RETURN'; the '(' of line 1, column 7 is not closed");
    CHECK(fault("RETURN [1,\n 2") ==
          "2:3 expected ',' or ']' after '2', not the end of the query; the '[' of line 1, column 8 is not closed");
    CHECK(fault("MATCH (n) WHERE n.x == 1 RETURN n") == "1:22 expected an expression after '=', not '='; equality is written with one =");
    CHECK(fault("MATCH (n) WHERE n.x != 1 RETURN n") ==
          "1:21 '!' is no operator; write <> for unequal and NOT for a condition that must not hold");
    CHECK(fault("MATCH (a)->(b) RETURN a") == "1:11 expected '-' after '-', not '>'; relationships are written -->, <--, -- or -[:TYPE]->");
    CHECK(fault("MATCH n RETURN n") == "1:7 expected a pattern after 'MATCH', not 'n'; a node stands in parentheses, as in (n)");
    CHECK(fault("MATCH (n {name = 'x'}) RETURN n") ==
          "1:16 expected ':' after 'name', not '='; properties are written with a colon, as in {name: 'Moscow'}");
    CHECK(fault("MATCH (n) n.name").ends_with("not 'n'; is RETURN missing?"));
    CHECK(fault("RETURN 1 AS match").ends_with("match is a word of the language: as a name it stands in backquotes, `match`"));
    CHECK(fault("MATCH (n) WHERE n.name = John Kerry RETURN n").ends_with("text stands in quotes, a name of two words in backquotes"));
    CHECK(fault("SELECT * FROM x").ends_with("ask with MATCH and RETURN, as in MATCH (n:Person) RETURN n.name"));
    CHECK(fault("MATCH (n) WHERE n.name LIKE 'x' RETURN n").ends_with("write CONTAINS, STARTS WITH, ENDS WITH or =~"));
    CHECK(fault("MATCH (n) RETURN n GROUP BY n").ends_with("leave GROUP BY out"));
}

TEST_CASE("words that are none are named") {
    CHECK(fault("RETURN\n  'abc") == "2:3 a string begins here and does not end; close it with '");
    CHECK(fault("RETURN `abc") == "1:8 a name begins here and does not end; close it with `");
    CHECK(fault("RETURN 1 /* abc") == "1:10 a comment begins here and does not end; close it with */");
    CHECK(fault("RETURN 1, ؛") == "1:11 '؛' means nothing here; text stands in quotes");
    CHECK(fault("RETURN 12abc") == "1:8 '12abc' is no number; a name begins with a letter, or stands in backquotes");
    CHECK(fault("RETURN “x”") == "1:8 “ is no quote of the language; write straight quotes: ' or \"");
    CHECK(fault("RETURN '\\q'").starts_with("1:9 an unknown escape; known are"));
    CHECK(fault("RETURN '\\u00g1'").starts_with("1:9 expected 4 hexadecimal digits after \\u"));
    CHECK(fault("RETURN '\\uD800'").starts_with("1:9 U+D800 is no character"));
    CHECK(fault("RETURN $ + 1") == "1:8 expected the name of a parameter after '$'; write it as in $name");
    CHECK(fault(std::string("RETURN \0", 8)) == "1:8 a control character (U+0000) stands here; take it out");
}

TEST_CASE("numbers that do not fit are refused, not cut") {
    CHECK(fault("RETURN 9223372036854775808").starts_with("1:8 the number 9223372036854775808 is out of range"));
    CHECK(fault("RETURN 1 - 9223372036854775808").starts_with("1:12 the number"));
    CHECK(fault("RETURN 0x10000000000000000").starts_with("1:8 the number"));
    CHECK(fault("RETURN -9223372036854775809").starts_with("1:9 the number"));
    CHECK(fault("RETURN 1e999").starts_with("1:8 the number 1e999 is out of range"));
}

TEST_CASE("clauses that write are refused by name") {
    for (const std::string clause :
         {"DELETE n", "DETACH DELETE n", "SET n.x = 1", "MERGE (n)", "REMOVE n.x", "CALL db.labels()", "LOAD CSV"})
        CHECK(fault("MATCH (n) " + clause).find("is no clause of this language: a query only reads") != std::string::npos);
}

TEST_CASE("nesting has a limit, which the error names") {
    const std::string limit = "nested more than 500 deep";
    for (const auto& expression :
         {repeated("(", 10000) + "1" + repeated(")", 10000), repeated("[", 10000), repeated("NOT ", 10000) + "true",
          repeated("-", 10000) + "x", repeated("1 + ", 10000) + "1", repeated("{a: ", 10000), repeated("CASE WHEN ", 10000),
          repeated("size(", 10000), "x" + repeated("[0]", 10000), "x" + repeated(".y", 10000), repeated("[x IN ", 10000),
          repeated("(a {b: ", 10000), repeated("EXISTS { (a {b: ", 10000), repeated("reduce(a = ", 10000)})
        CHECK(fault("RETURN " + expression).find(limit) != std::string::npos);
    CHECK(fault("MATCH " + repeated("(", 10000)).find(limit) != std::string::npos);
    CHECK_NOTHROW(parse("RETURN " + repeated("(", 400) + "1" + repeated(")", 400)));
}

TEST_CASE("forms that could be read in two ways are not tried again and again") {
    CHECK_NOTHROW(parse("RETURN " + repeated("[x IN [", 150) + "1" + repeated("], 2]", 150)));
    CHECK(fault("RETURN " + repeated("(a {b: [c IN ", 200)).starts_with("1:2608 expected"));
}

TEST_CASE("a query that is too long or no UTF-8 is refused as a whole") {
    CHECK(error_of([] { parse("RETURN '" + std::string(1 << 20, 'a') + "'"); }).fault() ==
          "a query of 1048585 bytes is longer than the 1048576 that are allowed");
    CHECK(error_of([] { parse("RETURN '\xff'"); }).fault() == "byte 8 is no UTF-8");
}

TEST_CASE("a query that ends behind an open parenthesis is refused in bounds") {
    CHECK(fault("RETURN size((").ends_with("not the end of the query; the '(' of line 1, column 13 is not closed"));
    CHECK(fault("MATCH (").ends_with("not the end of the query; the '(' of line 1, column 7 is not closed"));
}
