// Patterns: what they bind, and what they ask of variables that are bound already.

#include <fmt/format.h>

#include "query/cypher/children.hpp"
#include "query/cypher/expression_check.hpp"
#include "query/cypher/syntax_error.hpp"

namespace entente::cypher {

namespace {

using Kind = StaticType::Kind;

/// One MATCH's patterns, or those of one EXISTS or comprehension.
class Binder {
public:
    explicit Binder(StaticScope& scope) : scope_(scope) {}

    void bind(const PathPattern& pattern) {
        bind(pattern.start);
        for (const auto& [relationship, node] : pattern.steps) {
            bind(relationship);
            bind(node);
        }
        if (pattern.variable) {
            if (scope_.find(*pattern.variable))
                throw error_at(pattern.position,
                               fmt::format("the path cannot be called {}: that variable is bound already", *pattern.variable),
                               "give the path a name of its own");
            scope_.add(*pattern.variable, {Kind::path});
        }
        if (pattern.shortest != PathPattern::Shortest::no && pattern.steps.size() != 1)
            throw error_at(pattern.position, "a shortest path is asked for between two nodes, with one relationship",
                           "write it as in shortestPath((a)-[*]-(b))");
    }

private:
    void bind(const NodePattern& node) {
        if (!node.variable) return;
        if (const auto* type = scope_.find(*node.variable)) require(*type, Kind::node, *node.variable, node.position);
        else scope_.add(*node.variable, {Kind::node});
    }

    void bind(const RelationshipPattern& relationship) {
        if (!relationship.variable) return;
        const auto& name = *relationship.variable;
        if (!here_.insert(name).second)
            throw error_at(relationship.position,
                           fmt::format("{} stands for two relationships of one MATCH, which are never the same", name),
                           "give each a name of its own");
        const auto* type = scope_.find(name);
        if (!relationship.length) {
            if (type) require(*type, Kind::relationship, name, relationship.position);
            else scope_.add(name, {Kind::relationship});
            return;
        }
        if (!type) return scope_.add(name, {Kind::list, Kind::relationship});
        if (type->may_be(Kind::list) && (type->element == Kind::any || type->element == Kind::relationship)) return;
        throw error_at(
            relationship.position,
            fmt::format("{} is {}, but stands for the relationships of a path here, which are a list", name, described(type->kind)),
            "use another name");
    }

    static void require(const StaticType& type, Kind wanted, const std::string& name, const Position& position) {
        if (type.may_be(wanted)) return;
        throw error_at(position, fmt::format("{} is {}, but stands for {} here", name, described(type.kind), described(wanted)),
                       "use another name");
    }

    StaticScope& scope_;
    std::set<std::string> here_;  // relationships' variables in these patterns
};

void check_properties(const ExpressionPtr& properties, const StaticScope& scope) {
    if (!properties) return;
    if (std::holds_alternative<Parameter>(properties->node))
        throw error_at(properties->position, "a parameter cannot stand for all properties of a pattern",
                       "name the properties, as in {name: $name}");
    ExpressionCheck::value(*properties, scope, Aggregates::one_row_at_a_time);
}

}  // namespace

void ExpressionCheck::patterns(const std::vector<PathPattern>& patterns, StaticScope& scope) {
    Binder binder(scope);
    for (const auto& pattern : patterns) binder.bind(pattern);
    for (const auto& pattern : patterns) {
        check_properties(pattern.start.properties, scope);
        for (const auto& [relationship, node] : pattern.steps) {
            check_properties(relationship.properties, scope);
            check_properties(node.properties, scope);
        }
    }
}

void ExpressionCheck::known(const PathPattern& pattern) const {
    StaticScope inner(&scope_);
    patterns({pattern}, inner);
    for (const auto& [name, type] : inner.variables())
        throw error_at(pattern.position, fmt::format("the variable {} is not defined, and a pattern that is a condition brings none", name),
                       "leave the name out, or write EXISTS { } around the pattern");
}

}  // namespace entente::cypher
