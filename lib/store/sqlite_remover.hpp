#pragma once
// Taking documents out of a graph, so that it is the graph of those that remain.

#include <cstdint>
#include <span>
#include <string>

#include <SQLiteCpp/SQLiteCpp.h>

#include <entente/store.hpp>

#include "store/sqlite_writer.hpp"

namespace entente::store {

/// Tables are left with rows that point nowhere unless it ends: to be used within a transaction, of a connection that does not
/// enforce foreign keys (UnenforcedKeys). SQLite would look through all evidence for each mention that goes.
class SqliteRemover {
public:
    explicit SqliteRemover(SQLite::Database& database);

    /// Documents that are not there are given to `fault`.
    Removed remove(std::span<const std::string> documents, const Store::Fault& fault);

    /// Removes documents and adds them as they are given. Throws Error where one is not there, or contradicts itself.
    Replaced replace(std::span<const Extraction> documents, SqliteWriter& writer);

private:
    void mark(std::span<const std::string> documents, const Store::Fault& fault);
    void take_out();
    void lessen_aliases();
    std::uint64_t delete_evidence();
    std::uint64_t weaken_edges();
    std::uint64_t delete_actors();
    void recode_actors();
    void tidy();

    SQLite::Database& database_;
    Removed removed_;
};

/// While it lives, a connection does not enforce foreign keys; made and destroyed outside of transactions.
class UnenforcedKeys {
public:
    explicit UnenforcedKeys(SQLite::Database& database) : database_(database) { database_.exec("PRAGMA foreign_keys = OFF"); }
    ~UnenforcedKeys() { database_.tryExec("PRAGMA foreign_keys = ON"); }
    UnenforcedKeys(const UnenforcedKeys&) = delete;
    UnenforcedKeys& operator=(const UnenforcedKeys&) = delete;

private:
    SQLite::Database& database_;
};

}  // namespace entente::store
