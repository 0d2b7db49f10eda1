#include "store/sqlite/database.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <sqlite3.h>

#include "store/sqlite/file.hpp"

namespace entente::store {
namespace {

/// Speaks to SQLite's own interface: what a wrapped column costs is most of the time where a million edges are read.
class SqliteStatement final : public PreparedStatement {
public:
    SqliteStatement(SQLite::Database& database, const std::string& path, const std::string& sql) : database_(database), path_(path) {
        sqlite3_stmt* statement = nullptr;
        if (sqlite3_prepare_v3(database.getHandle(), sql.c_str(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &statement, nullptr) != SQLITE_OK)
            raise(SQLite::Exception(database.getHandle()), path);
        statement_.reset(statement);
    }

    void bind(int at, std::int64_t value) override { check(sqlite3_bind_int64(statement_.get(), at, value)); }
    void bind(int at, double value) override { check(sqlite3_bind_double(statement_.get(), at, value)); }
    void bind(int at, std::string_view value) override {
        check(sqlite3_bind_text(statement_.get(), at, value.data() ? value.data() : "", static_cast<int>(value.size()), SQLITE_STATIC));
    }
    void bind_null(int at) override { check(sqlite3_bind_null(statement_.get(), at)); }
    bool step() override {
        const auto status = sqlite3_step(statement_.get());
        if (status != SQLITE_ROW && status != SQLITE_DONE) fail(status);
        return status == SQLITE_ROW;
    }
    void reset() noexcept override { sqlite3_reset(statement_.get()); }
    bool is_null(int column) const override { return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL; }
    std::int64_t number(int column) const override { return sqlite3_column_int64(statement_.get(), column); }
    double real(int column) const override { return sqlite3_column_double(statement_.get(), column); }
    std::string_view text(int column) const override {
        const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_.get(), column));
        return bytes ? std::string_view(bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))) : std::string_view();
    }
    void damaged(std::string_view how) const override { raise(SQLite::Exception(std::string(how), SQLITE_CORRUPT), path_); }

private:
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
    };
    void check(int status) const {
        if (status != SQLITE_OK) fail(status);
    }
    [[noreturn]] void fail(int status) const { raise(SQLite::Exception(database_.getHandle(), status), path_); }

    SQLite::Database& database_;
    const std::string& path_;
    std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

}  // namespace

SqliteDatabase::SqliteDatabase(std::string path, const StoreOptions& options)
    : path_(std::move(path)), opened_(open_file(path_, options)), database_(*opened_) {}

std::unique_ptr<PreparedStatement> SqliteDatabase::prepare(const std::string& sql, Use) {
    return std::make_unique<SqliteStatement>(database_, path_, sql);
}

std::unique_ptr<PreparedStatement> SqliteDatabase::prepare_insert(const char* table, const std::string& columns) {
    std::string values = "?";
    for (auto n = std::count(columns.begin(), columns.end(), ','); n > 0; --n) values += ", ?";
    return prepare(fmt::format("INSERT INTO {} ({}) VALUES ({})", table, columns, values), Use::later);
}

std::uint64_t SqliteDatabase::execute(const std::string& sql) {
    return guarded(path_, [&] { return static_cast<std::uint64_t>(database_.exec(sql)); });
}

std::uint64_t SqliteDatabase::changes() { return static_cast<std::uint64_t>(database_.getChanges()); }

void SqliteDatabase::begin_read() { execute("BEGIN"); }

void SqliteDatabase::end_read() noexcept { database_.tryExec("COMMIT"); }

void SqliteDatabase::begin_write(Writing writing) {
    check_in_place(database_, path_);
    // Where rows go, SQLite would look through all evidence for each mention; it takes no word on keys within a transaction.
    removes_ = writing == Writing::removes;
    if (removes_) execute("PRAGMA foreign_keys = OFF");
    try {
        execute("BEGIN IMMEDIATE");
    } catch (const Error&) {
        end_transaction();
        throw;
    }
}

void SqliteDatabase::commit() {
    execute("COMMIT");
    end_transaction();
}

void SqliteDatabase::roll_back() noexcept {
    database_.tryExec("ROLLBACK");
    end_transaction();
}

void SqliteDatabase::end_transaction() noexcept {
    if (removes_) database_.tryExec("PRAGMA foreign_keys = ON");
    removes_ = false;
}

std::string SqliteDatabase::state() {
    // The one counts what others commit, the other what this connection changes.
    return fmt::format("{}/{}", number("PRAGMA data_version"), database_.getTotalChanges());
}

std::int64_t SqliteDatabase::remembrance() { return number("PRAGMA data_version"); }

int SqliteDatabase::schema_version() { return static_cast<int>(number("PRAGMA user_version")); }

std::int64_t SqliteDatabase::put_edge(const EdgeRow& edge) {
    if (!edges_) {
        edges_.reset(new EdgeStatements{
            {*this, "SELECT id FROM edges WHERE key = ?"},
            {*this, "INSERT INTO edges (key, relation, source, target, reciprocal, polarity, modality, first_day, last_day, confidence,"
                    " reports, documents) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)"},
            {*this, "UPDATE edges SET confidence = max(confidence, ?2), reports = reports + ?3, documents = documents + ?4 WHERE id = ?1"}});
    }
    std::int64_t id = 0;
    each_row(edges_->find, [&](Statement& row) { id = row.number(0); }, edge.key);
    if (id != 0) {
        run(edges_->strengthen, id, edge.confidence, edge.reports, edge.documents);
        return id;
    }
    run(edges_->insert, edge.key, edge.relation, edge.source, edge.target, std::int64_t{edge.reciprocal}, static_cast<std::int64_t>(edge.polarity),
        static_cast<std::int64_t>(edge.modality), edge.first_day, edge.last_day, edge.confidence, edge.reports, edge.documents);
    return database_.getLastInsertRowid();
}

std::string SqliteDatabase::hops(bool outward) const {
    const char *index = outward ? "edges_out" : "edges_in", *own = outward ? "source" : "target", *other = outward ? "target" : "source";
    return fmt::format(", e.{} FROM edges AS e INDEXED BY {} WHERE e.{} = ?1 AND e.{} IS NOT NULL", other, index, own, other);
}

std::uint64_t SqliteDatabase::about_how_many(const char* table) {
    return static_cast<std::uint64_t>(number(fmt::format("SELECT coalesce(max(id), 0) FROM {}", table)));
}

std::unique_ptr<WorkQueue> SqliteDatabase::work_queue() {
    throw Error(ErrorCode::usage, "a graph in a file has no queue", path_, "'entente build' reads into a file; a queue needs a server (docs/postgresql.md)");
}

std::string SqliteDatabase::numbers_of(const std::string& evidence) const {
    return "(SELECT json_group_array(json_array(name, least, most)) FROM (SELECT * FROM numbers WHERE evidence = " + evidence + " ORDER BY name))";
}

}  // namespace entente::store
