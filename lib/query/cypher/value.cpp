#include "query/cypher/value.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>

#include <fmt/format.h>

namespace entente::cypher {
namespace {

int sign(std::partial_ordering ordering) { return ordering < 0 ? -1 : ordering > 0 ? 1 : 0; }

/// Exact, though not every integer is a double. Neither is NaN.
int order_numbers(const Value& a, const Value& b) {
    if (a.integer() && b.integer()) return sign(*a.integer() <=> *b.integer());
    if (a.floating() && b.floating()) return sign(*a.floating() <=> *b.floating());
    if (a.floating()) return -order_numbers(b, a);
    const auto whole = *a.integer();
    const auto real = *b.floating();
    if (real >= 0x1p63) return -1;
    if (real < -0x1p63) return 1;
    const auto floor = std::floor(real);
    const auto beside = sign(whole <=> static_cast<std::int64_t>(floor));
    return beside != 0 ? beside : floor < real ? -1 : 0;
}

bool is_nan(const Value& value) { return value.floating() && std::isnan(*value.floating()); }

template <class T>
int order_of(const T& a, const T& b) {
    return sign(std::partial_ordering(a <=> b));
}

int order_durations(const Duration& a, const Duration& b) {
    const auto about = order_of(a.about_seconds(), b.about_seconds());
    return about != 0 ? about : order_of(a, b);
}

std::optional<bool> both(std::optional<bool> a, std::optional<bool> b) {
    if (a == false || b == false) return false;
    return a && b ? std::optional(true) : std::nullopt;
}

std::optional<bool> equal_lists(const List& a, const List& b) {
    if (a.size() != b.size()) return false;
    std::optional<bool> all = true;
    for (std::size_t i = 0; i < a.size() && all != false; ++i) all = both(all, equal(a[i], b[i]));
    return all;
}

std::optional<bool> equal_maps(const Map& a, const Map& b) {
    if (a.size() != b.size()) return false;
    std::optional<bool> all = true;
    for (auto x = a.begin(), y = b.begin(); x != a.end() && all != false; ++x, ++y)
        all = x->first == y->first ? both(all, equal(x->second, y->second)) : std::optional(false);
    return all;
}

bool equal_paths(const Path& a, const Path& b) {
    return a.nodes == b.nodes && std::equal(a.relationships.begin(), a.relationships.end(), b.relationships.begin(), b.relationships.end(),
                                            [](const auto& x, const auto& y) { return x->id == y->id; });
}

Comparability of_sign(int sign) { return sign < 0 ? Comparability::less : sign > 0 ? Comparability::greater : Comparability::equal; }

Comparability compare_lists(const List& a, const List& b) {
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i)
        if (const auto step = compare(a[i], b[i]); step != Comparability::equal) return step;
    return of_sign(order_of(a.size(), b.size()));
}

int order_lists(const List& a, const List& b) {
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i)
        if (const auto step = order(a[i], b[i]); step != 0) return step;
    return order_of(a.size(), b.size());
}

int order_maps(const Map& a, const Map& b) {
    for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end(); ++x, ++y) {
        if (const auto step = order_of(x->first, y->first); step != 0) return step;
        if (const auto step = order(x->second, y->second); step != 0) return step;
    }
    return order_of(a.size(), b.size());
}

int order_paths(const Path& a, const Path& b) {
    if (const auto step = order_of(a.nodes.size(), b.nodes.size()); step != 0) return step;
    if (const auto step = order_of(a.nodes, b.nodes); step != 0) return step;
    for (std::size_t i = 0; i < a.relationships.size(); ++i)
        if (const auto step = order_of(a.relationships[i]->id, b.relationships[i]->id); step != 0) return step;
    return 0;
}

/// Integers and floating-point numbers are one type to the order.
Type rank(const Value& value) {
    const auto type = value.type();
    return type == Type::integer ? Type::floating : type;
}

void mix(std::size_t& seed, std::size_t more) { seed ^= more + 0x9e3779b97f4a7c15 + (seed << 6) + (seed >> 2); }

std::size_t hash_of(double number) {
    if (std::isnan(number)) return 1;
    if (number == std::floor(number) && std::abs(number) < 0x1p63) return std::hash<std::int64_t>()(static_cast<std::int64_t>(number));
    return std::hash<double>()(number);
}

}  // namespace

std::string_view with_article(Type type) {
    static constexpr std::array<std::string_view, 12> names{"a map",      "a node",   "a relationship", "a list",     "a path",                  "a date",
                                                            "a duration", "a string", "a boolean",      "an integer", "a floating-point number", "null"};
    return names[static_cast<std::size_t>(type)];
}

Type Value::type() const {
    // In the order of the variant's alternatives.
    static constexpr std::array types{Type::null, Type::boolean, Type::integer, Type::floating, Type::string, Type::node, Type::relationship,
                                      Type::path, Type::list,    Type::map,     Type::date,     Type::duration};
    return types[value_.index()];
}

std::optional<bool> equal(const Value& a, const Value& b) {
    if (a.is_null() || b.is_null()) return std::nullopt;
    if (a.is_number() && b.is_number()) return !is_nan(a) && !is_nan(b) && order_numbers(a, b) == 0;
    if (a.type() != b.type()) return false;
    switch (a.type()) {
        case Type::map: return equal_maps(*a.map(), *b.map());
        case Type::node: return *a.node() == *b.node();
        case Type::relationship: return (*a.relationship())->id == (*b.relationship())->id;
        case Type::list: return equal_lists(*a.list(), *b.list());
        case Type::path: return equal_paths(*a.path(), *b.path());
        case Type::date: return *a.date() == *b.date();
        case Type::duration: return *a.duration() == *b.duration();
        case Type::string: return *a.string() == *b.string();
        case Type::boolean: return *a.boolean() == *b.boolean();
        default: return std::nullopt;
    }
}

Comparability compare(const Value& a, const Value& b) {
    if (a.is_null() || b.is_null()) return Comparability::null;
    if (a.is_number() && b.is_number()) return is_nan(a) || is_nan(b) ? Comparability::unordered : of_sign(order_numbers(a, b));
    if (a.type() != b.type()) return Comparability::null;
    switch (a.type()) {
        case Type::list: return compare_lists(*a.list(), *b.list());
        case Type::date:
        case Type::string:
        case Type::boolean: return of_sign(order(a, b));
        default: {
            const auto same = equal(a, b);
            return same == true ? Comparability::equal : Comparability::null;
        }
    }
}

int order(const Value& a, const Value& b) {
    const auto kind = rank(a);
    if (kind != rank(b)) return order_of(kind, rank(b));
    switch (kind) {
        case Type::map: return order_maps(*a.map(), *b.map());
        case Type::node: return order_of(a.node()->id, b.node()->id);
        case Type::relationship: return order_of((*a.relationship())->id, (*b.relationship())->id);
        case Type::list: return order_lists(*a.list(), *b.list());
        case Type::path: return order_paths(*a.path(), *b.path());
        case Type::date: return order_of(*a.date(), *b.date());
        case Type::duration: return order_durations(*a.duration(), *b.duration());
        case Type::string: return order_of(*a.string(), *b.string());
        case Type::boolean: return order_of(*a.boolean(), *b.boolean());
        case Type::floating: {
            const bool x = is_nan(a), y = is_nan(b);
            return x || y ? order_of(x, y) : order_numbers(a, b);
        }
        default: return 0;
    }
}

std::size_t hash(const Value& value) {
    std::size_t seed = static_cast<std::size_t>(rank(value));
    switch (value.type()) {
        case Type::map:
            for (const auto& [key, member] : *value.map()) {
                mix(seed, std::hash<std::string>()(key));
                mix(seed, hash(member));
            }
            break;
        case Type::node: mix(seed, std::hash<NodeId>()(value.node()->id)); break;
        case Type::relationship: mix(seed, std::hash<std::uint64_t>()((*value.relationship())->id)); break;
        case Type::list: mix(seed, Hash()(*value.list())); break;
        case Type::path:
            for (const auto node : value.path()->nodes) mix(seed, std::hash<NodeId>()(node));
            break;
        case Type::date: mix(seed, std::hash<std::int64_t>()(value.date()->day.time_since_epoch().count())); break;
        case Type::duration: mix(seed, hash_of(value.duration()->about_seconds())); break;
        case Type::string: mix(seed, std::hash<std::string>()(*value.string())); break;
        case Type::boolean: mix(seed, *value.boolean()); break;
        case Type::integer: mix(seed, std::hash<std::int64_t>()(*value.integer())); break;
        case Type::floating: mix(seed, hash_of(*value.floating())); break;
        case Type::null: break;
    }
    return seed;
}

bool Equivalent::operator()(const List& a, const List& b) const { return order_lists(a, b) == 0; }

std::size_t Hash::operator()(const List& list) const {
    std::size_t seed = list.size();
    for (const auto& item : list) mix(seed, hash(item));
    return seed;
}

std::string number_text(double number) {
    if (std::isnan(number)) return "NaN";
    if (std::isinf(number)) return number > 0 ? "Infinity" : "-Infinity";
    auto text = fmt::format("{}", number);
    if (text.find_first_of(".e") == std::string::npos) text += ".0";
    return text;
}

}  // namespace entente::cypher
