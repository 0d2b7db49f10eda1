// Expressions that look for patterns: a plan of their own, run on the row as it stands.

#include "query/cypher/expressions.hpp"
#include "query/cypher/match_planner.hpp"
#include "query/cypher/row_operators.hpp"

namespace entente::cypher {
namespace {

const std::string path_name = "the path";  // of a path that has no variable

OperatorPtr plan(Planning& planning, Scope& scope, const std::vector<PathPattern>& patterns, const ExpressionPtr& where) {
    return MatchPlanner(planning, scope, std::make_shared<Argument>()).plan(patterns, where);
}

}  // namespace

Compiled compile_pattern(Planning& planning, const Scope& scope, const PatternPredicate& predicate) {
    auto inner = scope;
    return [match = plan(planning, inner, predicate.patterns, predicate.where)](Frame& frame) {
        match->open(frame);
        return Value(match->next(frame));
    };
}

Compiled compile_pattern(Planning& planning, const Scope& scope, const PatternComprehension& comprehension) {
    auto inner = scope;
    auto match = plan(planning, inner, {comprehension.pattern}, comprehension.where);
    return [match = std::move(match), projection = compile(planning, inner, *comprehension.projection)](Frame& frame) {
        List list;
        for (match->open(frame); match->next(frame);) list.push_back(projection(frame));
        return Value(std::move(list));
    };
}

Compiled compile_pattern(Planning& planning, const Scope& scope, const PathExpression& expression) {
    auto inner = scope;
    auto pattern = expression.pattern;
    const bool all = pattern.shortest == PathPattern::Shortest::all;
    pattern.variable = path_name;
    auto match = plan(planning, inner, {pattern}, {});
    return [match = std::move(match), path = inner.variables.at(path_name), all](Frame& frame) {
        List list;
        for (match->open(frame); match->next(frame);) {
            if (!all) return frame.slots[path];
            list.push_back(frame.slots[path]);
        }
        return all ? Value(std::move(list)) : Value();
    };
}

}  // namespace entente::cypher
