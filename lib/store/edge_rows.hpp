#pragma once
// Rows of edges, read through SQLite's own interface: what a wrapped column costs is most of the time where a million edges are read.

#include <cstdint>
#include <memory>
#include <string_view>

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include <entente/store.hpp>

namespace entente::store {

/// A prepared SELECT of `edges AS e`: what an edge is, then more columns.
class EdgeRows {
public:
    /// `rest` of the SELECT: ", e.source FROM edges AS e WHERE ...".
    EdgeRows(SQLite::Database& database, std::string_view rest);

    /// Calls take(facts) at each row; `value` is that of the statement's parameter, where it has one.
    template <class Take>
    void each(Take&& take, std::int64_t value = 0) {
        struct Reset {
            sqlite3_stmt* statement;
            ~Reset() { sqlite3_reset(statement); }
        } const reset{statement_.get()};
        if (sqlite3_bind_parameter_count(statement_.get()) > 0) sqlite3_bind_int64(statement_.get(), 1, value);
        while (step()) take(facts());
    }
    /// Of the current row: one of the columns after those of the edge, from 0.
    std::int64_t number(int column) const { return sqlite3_column_int64(statement_.get(), first_of_rest_ + column); }

private:
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
    };

    bool step();
    EdgeFacts facts() const;

    static const int first_of_rest_;
    SQLite::Database& database_;
    std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

}  // namespace entente::store
