#pragma once
// What an expression consists of.

#include <type_traits>
#include <variant>

#include "query/cypher/ast.hpp"

namespace entente::cypher {

/// Calls `visit` with each expression in the pattern: those of its property maps.
template <class Visit>
void for_each_child(const PathPattern& pattern, Visit&& visit) {
    const auto given = [&](const ExpressionPtr& child) {
        if (child) visit(child);
    };
    given(pattern.start.properties);
    for (const auto& [relationship, node] : pattern.steps) {
        given(relationship.properties);
        given(node.properties);
    }
}

/// Calls `visit` with each expression directly below this one, as they are written from left to right.
template <class Visit>
void for_each_child(const Expression& expression, Visit&& visit) {
    const auto given = [&](const ExpressionPtr& child) {
        if (child) visit(child);
    };
    std::visit(
        [&]<class Node>(const Node& node) {
            using Is = std::remove_cvref_t<Node>;
            if constexpr (std::is_same_v<Is, ListLiteral>) {
                for (const auto& item : node.items) given(item);
            } else if constexpr (std::is_same_v<Is, MapLiteral>) {
                for (const auto& [key, value] : node.entries) given(value);
            } else if constexpr (std::is_same_v<Is, PropertyLookup> || std::is_same_v<Is, LabelPredicate>) {
                given(node.of);
            } else if constexpr (std::is_same_v<Is, Subscript>) {
                given(node.of), given(node.index);
            } else if constexpr (std::is_same_v<Is, Slice>) {
                given(node.of), given(node.from), given(node.to);
            } else if constexpr (std::is_same_v<Is, Unary>) {
                given(node.operand);
            } else if constexpr (std::is_same_v<Is, Binary>) {
                given(node.left), given(node.right);
            } else if constexpr (std::is_same_v<Is, Comparison>) {
                given(node.first);
                for (const auto& [op, operand] : node.rest) given(operand);
            } else if constexpr (std::is_same_v<Is, FunctionCall>) {
                for (const auto& argument : node.arguments) given(argument);
            } else if constexpr (std::is_same_v<Is, Case>) {
                given(node.operand);
                for (const auto& [when, then] : node.branches) given(when), given(then);
                given(node.otherwise);
            } else if constexpr (std::is_same_v<Is, ListComprehension>) {
                given(node.list), given(node.where), given(node.projection);
            } else if constexpr (std::is_same_v<Is, PatternComprehension>) {
                for_each_child(node.pattern, visit);
                given(node.where), given(node.projection);
            } else if constexpr (std::is_same_v<Is, Quantifier>) {
                given(node.list), given(node.where);
            } else if constexpr (std::is_same_v<Is, Reduce>) {
                given(node.initial), given(node.list), given(node.step);
            } else if constexpr (std::is_same_v<Is, PatternPredicate>) {
                for (const auto& pattern : node.patterns) for_each_child(pattern, visit);
                given(node.where);
            } else if constexpr (std::is_same_v<Is, PathExpression>) {
                for_each_child(node.pattern, visit);
            } else {
                static_assert(std::is_same_v<Is, Literal> || std::is_same_v<Is, Parameter> || std::is_same_v<Is, Variable>);
            }
        },
        expression.node);
}

}  // namespace entente::cypher
