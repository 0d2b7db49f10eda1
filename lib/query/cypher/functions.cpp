#include "query/cypher/functions.hpp"

#include <algorithm>
#include <iterator>

#include "text/ascii.hpp"

namespace entente::cypher {
namespace {

constexpr unsigned many = 1'000'000;

// By name in lower case.
constexpr FunctionInfo functions[]{
    {"abs", 1, 1},
    {"acos", 1, 1},
    {"asin", 1, 1},
    {"atan", 1, 1},
    {"atan2", 2, 2},
    {"avg", 1, 1, true},
    {"ceil", 1, 1},
    {"coalesce", 1, many},
    {"collect", 1, 1, true},
    {"cos", 1, 1},
    {"cot", 1, 1},
    {"count", 1, 1, true},
    {"date", 0, 1},
    {"date.truncate", 1, 3},
    {"degrees", 1, 1},
    {"duration", 1, 1},
    {"duration.between", 2, 2},
    {"duration.inDays", 2, 2},
    {"duration.inMonths", 2, 2},
    {"e", 0, 0},
    {"endNode", 1, 1},
    {"exists", 1, 1},
    {"exp", 1, 1},
    {"floor", 1, 1},
    {"head", 1, 1},
    {"id", 1, 1},
    {"isEmpty", 1, 1},
    {"keys", 1, 1},
    {"labels", 1, 1},
    {"last", 1, 1},
    {"left", 2, 2},
    {"length", 1, 1},
    {"log", 1, 1},
    {"log10", 1, 1},
    {"lTrim", 1, 1},
    {"max", 1, 1, true},
    {"min", 1, 1, true},
    {"nodes", 1, 1},
    {"percentileCont", 2, 2, true},
    {"percentileDisc", 2, 2, true},
    {"pi", 0, 0},
    {"properties", 1, 1},
    {"radians", 1, 1},
    {"range", 2, 3},
    {"relationships", 1, 1},
    {"replace", 3, 3},
    {"reverse", 1, 1},
    {"right", 2, 2},
    {"round", 1, 2},
    {"rTrim", 1, 1},
    {"sign", 1, 1},
    {"sin", 1, 1},
    {"size", 1, 1},
    {"split", 2, 2},
    {"sqrt", 1, 1},
    {"startNode", 1, 1},
    {"stDev", 1, 1, true},
    {"stDevP", 1, 1, true},
    {"substring", 2, 3},
    {"sum", 1, 1, true},
    {"tail", 1, 1},
    {"tan", 1, 1},
    {"toBoolean", 1, 1},
    {"toFloat", 1, 1},
    {"toInteger", 1, 1},
    {"toLower", 1, 1},
    {"toString", 1, 1},
    {"toUpper", 1, 1},
    {"trim", 1, 1},
    {"type", 1, 1},
};

constexpr bool comes_before(std::string_view a, std::string_view b) {
    return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(),
                                        [](char x, char y) { return text::ascii_lower(x) < text::ascii_lower(y); });
}

static_assert(std::is_sorted(std::begin(functions), std::end(functions),
                             [](const FunctionInfo& a, const FunctionInfo& b) { return comes_before(a.name, b.name); }));

}  // namespace

const FunctionInfo* find_function(std::string_view name) {
    const auto* found = std::lower_bound(std::begin(functions), std::end(functions), name,
                                         [](const FunctionInfo& function, std::string_view wanted) { return comes_before(function.name, wanted); });
    return found != std::end(functions) && !comes_before(name, found->name) ? found : nullptr;
}

}  // namespace entente::cypher
