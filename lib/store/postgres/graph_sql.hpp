#pragma once

#include <string_view>

namespace entente::store {

/// schema/graph-postgresql.sql, built into the program.
extern const std::string_view postgres_graph_sql;

}  // namespace entente::store
