#pragma once
// Statements as PostgreSQL carries them out.

#include <memory>
#include <string>
#include <vector>

#include "store/postgres/connection.hpp"
#include "store/statement.hpp"

namespace entente::store {

class PostgresDatabase;

/// Parameters, and the rows of a result.
class PostgresStatement : public PreparedStatement {
public:
    PostgresStatement(PostgresDatabase& database, const std::string& sql);
    ~PostgresStatement() override;

    void bind(int at, std::int64_t value) override;
    void bind(int at, double value) override;
    void bind(int at, std::string_view value) override;
    void bind_null(int at) override { parameters_.set_null(static_cast<std::size_t>(at)); }
    bool step() override;
    void reset() noexcept override;
    bool is_null(int column) const override { return PQgetisnull(result_.get(), row_, column) != 0; }
    std::int64_t number(int column) const override;
    double real(int column) const override;
    std::string_view text(int column) const override;
    void damaged(std::string_view how) const override;

protected:
    /// The rows that come next; none at the end.
    virtual Result fetch();
    void take_name();

    PostgresDatabase& database_;
    std::string sql_, name_;
    Parameters parameters_;
    bool ran_ = false;

private:
    Result result_;
    int row_ = -1;
    bool met_before_ = false;
    mutable std::vector<std::string> unescaped_;  // by column
};

/// Rows that are fetched some thousand at a time.
class PostgresCursor final : public PostgresStatement {
public:
    PostgresCursor(PostgresDatabase& database, const std::string& sql);
    ~PostgresCursor() override { PostgresCursor::reset(); }
    void reset() noexcept override;

private:
    Result fetch() override;

    bool open_ = false;
    bool last_ = false;
};

/// Writes at the next flush, in the order in which statements ran.
class PostgresLater final : public PostgresStatement {
public:
    using PostgresStatement::PostgresStatement;
    bool step() override;
};

/// Rows that COPY writes at the next flush.
class PostgresInsert final : public PreparedStatement {
public:
    explicit PostgresInsert(std::string& rows, int columns) : rows_(rows), values_(static_cast<std::size_t>(columns)) {}
    void bind(int at, std::int64_t value) override { values_[static_cast<std::size_t>(at - 1)] = std::to_string(value); }
    void bind(int at, double value) override;
    void bind(int at, std::string_view value) override;
    void bind_null(int at) override { values_[static_cast<std::size_t>(at - 1)] = "\\N"; }
    bool step() override;
    void reset() noexcept override {}
    bool is_null(int) const override { return true; }
    std::int64_t number(int) const override { return 0; }
    double real(int) const override { return 0; }
    std::string_view text(int) const override { return {}; }
    void damaged(std::string_view how) const override { throw Error(ErrorCode::graph, std::string(how), ""); }

private:
    std::string& rows_;
    std::vector<std::string> values_;
};

}  // namespace entente::store
