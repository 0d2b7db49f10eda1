#pragma once
// Steps along edges by two prepared statements that touch nothing but the covering indexes.

#include <string>
#include <vector>

#include <SQLiteCpp/SQLiteCpp.h>

#include <entente/store.hpp>

#include "store/sqlite_decisions.hpp"
#include "store/sqlite_filter.hpp"

namespace entente::store {

class SqliteWalker final : public Walker {
public:
    SqliteWalker(SQLite::Database& database, std::string path, const Filter& filter, std::vector<ActorNo> exempt);

    void out_edges(ActorNo actor, std::vector<Hop>& hops) override { step_of_all(out_, actor, true, hops); }
    void in_edges(ActorNo actor, std::vector<Hop>& hops) override { step_of_all(in_, actor, false, hops); }

private:
    SQLite::Statement prepare(SQLite::Database& database, const char* index, const char* own, const char* other,
                              const std::vector<ActorNo>& exempt) const;
    /// The edges of the actor and of all that are shown as it.
    void step_of_all(SQLite::Statement& statement, ActorNo actor, bool outward, std::vector<Hop>& hops);
    void step(SQLite::Statement& statement, ActorNo actor, bool outward, std::vector<Hop>& hops);

    std::string path_;
    SqliteFilter filter_;
    Identities identities_;
    SQLite::Statement out_, in_;
};

}  // namespace entente::store
