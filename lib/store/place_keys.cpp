#include "store/place_keys.hpp"

#include <map>
#include <string>
#include <vector>

#include "store/sqlite_rows.hpp"
#include "store/statement.hpp"

namespace entente::store {
namespace {

std::int64_t key(const std::string& hex) { return static_cast<std::int64_t>(from_hex(hex).value()); }

}  // namespace

bool has_place_in_keys(SQLite::Database& database) {
    return database.execAndGet("PRAGMA user_version").getInt() >= first_with_place_in_key;
}

void rekey_by_place(SQLite::Database& database) {
    std::vector<std::int64_t> edges;
    SQLite::Statement find(database, "SELECT DISTINCT v.edge FROM evidence AS v WHERE v.place IS NOT NULL ORDER BY v.edge");
    each_row(find, [&](SQLite::Statement& row) { edges.push_back(number(row, 0)); });

    SQLite::Statement placed(database, std::string(RecordRows::select()) + " WHERE v.edge = ? AND v.place IS NOT NULL ORDER BY v.key");
    SQLite::Statement insert(database, "INSERT INTO edges (key, relation, source, target, reciprocal, polarity, modality, first_day, last_day,"
                                       " confidence, reports, documents)"
                                       " SELECT ?2, relation, source, target, reciprocal, polarity, modality, first_day, last_day, 0, 0, 0"
                                       " FROM edges WHERE id = ?1");
    SQLite::Statement move(database, "UPDATE evidence SET key = ?2, edge = ?3 WHERE key = ?1");
    SQLite::Statement count(database, "UPDATE edges SET (confidence, reports, documents) ="
                                      " (SELECT max(confidence), count(*), count(DISTINCT document) FROM evidence WHERE edge = ?1)"
                                      " WHERE id = ?1");
    SQLite::Statement remove(database, "DELETE FROM edges WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM evidence WHERE edge = ?1)");

    struct Moved {
        std::int64_t old_key, new_key, edge_key;
    };
    RecordRows reader;
    for (const auto edge : edges) {
        std::vector<Moved> evidence;
        std::map<std::int64_t, std::int64_t> rows;  // of the new edges, by key
        each_row(placed, [&](SQLite::Statement& row) {
            auto record = reader.record(row);
            const auto old_key = key(record.id), old_edge_key = key(record.edge);
            record.identify();
            evidence.push_back({old_key, key(record.id), key(record.edge)});
            if (evidence.back().edge_key == old_edge_key) rows.emplace(old_edge_key, edge);  // a tie's
        }, edge);
        for (const auto& moved : evidence) {
            const auto [at, unknown] = rows.try_emplace(moved.edge_key);
            if (unknown) {
                run(insert, edge, moved.edge_key);
                at->second = database.getLastInsertRowid();
            }
            run(move, moved.old_key, moved.new_key, at->second);
        }
        run(remove, edge);
        run(count, edge);
        for (const auto& [edge_key, row] : rows) run(count, row);
    }
}

}  // namespace entente::store
