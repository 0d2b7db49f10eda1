// Functions of numbers.

#include <cmath>
#include <numbers>

#include "query/cypher/functions.hpp"
#include "query/cypher/syntax_error.hpp"

namespace entente::cypher::functions {

Value abs(const FunctionValues& values) {
    if (const auto* integer = values[0].integer()) {
        if (*integer == INT64_MIN) throw error_at(values.position, "the result does not fit an integer");
        return std::abs(*integer);
    }
    return std::abs(values.number(0));
}

Value atan2(const FunctionValues& values) { return std::atan2(values.number(0), values.number(1)); }
Value e(const FunctionValues&) { return std::numbers::e; }
Value pi(const FunctionValues&) { return std::numbers::pi; }

Value round(const FunctionValues& values) {
    const auto number = values.number(0);
    const auto digits = values.arguments.size() > 1 ? values.integer(1) : 0;
    if (digits < 0 || digits > 15) throw error_at(values.position, "round() takes 0 to 15 digits");
    const auto scale = std::pow(10.0, static_cast<double>(digits));
    // Half goes up without digits, as openCypher has it; away from zero with digits.
    return digits == 0 ? std::floor(number + 0.5) : std::round(number * scale) / scale;
}

Value sign(const FunctionValues& values) {
    const auto number = values.number(0);
    return std::int64_t{(number > 0) - (number < 0)};
}

double cotangent(double angle) { return 1 / std::tan(angle); }
double degrees(double radians) { return radians * 180 / std::numbers::pi; }
double radians(double degrees) { return degrees * std::numbers::pi / 180; }

}  // namespace entente::cypher::functions
