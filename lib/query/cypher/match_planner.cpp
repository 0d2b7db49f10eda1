#include "query/cypher/match_planner.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "query/cypher/expressions.hpp"
#include "query/cypher/functions.hpp"
#include "query/cypher/row_operators.hpp"

namespace entente::cypher {
namespace {

// Of rows that meet a condition, where nothing more is known.
constexpr double by_equality = 0.1, by_condition = 0.5;
constexpr double lengths_that_count = 3;  // of walks without an end

ExpressionPtr expression(Expression::Node node, const Position& position, std::string text = {}) {
    return std::make_shared<const Expression>(Expression{position, std::move(text), std::move(node)});
}

/// Without the name of what has none.
std::string shown(std::string_view variable) { return std::string(variable.starts_with(' ') ? "" : variable); }

/// `variable.key = value` for each property of a pattern.
std::vector<ExpressionPtr> property_conditions(const ExpressionPtr& properties, const std::string& variable, const Map& parameters) {
    std::vector<ExpressionPtr> conditions;
    if (!properties) return conditions;
    const auto add = [&](const std::string& key, ExpressionPtr value) {
        const auto& position = value->position;
        auto lookup = expression(PropertyLookup{expression(Variable{variable}, position), key}, position);
        auto text = fmt::format("{}.{} = {}", shown(variable), key, value->text);
        conditions.push_back(expression(Comparison{std::move(lookup), {{ComparisonOperator::equal, value}}}, position, std::move(text)));
    };
    if (const auto* map = std::get_if<MapLiteral>(&properties->node)) {
        for (const auto& [key, value] : map->entries) add(key, value);
    } else if (const auto* parameter = std::get_if<Parameter>(&properties->node)) {
        if (const auto found = parameters.find(parameter->name); found != parameters.end() && found->second.map())
            for (const auto& [key, value] : *found->second.map()) add(key, expression(PropertyLookup{properties, key}, properties->position));
    }
    return conditions;
}

Direction turned(Direction direction) {
    return direction == Direction::right ? Direction::left : direction == Direction::left ? Direction::right : Direction::both;
}

/// The property of this variable that an expression looks up, if that is what it is.
const PropertyLookup* lookup_in(const Expression& expression, const std::string& variable) {
    const auto* lookup = std::get_if<PropertyLookup>(&expression.node);
    const auto* of = lookup ? std::get_if<Variable>(&lookup->of->node) : nullptr;
    return of && of->name == variable ? lookup : nullptr;
}

bool is_id_of(const Expression& expression, const std::string& variable) {
    const auto* call = std::get_if<FunctionCall>(&expression.node);
    if (!call || call->arguments.size() != 1 || find_function(call->name) != find_function("id")) return false;
    const auto* of = std::get_if<Variable>(&call->arguments.front()->node);
    return of && of->name == variable;
}

bool is_equality(const Expression& expression) {
    const auto* comparison = std::get_if<Comparison>(&expression.node);
    return comparison && comparison->rest.size() == 1 && comparison->rest.front().first == ComparisonOperator::equal;
}

}  // namespace

OperatorPtr MatchPlanner::plan(const std::vector<PathPattern>& patterns, const ExpressionPtr& where) {
    inner_ = scope_;
    for (const auto& [name, slot] : scope_.variables) bound_.insert(name);
    for (const auto& pattern : patterns) add_path(pattern);
    std::vector<ExpressionPtr> parts;
    split_conditions(where, parts);
    for (auto& part : parts) add_condition(std::move(part));
    do ask_conditions();
    while (advance());
    return last_;
}

std::string MatchPlanner::name_of(const std::optional<std::string>& variable) {
    // A blank stands in no variable's name that could be meant.
    return variable ? *variable : fmt::format(" {}", planning_.width);
}

std::size_t MatchPlanner::slot_of(const std::string& name) {
    if (const auto found = inner_.variables.find(name); found != inner_.variables.end()) return found->second;
    const auto slot = planning_.new_slot();
    inner_.variables.emplace(name, slot);
    if (!name.starts_with(' ')) {
        scope_.variables.emplace(name, slot);
        new_slots_.push_back(slot);
    }
    return slot;
}

void MatchPlanner::add_path(const PathPattern& pattern) {
    PatternPath path;
    path.pattern = &pattern;
    path.start = add_node(pattern.start);
    const bool bound = nodes_[path.start].bound;
    auto left = path.start;
    for (const auto& [relationship, node] : pattern.steps) {
        const auto right = add_node(node);
        path.steps.push_back(add_step(relationship, left, right));
        steps_.back().searched = steps_.back().done = pattern.shortest != PathPattern::Shortest::no;
        left = right;
    }
    if (pattern.steps.empty() && bound)
        add_condition(expression(Unary{UnaryOperator::is_not_null, expression(Variable{nodes_[path.start].name}, pattern.position)}, pattern.position));
    if (pattern.variable || pattern.shortest != PathPattern::Shortest::no) {
        path.slot = slot_of(name_of(pattern.variable));
        paths_.push_back(std::move(path));
    }
}

std::size_t MatchPlanner::add_node(const NodePattern& pattern) {
    const auto name = name_of(pattern.variable);
    auto known = std::find_if(nodes_.begin(), nodes_.end(), [&](const PatternNode& node) { return node.name == name; });
    if (known == nodes_.end()) {
        PatternNode node;
        node.name = name;
        node.bound = bound_.contains(name);
        node.slot = slot_of(name);
        known = nodes_.insert(nodes_.end(), std::move(node));
        known->text = pattern.variable.value_or("");
    }
    for (const auto& label : pattern.labels) known->text += ":" + label;
    if (!pattern.labels.empty()) {
        known->labels.insert(known->labels.end(), pattern.labels.begin(), pattern.labels.end());
        add_condition(expression(LabelPredicate{expression(Variable{name}, pattern.position), pattern.labels}, pattern.position,
                                 fmt::format("{}:{}", shown(name), fmt::join(pattern.labels, ":"))));
    }
    for (auto& condition : property_conditions(pattern.properties, name, planning_.parameters)) add_condition(std::move(condition));
    return static_cast<std::size_t>(std::find_if(nodes_.begin(), nodes_.end(), [&](const PatternNode& node) { return node.name == name; }) - nodes_.begin());
}

std::size_t MatchPlanner::add_step(const RelationshipPattern& pattern, std::size_t left, std::size_t right) {
    PatternStep step;
    step.pattern = &pattern;
    step.left = left;
    step.right = right;
    step.name = name_of(pattern.variable);
    step.given = bound_.contains(step.name);
    step.slot = slot_of(step.name);
    for (const auto& type : pattern.types)
        if (const auto number = planning_.graph.find_type(type)) step.types.push_back(*number);
    step.impossible = !pattern.types.empty() && step.types.empty();
    if (!pattern.length)
        for (auto& condition : property_conditions(pattern.properties, step.name, planning_.parameters)) add_condition(std::move(condition));
    steps_.push_back(std::move(step));
    return steps_.size() - 1;
}

void MatchPlanner::add_condition(ExpressionPtr condition) {
    auto needs = variables_of(*condition);
    conditions_.push_back({std::move(condition), std::move(needs)});
}

void MatchPlanner::push(OperatorPtr next, double rows) {
    last_ = std::move(next);
    rows_ = rows;
}

bool MatchPlanner::advance() { return take_paths() || take_cheapest_step() || take_cheapest_start(); }

bool MatchPlanner::is_ready(const Condition& condition) const {
    return std::all_of(condition.needs.begin(), condition.needs.end(), [&](const std::string& name) {
        // A name that the patterns do not have is brought by the condition itself, or unknown, which compile() tells.
        return bound_.contains(name) || !inner_.variables.contains(name);
    });
}

void MatchPlanner::ask_conditions() {
    for (auto& condition : conditions_) {
        if (condition.done || !is_ready(condition)) continue;
        condition.done = true;
        const auto& asked = *condition.expression;
        const auto rows = rows_ * (condition.counted ? 1 : is_equality(asked) ? by_equality : by_condition);
        push(std::make_shared<Select>(last_, rows, compile(planning_, inner_, asked), asked.position, asked.text), rows);
    }
}

double MatchPlanner::count_of(const PatternStep& step) const {
    if (step.impossible) return 0;
    double relationships = step.types.empty() ? planning_.graph.relationship_count() : 0;
    for (const auto type : step.types) relationships += planning_.graph.relationship_count(type);
    return relationships;
}

double MatchPlanner::fan_out(const PatternStep& step, Direction direction) const {
    const auto nodes = std::max(planning_.graph.node_count(), 1.0);
    const auto one = count_of(step) / nodes * (direction == Direction::both ? 2 : 1);
    if (!step.pattern->length) return one;
    const auto least = static_cast<double>(step.pattern->length->least.value_or(1));
    const auto most = std::min(static_cast<double>(step.pattern->length->most.value_or(UINT64_MAX)), std::max(least, lengths_that_count));
    double sum = 0;
    for (auto length = least; length <= most; ++length) sum += std::pow(one, length);
    return sum;
}

bool MatchPlanner::take_cheapest_step() {
    PatternStep* best = nullptr;
    double least = 0;
    for (auto& step : steps_) {
        if (step.done) continue;
        const bool left = nodes_[step.left].bound, right = nodes_[step.right].bound;
        if (!left && !right && (!step.given || step.pattern->length)) continue;
        const auto cost = step.given ? 0 : left && right ? 0.5 : fan_out(step, step.pattern->direction);
        if (!best || cost < least) {
            best = &step;
            least = cost;
        }
    }
    if (best) take(*best);
    return best;
}

Compiled MatchPlanner::each_condition(const PatternStep& step, std::size_t slot) const {
    const std::string name = " each";
    auto scope = inner_;
    scope.variables.insert_or_assign(name, slot);
    ExpressionPtr all;
    for (auto& condition : property_conditions(step.pattern->properties, name, planning_.parameters))
        all = all ? expression(Binary{BinaryOperator::logical_and, all, condition}, condition->position) : condition;
    return all ? compile(planning_, scope, *all) : Compiled();
}

Walk MatchPlanner::walk_of(const PatternStep& step, bool from_right) const {
    Walk walk;
    walk.from = nodes_[from_right ? step.right : step.left].slot;
    const auto& to = nodes_[from_right ? step.left : step.right];
    walk.to = to.slot;
    walk.to_is_bound = to.bound || walk.to == walk.from;
    walk.relationship = step.slot;
    walk.reversed = from_right;
    walk.direction = from_right ? turned(step.pattern->direction) : step.pattern->direction;
    walk.impossible = step.impossible;
    walk.types = step.types;
    for (const auto& other : steps_)
        if (other.done && !other.searched && !step.searched && &other != &step) walk.others.push_back(other.slot);
    if (const auto& length = step.pattern->length) {
        walk.is_long = true;
        walk.least = length->least.value_or(1);
        walk.most = length->most.value_or(UINT64_MAX);
        walk.each = planning_.new_slot();
        walk.condition = each_condition(step, walk.each);
    }
    walk.details = text_of(step);
    return walk;
}

void MatchPlanner::take(PatternStep& step) {
    auto &left = nodes_[step.left], &right = nodes_[step.right];
    const bool from_right = !left.bound && right.bound;
    auto walk = walk_of(step, from_right && !step.given);
    const auto fan = walk.to_is_bound ? 0.5 : fan_out(step, walk.direction);
    if (step.given) {
        push(std::make_shared<FollowBound>(last_, rows_, std::move(walk), left.bound), rows_);
    } else if (step.pattern->length) {
        push(std::make_shared<ExpandFar>(last_, rows_ * fan, std::move(walk)), rows_ * fan);
    } else {
        push(std::make_shared<Expand>(last_, rows_ * fan, std::move(walk)), rows_ * fan);
    }
    step.done = left.bound = right.bound = true;
    bound_.insert({left.name, right.name, step.name});
}

void MatchPlanner::try_index(const Condition& condition, Start& start) const {
    const auto& node = nodes_[start.node];
    const auto can_be_asked = [&](const Expression& value) {
        const auto needs = variables_of(value);
        return std::all_of(needs.begin(), needs.end(), [&](const std::string& name) { return bound_.contains(name); });
    };
    const auto take = [&](NodeSource::Kind kind, const std::string& name, const ExpressionPtr& value, double rows) {
        if (rows < start.rows && can_be_asked(*value)) start = {start.node, kind, name, value, rows, condition.expression.get()};
    };
    if (is_equality(*condition.expression)) {
        const auto& comparison = std::get<Comparison>(condition.expression->node);
        const auto either = [&](const ExpressionPtr& side, const ExpressionPtr& value) {
            if (is_id_of(*side, node.name)) take(NodeSource::Kind::id, "id", value, 1);
            const auto* lookup = lookup_in(*side, node.name);
            if (lookup && planning_.graph.indexed(lookup->key)) take(NodeSource::Kind::property, lookup->key, value, 1.1);
        };
        either(comparison.first, comparison.rest.front().second);
        either(comparison.rest.front().second, comparison.first);
    } else if (const auto* binary = std::get_if<Binary>(&condition.expression->node); binary && binary->op == BinaryOperator::in) {
        const auto* lookup = lookup_in(*binary->left, node.name);
        if (lookup && planning_.graph.indexed(lookup->key)) take(NodeSource::Kind::property_in, lookup->key, binary->right, 3);
    }
}

MatchPlanner::Start MatchPlanner::index_start(std::size_t at) const {
    Start start{at, NodeSource::Kind::all, {}, {}, 1e300};
    for (const auto& condition : conditions_)
        if (!condition.done && condition.needs.contains(nodes_[at].name)) try_index(condition, start);
    return start;
}

MatchPlanner::Start MatchPlanner::scan_start(std::size_t at) const {
    Start start{at, NodeSource::Kind::all, {}, {}, planning_.graph.node_count()};
    for (const auto& label : nodes_[at].labels) {
        const auto rows = planning_.graph.node_count(label);
        if (rows < start.rows || start.kind == NodeSource::Kind::all) start = {at, NodeSource::Kind::label, label, {}, rows};
    }
    return start;
}

bool MatchPlanner::take_cheapest_start() {
    std::optional<Start> best;
    double least = 0;
    std::vector<Start> starts;
    for (std::size_t at = 0; at < nodes_.size(); ++at)
        if (!nodes_[at].bound) starts.push_back(index_start(at));
    // Nodes need not be counted where an index leads to one.
    const bool has_index = std::any_of(starts.begin(), starts.end(), [](const Start& start) { return start.value != nullptr; });
    for (auto& start : starts) {
        const auto at = start.node;
        if (!start.value) {
            if (has_index) continue;
            start = scan_start(at);
        }
        auto cost = start.rows;
        for (const auto& condition : conditions_)
            if (!condition.done && !start.value && is_equality(*condition.expression) && condition.needs.contains(nodes_[at].name)) cost *= by_equality;
        if (!best || cost < least) {
            least = cost;
            best = std::move(start);
        }
    }
    if (!best) return false;
    if (has_index || !begin_with_type(least)) begin(*best);
    return true;
}

bool MatchPlanner::begin_with_type(double least) {
    PatternStep* best = nullptr;
    for (auto& step : steps_) {
        if (step.done || step.given || step.types.empty() || step.pattern->length || count_of(step) >= least) continue;
        best = &step;
        least = count_of(step);
    }
    if (!best) return false;
    best->given = true;
    bound_.insert(best->name);
    push(std::make_shared<RelationshipScan>(last_, rows_ * least, best->types, best->slot, text_of(*best)), rows_ * least);
    return true;
}

void MatchPlanner::begin(const Start& start) {
    auto& node = nodes_[start.node];
    NodeSource source{start.kind, start.name, start.value ? compile(planning_, inner_, *start.value) : Compiled()};
    const auto by = start.value ? fmt::format(" by {}", start.name) : start.kind == NodeSource::Kind::label ? fmt::format(" by :{}", start.name) : "";
    for (auto& condition : conditions_) {
        const bool by_label = start.kind == NodeSource::Kind::label && condition.needs == std::set{node.name} && std::holds_alternative<LabelPredicate>(condition.expression->node);
        condition.counted = condition.counted || by_label || condition.expression.get() == start.condition;
    }
    const auto rows = rows_ * start.rows;
    push(std::make_shared<NodeScan>(last_, rows, std::move(source), node.slot, fmt::format("({}){}", node.text, by)), rows);
    node.bound = true;
    bound_.insert(node.name);
}

bool MatchPlanner::take_paths() {
    bool taken = false;
    for (auto& path : paths_) {
        const auto is_bound = [&](std::size_t step) { return steps_[step].done && nodes_[steps_[step].left].bound && nodes_[steps_[step].right].bound; };
        if (path.done || !nodes_[path.start].bound || !std::all_of(path.steps.begin(), path.steps.end(), is_bound)) continue;
        path.done = taken = true;
        const auto& pattern = *path.pattern;
        if (pattern.shortest != PathPattern::Shortest::no) {
            auto& step = steps_[path.steps.front()];
            const bool all = pattern.shortest == PathPattern::Shortest::all;
            push(std::make_shared<ShortestPaths>(last_, rows_, walk_of(step, false), path.slot, all), rows_);
            bound_.insert(step.name);
        } else {
            std::vector<std::size_t> slots;
            for (const auto step : path.steps) slots.push_back(steps_[step].slot);
            push(std::make_shared<MakePath>(last_, rows_, nodes_[path.start].slot, std::move(slots), path.slot, pattern.variable.value_or("")), rows_);
        }
        if (pattern.variable) bound_.insert(*pattern.variable);
    }
    return taken;
}

std::string MatchPlanner::text_of(const PatternStep& step) const {
    const auto& pattern = *step.pattern;
    std::string inside = pattern.variable.value_or("");
    if (!pattern.types.empty()) inside += fmt::format(":{}", fmt::join(pattern.types, "|"));
    if (const auto& length = pattern.length) {
        inside += '*';
        if (length->least) inside += std::to_string(*length->least);
        if (length->least != length->most) inside += "..";
        if (length->most && length->least != length->most) inside += std::to_string(*length->most);
    }
    if (!inside.empty()) inside = fmt::format("[{}]", inside);
    return fmt::format("({}){}-{}-{}({})", nodes_[step.left].text, pattern.direction == Direction::left ? "<" : "", inside,
                       pattern.direction == Direction::right ? ">" : "", nodes_[step.right].text);
}

}  // namespace entente::cypher
