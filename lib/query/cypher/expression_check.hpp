#pragma once
// Checks of expressions and patterns against the variables at their place in a query.

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "query/cypher/ast.hpp"
#include "query/cypher/types.hpp"

namespace entente::cypher {

/// Whether an aggregate may stand at a place, and if not, why.
enum class Aggregates : std::uint8_t { allowed, within_another, one_row_at_a_time };

/// All of them throw Error at the first fault.
class ExpressionCheck {
public:
    /// The value of an expression.
    static Type value(const Expression& expression, const Scope& scope, Aggregates aggregates);
    /// An expression that is true or false, which a pattern may be part of.
    static void condition(const Expression& expression, const Scope& scope, Aggregates aggregates = Aggregates::one_row_at_a_time);
    /// Patterns that stand together, as in one MATCH: they bring the variables that are not known yet.
    static void patterns(const std::vector<PathPattern>& patterns, Scope& scope);

private:
    ExpressionCheck(const Scope& scope, Aggregates aggregates) : scope_(scope), aggregates_(aggregates) {}

    Type value(const Expression& expression) const { return value(expression, scope_, aggregates_); }
    void values(const Expressions& expressions) const {
        for (const auto& expression : expressions) value(*expression);
    }
    Type boolean(const Expression& expression) const;
    Type condition_value(const Expression& expression) const;

    Type of(const Literal& literal, const Expression&) const;
    Type of(const Parameter&, const Expression&) const { return {}; }
    Type of(const Variable& variable, const Expression& expression) const;
    Type of(const ListLiteral& list, const Expression&) const;
    Type of(const MapLiteral& map, const Expression&) const;
    Type of(const PropertyLookup& lookup, const Expression& expression) const;
    Type of(const LabelPredicate& predicate, const Expression& expression) const;
    Type of(const Subscript& subscript, const Expression&) const;
    Type of(const Slice& slice, const Expression&) const;
    Type of(const Unary& unary, const Expression&) const;
    Type of(const Binary& binary, const Expression& expression) const;
    Type of(const Comparison& comparison, const Expression&) const;
    Type of(const FunctionCall& call, const Expression& expression) const;
    Type of(const Case& choice, const Expression&) const;
    Type of(const ListComprehension& comprehension, const Expression&) const;
    Type of(const PatternComprehension& comprehension, const Expression&) const;
    Type of(const Quantifier& quantifier, const Expression&) const;
    Type of(const Reduce& reduce, const Expression&) const;
    Type of(const PatternPredicate& predicate, const Expression& expression) const;
    Type of(const PathExpression& path, const Expression& expression) const;

    Type arithmetic(const Binary& binary) const;
    Type element_of(const Expression& list) const;
    void known(const PathPattern& pattern) const;

    const Scope& scope_;
    Aggregates aggregates_;
};

}  // namespace entente::cypher
