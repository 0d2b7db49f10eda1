#include "query/cypher/projection_check.hpp"

#include <fmt/format.h>

#include "query/cypher/canonical.hpp"
#include "query/cypher/children.hpp"
#include "query/cypher/expression_check.hpp"
#include "query/cypher/nearest.hpp"
#include "query/cypher/scope.hpp"
#include "query/cypher/syntax_error.hpp"

namespace entente::cypher {

namespace {

bool is_name_or_property(const Expression& expression) {
    if (const auto* lookup = std::get_if<PropertyLookup>(&expression.node)) return is_name_or_property(*lookup->of);
    return std::holds_alternative<Variable>(expression.node);
}

/// The variables that an expression brings for what is below it.
void add_local(const Expression& expression, std::set<std::string>& names) {
    if (const auto* comprehension = std::get_if<ListComprehension>(&expression.node)) names.insert(comprehension->variable);
    if (const auto* quantifier = std::get_if<Quantifier>(&expression.node)) names.insert(quantifier->variable);
    if (const auto* reduce = std::get_if<Reduce>(&expression.node)) names.insert({reduce->accumulator, reduce->variable});
    if (const auto* inside = std::get_if<PatternComprehension>(&expression.node)) add_pattern_variables(inside->pattern, names);
    if (const auto* inside = std::get_if<PatternPredicate>(&expression.node))
        for (const auto& pattern : inside->patterns) add_pattern_variables(pattern, names);
}

bool aggregates(const Expression& expression) { return !aggregates_in(expression).empty(); }

}  // namespace

ProjectionCheck::ProjectionCheck(const Projection& projection, const StaticScope& incoming, const Position& position, bool is_with)
    : projection_(projection), incoming_(incoming), position_(position), is_with_(is_with), both_(&incoming) {
    check_items();
    check_order();
    check_count(projection.skip, "SKIP");
    check_count(projection.limit, "LIMIT");
}

void ProjectionCheck::check_items() {
    if (projection_.star) {
        if (!is_with_ && incoming_.variables().empty())
            throw error_at(position_, "RETURN * has nothing to give back: there are no variables", "name what to return");
        for (const auto& [name, type] : incoming_.variables()) {
            columns_.add(name, type);
            keys_.insert(canonical(Expression{{}, name, Variable{name}}));
        }
    }
    for (const auto& item : projection_.items) {
        const auto& expression = *item.expression;
        const auto type = ExpressionCheck::value(expression, incoming_, Aggregates::allowed);
        if (is_with_ && !item.aliased && !std::holds_alternative<Variable>(expression.node))
            throw error_at(expression.position, fmt::format("{} has no name behind WITH", shown(expression)), "give it one with AS");
        const auto* variable = std::get_if<Variable>(&expression.node);
        const auto& name = !item.aliased && variable ? variable->name : item.name;
        if (columns_.find(name))
            throw error_at(expression.position, fmt::format("two columns are called {}", name), "name one of them anew with AS");
        columns_.add(name, type);
        both_.add(name, type);
        if (aggregates(expression)) aggregates_ = true;
        else keys_.insert(canonical(expression));
        written_.insert(canonical(expression));
    }
    groups_ = aggregates_ || projection_.distinct;
    for (const auto& item : projection_.items)
        if (aggregates(*item.expression)) require_grouped(*item.expression, {}, *item.expression);
}

void ProjectionCheck::require_grouped(const Expression& expression, std::set<std::string> local, const Expression& column) const {
    if (is_aggregate(expression)) return;
    if (is_name_or_property(expression) && keys_.contains(canonical(expression))) return;
    if (const auto* variable = std::get_if<Variable>(&expression.node); variable && !local.contains(variable->name))
        throw error_at(expression.position,
                       fmt::format("{} is no column of its own, so that {} has no one value for a group", shown(expression), shown(column)),
                       "return what stands beside an aggregate as a column too, or make it in a WITH before");
    add_local(expression, local);
    for_each_child(expression, [&](const ExpressionPtr& child) { require_grouped(*child, local, column); });
}

void ProjectionCheck::check_order() const {
    for (const auto& item : projection_.order) {
        if (groups_) require_column(*item.expression, {}, aggregates(*item.expression));
        ExpressionCheck::value(*item.expression, both_, aggregates_ ? Aggregates::allowed : Aggregates::one_row_at_a_time);
    }
}

void ProjectionCheck::where(const Expression& condition) const {
    if (groups_) require_column(condition, {}, false);
    ExpressionCheck::condition(condition, both_);
}

void ProjectionCheck::require_column(const Expression& expression, std::set<std::string> local, bool beside_aggregate) const {
    const bool is_column = written_.contains(canonical(expression)) || keys_.contains(canonical(expression));
    if (is_column && (!beside_aggregate || is_name_or_property(expression) || aggregates(expression))) return;
    const auto* variable = std::get_if<Variable>(&expression.node);
    if (variable && !columns_.find(variable->name) && !local.contains(variable->name)) {
        Nearest nearest(variable->name);
        columns_.for_each_name([&](const std::string& name) { nearest.offer(name); });
        throw error_at(
            expression.position,
            fmt::format("the variable {} is not defined behind {}", variable->name, aggregates_ ? "columns that aggregate" : "DISTINCT"),
            nearest.found() ? nearest.question() : "sort by columns, or by what they are made of");
    }
    if (is_aggregate(expression))
        throw error_at(expression.position, fmt::format("the aggregate {} is no column", shown(expression)),
                       "return it, and sort by that column");
    add_local(expression, local);
    for_each_child(expression, [&](const ExpressionPtr& child) { require_column(*child, local, beside_aggregate); });
}

void ProjectionCheck::check_count(const ExpressionPtr& count, std::string_view clause) {
    if (!count) return;
    const auto wrong = [&](std::string_view what) {
        return error_at(count->position, fmt::format("{} takes a number of rows, not {}", clause, what),
                        "give a whole number from 0 on, or a parameter");
    };
    const auto type = ExpressionCheck::value(*count, StaticScope(), Aggregates::one_row_at_a_time);
    if (!type.may_be(StaticType::Kind::integer)) throw wrong(described(type.kind));
    const auto* literal = std::get_if<Literal>(&count->node);
    if (literal && literal->value.index() == 0) throw wrong("null");
    if (literal && std::get<std::int64_t>(literal->value) < 0) throw wrong(shown(*count));
}

}  // namespace entente::cypher
