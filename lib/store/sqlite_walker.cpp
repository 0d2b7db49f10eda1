#include "store/sqlite_walker.hpp"

#include <fmt/format.h>

#include "store/sqlite_file.hpp"
#include "store/sqlite_rows.hpp"
#include "store/statement.hpp"

namespace entente::store {

SqliteWalker::SqliteWalker(SQLite::Database& database, std::string path, const Filter& filter, std::vector<ActorNo> exempt)
    : path_(std::move(path)),
      filter_(database, filter),
      identities_(database),
      out_(prepare(database, "edges_out", "source", "target", exempt)),
      in_(prepare(database, "edges_in", "target", "source", exempt)) {}

SQLite::Statement SqliteWalker::prepare(SQLite::Database& database, const char* index, const char* own, const char* other,
                                        const std::vector<ActorNo>& exempt) const {
    const auto actor_conditions = filter_.actor_conditions("a", exempt.size());
    SQLite::Statement statement(
        database, fmt::format("SELECT {}, e.{} FROM edges AS e INDEXED BY {} {} WHERE e.{} = ?1 AND e.{} IS NOT NULL{}{}",
                              edge_columns, other, index,
                              actor_conditions.empty() ? std::string() : fmt::format("JOIN actors AS a ON a.id = {}", shown_as(std::string("e.") + other)), own,
                              other, filter_.edge_conditions(), actor_conditions));
    filter_.bind_actor(statement, filter_.bind_edge(statement, 2), exempt);
    return statement;
}

void SqliteWalker::step_of_all(SQLite::Statement& statement, ActorNo actor, bool outward, std::vector<Hop>& hops) {
    if (identities_.empty()) return step(statement, actor, outward, hops);
    const auto first = hops.size();
    const auto shown = identities_.shown_as(actor);
    step(statement, shown, outward, hops);
    for (const auto other : identities_.others(shown)) step(statement, other, outward, hops);
    for (auto at = first; at < hops.size(); ++at) hops[at].neighbour = identities_.shown_as(hops[at].neighbour);
}

void SqliteWalker::step(SQLite::Statement& statement, ActorNo actor, bool outward, std::vector<Hop>& hops) {
    guarded(path_, [&] {
        each_row(statement,
                 [&](SQLite::Statement& row) { hops.push_back({number(row, edge_column_count), outward, edge_facts(row)}); }, actor);
    });
}

}  // namespace entente::store
