#include "query/cypher/expressions.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "query/cypher/canonical.hpp"
#include "query/cypher/functions.hpp"
#include "query/cypher/value_operations.hpp"
#include "query/cypher/syntax_error.hpp"

namespace entente::cypher {
namespace {

class Compiler {
public:
    Compiler(Planning& planning, const Scope& scope, const Position& position) : planning_(planning), scope_(scope), position_(position) {}

    Compiled operator()(const Literal& literal) const {
        auto value = std::visit([](const auto& given) { return constant(given); }, literal.value);
        return [value = std::move(value)](Frame&) { return value; };
    }

    Compiled operator()(const Parameter& parameter) const {
        const auto found = planning_.parameters.find(parameter.name);
        if (found == planning_.parameters.end()) throw error_at(position_, fmt::format("the parameter ${} is not given", parameter.name), fmt::format("--param {}=VALUE gives it", parameter.name));
        return [value = found->second](Frame&) { return value; };
    }

    Compiled operator()(const Variable& variable) const {
        return [slot = slot_of(variable)](Frame& frame) { return frame.slots[slot]; };
    }

    Compiled operator()(const ListLiteral& literal) const {
        return [items = each(literal.items)](Frame& frame) {
            List list;
            list.reserve(items.size());
            for (const auto& item : items) list.push_back(item(frame));
            return Value(std::move(list));
        };
    }

    Compiled operator()(const MapLiteral& literal) const {
        std::vector<std::pair<std::string, Compiled>> entries;
        for (const auto& [key, value] : literal.entries) entries.emplace_back(key, of(value));
        return [entries = std::move(entries)](Frame& frame) {
            Map map;
            for (const auto& [key, value] : entries) map.insert_or_assign(key, value(frame));
            return Value(std::move(map));
        };
    }

    Compiled operator()(const PropertyLookup& lookup) const {
        if (const auto* variable = std::get_if<Variable>(&lookup.of->node); variable && !is_computed(*lookup.of))
            return [slot = slot_of(*variable), key = lookup.key, position = position_](Frame& frame) { return property_of(frame.run.graph, frame.slots[slot], key, position); };
        return [inner = of(lookup.of), key = lookup.key, position = position_](Frame& frame) { return property_of(frame.run.graph, inner(frame), key, position); };
    }

    Compiled operator()(const LabelPredicate& predicate) const {
        return [inner = of(predicate.of), labels = predicate.labels, position = position_](Frame& frame) {
            const auto value = inner(frame);
            if (value.is_null()) return Value();
            auto& graph = frame.run.graph;
            if (value.relationship())
                return Value(std::all_of(labels.begin(), labels.end(), [&](const auto& label) { return graph.type_name((*value.relationship())->type) == label; }));
            if (!value.node()) throw error_at(position, fmt::format("{} has no labels", with_article(value.type())));
            return Value(std::all_of(labels.begin(), labels.end(), [&](const auto& label) { return graph.has_label(value.node()->id, label); }));
        };
    }

    Compiled operator()(const Subscript& node) const {
        return [inner = of(node.of), index = of(node.index), position = position_](Frame& frame) { return subscript(frame.run.graph, inner(frame), index(frame), position); };
    }

    Compiled operator()(const Slice& node) const {
        return [inner = of(node.of), from = of(node.from), to = of(node.to), position = position_](Frame& frame) {
            const auto bound = [&](const Compiled& index) { return index ? std::optional(index(frame)) : std::nullopt; };
            return slice(inner(frame), bound(from), bound(to), position);
        };
    }

    Compiled operator()(const Unary& unary) const {
        auto inner = of(unary.operand);
        switch (unary.op) {
            case UnaryOperator::is_null: return [inner](Frame& frame) { return Value(inner(frame).is_null()); };
            case UnaryOperator::is_not_null: return [inner](Frame& frame) { return Value(!inner(frame).is_null()); };
            case UnaryOperator::minus: return [inner, position = position_](Frame& frame) { return negated(inner(frame), position); };
            case UnaryOperator::plus: return inner;
            default:
                return [inner, position = position_](Frame& frame) {
                    const auto known = truth(inner(frame), position);
                    return known ? Value(!*known) : Value();
                };
        }
    }

    Compiled operator()(const Binary& binary) const {
        auto left = of(binary.left), right = of(binary.right);
        const auto op = binary.op;
        const auto position = position_;
        switch (op) {
            case BinaryOperator::logical_and:
            case BinaryOperator::logical_or: return joined(std::move(left), std::move(right), op == BinaryOperator::logical_or);
            case BinaryOperator::logical_xor:
                return [left, right, position](Frame& frame) {
                    const auto a = truth(left(frame), position), b = truth(right(frame), position);
                    return a && b ? Value(*a != *b) : Value();
                };
            case BinaryOperator::in: return [left, right, position](Frame& frame) { return in_list(left(frame), right(frame), position); };
            case BinaryOperator::starts_with:
            case BinaryOperator::ends_with:
            case BinaryOperator::contains: return [left, right, op](Frame& frame) { return string_test(op, left(frame), right(frame)); };
            case BinaryOperator::matches: return compile_matching(std::move(left), std::move(right), position);
            default: return [left, right, op, position](Frame& frame) { return arithmetic(op, left(frame), right(frame), position); };
        }
    }

    Compiled operator()(const Comparison& comparison) const {
        std::vector<std::pair<ComparisonOperator, Compiled>> rest;
        for (const auto& [op, operand] : comparison.rest) rest.emplace_back(op, of(operand));
        if (rest.size() == 1)
            return [first = of(comparison.first), op = rest.front().first, second = rest.front().second](Frame& frame) {
                return to_value(compare_by(op, first(frame), second(frame)));
            };
        return [first = of(comparison.first), rest = std::move(rest)](Frame& frame) {
            auto left = first(frame);
            std::optional<bool> all = true;
            for (const auto& [op, operand] : rest) {
                auto right = operand(frame);
                const auto step = compare_by(op, left, right);
                if (step == false) return Value(false);
                if (!step) all = std::nullopt;
                left = std::move(right);
            }
            return to_value(all);
        };
    }

    Compiled operator()(const FunctionCall& call) const {
        const auto* function = find_function(call.name);
        if (!function) throw error_at(position_, fmt::format("there is no function {}()", call.name));
        if (function->aggregate) throw error_at(position_, fmt::format("{}() may not stand here", call.name), "aggregates stand in WITH and RETURN");
        return [function, arguments = each(call.arguments), position = position_](Frame& frame) {
            std::vector<Value> values;
            values.reserve(arguments.size());
            for (const auto& argument : arguments) {
                values.push_back(argument(frame));
                if (values.back().is_null() && !function->takes_null) return Value();
            }
            return function->call({frame.run.graph, values, position, function->name});
        };
    }

    Compiled operator()(const Case& node) const {
        std::vector<std::pair<Compiled, Compiled>> branches;
        for (const auto& [when, then] : node.branches) branches.emplace_back(of(when), of(then));
        return [operand = of(node.operand), branches = std::move(branches), otherwise = of(node.otherwise), position = position_](Frame& frame) {
            const auto value = operand ? operand(frame) : Value();
            for (const auto& [when, then] : branches)
                if ((operand ? equal(value, when(frame)) : truth(when(frame), position)) == true) return then(frame);
            return otherwise ? otherwise(frame) : Value();
        };
    }

    Compiled operator()(const ListComprehension& node) const {
        const auto [inner, slot] = with(node.variable);
        return [list = of(node.list), slot = slot, where = of(node.where, inner), projection = of(node.projection, inner), position = position_](Frame& frame) {
            const auto whole = list(frame);
            if (whole.is_null()) return Value();
            List chosen;
            for (const auto& item : items_of(whole, position)) {
                frame.run.step();
                frame.slots[slot] = item;
                if (where && truth(where(frame), position) != true) continue;
                chosen.push_back(projection ? projection(frame) : item);
            }
            return Value(std::move(chosen));
        };
    }

    Compiled operator()(const Quantifier& node) const {
        const auto [inner, slot] = with(node.variable);
        return [kind = node.kind, list = of(node.list), slot = slot, where = of(node.where, inner), position = position_](Frame& frame) {
            const auto whole = list(frame);
            if (whole.is_null()) return Value();
            std::size_t holds = 0, unknown = 0, fails = 0;
            for (const auto& item : items_of(whole, position)) {
                frame.run.step();
                frame.slots[slot] = item;
                const auto known = truth(where(frame), position);
                ++(!known ? unknown : *known ? holds : fails);
            }
            switch (kind) {
                case QuantifierKind::all: return fails ? Value(false) : unknown ? Value() : Value(true);
                case QuantifierKind::any: return holds ? Value(true) : unknown ? Value() : Value(false);
                case QuantifierKind::none: return holds ? Value(false) : unknown ? Value() : Value(true);
                default: return holds > 1 ? Value(false) : unknown ? Value() : Value(holds == 1);
            }
        };
    }

    Compiled operator()(const Reduce& node) const {
        auto [inner, slot] = with(node.variable);
        const auto accumulator = planning_.new_slot();
        inner.variables.insert_or_assign(node.accumulator, accumulator);
        return [initial = of(node.initial), list = of(node.list), slot = slot, accumulator, step = of(node.step, inner), position = position_](Frame& frame) {
            const auto whole = list(frame);
            if (whole.is_null()) return Value();
            auto result = initial(frame);
            for (const auto& item : items_of(whole, position)) {
                frame.run.step();
                frame.slots[slot] = item;
                frame.slots[accumulator] = std::move(result);
                result = step(frame);
            }
            return result;
        };
    }

    template <class Pattern>
    Compiled operator()(const Pattern& pattern) const {
        return compile_pattern(planning_, scope_, pattern);
    }

private:
    static Value constant(std::monostate) { return {}; }
    template <class T>
    static Value constant(const T& value) {
        return value;
    }

    static const List& items_of(const Value& list, const Position& position) {
        if (!list.list()) throw error_at(position, fmt::format("items are taken from a list, not from {}", with_article(list.type())));
        return *list.list();
    }

    /// Three-valued AND, OR: one side may settle it alone, whatever the other is.
    Compiled joined(Compiled left, Compiled right, bool settles) const {
        return [left = std::move(left), right = std::move(right), settles, position = position_](Frame& frame) {
            const auto a = truth(left(frame), position);
            if (a == settles) return Value(settles);
            const auto b = truth(right(frame), position);
            if (b == settles) return Value(settles);
            return a && b ? Value(!settles) : Value();
        };
    }

    bool is_computed(const Expression& expression) const { return !scope_.computed.empty() && scope_.computed.contains(canonical(expression)); }

    std::size_t slot_of(const Variable& variable) const {
        const auto found = scope_.variables.find(variable.name);
        if (found == scope_.variables.end()) throw error_at(position_, fmt::format("the variable '{}' is not defined", variable.name));
        return found->second;
    }

    Compiled of(const ExpressionPtr& expression) const { return of(expression, scope_); }
    Compiled of(const ExpressionPtr& expression, const Scope& scope) const { return expression ? compile(planning_, scope, *expression) : Compiled(); }
    std::vector<Compiled> each(const Expressions& expressions) const {
        std::vector<Compiled> compiled;
        for (const auto& expression : expressions) compiled.push_back(of(expression));
        return compiled;
    }

    /// A scope with one more variable, and its slot.
    std::pair<Scope, std::size_t> with(const std::string& variable) const {
        auto inner = scope_;
        const auto slot = planning_.new_slot();
        // What was computed of a variable of the same name is not meant within.
        if (!inner.variables.insert_or_assign(variable, slot).second) inner.computed.clear();
        return {std::move(inner), slot};
    }

    Planning& planning_;
    const Scope& scope_;
    Position position_;
};

}  // namespace

Compiled compile(Planning& planning, const Scope& scope, const Expression& expression) {
    if (!scope.computed.empty()) {
        const auto found = scope.computed.find(canonical(expression));
        if (found != scope.computed.end()) return [slot = found->second](Frame& frame) { return frame.slots[slot]; };
    }
    return std::visit(Compiler(planning, scope, expression.position), expression.node);
}

}  // namespace entente::cypher
