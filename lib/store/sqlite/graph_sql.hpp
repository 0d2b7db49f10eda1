#pragma once

#include <string_view>

namespace entente::store {

/// schema/graph.sql, built into the program.
extern const std::string_view graph_sql;

}  // namespace entente::store
