#pragma once
// Rows of edges, where many are read.

#include <cstdint>
#include <string>

#include <entente/store.hpp>

#include "store/database.hpp"
#include "store/rows.hpp"

namespace entente::store {

/// A prepared SELECT of `edges AS e`: what an edge is, then more columns.
class EdgeRows {
public:
    /// `rest` of the SELECT: ", e.source FROM edges AS e WHERE ...".
    EdgeRows(Database& database, const std::string& rest, Use use) : statement_(database, std::string("SELECT ") + edge_columns + rest, use) {}

    /// Calls take(facts) at each row; `values` are those of the statement's parameters.
    template <class Take, class... Values>
    void each(Take&& take, Values... values) {
        each_row(statement_, [&](Statement& row) { take(edge_facts(row)); }, values...);
    }
    /// Of the current row: one of the columns after those of the edge, from 0.
    std::int64_t number(int column) const { return statement_.number(edge_column_count + column); }

private:
    Statement statement_;
};

}  // namespace entente::store
