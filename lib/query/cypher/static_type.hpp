#pragma once
// What is known of a value before the query runs.

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace entente::cypher {

struct StaticType {
    enum class Kind : std::uint8_t { any, boolean, integer, decimal, string, list, map, node, relationship, path };

    Kind kind = Kind::any;
    Kind element = Kind::any;  // of a list

    bool is(Kind wanted) const { return kind == wanted; }
    bool may_be(Kind wanted) const { return kind == wanted || kind == Kind::any; }
    bool operator==(const StaticType&) const = default;
};

/// With its article: "a node", "an integer".
std::string_view described(StaticType::Kind kind);

/// The variables at a place in a query. An inner scope hides names of the outer one.
class StaticScope {
public:
    explicit StaticScope(const StaticScope* outer = nullptr) : outer_(outer) {}

    const StaticType* find(std::string_view name) const {
        for (const auto* scope = this; scope != nullptr; scope = scope->outer_)
            if (const auto found = scope->variables_.find(name); found != scope->variables_.end()) return &found->second;
        return nullptr;
    }
    void add(const std::string& name, StaticType type) { variables_.insert_or_assign(name, type); }
    /// Of this scope alone.
    const std::map<std::string, StaticType, std::less<>>& variables() const { return variables_; }

    template <class Visit>
    void for_each_name(Visit&& visit) const {
        for (const auto& [name, type] : variables_) visit(name);
        if (outer_) outer_->for_each_name(visit);
    }

private:
    const StaticScope* outer_;
    std::map<std::string, StaticType, std::less<>> variables_;
};

}  // namespace entente::cypher
