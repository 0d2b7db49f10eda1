#pragma once
// Checks of expressions and patterns against the variables at their place in a query.

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "query/cypher/ast.hpp"
#include "query/cypher/static_type.hpp"

namespace entente::cypher {

/// Whether an aggregate may stand at a place, and if not, why.
enum class Aggregates : std::uint8_t { allowed, within_another, one_row_at_a_time };

/// All of them throw Error at the first fault.
class ExpressionCheck {
public:
    /// The value of an expression.
    static StaticType value(const Expression& expression, const StaticScope& scope, Aggregates aggregates);
    /// An expression that is true or false, which a pattern may be part of.
    static void condition(const Expression& expression, const StaticScope& scope, Aggregates aggregates = Aggregates::one_row_at_a_time);
    /// Patterns that stand together, as in one MATCH: they bring the variables that are not known yet.
    static void patterns(const std::vector<PathPattern>& patterns, StaticScope& scope);

private:
    ExpressionCheck(const StaticScope& scope, Aggregates aggregates) : scope_(scope), aggregates_(aggregates) {}

    StaticType value(const Expression& expression) const { return value(expression, scope_, aggregates_); }
    void values(const Expressions& expressions) const {
        for (const auto& expression : expressions) value(*expression);
    }
    StaticType boolean(const Expression& expression) const;
    StaticType condition_value(const Expression& expression) const;

    StaticType of(const Literal& literal, const Expression&) const;
    StaticType of(const Parameter&, const Expression&) const { return {}; }
    StaticType of(const Variable& variable, const Expression& expression) const;
    StaticType of(const ListLiteral& list, const Expression&) const;
    StaticType of(const MapLiteral& map, const Expression&) const;
    StaticType of(const PropertyLookup& lookup, const Expression& expression) const;
    StaticType of(const LabelPredicate& predicate, const Expression& expression) const;
    StaticType of(const Subscript& subscript, const Expression&) const;
    StaticType of(const Slice& slice, const Expression&) const;
    StaticType of(const Unary& unary, const Expression&) const;
    StaticType of(const Binary& binary, const Expression& expression) const;
    StaticType of(const Comparison& comparison, const Expression&) const;
    StaticType of(const FunctionCall& call, const Expression& expression) const;
    StaticType of(const Case& choice, const Expression&) const;
    StaticType of(const ListComprehension& comprehension, const Expression&) const;
    StaticType of(const PatternComprehension& comprehension, const Expression&) const;
    StaticType of(const Quantifier& quantifier, const Expression&) const;
    StaticType of(const Reduce& reduce, const Expression&) const;
    StaticType of(const PatternPredicate& predicate, const Expression& expression) const;
    StaticType of(const PathExpression& path, const Expression& expression) const;

    StaticType arithmetic(const Binary& binary) const;
    StaticType element_of(const Expression& list) const;
    void known(const PathPattern& pattern) const;

    const StaticScope& scope_;
    Aggregates aggregates_;
};

}  // namespace entente::cypher
