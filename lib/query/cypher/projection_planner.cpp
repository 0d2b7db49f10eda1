#include "query/cypher/projection_planner.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "query/cypher/canonical.hpp"
#include "query/cypher/expressions.hpp"
#include "query/cypher/syntax_error.hpp"

namespace entente::cypher {

OperatorPtr ProjectionPlanner::plan(OperatorPtr input, const ExpressionPtr& where) {
    last_ = std::move(input);
    list_items();
    const auto has_aggregate = [](const ExpressionPtr& expression) { return !aggregates_in(*expression).empty(); };
    const bool groups = std::any_of(items_.begin(), items_.end(), [&](const ProjectionItem& item) { return has_aggregate(item.expression); }) ||
                        std::any_of(projection_.order.begin(), projection_.order.end(), [&](const SortItem& item) { return has_aggregate(item.expression); });
    if (groups) grouped();
    else plain();
    for (std::size_t i = 0; i < items_.size(); ++i) seen_.computed.insert_or_assign(canonical(*items_[i].expression), columns_[i].second);
    for (const auto& [name, slot] : columns_) seen_.variables.insert_or_assign(name, slot);

    if (projection_.distinct) {
        std::vector<std::size_t> slots;
        for (const auto& [name, slot] : columns_) slots.push_back(slot);
        last_ = std::make_shared<Distinct>(last_, last_->rows(), std::move(slots));
    }
    order(!where);
    if (where) last_ = std::make_shared<Select>(last_, last_->rows() / 2, compile(planning_, seen_, *where), where->position, canonical(*where));
    return last_;
}

void ProjectionPlanner::list_items() {
    if (projection_.star)
        for (const auto& [name, slot] : scope_.variables)
            items_.push_back({std::make_shared<const Expression>(Expression{{}, name, Variable{name}}), name, false});
    items_.insert(items_.end(), projection_.items.begin(), projection_.items.end());
}

std::string ProjectionPlanner::list_of_items() const {
    std::vector<std::string_view> names;
    for (const auto& item : items_) names.push_back(item.name);
    return fmt::format("{}", fmt::join(names, ", "));
}

void ProjectionPlanner::plain() {
    seen_ = scope_;
    std::vector<Assignment> assignments;
    for (const auto& item : items_) {
        // A variable stays where it is, whatever it is called from now on.
        if (const auto* variable = std::get_if<Variable>(&item.expression->node)) {
            if (const auto found = scope_.variables.find(variable->name); found != scope_.variables.end()) {
                columns_.emplace_back(item.name, found->second);
                continue;
            }
        }
        const auto slot = planning_.new_slot();
        assignments.push_back({compile(planning_, scope_, *item.expression), slot});
        columns_.emplace_back(item.name, slot);
    }
    if (!assignments.empty()) last_ = std::make_shared<Project>(last_, std::move(assignments), list_of_items());
}

void ProjectionPlanner::add_aggregates(const Expression& expression, std::vector<AggregateCall>& calls) {
    for (const auto* aggregate : aggregates_in(expression)) {
        const auto slot = planning_.new_slot();
        if (!seen_.computed.try_emplace(canonical(*aggregate), slot).second) continue;
        const auto& call = std::get<FunctionCall>(aggregate->node);
        AggregateCall planned;
        planned.function = find_function(call.name);
        planned.distinct = call.distinct;
        planned.position = aggregate->position;
        planned.slot = slot;
        if (!call.star) planned.argument = compile(planning_, scope_, *call.arguments.at(0));
        if (call.arguments.size() > 1) planned.share = compile(planning_, scope_, *call.arguments[1]);
        calls.push_back(std::move(planned));
    }
}

void ProjectionPlanner::grouped() {
    std::vector<Assignment> keys, assignments;
    std::vector<AggregateCall> calls;
    columns_.resize(items_.size());
    for (std::size_t i = 0; i < items_.size(); ++i) {
        const auto& expression = *items_[i].expression;
        const auto slot = planning_.new_slot();
        columns_[i] = {items_[i].name, slot};
        if (!aggregates_in(expression).empty()) continue;
        keys.push_back({compile(planning_, scope_, expression), slot});
        seen_.computed.insert_or_assign(canonical(expression), slot);
        if (const auto* variable = std::get_if<Variable>(&expression.node)) seen_.variables.insert_or_assign(variable->name, slot);
    }
    for (const auto& item : items_) add_aggregates(*item.expression, calls);
    for (const auto& item : projection_.order) add_aggregates(*item.expression, calls);
    const auto rows = keys.empty() ? 1 : std::sqrt(last_->rows());
    last_ = std::make_shared<Aggregate>(last_, rows, std::move(keys), std::move(calls), list_of_items());

    for (std::size_t i = 0; i < items_.size(); ++i)
        if (const auto& expression = *items_[i].expression; !aggregates_in(expression).empty())
            assignments.push_back({compile(planning_, seen_, expression), columns_[i].second});
    if (!assignments.empty()) last_ = std::make_shared<Project>(last_, std::move(assignments), list_of_items());
}

void ProjectionPlanner::order(bool columns_are_all) {
    const auto within = bounds();
    std::string text;
    if (within.skip > 0) text += fmt::format(" skip {}", within.skip);
    if (within.limit) text += fmt::format(" limit {}", *within.limit);
    const auto rows = std::min(last_->rows(), within.limit ? static_cast<double>(*within.limit) : last_->rows());
    if (projection_.order.empty()) {
        if (!text.empty()) last_ = std::make_shared<Cut>(last_, rows, within, text.substr(1));
        return;
    }
    std::vector<SortKey> keys;
    std::vector<std::string> names;
    for (const auto& item : projection_.order) {
        keys.push_back({compile(planning_, seen_, *item.expression), item.descending});
        names.push_back(canonical(*item.expression) + (item.descending ? " descending" : ""));
    }
    std::vector<std::size_t> kept;
    for (const auto& [name, slot] : columns_) kept.push_back(slot);
    if (!columns_are_all) {
        for (const auto& [name, slot] : seen_.variables) kept.push_back(slot);
        for (const auto& [expression, slot] : seen_.computed) kept.push_back(slot);
    }
    std::sort(kept.begin(), kept.end());
    kept.erase(std::unique(kept.begin(), kept.end()), kept.end());
    last_ = std::make_shared<Sort>(last_, rows, std::move(keys), std::move(kept), within, fmt::format("{}{}", fmt::join(names, ", "), text));
}

Bounds ProjectionPlanner::bounds() const { return {number(projection_.skip, "SKIP").value_or(0), number(projection_.limit, "LIMIT")}; }

std::optional<std::uint64_t> ProjectionPlanner::number(const ExpressionPtr& expression, const char* clause) const {
    if (!expression) return std::nullopt;
    const auto compiled = compile(planning_, {}, *expression);
    Run run(planning_.graph, {});
    Frame frame(run, planning_.width);
    const auto value = compiled(frame);
    if (!value.integer()) throw error_at(expression->position, fmt::format("{} takes an integer, not {}", clause, with_article(value.type())));
    if (*value.integer() < 0) throw error_at(expression->position, fmt::format("{} takes no negative number", clause));
    return static_cast<std::uint64_t>(*value.integer());
}

}  // namespace entente::cypher
