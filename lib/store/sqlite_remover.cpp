#include "store/sqlite_remover.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "store/actor_coding.hpp"
#include "store/fold.hpp"
#include "store/sqlite_decisions.hpp"
#include "store/statement.hpp"

namespace entente::store {

namespace {

/// What the documents that go have touched. Temporary tables are this connection's own.
constexpr const char* marks =
    "CREATE TEMP TABLE IF NOT EXISTS gone (document INTEGER PRIMARY KEY);"
    "CREATE TEMP TABLE IF NOT EXISTS touched_edges (id INTEGER PRIMARY KEY);"
    "CREATE TEMP TABLE IF NOT EXISTS touched_codings (id INTEGER PRIMARY KEY);"
    "CREATE TEMP TABLE IF NOT EXISTS touched_actors (id INTEGER PRIMARY KEY);"
    "CREATE TEMP TABLE IF NOT EXISTS touched_places (name TEXT, country TEXT, PRIMARY KEY (name, country));"
    "DELETE FROM gone; DELETE FROM touched_edges; DELETE FROM touched_codings; DELETE FROM touched_actors; DELETE FROM touched_places;";

constexpr const char* mark_touched =
    "INSERT INTO touched_edges SELECT DISTINCT v.edge FROM gone CROSS JOIN evidence AS v ON v.document = gone.document;"
    "INSERT INTO touched_codings SELECT DISTINCT m.coding FROM gone CROSS JOIN sentences AS s ON s.document = gone.document"
    " CROSS JOIN mentions AS m ON m.sentence = s.id;"
    "INSERT INTO touched_actors SELECT DISTINCT actor FROM codings WHERE id IN (SELECT id FROM touched_codings);"
    "INSERT INTO touched_places SELECT DISTINCT v.place, v.place_country FROM gone CROSS JOIN evidence AS v ON v.document = gone.document WHERE v.place IS NOT NULL"
    " UNION SELECT name, country FROM codings WHERE kind = 'place' AND id IN (SELECT id FROM touched_codings);";

std::uint64_t execute(SQLite::Database& database, const char* sql) { return static_cast<std::uint64_t>(database.exec(sql)); }

}  // namespace

SqliteRemover::SqliteRemover(SQLite::Database& database) : database_(database) {}

Removed SqliteRemover::remove(std::span<const std::string> documents, const Store::Fault& fault) {
    removed_ = {};
    mark(documents, fault);
    if (removed_.documents == 0) return removed_;
    lessen_aliases();
    removed_.records = delete_evidence();
    removed_.edges = weaken_edges();
    removed_.actors = delete_actors();
    recode_actors();
    tidy();
    return removed_;
}

void SqliteRemover::mark(std::span<const std::string> documents, const Store::Fault& fault) {
    database_.exec(marks);
    SQLite::Statement find(database_, "SELECT id FROM documents WHERE key = ?"), insert(database_, "INSERT OR IGNORE INTO gone VALUES (?)");
    for (const auto& key : documents) {
        std::optional<std::int64_t> id;
        each_row(find, [&](SQLite::Statement& row) { id = number(row, 0); }, key);
        if (!id) {
            fault(Error(ErrorCode::input, "the graph has no such document", key, "'entente search' and 'entente explain' show documents' ids"));
            continue;
        }
        run(insert, *id);
        removed_.documents += static_cast<std::uint64_t>(database_.getChanges());
    }
    database_.exec(mark_touched);
}

void SqliteRemover::lessen_aliases() {
    std::map<std::pair<std::int64_t, std::string>, std::int64_t> uses;
    SQLite::Statement mentions(database_, "SELECT c.actor, m.text FROM gone CROSS JOIN sentences AS s ON s.document = gone.document"
                                          " CROSS JOIN mentions AS m ON m.sentence = s.id CROSS JOIN codings AS c ON c.id = m.coding");
    each_row(mentions, [&](SQLite::Statement& row) {
        const auto words = text(row, 1);
        if (const auto alias = alias_in(words); !alias.empty()) ++uses[{number(row, 0), std::string(alias)}];
    });
    SQLite::Statement lessen(database_, "UPDATE aliases SET mentions = mentions - ?3 WHERE actor = ?1 AND name = ?2");
    SQLite::Statement drop(database_, "DELETE FROM aliases WHERE actor = ?1 AND name = ?2 AND mentions <= 0");
    for (const auto& [alias, mentions_of_it] : uses) {
        run(lessen, alias.first, alias.second, mentions_of_it);
        run(drop, alias.first, alias.second);
    }
}

std::uint64_t SqliteRemover::delete_evidence() {
    execute(database_, "DELETE FROM numbers WHERE evidence IN (SELECT v.id FROM gone CROSS JOIN evidence AS v ON v.document = gone.document)");
    const auto records = execute(database_, "DELETE FROM evidence WHERE document IN (SELECT document FROM gone)");
    execute(database_, "DELETE FROM mentions WHERE sentence IN (SELECT s.id FROM gone CROSS JOIN sentences AS s ON s.document = gone.document)");
    execute(database_, "INSERT INTO sentence_words (sentence_words, rowid, text) SELECT 'delete', s.id, s.text FROM gone CROSS JOIN sentences AS s ON s.document = gone.document WHERE s.text IS NOT NULL");
    execute(database_, "DELETE FROM sentences WHERE document IN (SELECT document FROM gone)");
    return records;
}

std::uint64_t SqliteRemover::weaken_edges() {
    const auto edges = execute(database_, "DELETE FROM edges WHERE id IN (SELECT id FROM touched_edges) AND NOT EXISTS (SELECT 1 FROM evidence WHERE edge = edges.id)");
    execute(database_, "UPDATE edges SET (confidence, reports, documents) = (SELECT max(confidence), count(*), count(DISTINCT document) FROM evidence WHERE edge = edges.id)"
                       " WHERE id IN (SELECT id FROM touched_edges)");
    return edges;
}

std::uint64_t SqliteRemover::delete_actors() {
    execute(database_, "DELETE FROM codings WHERE id IN (SELECT id FROM touched_codings) AND NOT EXISTS (SELECT 1 FROM mentions WHERE coding = codings.id)");
    const std::string without = " IN (SELECT id FROM touched_actors WHERE NOT EXISTS (SELECT 1 FROM codings WHERE actor = touched_actors.id))";
    database_.exec("DELETE FROM aliases WHERE actor" + without);
    database_.exec("DELETE FROM actors_from_text WHERE actor" + without);
    const auto actors = static_cast<std::uint64_t>(database_.exec("DELETE FROM actors WHERE id" + without));
    if (actors != 0) derive_identities(database_);
    return actors;
}

/// Those whose coding a document that goes may have set: it was of the day that the coding is of.
void SqliteRemover::recode_actors() {
    SQLite::Statement touched(database_, "SELECT a.id FROM touched_actors AS t JOIN actors AS a ON a.id = t.id WHERE EXISTS"
                                         " (SELECT 1 FROM gone JOIN documents AS d ON d.id = gone.document WHERE d.published IS a.as_of)");
    SQLite::Statement codings(database_, "SELECT c.name, c.kind, c.country, c.sector, c.code, max(d.published) FROM codings AS c CROSS JOIN mentions AS m ON m.coding = c.id"
                                         " CROSS JOIN sentences AS s ON s.id = m.sentence CROSS JOIN documents AS d ON d.id = s.document WHERE c.actor = ? GROUP BY c.id");
    SQLite::Statement recode(database_, "UPDATE actors SET as_of = ?2, folded = ?3, name = ?4, kind = ?5, country = ?6, sector = ?7, code = ?8 WHERE id = ?1");
    std::vector<std::int64_t> actors;
    each_row(touched, [&](SQLite::Statement& row) { actors.push_back(number(row, 0)); });
    for (const auto actor : actors) {
        std::optional<std::pair<std::optional<Date>, ActorCoding>> latest;
        each_row(
            codings,
            [&](SQLite::Statement& row) {
                std::pair coding{date(row, 5), shown_coding({text(row, 0), text(row, 1), text(row, 2), text(row, 3), text(row, 4)})};
                if (!latest || *latest < coding) latest = std::move(coding);
            },
            actor);
        const auto& [name, kind, country, sector, code] = latest->second;
        run(recode, actor, latest->first, fold(name), name, kind, country, sector, code);
    }
}

void SqliteRemover::tidy() {
    execute(database_, "DELETE FROM documents WHERE id IN (SELECT document FROM gone)");
    execute(database_, "DELETE FROM places WHERE (name, country) IN (SELECT name, country FROM touched_places)"
                       " AND NOT EXISTS (SELECT 1 FROM codings AS c WHERE c.kind = 'place' AND c.name = places.name AND c.country = places.country)"
                       " AND NOT EXISTS (SELECT 1 FROM evidence AS v WHERE v.place = places.name AND v.place_country = places.country)");
    execute(database_, "DELETE FROM relations WHERE id NOT IN (SELECT DISTINCT relation FROM edges)");
    execute(database_, "DELETE FROM rules WHERE id NOT IN (SELECT DISTINCT rule FROM evidence)");
}

namespace {

/// What a document says: its pieces of evidence by key, with what else may change in them.
using Statements = std::map<std::int64_t, std::pair<double, std::string>>;

std::vector<Statements> statements_of(SQLite::Database& database, std::span<const Extraction> documents) {
    SQLite::Statement evidence(database, "SELECT v.key, v.confidence, r.name FROM documents AS d CROSS JOIN evidence AS v ON v.document = d.id"
                                         " CROSS JOIN rules AS r ON r.id = v.rule WHERE d.key = ?");
    std::vector<Statements> found(documents.size());
    for (std::size_t i = 0; i < documents.size(); ++i)
        each_row(evidence, [&](SQLite::Statement& row) { found[i].emplace(number(row, 0), std::pair(row.getColumn(1).getDouble(), text(row, 2))); }, documents[i].document->id);
    return found;
}

std::uint64_t missing(const Statements& from, const Statements& in) {
    return static_cast<std::uint64_t>(std::count_if(from.begin(), from.end(), [&](const auto& statement) { return !in.contains(statement.first); }));
}

}  // namespace

Replaced replace_documents(SQLite::Database& database, SqliteWriter& writer, std::span<const Extraction> documents) {
    const auto refuse = [](const Error& error) { throw error; };
    std::vector<std::string> ids;
    for (const auto& document : documents) ids.push_back(document.document->id);
    const auto before = statements_of(database, documents);
    SqliteRemover(database).remove(ids, refuse);
    writer.forget();
    writer.add_within(documents, refuse);
    const auto after = statements_of(database, documents);
    Replaced replaced{documents.size(), 0, 0, 0};
    for (std::size_t i = 0; i < documents.size(); ++i) {
        replaced.changed += before[i] != after[i];
        replaced.gone += missing(before[i], after[i]);
        replaced.come += missing(after[i], before[i]);
    }
    return replaced;
}

}  // namespace entente::store
