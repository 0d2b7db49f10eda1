#pragma once
// A Filter as conditions of SQL on `edges AS e`, every value bound.

#include <string>
#include <variant>
#include <vector>

#include <SQLiteCpp/SQLiteCpp.h>

#include <entente/store.hpp>

namespace entente::store {

class SqliteFilter {
public:
    /// Throws Error (usage) where the filter names a type or a document that is not in the graph.
    SqliteFilter(SQLite::Database& database, const Filter& filter);

    /// " AND ..." for each condition on the edge.
    const std::string& edge_conditions() const { return edge_; }
    /// The same for conditions on an actor of that name in the statement ("a"), or empty where there are none; actors whose number
    /// is among `exempt` always pass.
    std::string actor_conditions(const std::string& actor, std::size_t exempt = 0) const;

    /// Binds the values of edge_conditions from parameter `at` on; says the next free parameter.
    int bind_edge(SQLite::Statement& statement, int at) const;
    int bind_actor(SQLite::Statement& statement, int at, const std::vector<ActorNo>& exempt = {}) const;

private:
    using Value = std::variant<std::int64_t, double, std::string>;

    static std::string any_of(std::size_t count);
    static int bind_all(SQLite::Statement& statement, int at, const std::vector<Value>& values);

    std::string edge_;
    std::vector<Value> edge_values_, kinds_, countries_;
};

}  // namespace entente::store
