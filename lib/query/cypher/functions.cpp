#include "query/cypher/functions.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

#include <fmt/format.h>

#include "query/cypher/syntax_error.hpp"
#include "text/ascii.hpp"

namespace entente::cypher {
namespace {

using namespace functions;

constexpr unsigned many = 1'000'000;

constexpr FunctionInfo scalar(std::string_view name, unsigned least, unsigned most, Value (*call)(const FunctionValues&), bool takes_null = false) {
    return {name, least, most, false, takes_null, call};
}
constexpr FunctionInfo aggregate(std::string_view name, unsigned arguments) { return {name, arguments, arguments, true}; }

// By name, letters' case left aside.
constexpr FunctionInfo all_functions[]{
    scalar("abs", 1, 1, abs),
    scalar("acos", 1, 1, real<std::acos>),
    scalar("asin", 1, 1, real<std::asin>),
    scalar("atan", 1, 1, real<std::atan>),
    scalar("atan2", 2, 2, atan2),
    aggregate("avg", 1),
    scalar("ceil", 1, 1, real<std::ceil>),
    scalar("coalesce", 1, many, coalesce, true),
    aggregate("collect", 1),
    scalar("cos", 1, 1, real<std::cos>),
    scalar("cot", 1, 1, real<cotangent>),
    aggregate("count", 1),
    scalar("date", 0, 1, date),
    scalar("date.truncate", 1, 3, truncated_date),
    scalar("degrees", 1, 1, real<degrees>),
    scalar("duration", 1, 1, duration),
    scalar("duration.between", 2, 2, duration_between),
    scalar("duration.inDays", 2, 2, duration_in_days),
    scalar("duration.inMonths", 2, 2, duration_in_months),
    scalar("e", 0, 0, e),
    scalar("endNode", 1, 1, end_node),
    scalar("exists", 1, 1, exists, true),
    scalar("exp", 1, 1, real<std::exp>),
    scalar("floor", 1, 1, real<std::floor>),
    scalar("head", 1, 1, head),
    scalar("id", 1, 1, id),
    scalar("isEmpty", 1, 1, is_empty),
    scalar("keys", 1, 1, keys),
    scalar("labels", 1, 1, labels),
    scalar("last", 1, 1, last),
    scalar("left", 2, 2, left),
    scalar("length", 1, 1, length),
    scalar("log", 1, 1, real<std::log>),
    scalar("log10", 1, 1, real<std::log10>),
    scalar("lTrim", 1, 1, l_trim),
    aggregate("max", 1),
    aggregate("min", 1),
    scalar("nodes", 1, 1, nodes),
    aggregate("percentileCont", 2),
    aggregate("percentileDisc", 2),
    scalar("pi", 0, 0, pi),
    scalar("properties", 1, 1, properties),
    scalar("radians", 1, 1, real<radians>),
    scalar("range", 2, 3, range),
    scalar("relationships", 1, 1, relationships),
    scalar("replace", 3, 3, replace),
    scalar("reverse", 1, 1, reverse),
    scalar("right", 2, 2, right),
    scalar("round", 1, 2, functions::round),
    scalar("rTrim", 1, 1, r_trim),
    scalar("sign", 1, 1, sign),
    scalar("sin", 1, 1, real<std::sin>),
    scalar("size", 1, 1, functions::size),
    scalar("split", 2, 2, split),
    scalar("sqrt", 1, 1, real<std::sqrt>),
    scalar("startNode", 1, 1, start_node),
    aggregate("stDev", 1),
    aggregate("stDevP", 1),
    scalar("substring", 2, 3, substring),
    aggregate("sum", 1),
    scalar("tail", 1, 1, tail),
    scalar("tan", 1, 1, real<std::tan>),
    scalar("toBoolean", 1, 1, to_boolean),
    scalar("toFloat", 1, 1, to_float),
    scalar("toInteger", 1, 1, to_integer),
    scalar("toLower", 1, 1, to_lower),
    scalar("toString", 1, 1, functions::to_string),
    scalar("toUpper", 1, 1, to_upper),
    scalar("trim", 1, 1, trim),
    scalar("type", 1, 1, functions::type),
};

constexpr bool comes_before(std::string_view a, std::string_view b) {
    return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(),
                                        [](char x, char y) { return text::ascii_lower(x) < text::ascii_lower(y); });
}

static_assert(std::is_sorted(std::begin(all_functions), std::end(all_functions),
                             [](const FunctionInfo& a, const FunctionInfo& b) { return comes_before(a.name, b.name); }));

}  // namespace

const FunctionInfo* find_function(std::string_view name) {
    const auto* found = std::lower_bound(std::begin(all_functions), std::end(all_functions), name,
                                         [](const FunctionInfo& function, std::string_view wanted) { return comes_before(function.name, wanted); });
    return found != std::end(all_functions) && !comes_before(name, found->name) ? found : nullptr;
}

Error FunctionValues::not_taken(const Value& argument, std::string_view taken) const {
    return error_at(position, fmt::format("{}() takes {}, not {}", name, taken, with_article(argument.type())));
}

std::int64_t FunctionValues::integer(std::size_t index) const {
    if (const auto* integer = arguments[index].integer()) return *integer;
    throw not_taken(arguments[index], with_article(Type::integer));
}

double FunctionValues::number(std::size_t index) const {
    if (arguments[index].is_number()) return arguments[index].number();
    throw not_taken(arguments[index], "a number");
}

const std::string& FunctionValues::text(std::size_t index) const {
    if (const auto* text = arguments[index].string()) return *text;
    throw not_taken(arguments[index], with_article(Type::string));
}

std::span<const FunctionInfo> known_functions() { return all_functions; }

}  // namespace entente::cypher
