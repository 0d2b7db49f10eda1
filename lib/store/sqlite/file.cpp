#include "store/sqlite/file.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>
#include <thread>

#include <fmt/format.h>
#include <sqlite3.h>

#include "store/sqlite/graph_sql.hpp"
#include "store/place_keys.hpp"
#include "store/sqlite/database.hpp"
#include "store/sqlite/distrust.hpp"

namespace entente::store {
namespace fs = std::filesystem;

namespace {

constexpr int application_id = 0x454E5447;  // "ENTG", as schema/graph.sql sets it

/// Which actors of a graph of before version 4 no directory has, as the words of their resolutions told.
const std::string old_actors_from_text =
    "SELECT actor FROM (SELECT c.actor AS actor, max(m.resolution LIKE 'name in the text%') AS from_text,"
    " max(m.resolution LIKE 'full name%' OR m.resolution LIKE 'alias of %') AS known"
    " FROM mentions AS m JOIN codings AS c ON c.id = m.coding GROUP BY c.actor) WHERE from_text OR NOT known";

/// What brings a graph from one version to the next, beginning with version 1. Never change one that was released: add the next,
/// and bring schema/graph.sql, which makes a new graph, up to date with it.
const std::array<std::string, 7> migrations{
    // 2: what was imported
    "CREATE TABLE IF NOT EXISTS imports (entry TEXT NOT NULL, source TEXT NOT NULL, PRIMARY KEY (entry, source)) STRICT, WITHOUT ROWID;",
    // 3: which actors are one
    "CREATE TABLE IF NOT EXISTS decisions (actor TEXT NOT NULL, other TEXT NOT NULL CHECK (other <> actor),"
    " verdict TEXT NOT NULL CHECK (verdict IN ('same', 'different', 'unsure')),"
    " decider TEXT NOT NULL CHECK (decider IN ('person', 'rule')), decided_by TEXT NOT NULL, decided_at TEXT NOT NULL, why TEXT NOT NULL,"
    " PRIMARY KEY (actor, other, decider, decided_by, decided_at, verdict, why)) STRICT, WITHOUT ROWID;"
    "CREATE INDEX IF NOT EXISTS decisions_by_other ON decisions (other);"
    "CREATE TABLE IF NOT EXISTS identities (actor INTEGER PRIMARY KEY REFERENCES actors ON DELETE CASCADE,"
    " shown_as INTEGER NOT NULL REFERENCES actors) STRICT;"
    "CREATE INDEX IF NOT EXISTS identities_by_shown_as ON identities (shown_as);",
    // 4: which actors were built from the text, and where an actor is mentioned
    "CREATE TABLE IF NOT EXISTS actors_from_text (actor INTEGER PRIMARY KEY REFERENCES actors ON DELETE CASCADE) STRICT;"
    "INSERT OR IGNORE INTO actors_from_text " + old_actors_from_text +
        ";CREATE INDEX IF NOT EXISTS mentions_by_coding ON mentions (coding, sentence);",
    // 5: where places lie
    "CREATE TABLE IF NOT EXISTS places (name TEXT NOT NULL, country TEXT NOT NULL, latitude REAL NOT NULL, longitude REAL NOT NULL,"
    " PRIMARY KEY (name, country)) STRICT, WITHOUT ROWID;",
    // 6: how the graph is read; and edges of events are told apart by place, too (rekey_by_place)
    "CREATE TABLE IF NOT EXISTS settings (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;",
    // 7: how many were killed, wounded, arrested
    "CREATE TABLE IF NOT EXISTS numbers (evidence INTEGER NOT NULL REFERENCES evidence ON DELETE CASCADE, name TEXT NOT NULL, least INTEGER,"
    " most INTEGER, PRIMARY KEY (evidence, name)) STRICT, WITHOUT ROWID;",
    // 8: words of sentences
    "CREATE VIRTUAL TABLE IF NOT EXISTS sentence_words USING fts5 (text, content = 'sentences', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2');"
    "INSERT INTO sentence_words (rowid, text) SELECT id, text FROM sentences WHERE text IS NOT NULL;",
};
const int newest_version = static_cast<int>(migrations.size()) + 1;

[[noreturn]] void no_graph(const std::string& path, std::string_view why, const char* remedy = "name another file, or move this one away") {
    throw Error(ErrorCode::graph, fmt::format("is no entente graph: {}", why), path, remedy);
}

/// SQLite would take a few bytes of anything for an empty database, and write over them. They are read by its own handle: who opens the
/// file beside it and closes it again takes away all locks that this process has on it (POSIX), and others would think that nobody reads.
void check_header(SQLite::Database& database, const std::string& path) {
    constexpr std::string_view magic("SQLite format 3\0", 16);
    sqlite3_file* file = nullptr;
    sqlite3_file_control(database.getHandle(), "main", SQLITE_FCNTL_FILE_POINTER, &file);
    std::error_code unknown;
    const auto size = fs::file_size(path, unknown);
    if (!file || !file->pMethods || unknown || size == 0) return;
    std::array<char, magic.size()> head{};
    file->pMethods->xRead(file, head.data(), static_cast<int>(std::min<std::uintmax_t>(size, head.size())), 0);
    if (std::string_view(head.data(), head.size()) != magic) no_graph(path, "no SQLite file");
}

int pragma(SQLite::Database& database, const char* name) {
    return database.execAndGet(fmt::format("PRAGMA {}", name)).getInt();
}

bool is_empty(SQLite::Database& database) { return database.execAndGet("SELECT count(*) FROM sqlite_schema").getInt() == 0; }

void check_owner(SQLite::Database& database, const std::string& path) {
    if (pragma(database, "application_id") != application_id) {
        // So it lies, too, where the first to write was ended before it stored anything.
        if (is_empty(database)) no_graph(path, "the file is empty", "'entente build' or 'entente load' makes one of it");
        no_graph(path, "another program's SQLite file");
    }
    const auto version = pragma(database, "user_version");
    if (version > newest_version) {
        throw Error(ErrorCode::graph,
                    fmt::format("was made by a newer entente (version {} of the schema; this one knows {})", version, newest_version),
                    path, "install the newer one");
    }
}

/// Makes a new graph, or brings an older one up to date, in one transaction: two programs that come at once do it once.
void migrate(SQLite::Database& database, const std::string& path) {
    const auto up_to_date = [&] { return pragma(database, "user_version") == newest_version; };
    if (!is_empty(database)) check_owner(database, path);
    if (up_to_date()) return;

    SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
    if (up_to_date()) return;
    if (const auto version = static_cast<std::size_t>(pragma(database, "user_version")); version == 0) {
        database.exec(std::string(graph_sql));
    } else {
        for (auto at = version - 1; at < migrations.size(); ++at) database.exec(migrations[at]);
        if (version < first_with_place_in_key) {
            SqliteDatabase graph(path, database);
            rekey_by_place(graph);
        }
    }
    database.exec(fmt::format("PRAGMA user_version = {}", newest_version));
    transaction.commit();
}

/// An older graph that is only read lacks tables; statements that ask for them find those of this connection.
void stand_in_for_newer_tables(SQLite::Database& database) {
    const auto version = pragma(database, "user_version");
    if (version < 2) database.exec("CREATE TEMP TABLE imports (entry, source)");
    if (version < 3) {
        database.exec("CREATE TEMP TABLE decisions (actor, other, verdict, decider, decided_by, decided_at, why);"
                      "CREATE TEMP TABLE identities (actor INTEGER PRIMARY KEY, shown_as INTEGER)");
    }
    if (version < 4)
        database.exec("CREATE TEMP TABLE actors_from_text (actor INTEGER PRIMARY KEY); INSERT INTO actors_from_text " + old_actors_from_text);
    if (version < 5) database.exec("CREATE TEMP TABLE places (name, country, latitude, longitude)");
    if (version < 6) database.exec("CREATE TEMP TABLE settings (name, value)");
    if (version < 7) database.exec("CREATE TEMP TABLE numbers (evidence, name, least, most)");
}

/// SQLite does not wait for a lock when it changes the mode of the journal, so that is done here.
void use_write_ahead_log(SQLite::Database& database, std::chrono::milliseconds patience) {
    const auto deadline = std::chrono::steady_clock::now() + patience;
    while (true) {
        try {
            database.exec("PRAGMA journal_mode = WAL");
            return;
        } catch (const SQLite::Exception& exception) {
            if (exception.getErrorCode() != SQLITE_BUSY || std::chrono::steady_clock::now() > deadline) throw;
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        }
    }
}

/// A graph in a folder that may not be written, or on a full disk, is read as it lies: SQLite could not make the files that it shares with writers,
/// and there are none.
std::string immutable_uri(const std::string& path) {
    std::string uri = "file:";
    for (const char c : fs::absolute(path).string()) {
        const bool plain = std::isalnum(static_cast<unsigned char>(c)) || c == '/' || c == '-' || c == '.' || c == '_';
        uri += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return uri + "?immutable=1";
}

std::unique_ptr<SQLite::Database> connect_to_read(const std::string& path, int wait) {
    const auto open = [&](const std::string& name, int flags) {
        auto database = std::make_unique<SQLite::Database>(name, SQLite::OPEN_READONLY | SQLite::OPEN_NOMUTEX | flags, wait);
        check_header(*database, path);
        distrust(*database);
        is_empty(*database);  // the first question, at which SQLite finds what it lacks
        return database;
    };
    try {
        return open(path, 0);
    } catch (const SQLite::Exception& exception) {
        const auto code = exception.getErrorCode();
        std::error_code ignored;
        const bool log_left = fs::exists(path + "-wal", ignored) && fs::file_size(path + "-wal", ignored) > 0;
        const bool no_room = exception.getExtendedErrorCode() == SQLITE_IOERR_SHMSIZE;
        if ((code != SQLITE_CANTOPEN && code != SQLITE_READONLY && !no_room) || log_left) throw;
        return open(immutable_uri(path), SQLite::OPEN_URI);
    }
}

std::unique_ptr<SQLite::Database> open_to_read(const std::string& path, int wait) {
    auto database = connect_to_read(path, wait);
    check_owner(*database, path);
    return database;
}

std::unique_ptr<SQLite::Database> open_to_write(const std::string& path, int wait, std::chrono::milliseconds patience) {
    auto database = std::make_unique<SQLite::Database>(
        path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE | SQLite::OPEN_NOMUTEX, wait);
    check_header(*database, path);
    distrust(*database);
    if (sqlite3_db_readonly(database->getHandle(), "main") == 1)
        throw Error(ErrorCode::io, "may not be written", path, "change its permissions, or write to a copy");
    if (!is_empty(*database)) check_owner(*database, path);
    use_write_ahead_log(*database, patience);
    // Safe against the end of the program at any moment; the loss of power may cost the last transactions, never the file.
    database->exec("PRAGMA synchronous = NORMAL");
    // Pages that change often then reach the file once in 32 MB of log, not once in 4.
    database->exec("PRAGMA wal_autocheckpoint = 8192");
    database->exec("PRAGMA foreign_keys = ON");
    migrate(*database, path);
    return database;
}

}  // namespace

std::unique_ptr<SQLite::Database> open_file(const std::string& path, const StoreOptions& options) {
    std::error_code ignored;
    if (path.empty()) throw Error(ErrorCode::usage, "a graph needs a file name", "");
    if (fs::is_directory(path, ignored)) no_graph(path, "it is a folder");
    if (options.access == Access::read && !fs::exists(path, ignored))
        throw Error(ErrorCode::graph, "there is no such graph", path, "make it with 'entente build' or 'entente load'");

    const auto wait = static_cast<int>(options.patience.count());
    return guarded(path, [&] {
        auto database = options.access == Access::read ? open_to_read(path, wait) : open_to_write(path, wait, options.patience);
        database->exec(fmt::format("PRAGMA cache_size = {}", options.access == Access::read ? -65536 : -131072));  // KiB
        database->exec("PRAGMA temp_store = MEMORY");
        if (options.access == Access::read) stand_in_for_newer_tables(*database);
        return database;
    });
}

bool is_there(const std::string& path) {
    std::error_code ignored;
    if (fs::is_directory(path, ignored)) return true;
    if (!fs::exists(path, ignored) || fs::is_empty(path, ignored)) return false;
    return guarded(path, [&] { return !is_empty(*connect_to_read(path, static_cast<int>(StoreOptions().patience.count()))); });
}

void check_in_place(SQLite::Database& database, const std::string& path) {
    int moved = 0;
    sqlite3_file_control(database.getHandle(), "main", SQLITE_FCNTL_HAS_MOVED, &moved);
    if (moved != 0) {
        // Its log stays where it was: what is in it is brought in, so that whoever moved the file has all.
        database.tryExec("PRAGMA wal_checkpoint(TRUNCATE)");
        throw Error(ErrorCode::io, "was moved or removed while it was written to", path,
                    "what was stored by then is in the file that was moved; put it back, and run it again");
    }
    std::error_code ignored;
    if (fs::file_size(path, ignored) == 0) throw Error(ErrorCode::graph, "was emptied by another program while it was written to", path, "take a copy that is whole, or build it again");
    check_header(database, path);
}

void raise(const SQLite::Exception& exception, const std::string& path) {
    switch (exception.getErrorCode()) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            throw Error(ErrorCode::graph, "another program has been writing to it all the while", path, "try again when that is done");
        case SQLITE_NOTADB: no_graph(path, "no SQLite file");
        case SQLITE_CORRUPT:
            throw Error(ErrorCode::graph, fmt::format("is damaged ({})", exception.what()), path,
                        "take a copy that is whole, or build it again; \"sqlite3 FILE .recover\" saves what can be read");
        case SQLITE_FULL:
            throw Error(ErrorCode::io, "the disk is full", path, "make room and run it again: what was stored is safe");
        case SQLITE_READONLY:
        case SQLITE_PERM: throw Error(ErrorCode::io, "may not be written", path, "change its permissions, or write to a copy");
        case SQLITE_CANTOPEN:
            throw Error(ErrorCode::io, "cannot be opened", path, "see that its folder exists and may be read and written");
        case SQLITE_IOERR:
            if (const auto code = exception.getExtendedErrorCode(); code == SQLITE_IOERR_WRITE || code == SQLITE_IOERR_SHMSIZE || code == SQLITE_IOERR_TRUNCATE) {
                throw Error(ErrorCode::io, "the disk does not take what is written", path,
                            "make room, see that a file may grow so large (ulimit -f) and that the disk is sound, and run it again: what was stored is safe");
            }
            throw Error(ErrorCode::io, fmt::format("reading or writing failed ({})", exception.what()), path, "check the disk");
        default: throw Error(ErrorCode::graph, exception.what(), path);
    }
}

}  // namespace entente::store

int entente::graph_schema_version() { return entente::store::newest_version; }
