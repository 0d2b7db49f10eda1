#pragma once
// What operators do to values.

#include <optional>
#include <string_view>

#include "query/cypher/ast.hpp"
#include "query/cypher/property_graph.hpp"
#include "query/cypher/value.hpp"

namespace entente::cypher {

inline Value to_value(std::optional<bool> known) { return known ? Value(*known) : Value(); }
/// Empty for null; fails for what is no boolean.
std::optional<bool> truth(const Value& value, const Position& position);

/// + - * / % ^
Value arithmetic(BinaryOperator op, const Value& a, const Value& b, const Position& position);
Value negated(const Value& value, const Position& position);
Value in_list(const Value& item, const Value& list, const Position& position);
/// STARTS WITH, ENDS WITH, CONTAINS
Value string_test(BinaryOperator op, const Value& text, const Value& part);
std::optional<bool> compare_by(ComparisonOperator op, const Value& a, const Value& b);

Value property_of(PropertyGraph& graph, const Value& of, std::string_view key, const Position& position);
Value subscript(PropertyGraph& graph, const Value& of, const Value& index, const Position& position);
/// Without a bound where it is absent.
Value slice(const Value& of, const std::optional<Value>& from, const std::optional<Value>& to, const Position& position);

/// year, month, day, week ... of a date; null where there is no such part.
Value part_of(Date date, std::string_view part);
Value part_of(const Duration& duration, std::string_view part);

}  // namespace entente::cypher
