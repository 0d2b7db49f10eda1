#pragma once
// What an expression yields, and how two of them compare: openCypher's equality, comparability, orderability and equivalence.

#include <compare>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <entente/date.hpp>

#include "query/cypher/duration.hpp"

namespace entente::cypher {

class Value;

using NodeId = std::int64_t;

struct Node {
    NodeId id = 0;
    bool operator==(const Node&) const = default;
};

/// A relationship as a graph hands it out. Graphs that know more of it than this derive from it.
struct Relationship {
    std::uint64_t id = 0;
    NodeId start = 0, end = 0;
    std::uint32_t type = 0;  // as its graph numbers types

    virtual ~Relationship() = default;
    NodeId other(NodeId node) const { return node == start ? end : start; }
};
using RelationshipPtr = std::shared_ptr<const Relationship>;

struct Path {
    std::vector<NodeId> nodes;  // one more than relationships
    std::vector<RelationshipPtr> relationships;
};
using PathPtr = std::shared_ptr<const Path>;

using List = std::vector<Value>;
using ListPtr = std::shared_ptr<const List>;
using Map = std::map<std::string, Value, std::less<>>;
using MapPtr = std::shared_ptr<const Map>;

/// In the order in which types are sorted.
enum class Type : std::uint8_t { map, node, relationship, list, path, date, duration, string, boolean, integer, floating, null };
/// "a list", as messages call it.
std::string_view with_article(Type type);

class Value {
public:
    Value() = default;  // null
    Value(bool value) : value_(value) {}
    Value(std::int64_t value) : value_(value) {}
    Value(double value) : value_(value) {}
    Value(std::string value) : value_(std::move(value)) {}
    Value(std::string_view value) : value_(std::string(value)) {}
    Value(const char* value) : value_(std::string(value)) {}
    Value(Node value) : value_(value) {}
    Value(RelationshipPtr value) : value_(std::move(value)) {}
    Value(PathPtr value) : value_(std::move(value)) {}
    Value(List value) : value_(std::make_shared<const List>(std::move(value))) {}
    Value(Map value) : value_(std::make_shared<const Map>(std::move(value))) {}
    Value(Date value) : value_(value) {}
    Value(Duration value) : value_(value) {}

    Type type() const;
    bool is_null() const { return std::holds_alternative<std::monostate>(value_); }
    bool is_true() const { return boolean() && *boolean(); }
    bool is_number() const { return integer() || floating(); }

    // Null pointers where the value is of another type.
    const bool* boolean() const { return std::get_if<bool>(&value_); }
    const std::int64_t* integer() const { return std::get_if<std::int64_t>(&value_); }
    const double* floating() const { return std::get_if<double>(&value_); }
    const std::string* string() const { return std::get_if<std::string>(&value_); }
    const Node* node() const { return std::get_if<Node>(&value_); }
    const RelationshipPtr* relationship() const { return std::get_if<RelationshipPtr>(&value_); }
    const Date* date() const { return std::get_if<Date>(&value_); }
    const Duration* duration() const { return std::get_if<Duration>(&value_); }
    const Path* path() const { return pointee<PathPtr>(); }
    const List* list() const { return pointee<ListPtr>(); }
    const Map* map() const { return pointee<MapPtr>(); }
    /// Of a number; 0 of anything else.
    double number() const { return integer() ? static_cast<double>(*integer()) : floating() ? *floating() : 0; }

private:
    template <class Pointer>
    const typename Pointer::element_type* pointee() const {
        const auto* pointer = std::get_if<Pointer>(&value_);
        return pointer ? pointer->get() : nullptr;
    }

    std::variant<std::monostate, bool, std::int64_t, double, std::string, Node, RelationshipPtr, PathPtr, ListPtr, MapPtr, Date, Duration> value_;
};

/// `=`; empty is null: nobody knows.
std::optional<bool> equal(const Value& a, const Value& b);

/// `<` and its kin. Incomparable values, such as a number and NaN, are in no order; null is where nobody knows.
enum class Comparability : std::uint8_t { less, equal, greater, unordered, null };
Comparability compare(const Value& a, const Value& b);

/// The order of ORDER BY, of any two values: below, at or above 0. Values at 0 are equivalent: DISTINCT, grouping and count take
/// them for one, null and NaN too.
int order(const Value& a, const Value& b);
/// Alike for equivalent values.
std::size_t hash(const Value& value);

/// For tables of values, and of rows of them.
struct Equivalent {
    bool operator()(const Value& a, const Value& b) const { return order(a, b) == 0; }
    bool operator()(const List& a, const List& b) const;
};
struct Hash {
    std::size_t operator()(const Value& value) const { return hash(value); }
    std::size_t operator()(const List& list) const;
};

/// A floating-point number as Cypher writes it: "1.0", "0.1", "1e+100", "NaN".
std::string number_text(double number);

}  // namespace entente::cypher
