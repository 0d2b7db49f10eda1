#pragma once
// Running a prepared statement: bind, step, read, and always reset, since a statement left open holds a lock.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <SQLiteCpp/SQLiteCpp.h>

#include <entente/date.hpp>

namespace entente::store {

// Texts are bound where they lie: they must live until the statement has run.
inline void bind(SQLite::Statement& statement, int at, std::int64_t value) { statement.bind(at, value); }
inline void bind(SQLite::Statement& statement, int at, double value) { statement.bind(at, value); }
inline void bind(SQLite::Statement& statement, int at, const std::string& value) { statement.bindNoCopy(at, value); }
inline void bind(SQLite::Statement& statement, int at, const Date& value) {
    statement.bind(at, std::int64_t{value.day.time_since_epoch().count()});
}
template <class T>
void bind(SQLite::Statement& statement, int at, const std::optional<T>& value) {
    if (value) bind(statement, at, *value);
    else statement.bind(at);
}

/// Calls `row` with the statement at each of its rows.
template <class Row, class... Values>
void each_row(SQLite::Statement& statement, Row&& row, const Values&... values) {
    struct Reset {
        SQLite::Statement& statement;
        ~Reset() { statement.tryReset(); }
    } const reset{statement};
    int at = 0;
    (bind(statement, ++at, values), ...);
    while (statement.executeStep()) row(statement);
}

template <class... Values>
void run(SQLite::Statement& statement, const Values&... values) {
    each_row(statement, [](SQLite::Statement&) {}, values...);
}

inline std::int64_t number(SQLite::Statement& row, int column) { return row.getColumn(column).getInt64(); }
inline std::string text(SQLite::Statement& row, int column) { return row.getColumn(column).getString(); }
inline std::optional<std::int64_t> number_or_null(SQLite::Statement& row, int column) {
    const auto value = row.getColumn(column);
    return value.isNull() ? std::nullopt : std::optional(value.getInt64());
}
inline std::optional<Date> date(SQLite::Statement& row, int column) {
    const auto day = number_or_null(row, column);
    return day ? std::optional(Date{std::chrono::sys_days{std::chrono::days{*day}}}) : std::nullopt;
}

}  // namespace entente::store
