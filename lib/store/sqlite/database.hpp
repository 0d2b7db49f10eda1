#pragma once
// A graph in one SQLite file. Nothing outside this folder speaks to SQLite.

#include <memory>
#include <string>

#include <SQLiteCpp/SQLiteCpp.h>

#include "store/database.hpp"

namespace entente::store {

class SqliteDatabase final : public Database {
public:
    SqliteDatabase(std::string path, const StoreOptions& options);
    /// One that is open already, for what is done while it is being opened.
    SqliteDatabase(std::string path, SQLite::Database& database) : path_(std::move(path)), database_(database) {}

    const std::string& location() const override { return path_; }
    std::unique_ptr<PreparedStatement> prepare(const std::string& sql, Use use) override;
    std::unique_ptr<PreparedStatement> prepare_insert(const char* table, const std::string& columns) override;
    std::uint64_t execute(const std::string& sql) override;
    std::uint64_t changes() override;
    void flush() override {}
    void begin_read() override;
    void end_read() noexcept override;
    void begin_write(Writing writing) override;
    void commit() override;
    void roll_back() noexcept override;
    std::string state() override;
    std::int64_t remembrance() override;
    int schema_version() override;
    std::int64_t put_edge(const EdgeRow& edge) override;
    std::string hops(bool outward) const override;
    std::uint64_t about_how_many(const char* table) override;
    void index_words(std::int64_t sentence, const std::string& text) override;
    void forget_words(const std::string& select) override;
    std::unique_ptr<WordSearch> search_words(const std::string& expression) override;
    std::unique_ptr<WorkQueue> work_queue() override;
    std::string bytes_of(const std::string& text_column) const override { return "length(CAST(" + text_column + " AS BLOB))"; }
    std::string numbers_of(const std::string& evidence) const override;

private:
    struct EdgeStatements {
        Statement find, insert, strengthen;
    };
    void end_transaction() noexcept;

    std::string path_;
    std::unique_ptr<SQLite::Database> opened_;
    SQLite::Database& database_;
    std::unique_ptr<EdgeStatements> edges_;
    std::unique_ptr<Statement> index_words_;
    bool removes_ = false;  // the transaction that is open
};

}  // namespace entente::store
