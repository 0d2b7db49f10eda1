#include "store/edge_rows.hpp"

#include <string>

#include "store/sqlite_rows.hpp"

namespace entente::store {
namespace {

/// The tables' checks let no other number in, but a damaged file may hold any.
template <class Enum>
Enum enumerator(sqlite3_stmt* row, int column, Enum last) {
    const auto value = sqlite3_column_int64(row, column);
    if (value < 0 || value > static_cast<std::int64_t>(last)) throw SQLite::Exception("a value out of range", SQLITE_CORRUPT);
    return static_cast<Enum>(value);
}

}  // namespace

const int EdgeRows::first_of_rest_ = edge_column_count;

EdgeRows::EdgeRows(SQLite::Database& database, std::string_view rest) : database_(database) {
    const auto sql = std::string("SELECT ").append(edge_columns).append(rest);
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v3(database.getHandle(), sql.c_str(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &statement, nullptr) != SQLITE_OK)
        throw SQLite::Exception(database.getHandle());
    statement_.reset(statement);
}

bool EdgeRows::step() {
    const auto status = sqlite3_step(statement_.get());
    if (status != SQLITE_ROW && status != SQLITE_DONE) throw SQLite::Exception(database_.getHandle(), status);
    return status == SQLITE_ROW;
}

EdgeFacts EdgeRows::facts() const {
    auto* row = statement_.get();
    EdgeFacts edge;
    edge.id = static_cast<EdgeId>(sqlite3_column_int64(row, 0));
    edge.relation = static_cast<std::uint32_t>(sqlite3_column_int64(row, 1));
    edge.reports = static_cast<std::uint32_t>(sqlite3_column_int64(row, 2));
    if (sqlite3_column_type(row, 3) != SQLITE_NULL) {
        edge.first_day = sqlite3_column_int(row, 3);
        edge.last_day = sqlite3_column_int(row, 4);
    }
    edge.confidence = sqlite3_column_double(row, 5);
    edge.reciprocal = sqlite3_column_int(row, 6) != 0;
    edge.polarity = enumerator(row, 7, Polarity::negated);
    edge.modality = enumerator(row, 8, Modality::possible);
    return edge;
}

}  // namespace entente::store
