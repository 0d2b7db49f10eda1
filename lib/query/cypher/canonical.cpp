#include "query/cypher/canonical.hpp"

#include <fmt/format.h>

#include <string_view>
#include <type_traits>

#include "text/ascii.hpp"

namespace entente::cypher {

namespace {

std::string_view symbol(BinaryOperator op) {
    switch (op) {
        case BinaryOperator::logical_or: return "OR";
        case BinaryOperator::logical_xor: return "XOR";
        case BinaryOperator::logical_and: return "AND";
        case BinaryOperator::add: return "+";
        case BinaryOperator::subtract: return "-";
        case BinaryOperator::multiply: return "*";
        case BinaryOperator::divide: return "/";
        case BinaryOperator::modulo: return "%";
        case BinaryOperator::power: return "^";
        case BinaryOperator::in: return "IN";
        case BinaryOperator::starts_with: return "STARTS WITH";
        case BinaryOperator::ends_with: return "ENDS WITH";
        case BinaryOperator::contains: return "CONTAINS";
        case BinaryOperator::matches: return "=~";
    }
    return {};
}

std::string_view symbol(ComparisonOperator op) {
    switch (op) {
        case ComparisonOperator::equal: return "=";
        case ComparisonOperator::not_equal: return "<>";
        case ComparisonOperator::less: return "<";
        case ComparisonOperator::less_equal: return "<=";
        case ComparisonOperator::greater: return ">";
        case ComparisonOperator::greater_equal: return ">=";
    }
    return {};
}

std::string_view word(QuantifierKind kind) {
    switch (kind) {
        case QuantifierKind::all: return "all";
        case QuantifierKind::any: return "any";
        case QuantifierKind::none: return "none";
        case QuantifierKind::single: return "single";
    }
    return {};
}

/// In backquotes always, so that no word is a keyword.
std::string name(std::string_view written) {
    std::string quoted = "`";
    for (const char c : written) quoted += c == '`' ? std::string("``") : std::string(1, c);
    return quoted + '`';
}

std::string list_of(const Expressions& items) {
    std::string text;
    for (const auto& item : items) text += (text.empty() ? "" : ", ") + canonical(*item);
    return text;
}

/// `before` and the expression where there is one.
std::string given(std::string_view before, const ExpressionPtr& expression) {
    return expression ? std::string(before) + canonical(*expression) : std::string();
}

std::string text_of(const Literal& literal) {
    return std::visit(
        []<class Value>(const Value& value) -> std::string {
            if constexpr (std::is_same_v<Value, std::monostate>) {
                return "null";
            } else if constexpr (std::is_same_v<Value, bool>) {
                return value ? "true" : "false";
            } else if constexpr (std::is_same_v<Value, double>) {
                auto text = fmt::format("{}", value);
                return text.find_first_of(".e") == std::string::npos ? text + ".0" : text;
            } else if constexpr (std::is_same_v<Value, std::string>) {
                std::string text = "'";
                for (const char c : value) text += c == '\'' || c == '\\' ? std::string{'\\', c} : std::string(1, c);
                return text + "'";
            } else {
                return fmt::format("{}", value);
            }
        },
        literal.value);
}

std::string text_of(const MapLiteral& map) {
    std::string text;
    for (const auto& [key, value] : map.entries) text += (text.empty() ? "" : ", ") + name(key) + ": " + canonical(*value);
    return "{" + text + "}";
}

std::string text_of(const Case& choice) {
    std::string text = "CASE" + given(" ", choice.operand);
    for (const auto& [when, then] : choice.branches) text += given(" WHEN ", when) + given(" THEN ", then);
    return text + given(" ELSE ", choice.otherwise) + " END";
}

std::string text_of(const Comparison& comparison) {
    std::string text = canonical(*comparison.first);
    for (const auto& [op, operand] : comparison.rest) text += fmt::format(" {} {}", symbol(op), canonical(*operand));
    return text;
}

std::string text_of(const Unary& unary) {
    switch (unary.op) {
        case UnaryOperator::logical_not: return given("NOT ", unary.operand);
        case UnaryOperator::plus: return given("+ ", unary.operand);
        case UnaryOperator::minus: return given("- ", unary.operand);
        case UnaryOperator::is_null: return canonical(*unary.operand) + " IS NULL";
        case UnaryOperator::is_not_null: return canonical(*unary.operand) + " IS NOT NULL";
    }
    return {};
}

std::string text_of(const PatternPredicate& predicate) {
    std::string text;
    for (const auto& pattern : predicate.patterns) text += (text.empty() ? "EXISTS {" : ", ") + canonical(pattern);
    return text + given(" WHERE ", predicate.where) + "}";
}

std::string labels(std::string_view before, const std::vector<std::string>& names, std::string_view between) {
    std::string text;
    for (const auto& label : names) text += std::string(text.empty() ? before : between) + name(label);
    return text;
}

std::string text_of(const NodePattern& node) {
    return "(" + (node.variable ? name(*node.variable) : "") + labels(":", node.labels, ":") + given(" ", node.properties) + ")";
}

std::string text_of(const RelationshipPattern& relationship) {
    std::string detail = (relationship.variable ? name(*relationship.variable) : "") + labels(":", relationship.types, "|");
    if (const auto& length = relationship.length) {
        detail += '*';
        if (length->least) detail += fmt::format("{}", *length->least);
        if (length->least || length->most) detail += "..";
        if (length->most) detail += fmt::format("{}", *length->most);
    }
    detail += given(" ", relationship.properties);
    return fmt::format("{}-[{}]-{}", relationship.direction == Direction::left ? "<" : "", detail,
                       relationship.direction == Direction::right ? ">" : "");
}

std::string text_of(const Expression& expression) {
    return std::visit(
        []<class Node>(const Node& node) -> std::string {
            if constexpr (std::is_same_v<Node, Parameter>) {
                return "$" + name(node.name);
            } else if constexpr (std::is_same_v<Node, Variable>) {
                return name(node.name);
            } else if constexpr (std::is_same_v<Node, ListLiteral>) {
                return "[" + list_of(node.items) + "]";
            } else if constexpr (std::is_same_v<Node, PropertyLookup>) {
                return canonical(*node.of) + "." + name(node.key);
            } else if constexpr (std::is_same_v<Node, LabelPredicate>) {
                return canonical(*node.of) + labels(":", node.labels, ":");
            } else if constexpr (std::is_same_v<Node, Subscript>) {
                return canonical(*node.of) + "[" + canonical(*node.index) + "]";
            } else if constexpr (std::is_same_v<Node, Slice>) {
                return canonical(*node.of) + "[" + given("", node.from) + ".." + given("", node.to) + "]";
            } else if constexpr (std::is_same_v<Node, Binary>) {
                return fmt::format("{} {} {}", canonical(*node.left), symbol(node.op), canonical(*node.right));
            } else if constexpr (std::is_same_v<Node, FunctionCall>) {
                return text::ascii_lower(node.name) + "(" +
                       (node.star       ? "*"
                        : node.distinct ? "DISTINCT "
                                        : "") +
                       list_of(node.arguments) + ")";
            } else if constexpr (std::is_same_v<Node, ListComprehension>) {
                return "[" + name(node.variable) + " IN " + canonical(*node.list) + given(" WHERE ", node.where) +
                       given(" | ", node.projection) + "]";
            } else if constexpr (std::is_same_v<Node, PatternComprehension>) {
                return "[" + canonical(node.pattern) + given(" WHERE ", node.where) + given(" | ", node.projection) + "]";
            } else if constexpr (std::is_same_v<Node, Quantifier>) {
                return fmt::format("{}({} IN {} WHERE {})", word(node.kind), name(node.variable), canonical(*node.list),
                                   canonical(*node.where));
            } else if constexpr (std::is_same_v<Node, Reduce>) {
                return fmt::format("reduce({} = {}, {} IN {} | {})", name(node.accumulator), canonical(*node.initial), name(node.variable),
                                   canonical(*node.list), canonical(*node.step));
            } else if constexpr (std::is_same_v<Node, PathExpression>) {
                return canonical(node.pattern);
            } else {
                return text_of(node);
            }
        },
        expression.node);
}

template <class... Nodes>
bool is_any(const Expression& expression) {
    return (std::holds_alternative<Nodes>(expression.node) || ...);
}

}  // namespace

std::string canonical(const Expression& expression) {
    const auto text = text_of(expression);
    return is_any<LabelPredicate, Unary, Binary, Comparison>(expression) || text.starts_with('-') ? "(" + text + ")" : text;
}

std::string canonical(const PathPattern& pattern) {
    std::string text = text_of(pattern.start);
    for (const auto& [relationship, node] : pattern.steps) text += text_of(relationship) + text_of(node);
    if (pattern.shortest == PathPattern::Shortest::one) text = "shortestPath(" + text + ")";
    if (pattern.shortest == PathPattern::Shortest::all) text = "allShortestPaths(" + text + ")";
    return pattern.variable ? name(*pattern.variable) + " = " + text : text;
}

}  // namespace entente::cypher
