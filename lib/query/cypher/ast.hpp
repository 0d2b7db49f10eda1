#pragma once
// The syntax tree of a query in the read-only core of openCypher 9 (docs/query-language.md). Names are those of openCypher's
// grammar. A tree never changes once it is parsed, so parts of it are shared freely.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace entente::cypher {

/// Where something begins in the text of the query.
struct Position {
    std::uint32_t line = 1, column = 1;  // from 1; columns in code points
    std::uint32_t offset = 0;            // bytes from the beginning
    bool operator==(const Position&) const = default;
};

struct Expression;
using ExpressionPtr = std::shared_ptr<const Expression>;  // empty where the query has none
using Expressions = std::vector<ExpressionPtr>;

// Patterns

struct NodePattern {
    Position position;
    std::optional<std::string> variable;
    std::vector<std::string> labels;  // all of them
    ExpressionPtr properties;         // a MapLiteral or a Parameter
};

/// `*`, `*2`, `*1..3`, `*..3`, `*2..`
struct PathLength {
    std::optional<std::uint64_t> least, most;
};

enum class Direction : std::uint8_t { right, left, both };  // as written; `<-->` is both

struct RelationshipPattern {
    Position position;
    std::optional<std::string> variable;
    std::vector<std::string> types;  // any of them; none: every type
    Direction direction = Direction::both;
    std::optional<PathLength> length;  // absent: exactly one relationship, which the variable then stands for
    ExpressionPtr properties;
};

struct PathPattern {
    enum class Shortest : std::uint8_t { no, one, all };  // shortestPath(...), allShortestPaths(...)

    Position position;
    std::optional<std::string> variable;  // p = (a)-->(b)
    Shortest shortest = Shortest::no;
    NodePattern start;
    std::vector<std::pair<RelationshipPattern, NodePattern>> steps;
};

// Expressions

struct Literal {
    std::variant<std::monostate, bool, std::int64_t, double, std::string> value;  // monostate: null
};
struct Parameter {
    std::string name;  // without `$`
};
struct Variable {
    std::string name;
};
struct ListLiteral {
    Expressions items;
};
struct MapLiteral {
    std::vector<std::pair<std::string, ExpressionPtr>> entries;
};
struct PropertyLookup {
    ExpressionPtr of;
    std::string key;
};
/// `n:Person:Leader` as a condition; of a relationship, its type.
struct LabelPredicate {
    ExpressionPtr of;
    std::vector<std::string> labels;
};
struct Subscript {
    ExpressionPtr of, index;
};
struct Slice {
    ExpressionPtr of, from, to;
};
enum class UnaryOperator : std::uint8_t { logical_not, plus, minus, is_null, is_not_null };
struct Unary {
    UnaryOperator op;
    ExpressionPtr operand;
};
enum class BinaryOperator : std::uint8_t {
    logical_or, logical_xor, logical_and,
    add, subtract, multiply, divide, modulo, power,
    in, starts_with, ends_with, contains, matches  // matches: =~
};
struct Binary {
    BinaryOperator op;
    ExpressionPtr left, right;
};
enum class ComparisonOperator : std::uint8_t { equal, not_equal, less, less_equal, greater, greater_equal };
/// `a < b <= c`: all steps hold, each operand is evaluated once.
struct Comparison {
    ExpressionPtr first;
    std::vector<std::pair<ComparisonOperator, ExpressionPtr>> rest;  // at least one
};
struct FunctionCall {
    std::string name;       // as written; letters' case does not count
    bool distinct = false;  // count(DISTINCT n)
    bool star = false;      // count(*)
    Expressions arguments;
};
struct Case {
    ExpressionPtr operand;  // may be empty: each `when` is then a condition
    std::vector<std::pair<ExpressionPtr, ExpressionPtr>> branches;  // when, then
    ExpressionPtr otherwise;                                        // may be empty: null
};
/// `[x IN list WHERE condition | projection]`
struct ListComprehension {
    std::string variable;
    ExpressionPtr list, where, projection;  // the last two may be empty
};
/// `[(a)-->(b) WHERE condition | projection]`
struct PatternComprehension {
    PathPattern pattern;
    ExpressionPtr where, projection;
};
enum class QuantifierKind : std::uint8_t { all, any, none, single };
/// `all(x IN list WHERE condition)`
struct Quantifier {
    QuantifierKind kind;
    std::string variable;
    ExpressionPtr list, where;
};
/// `reduce(accumulator = initial, x IN list | step)`
struct Reduce {
    std::string accumulator;
    ExpressionPtr initial;
    std::string variable;
    ExpressionPtr list, step;
};
/// A pattern as a condition, `(a)-->(:Person)` or `exists((a)-->())`, and `EXISTS { MATCH pattern, ... WHERE condition }`.
struct PatternPredicate {
    std::vector<PathPattern> patterns;
    ExpressionPtr where;  // may be empty
    bool alone = false;   // no EXISTS around it: it brings no variables
};
/// shortestPath((a)-[*]-(b)) where a value stands
struct PathExpression {
    PathPattern pattern;
};

struct Expression {
    using Node = std::variant<Literal, Parameter, Variable, ListLiteral, MapLiteral, PropertyLookup, LabelPredicate, Subscript, Slice,
                              Unary, Binary, Comparison, FunctionCall, Case, ListComprehension, PatternComprehension, Quantifier,
                              Reduce, PatternPredicate, PathExpression>;
    Position position;
    std::string text;  // as written; a column without AS is named by it
    Node node;
};

// Clauses

struct MatchClause {
    bool optional = false;
    std::vector<PathPattern> patterns;
    ExpressionPtr where;
};
struct UnwindClause {
    ExpressionPtr list;
    std::string variable;
};
struct ProjectionItem {
    ExpressionPtr expression;
    std::string name;      // the alias, else the expression's text
    bool aliased = false;
};
struct SortItem {
    ExpressionPtr expression;
    bool descending = false;
};
/// The body of WITH and RETURN.
struct Projection {
    bool distinct = false;
    bool star = false;  // RETURN *, a, b
    std::vector<ProjectionItem> items;
    std::vector<SortItem> order;
    ExpressionPtr skip, limit;
};
struct WithClause {
    Projection projection;
    ExpressionPtr where;
};
struct ReturnClause {
    Projection projection;
};
/// Parsed so that the error can name it, and so that the tests can set graphs up; analyse() refuses it: a query only reads.
struct CreateClause {
    std::vector<PathPattern> patterns;
};

struct Clause {
    Position position;
    std::variant<MatchClause, UnwindClause, WithClause, ReturnClause, CreateClause> clause;
};
struct SingleQuery {
    std::vector<Clause> clauses;
};
struct Query {
    bool explain = false;                // EXPLAIN: the plan, not its answer
    std::vector<SingleQuery> parts;      // at least one; joined by UNION
    std::vector<bool> keep_duplicates;   // between the parts: UNION ALL
};

}  // namespace entente::cypher
