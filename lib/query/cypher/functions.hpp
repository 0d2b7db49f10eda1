#pragma once
// The functions that a query can call, by name (docs/query-language.md lists them).

#include <span>
#include <string>
#include <string_view>

#include <entente/error.hpp>

#include "query/cypher/property_graph.hpp"
#include "query/cypher/value.hpp"

namespace entente::cypher {

/// A call with its arguments' values.
struct FunctionValues {
    PropertyGraph& graph;
    std::span<const Value> arguments;
    Position position;
    std::string_view name;

    const Value& operator[](std::size_t index) const { return arguments[index]; }
    /// To be thrown: an argument is not what the function takes.
    Error not_taken(const Value& argument, std::string_view taken) const;
    // Of the type that is asked for, else thrown.
    std::int64_t integer(std::size_t index) const;
    double number(std::size_t index) const;
    const std::string& text(std::size_t index) const;
};

struct FunctionInfo {
    std::string_view name;   // as the documentation writes it
    unsigned least, most;    // arguments; count(*) has none
    bool aggregate = false;  // makes one value of many rows, and may be asked for with DISTINCT
    bool takes_null = false; // else it is null where an argument is
    Value (*call)(const FunctionValues&) = nullptr;  // none: an aggregate
};

/// By name; letters' case does not count. Null where there is no such function.
const FunctionInfo* find_function(std::string_view name);
/// All of them, by name.
std::span<const FunctionInfo> known_functions();

namespace functions {

// Nodes, relationships, paths, maps
Value id(const FunctionValues&);
Value type(const FunctionValues&);
Value labels(const FunctionValues&);
Value properties(const FunctionValues&);
Value keys(const FunctionValues&);
Value nodes(const FunctionValues&);
Value relationships(const FunctionValues&);
Value start_node(const FunctionValues&);
Value end_node(const FunctionValues&);
Value length(const FunctionValues&);
Value exists(const FunctionValues&);

// Lists
Value coalesce(const FunctionValues&);
Value head(const FunctionValues&);
Value last(const FunctionValues&);
Value tail(const FunctionValues&);
Value range(const FunctionValues&);
Value reverse(const FunctionValues&);
Value size(const FunctionValues&);
Value is_empty(const FunctionValues&);

// Strings and conversions
Value left(const FunctionValues&);
Value right(const FunctionValues&);
Value l_trim(const FunctionValues&);
Value r_trim(const FunctionValues&);
Value trim(const FunctionValues&);
Value replace(const FunctionValues&);
Value split(const FunctionValues&);
Value substring(const FunctionValues&);
Value to_lower(const FunctionValues&);
Value to_upper(const FunctionValues&);
Value to_boolean(const FunctionValues&);
Value to_float(const FunctionValues&);
Value to_integer(const FunctionValues&);
Value to_string(const FunctionValues&);

// Numbers
Value abs(const FunctionValues&);
Value atan2(const FunctionValues&);
Value e(const FunctionValues&);
Value pi(const FunctionValues&);
Value round(const FunctionValues&);
Value sign(const FunctionValues&);
/// A function of one real number.
template <double (*function)(double)>
Value real(const FunctionValues& values) {
    return function(values.number(0));
}
double cotangent(double angle);
double degrees(double radians);
double radians(double degrees);

// Dates and durations
Value date(const FunctionValues&);
Value truncated_date(const FunctionValues&);
Value duration(const FunctionValues&);
Value duration_between(const FunctionValues&);
Value duration_in_days(const FunctionValues&);
Value duration_in_months(const FunctionValues&);

}  // namespace functions

}  // namespace entente::cypher
