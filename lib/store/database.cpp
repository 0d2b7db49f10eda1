#include "store/database.hpp"

namespace entente::store {

Statement::Statement(Database& database, const std::string& sql, Use use) : prepared_(database.prepare(sql, use)) {}
Statement::Statement(Database& database, const char* table, const std::string& columns) : prepared_(database.prepare_insert(table, columns)) {}

std::int64_t Database::number(const std::string& sql) {
    std::int64_t found = 0;
    Statement select(*this, sql);
    each_row(select, [&](Statement& row) { found = row.number(0); });
    return found;
}

}  // namespace entente::store
