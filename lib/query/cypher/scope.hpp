#pragma once
// Which slot of a row holds what, while a query is planned.

#include <cstddef>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "query/cypher/ast.hpp"
#include "query/cypher/property_graph.hpp"

namespace entente::cypher {

struct Scope {
    std::map<std::string, std::size_t, std::less<>> variables;
    /// Expressions that need not be evaluated again, such as keys of groups and aggregates, as canonical() writes them.
    std::map<std::string, std::size_t, std::less<>> computed;
};

/// What all parts of a plan share while it is made.
struct Planning {
    PropertyGraph& graph;
    const Map& parameters;
    std::size_t width = 0;  // slots that are in use

    std::size_t new_slot() { return width++; }
};

/// The variables that an expression takes from outside of it; those of patterns in it, which it may bring itself, among them.
std::set<std::string> variables_of(const Expression& expression);
std::set<std::string> variables_of(const PathPattern& pattern);
/// Adds the variables that a pattern names: of its path, nodes and relationships.
void add_pattern_variables(const PathPattern& pattern, std::set<std::string>& names);

bool is_aggregate(const Expression& expression);
/// The calls of aggregates in an expression.
std::vector<const Expression*> aggregates_in(const Expression& expression);

/// The conditions that an AND joins, from left to right.
void split_conditions(const ExpressionPtr& condition, std::vector<ExpressionPtr>& parts);

}  // namespace entente::cypher
