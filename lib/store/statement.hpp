#pragma once
// Running a prepared statement: bind, step, read, and always reset, since a statement left open holds a lock.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <entente/date.hpp>

namespace entente::store {

class Database;

/// A statement as an engine prepares it. Parameters count from 1, columns from 0.
class PreparedStatement {
public:
    virtual ~PreparedStatement() = default;
    virtual void bind(int at, std::int64_t value) = 0;
    virtual void bind(int at, double value) = 0;
    virtual void bind(int at, std::string_view value) = 0;  // must live until the statement has run
    virtual void bind_null(int at) = 0;
    /// Whether there is a row; the first call runs the statement.
    virtual bool step() = 0;
    virtual void reset() noexcept = 0;
    virtual bool is_null(int column) const = 0;
    virtual std::int64_t number(int column) const = 0;  // of a condition 0 or 1; of NULL 0
    virtual double real(int column) const = 0;
    virtual std::string_view text(int column) const = 0;  // until the next step; of NULL empty
    /// Throws what the engine says of a damaged graph.
    [[noreturn]] virtual void damaged(std::string_view how) const = 0;
};

/// How a statement is used, for engines to which it makes a difference.
enum class Use : std::uint8_t {
    few,    // its rows are few, or one
    many,   // its rows are too many to be held at once
    later,  // it writes, and has no rows: it may be carried out as late as Database::flush, after all rows that were inserted before
};

/// SQL that both engines understand. A parameter is `?`, or `?1` where it occurs more than once.
class Statement {
public:
    Statement(Database& database, const std::string& sql, Use use = Use::few);
    /// An INSERT of the columns ("key, name"). Rows are there at the latest when Database::flush returns.
    Statement(Database& database, const char* table, const std::string& columns);

    template <class Value>
    void bind(int at, Value value) { prepared_->bind(at, value); }
    void bind_null(int at) { prepared_->bind_null(at); }
    bool step() { return prepared_->step(); }
    void reset() noexcept { prepared_->reset(); }
    bool is_null(int column) const { return prepared_->is_null(column); }
    std::int64_t number(int column) const { return prepared_->number(column); }
    double real(int column) const { return prepared_->real(column); }
    std::string_view text(int column) const { return prepared_->text(column); }

    /// The enumerator with this number. The tables' checks let no other in, but a damaged graph may hold any.
    template <class Enum>
    Enum enumerator(int column, Enum last) const {
        const auto value = number(column);
        if (value < 0 || value > static_cast<std::int64_t>(last)) prepared_->damaged("a value out of range");
        return static_cast<Enum>(value);
    }
    /// The value that was read out of a row, where it is one.
    template <class Value>
    Value sound(const std::optional<Value>& value) const {
        if (!value) prepared_->damaged("a value out of range");
        return *value;
    }

private:
    std::unique_ptr<PreparedStatement> prepared_;
};

inline void bind(Statement& statement, int at, std::int64_t value) { statement.bind(at, value); }
inline void bind(Statement& statement, int at, double value) { statement.bind(at, value); }
inline void bind(Statement& statement, int at, const std::string& value) { statement.bind(at, std::string_view(value)); }
inline void bind(Statement& statement, int at, const Date& value) { statement.bind(at, std::int64_t{value.day.time_since_epoch().count()}); }
template <class T>
void bind(Statement& statement, int at, const std::optional<T>& value) {
    if (value) bind(statement, at, *value);
    else statement.bind_null(at);
}

/// Calls `row` with the statement at each of its rows.
template <class Row, class... Values>
void each_row(Statement& statement, Row&& row, const Values&... values) {
    struct Reset {
        Statement& statement;
        ~Reset() { statement.reset(); }
    } const reset{statement};
    int at = 0;
    (bind(statement, ++at, values), ...);
    while (statement.step()) row(statement);
}

template <class... Values>
void run(Statement& statement, const Values&... values) {
    each_row(statement, [](Statement&) {}, values...);
}

inline std::int64_t number(Statement& row, int column) { return row.number(column); }
inline std::string text(Statement& row, int column) { return std::string(row.text(column)); }
inline std::optional<std::int64_t> number_or_null(Statement& row, int column) {
    return row.is_null(column) ? std::nullopt : std::optional(row.number(column));
}
inline std::optional<Date> date(Statement& row, int column) {
    const auto day = number_or_null(row, column);
    return day ? std::optional(Date{std::chrono::sys_days{std::chrono::days{*day}}}) : std::nullopt;
}

}  // namespace entente::store
