#pragma once
// The edges of each actor in memory. They are read from the covering indexes when somebody first asks for them: the first answer
// does not wait for a whole graph to be loaded, and walks that cross the same busy actors again do so at the speed of an array.

#include <cstddef>
#include <memory>
#include <span>
#include <unordered_map>
#include <vector>

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include <entente/store.hpp>

#include "store/sqlite_decisions.hpp"

namespace entente::store {

/// Holds for one state of the file; the store makes a new one when that changes.
class EdgeCache {
public:
    explicit EdgeCache(SQLite::Database& database);

    /// Out of the actor and into it, by neighbour, out before in, then by id; a loop is there twice.
    struct Edges {
        std::vector<Hop> hops;     // those that are affirmed and actual before the others
        std::size_t walkable = 0;  // how many of them are

        std::span<const Hop> affirmed_and_actual() const { return std::span(hops).first(walkable); }
        std::span<const Hop> others() const { return std::span(hops).subspan(walkable); }
    };
    /// Lives until the next call. By any number of an actor that is shown as one with others.
    const Edges& of(ActorNo actor);

    ActorNo shown_as(ActorNo actor) const { return identities_.shown_as(actor); }

private:
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
    };
    using RawStatement = std::unique_ptr<sqlite3_stmt, Finalize>;

    RawStatement prepare(const char* index, const char* own, const char* other) const;
    void read(sqlite3_stmt* statement, ActorNo actor, bool outward, std::vector<Hop>& hops) const;

    SQLite::Database& database_;
    Identities identities_;
    RawStatement out_, in_;
    std::unordered_map<ActorNo, Edges> actors_;
    std::size_t held_ = 0;  // hops in all
};

/// The order in which EdgeCache has its hops.
bool comes_before(const Hop& a, const Hop& b);

}  // namespace entente::store
