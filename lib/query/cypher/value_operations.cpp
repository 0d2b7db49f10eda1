#include "query/cypher/value_operations.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "query/cypher/syntax_error.hpp"

namespace entente::cypher {
namespace {

[[noreturn]] void wrong_types(BinaryOperator op, const Value& a, const Value& b, const Position& position) {
    static constexpr std::array symbols{"+", "-", "*", "/", "%", "^"};
    const auto symbol = symbols[static_cast<std::size_t>(op) - static_cast<std::size_t>(BinaryOperator::add)];
    throw error_at(position, fmt::format("'{}' does not go with {} and {}", symbol, with_article(a.type()), with_article(b.type())));
}

Value whole_arithmetic(BinaryOperator op, std::int64_t a, std::int64_t b, const Position& position) {
    std::int64_t result = 0;
    bool overflow = false;
    switch (op) {
        case BinaryOperator::add: overflow = __builtin_add_overflow(a, b, &result); break;
        case BinaryOperator::subtract: overflow = __builtin_sub_overflow(a, b, &result); break;
        case BinaryOperator::multiply: overflow = __builtin_mul_overflow(a, b, &result); break;
        default:
            if (b == 0) throw error_at(position, "an integer is divided by zero", "divide by a floating-point number, or leave such rows out with WHERE");
            overflow = a == INT64_MIN && b == -1;
            if (!overflow) result = op == BinaryOperator::divide ? a / b : a % b;
    }
    if (overflow) throw error_at(position, "the result does not fit an integer", "toFloat() makes numbers that may be larger");
    return result;
}

Value real_arithmetic(BinaryOperator op, double a, double b) {
    switch (op) {
        case BinaryOperator::add: return a + b;
        case BinaryOperator::subtract: return a - b;
        case BinaryOperator::multiply: return a * b;
        case BinaryOperator::divide: return a / b;
        case BinaryOperator::modulo: return std::fmod(a, b);
        default: return std::pow(a, b);
    }
}

std::string text_of(const Value& value) {
    if (value.string()) return *value.string();
    if (value.integer()) return std::to_string(*value.integer());
    return number_text(value.number());
}

Value joined(const Value& a, const Value& b) {
    List list;
    for (const auto* side : {&a, &b}) {
        if (side->list()) list.insert(list.end(), side->list()->begin(), side->list()->end());
        else list.push_back(*side);
    }
    return list;
}

/// What dates and durations can do with one another and with numbers; null where it is nothing.
Value reckoned(BinaryOperator op, const Value& a, const Value& b) {
    const bool add = op == BinaryOperator::add, subtract = op == BinaryOperator::subtract;
    if (a.date() && b.duration() && (add || subtract)) return plus(*a.date(), add ? *b.duration() : -*b.duration());
    if (a.duration() && b.date() && add) return plus(*b.date(), *a.duration());
    if (a.duration() && b.duration() && (add || subtract)) return *a.duration() + (add ? *b.duration() : -*b.duration());
    if (a.duration() && b.is_number() && op == BinaryOperator::multiply) return *a.duration() * b.number();
    if (a.is_number() && b.duration() && op == BinaryOperator::multiply) return *b.duration() * a.number();
    if (a.duration() && b.is_number() && op == BinaryOperator::divide) return *a.duration() * (1 / b.number());
    return {};
}

/// A place in a list from its beginning; negative ones count from the end.
std::int64_t index_of(const Value& index, const Position& position) {
    if (!index.integer()) throw error_at(position, fmt::format("a place in a list is an integer, not {}", with_article(index.type())));
    return *index.integer();
}

}  // namespace

std::optional<bool> truth(const Value& value, const Position& position) {
    if (value.is_null()) return std::nullopt;
    if (!value.boolean()) throw error_at(position, fmt::format("a condition is true, false or null, not {}", with_article(value.type())));
    return *value.boolean();
}

Value arithmetic(BinaryOperator op, const Value& a, const Value& b, const Position& position) {
    if (op == BinaryOperator::add && (a.list() || b.list()) && !(a.is_null() || b.is_null())) return joined(a, b);
    if (a.is_null() || b.is_null()) return {};
    if (a.is_number() && b.is_number()) {
        if (a.integer() && b.integer() && op != BinaryOperator::power) return whole_arithmetic(op, *a.integer(), *b.integer(), position);
        return real_arithmetic(op, a.number(), b.number());
    }
    if (op == BinaryOperator::add && ((a.string() && (b.string() || b.is_number())) || (a.is_number() && b.string()))) return text_of(a) + text_of(b);
    auto result = reckoned(op, a, b);
    if (result.is_null()) wrong_types(op, a, b, position);
    return result;
}

Value negated(const Value& value, const Position& position) {
    if (value.is_null()) return {};
    if (value.duration()) return -*value.duration();
    if (value.floating()) return -*value.floating();
    if (!value.integer()) throw error_at(position, fmt::format("'-' does not go with {}", with_article(value.type())));
    return whole_arithmetic(BinaryOperator::subtract, 0, *value.integer(), position);
}

Value in_list(const Value& item, const Value& list, const Position& position) {
    if (list.is_null()) return {};
    if (!list.list()) throw error_at(position, fmt::format("IN looks into a list, not into {}", with_article(list.type())));
    bool unknown = false;
    for (const auto& other : *list.list()) {
        const auto same = equal(item, other);
        if (same == true) return true;
        unknown = unknown || !same;
    }
    return unknown ? Value() : Value(false);
}

Value string_test(BinaryOperator op, const Value& text, const Value& part) {
    if (!text.string() || !part.string()) return {};
    const std::string_view whole = *text.string(), wanted = *part.string();
    if (op == BinaryOperator::starts_with) return whole.starts_with(wanted);
    if (op == BinaryOperator::ends_with) return whole.ends_with(wanted);
    return whole.find(wanted) != std::string_view::npos;
}

std::optional<bool> compare_by(ComparisonOperator op, const Value& a, const Value& b) {
    if (op == ComparisonOperator::equal) return equal(a, b);
    if (op == ComparisonOperator::not_equal) {
        const auto same = equal(a, b);
        return same ? std::optional(!*same) : std::nullopt;
    }
    const auto order = compare(a, b);
    if (order == Comparability::null) return std::nullopt;
    if (order == Comparability::unordered) return false;
    if (order == Comparability::equal) return op == ComparisonOperator::less_equal || op == ComparisonOperator::greater_equal;
    const bool asks_less = op == ComparisonOperator::less || op == ComparisonOperator::less_equal;
    return asks_less == (order == Comparability::less);
}

Value property_of(PropertyGraph& graph, const Value& of, std::string_view key, const Position& position) {
    if (of.is_null()) return {};
    if (of.node()) return graph.property(of.node()->id, key);
    if (of.relationship()) return graph.property(**of.relationship(), key);
    if (of.date()) return part_of(*of.date(), key);
    if (of.duration()) return part_of(*of.duration(), key);
    if (!of.map()) throw error_at(position, fmt::format("{} has no properties", with_article(of.type())), "nodes, relationships, maps, dates and durations have");
    const auto found = of.map()->find(key);
    return found == of.map()->end() ? Value() : found->second;
}

Value subscript(PropertyGraph& graph, const Value& of, const Value& index, const Position& position) {
    if (of.is_null() || index.is_null()) return {};
    if (of.list()) {
        auto at = index_of(index, position);
        const auto size = static_cast<std::int64_t>(of.list()->size());
        if (at < 0) at += size;
        return at < 0 || at >= size ? Value() : (*of.list())[static_cast<std::size_t>(at)];
    }
    if (!index.string()) throw error_at(position, fmt::format("{} is asked for {}, not for the name of a property", with_article(of.type()), with_article(index.type())));
    return property_of(graph, of, *index.string(), position);
}

Value slice(const Value& of, const std::optional<Value>& from, const std::optional<Value>& to, const Position& position) {
    if (of.is_null() || (from && from->is_null()) || (to && to->is_null())) return {};
    if (!of.list()) throw error_at(position, fmt::format("a part with '..' is taken from a list, not from {}", with_article(of.type())));
    const auto& list = *of.list();
    const auto size = static_cast<std::int64_t>(list.size());
    const auto bound = [&](const Value& index) {
        const auto at = index_of(index, position);
        return std::clamp<std::int64_t>(at < 0 ? at + size : at, 0, size);
    };
    const auto first = from ? bound(*from) : 0, last = to ? bound(*to) : size;
    return first >= last ? List() : List(list.begin() + first, list.begin() + last);
}

Value part_of(Date date, std::string_view part) {
    const auto whole = [](auto number) { return Value(static_cast<std::int64_t>(number)); };
    const auto week = iso_week(date);
    const auto month = date.month(), quarter = (month - 1) / 3 + 1;
    if (part == "year") return whole(date.year());
    if (part == "quarter") return whole(quarter);
    if (part == "month") return whole(month);
    if (part == "week") return whole(week.week);
    if (part == "weekYear") return whole(week.year);
    if (part == "day") return whole(date.day_of_month());
    if (part == "dayOfWeek" || part == "weekDay") return whole(week.day);
    if (part == "ordinalDay") return whole((date.day - Date::of(date.year(), 1, 1).day).count() + 1);
    if (part == "dayOfQuarter") return whole((date.day - Date::of(date.year(), (quarter - 1) * 3 + 1, 1).day).count() + 1);
    return {};
}

Value part_of(const Duration& duration, std::string_view part) {
    const std::pair<std::string_view, std::int64_t> parts[]{
        {"years", duration.months / 12},          {"quarters", duration.months / 3},      {"months", duration.months},
        {"weeks", duration.days / 7},             {"days", duration.days},                {"hours", duration.seconds / 3600},
        {"minutes", duration.seconds / 60},       {"seconds", duration.seconds},          {"quartersOfYear", duration.months % 12 / 3},
        {"monthsOfYear", duration.months % 12},   {"monthsOfQuarter", duration.months % 3}, {"daysOfWeek", duration.days % 7},
        {"minutesOfHour", duration.seconds / 60 % 60}, {"secondsOfMinute", duration.seconds % 60},
    };
    for (const auto& [name, number] : parts)
        if (name == part) return number;
    return {};
}

}  // namespace entente::cypher
