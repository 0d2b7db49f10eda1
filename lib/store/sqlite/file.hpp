#pragma once
// Opening the file of a graph: whose it is, which version, and how SQLite's errors are told.

#include <memory>
#include <string>

#include <SQLiteCpp/SQLiteCpp.h>

#include <entente/store.hpp>

namespace entente::store {

/// The graph's file, open, checked and of this program's version. Throws Error.
std::unique_ptr<SQLite::Database> open_file(const std::string& path, const StoreOptions& options);

/// Whether something is stored in the file: not where it is missing or empty, or where its first writer ended before it stored anything.
bool is_there(const std::string& path);

/// Throws Error where the file that is open to be written no longer stands at its path, or something else was written over it: what goes
/// into it then would be lost without a word.
void check_in_place(SQLite::Database& database, const std::string& path);

/// What SQLite threw, as the library's Error.
[[noreturn]] void raise(const SQLite::Exception& exception, const std::string& path);

/// Runs `call`, and turns what SQLite throws into Error.
template <class Call>
decltype(auto) guarded(const std::string& path, Call&& call) {
    try {
        return call();
    } catch (const SQLite::Exception& exception) {
        raise(exception, path);
    }
}

}  // namespace entente::store
