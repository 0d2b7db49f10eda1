#include "store/sqlite/distrust.hpp"

#include <array>

#include <sqlite3.h>

namespace entente::store {

namespace {

struct Setting {
    int name;
    int value;
};

// A graph's own views are for people with a database browser, and it has no triggers; keys are enforced without either.
constexpr std::array<Setting, 5> settings{{
    {SQLITE_DBCONFIG_DEFENSIVE, 1},              // no statement writes over the file's structure or the full-text index's tables
    {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},         // no function with side effects in defaults, checks, generated columns, indexes
    {SQLITE_DBCONFIG_ENABLE_TRIGGER, 0},
    {SQLITE_DBCONFIG_ENABLE_VIEW, 0},
    {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
}};

}  // namespace

void distrust(SQLite::Database& database) {
    auto* const handle = database.getHandle();
    for (const auto& [name, value] : settings) {
        if (const auto status = sqlite3_db_config(handle, name, value, nullptr); status != SQLITE_OK) throw SQLite::Exception(handle, status);
    }
    sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 0);
    database.exec("PRAGMA cell_size_check = ON");
    database.exec("PRAGMA mmap_size = 0");  // a file that is cut short under way would end the program
}

}  // namespace entente::store
