#pragma once
// Rows of the graph's tables as the values that they stand for.

#include <entente/store.hpp>

#include "store/database.hpp"

namespace entente::store {

/// Of `edges AS e`, as edge_facts reads them from column 0 on.
inline constexpr const char* edge_columns =
    "e.key, e.relation, e.reports, e.first_day, e.last_day, e.confidence, e.reciprocal, e.polarity, e.modality";
inline constexpr int edge_column_count = 9;
EdgeFacts edge_facts(Statement& row);

/// Of `actors AS a`: from column `at` on.
inline constexpr const char* actor_columns =
    "a.key, a.name, a.kind, a.country, a.sector, a.code,"
    " (SELECT latitude FROM places AS p WHERE a.kind = 'place' AND p.name = a.name AND p.country = a.country),"
    " (SELECT longitude FROM places AS p WHERE a.kind = 'place' AND p.name = a.name AND p.country = a.country)";
inline constexpr int actor_column_count = 8;
Actor actor_of(Statement& row, int at);

/// Reads the rows of one statement as records; rows of the same document share its info.
class RecordRows {
public:
    /// A SELECT of everything a record holds; conditions on `evidence AS v`, `documents AS d`, `sentences AS s` may follow.
    static std::string select(const Database& database);

    Record record(Statement& row);

private:
    std::int64_t document_ = 0;
    std::shared_ptr<const DocumentInfo> info_;
};

}  // namespace entente::store
