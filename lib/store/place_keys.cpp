#include "store/place_keys.hpp"

#include <map>
#include <string>
#include <vector>

#include "store/database.hpp"
#include "store/rows.hpp"

namespace entente::store {
namespace {

std::int64_t key(const std::string& hex) { return static_cast<std::int64_t>(from_hex(hex).value()); }

}  // namespace

bool has_place_in_keys(Database& database) {
    return database.schema_version() >= first_with_place_in_key;
}

void rekey_by_place(Database& database) {
    std::vector<std::int64_t> edges;
    Statement find(database, "SELECT DISTINCT v.edge FROM evidence AS v WHERE v.place IS NOT NULL ORDER BY v.edge");
    each_row(find, [&](Statement& row) { edges.push_back(number(row, 0)); });

    Statement placed(database, RecordRows::select(database) + " WHERE v.edge = ? AND v.place IS NOT NULL ORDER BY v.key");
    Statement insert(database, "INSERT INTO edges (id, key, relation, source, target, reciprocal, polarity, modality, first_day, last_day,"
                                       " confidence, reports, documents)"
                                       " SELECT ?3, ?2, relation, source, target, reciprocal, polarity, modality, first_day, last_day, 0, 0, 0"
                                       " FROM edges WHERE id = ?1");
    Statement move(database, "UPDATE evidence SET key = ?2, edge = ?3 WHERE key = ?1");
    Statement count(database, "UPDATE edges SET (confidence, reports, documents) ="
                                      " (SELECT max(confidence), count(*), count(DISTINCT document) FROM evidence WHERE edge = ?1)"
                                      " WHERE id = ?1");
    Statement remove(database, "DELETE FROM edges WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM evidence WHERE edge = ?1)");

    struct Moved {
        std::int64_t old_key, new_key, edge_key;
    };
    auto last = database.number("SELECT max(id) FROM edges");
    RecordRows reader;
    for (const auto edge : edges) {
        std::vector<Moved> evidence;
        std::map<std::int64_t, std::int64_t> rows;  // of the new edges, by key
        each_row(placed, [&](Statement& row) {
            auto record = reader.record(row);
            const auto old_key = key(record.id), old_edge_key = key(record.edge);
            record.identify();
            evidence.push_back({old_key, key(record.id), key(record.edge)});
            if (evidence.back().edge_key == old_edge_key) rows.emplace(old_edge_key, edge);  // a tie's
        }, edge);
        for (const auto& moved : evidence) {
            const auto [at, unknown] = rows.try_emplace(moved.edge_key);
            if (unknown) {
                run(insert, edge, moved.edge_key, ++last);
                at->second = last;
            }
            run(move, moved.old_key, moved.new_key, at->second);
        }
        run(remove, edge);
        run(count, edge);
        for (const auto& [edge_key, row] : rows) run(count, row);
    }
}

}  // namespace entente::store
