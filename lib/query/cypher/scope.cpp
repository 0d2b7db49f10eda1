#include "query/cypher/scope.hpp"

#include "query/cypher/children.hpp"
#include "query/cypher/functions.hpp"

namespace entente::cypher {

void add_pattern_variables(const PathPattern& pattern, std::set<std::string>& names) {
    const auto add = [&](const std::optional<std::string>& name) {
        if (name) names.insert(*name);
    };
    add(pattern.variable);
    add(pattern.start.variable);
    for (const auto& [relationship, node] : pattern.steps) {
        add(relationship.variable);
        add(node.variable);
    }
}

namespace {

void add_variables(const Expression& expression, std::set<std::string>& names);

/// Those of `inner`, where it is there, without the ones that the expression around it brings.
void add_inner(const ExpressionPtr& inner, std::initializer_list<std::string_view> local, std::set<std::string>& names) {
    if (!inner) return;
    auto found = variables_of(*inner);
    for (const auto name : local) found.erase(std::string(name));
    names.merge(found);
}

void add_variables(const Expression& expression, std::set<std::string>& names) {
    if (const auto* variable = std::get_if<Variable>(&expression.node)) {
        names.insert(variable->name);
    } else if (const auto* comprehension = std::get_if<ListComprehension>(&expression.node)) {
        add_variables(*comprehension->list, names);
        add_inner(comprehension->where, {comprehension->variable}, names);
        add_inner(comprehension->projection, {comprehension->variable}, names);
    } else if (const auto* quantifier = std::get_if<Quantifier>(&expression.node)) {
        add_variables(*quantifier->list, names);
        add_inner(quantifier->where, {quantifier->variable}, names);
    } else if (const auto* reduce = std::get_if<Reduce>(&expression.node)) {
        add_variables(*reduce->initial, names);
        add_variables(*reduce->list, names);
        add_inner(reduce->step, {reduce->variable, reduce->accumulator}, names);
    } else {
        if (const auto* inner = std::get_if<PatternComprehension>(&expression.node)) add_pattern_variables(inner->pattern, names);
        if (const auto* path = std::get_if<PathExpression>(&expression.node)) add_pattern_variables(path->pattern, names);
        if (const auto* predicate = std::get_if<PatternPredicate>(&expression.node))
            for (const auto& pattern : predicate->patterns) add_pattern_variables(pattern, names);
        for_each_child(expression, [&](const ExpressionPtr& child) { add_variables(*child, names); });
    }
}

void add_aggregates(const Expression& expression, std::vector<const Expression*>& found) {
    if (is_aggregate(expression)) found.push_back(&expression);
    else for_each_child(expression, [&](const ExpressionPtr& child) { add_aggregates(*child, found); });
}

}  // namespace

std::set<std::string> variables_of(const Expression& expression) {
    std::set<std::string> names;
    add_variables(expression, names);
    return names;
}

std::set<std::string> variables_of(const PathPattern& pattern) {
    std::set<std::string> names;
    add_pattern_variables(pattern, names);
    for_each_child(pattern, [&](const ExpressionPtr& child) { add_variables(*child, names); });
    return names;
}

bool is_aggregate(const Expression& expression) {
    const auto* call = std::get_if<FunctionCall>(&expression.node);
    const auto* function = call ? find_function(call->name) : nullptr;
    return function && function->aggregate;
}

std::vector<const Expression*> aggregates_in(const Expression& expression) {
    std::vector<const Expression*> found;
    add_aggregates(expression, found);
    return found;
}

void split_conditions(const ExpressionPtr& condition, std::vector<ExpressionPtr>& parts) {
    if (!condition) return;
    const auto* binary = std::get_if<Binary>(&condition->node);
    if (binary && binary->op == BinaryOperator::logical_and) {
        split_conditions(binary->left, parts);
        split_conditions(binary->right, parts);
    } else {
        parts.push_back(condition);
    }
}

}  // namespace entente::cypher
