#include "store/postgres/statement.hpp"

#include <array>
#include <charconv>

#include <fmt/format.h>

#include "store/postgres/database.hpp"
#include "store/postgres/escape.hpp"

namespace entente::store {
namespace {

constexpr int rows_at_once = 4096;
// Of pg_type, which libpq's headers leave to the server's.
constexpr Oid int8_type = 20, text_type = 25, float8_type = 701;

std::string as_text(double value) { return fmt::format("{}", value); }  // the shortest that reads as the same

}  // namespace

PostgresStatement::PostgresStatement(PostgresDatabase& database, const std::string& sql) : database_(database), sql_(translated(sql)) {}

PostgresStatement::~PostgresStatement() {
    if (!name_.empty()) database_.give_up(std::move(name_));
}

void PostgresStatement::bind(int at, std::int64_t value) { parameters_.set(static_cast<std::size_t>(at), int8_type, std::to_string(value)); }
void PostgresStatement::bind(int at, double value) { parameters_.set(static_cast<std::size_t>(at), float8_type, as_text(value)); }
void PostgresStatement::bind(int at, std::string_view value) {
    std::string escaped;
    append_escaped(escaped, value);
    parameters_.set(static_cast<std::size_t>(at), text_type, std::move(escaped));
}

void PostgresStatement::take_name() {
    if (!name_.empty()) return;
    auto name = database_.new_name();
    database_.connection().prepare(name, sql_, parameters_.types());
    name_ = std::move(name);
}

Result PostgresStatement::fetch() {
    if (ran_) return nullptr;
    // What runs once is not worth a name; it costs a message more.
    if (!met_before_) {
        met_before_ = true;
        auto result = parameters_.count() == 0 ? database_.connection().execute(sql_) : database_.connection().execute(sql_, parameters_);
        database_.changed(result.get());
        return result;
    }
    take_name();
    auto result = database_.connection().execute_prepared(name_, parameters_);
    database_.changed(result.get());
    return result;
}

bool PostgresStatement::step() {
    if (result_ && ++row_ < PQntuples(result_.get())) return true;
    result_ = fetch();
    ran_ = true;
    row_ = 0;
    return result_ && PQntuples(result_.get()) > 0;
}

void PostgresStatement::reset() noexcept {
    result_.reset();
    ran_ = false;
    row_ = -1;
}

std::int64_t PostgresStatement::number(int column) const {
    const char* value = PQgetvalue(result_.get(), row_, column);
    if (*value == 't' || *value == 'f') return *value == 't';
    std::int64_t found = 0;
    std::from_chars(value, value + PQgetlength(result_.get(), row_, column), found);
    return found;
}

double PostgresStatement::real(int column) const {
    const char* value = PQgetvalue(result_.get(), row_, column);
    double found = 0;
    std::from_chars(value, value + PQgetlength(result_.get(), row_, column), found);
    return found;
}

std::string_view PostgresStatement::text(int column) const {
    const std::string_view value(PQgetvalue(result_.get(), row_, column), static_cast<std::size_t>(PQgetlength(result_.get(), row_, column)));
    if (value.find('\x01') == std::string_view::npos) return value;
    unescaped_.resize(static_cast<std::size_t>(PQnfields(result_.get())));
    return unescaped_[static_cast<std::size_t>(column)] = unescaped(value);
}

void PostgresStatement::damaged(std::string_view how) const {
    throw Error(ErrorCode::graph, fmt::format("is damaged ({})", how), database_.location(), "bring back a copy that is whole, or build it again");
}

PostgresCursor::PostgresCursor(PostgresDatabase& database, const std::string& sql) : PostgresStatement(database, sql) {}

Result PostgresCursor::fetch() {
    if (last_) return nullptr;
    auto& connection = database_.connection();
    if (!open_) {
        database_.begin_read();
        open_ = true;
        if (name_.empty()) name_ = database_.new_name();
        const auto declare = fmt::format("DECLARE {} NO SCROLL CURSOR FOR {}", name_, sql_);
        parameters_.count() == 0 ? connection.execute(declare) : connection.execute(declare, parameters_);
    }
    auto rows = connection.execute(fmt::format("FETCH {} FROM {}", rows_at_once, name_));
    last_ = PQntuples(rows.get()) < rows_at_once;
    return rows;
}

void PostgresCursor::reset() noexcept {
    PostgresStatement::reset();
    last_ = false;
    if (!open_) return;
    open_ = false;
    database_.connection().try_execute(("CLOSE " + name_).c_str());
    name_.clear();
    database_.end_read();
}

bool PostgresLater::step() {
    take_name();
    database_.put_off(name_, parameters_);
    return false;
}

void PostgresInsert::bind(int at, double value) { values_[static_cast<std::size_t>(at - 1)] = as_text(value); }

void PostgresInsert::bind(int at, std::string_view value) {
    std::string escaped, &out = values_[static_cast<std::size_t>(at - 1)];
    append_escaped(escaped, value);
    out.clear();
    for (const char c : escaped) {
        switch (c) {
            case '\\': out += "\\\\"; break;
            case '\n': out += "\\n"; break;
            case '\r': out += "\\r"; break;
            case '\t': out += "\\t"; break;
            default: out += c;
        }
    }
}

bool PostgresInsert::step() {
    for (std::size_t i = 0; i < values_.size(); ++i) (rows_ += i == 0 ? "" : "\t") += values_[i];
    rows_ += '\n';
    return false;
}

}  // namespace entente::store
