#pragma once
// A graph may be a stranger's, and an SQLite file can hold more than tables: triggers, views and expressions that run when it is used.

#include <SQLiteCpp/SQLiteCpp.h>

namespace entente::store {

/// What the file brings along does not run on this connection, and its pages are checked when they are read. Before the first statement.
void distrust(SQLite::Database& database);

}  // namespace entente::store
