#include "store/document_remover.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "store/actor_coding.hpp"
#include "store/fold.hpp"
#include "store/decisions.hpp"

namespace entente::store {

namespace {

/// What the documents that go have touched; `come` are those that take their place. Temporary tables are this connection's own.
constexpr const char* marks =
    "CREATE TEMP TABLE IF NOT EXISTS gone (document BIGINT PRIMARY KEY);"
    "CREATE TEMP TABLE IF NOT EXISTS come (document BIGINT PRIMARY KEY);"
    "CREATE TEMP TABLE IF NOT EXISTS touched_edges (id BIGINT PRIMARY KEY);"
    "CREATE TEMP TABLE IF NOT EXISTS touched_relations (id BIGINT PRIMARY KEY);"
    "CREATE TEMP TABLE IF NOT EXISTS touched_rules (id BIGINT PRIMARY KEY);"
    "CREATE TEMP TABLE IF NOT EXISTS touched_codings (id BIGINT PRIMARY KEY);"
    "CREATE TEMP TABLE IF NOT EXISTS touched_actors (id BIGINT PRIMARY KEY);"
    // Texts are compared as in the tables that they come from.
    "CREATE TEMP TABLE IF NOT EXISTS touched_places AS SELECT name, country FROM places WHERE false;"
    "CREATE TEMP TABLE IF NOT EXISTS places_before AS SELECT name, country, latitude, longitude FROM places WHERE false;"
    "CREATE TEMP TABLE IF NOT EXISTS from_text_before AS SELECT key FROM actors WHERE false;"
    "DELETE FROM gone; DELETE FROM come; DELETE FROM touched_edges; DELETE FROM touched_relations; DELETE FROM touched_rules; DELETE FROM touched_codings;"
    "DELETE FROM touched_actors; DELETE FROM touched_places; DELETE FROM places_before; DELETE FROM from_text_before;";

constexpr const char* mark_touched =
    "INSERT INTO touched_edges SELECT DISTINCT v.edge FROM gone CROSS JOIN evidence AS v ON v.document = gone.document;"
    "INSERT INTO touched_relations SELECT DISTINCT e.relation FROM touched_edges AS t CROSS JOIN edges AS e ON e.id = t.id;"
    "INSERT INTO touched_rules SELECT DISTINCT v.rule FROM gone CROSS JOIN evidence AS v ON v.document = gone.document;"
    "INSERT INTO touched_codings SELECT DISTINCT m.coding FROM gone CROSS JOIN sentences AS s ON s.document = gone.document"
    " CROSS JOIN mentions AS m ON m.sentence = s.id;"
    "INSERT INTO touched_actors SELECT DISTINCT actor FROM codings WHERE id IN (SELECT id FROM touched_codings);"
    "INSERT INTO touched_places SELECT DISTINCT v.place, v.place_country FROM gone CROSS JOIN evidence AS v ON v.document = gone.document WHERE v.place IS NOT NULL"
    " UNION SELECT name, country FROM codings WHERE kind = 'place' AND id IN (SELECT id FROM touched_codings);";

/// Where places lie, and who is in no directory, is what the newest reading knows: it is forgotten before it.
constexpr const char* forget_knowledge =
    "INSERT INTO places_before SELECT p.name, p.country, p.latitude, p.longitude FROM touched_places AS t CROSS JOIN places AS p ON p.name = t.name AND p.country = t.country;"
    "DELETE FROM places WHERE (name, country) IN (SELECT name, country FROM touched_places);"
    "INSERT INTO from_text_before SELECT a.key FROM touched_actors AS t JOIN actors AS a ON a.id = t.id WHERE EXISTS (SELECT 1 FROM actors_from_text WHERE actor = a.id);"
    "DELETE FROM actors_from_text WHERE actor IN (SELECT id FROM touched_actors);";
/// What the reading did not come to stays as it was.
constexpr const char* recall_knowledge =
    "INSERT INTO places SELECT name, country, latitude, longitude FROM places_before WHERE true ON CONFLICT DO NOTHING;"
    "INSERT INTO actors_from_text SELECT a.id FROM from_text_before AS b JOIN actors AS a ON a.key = b.key WHERE a.id NOT IN"
    " (SELECT c.actor FROM come CROSS JOIN sentences AS s ON s.document = come.document CROSS JOIN mentions AS m ON m.sentence = s.id"
    " CROSS JOIN codings AS c ON c.id = m.coding) ON CONFLICT DO NOTHING;";
/// Those that documents use which come need not be looked for among all.
constexpr const char* spare_used =
    "DELETE FROM touched_rules WHERE id IN (SELECT v.rule FROM come CROSS JOIN evidence AS v ON v.document = come.document);"
    "DELETE FROM touched_relations WHERE id IN (SELECT e.relation FROM come CROSS JOIN evidence AS v ON v.document = come.document CROSS JOIN edges AS e ON e.id = v.edge);"
    "DELETE FROM touched_places WHERE (name, country) IN (SELECT v.place, v.place_country FROM come CROSS JOIN evidence AS v ON v.document = come.document WHERE v.place IS NOT NULL"
    " UNION SELECT c.name, c.country FROM come CROSS JOIN sentences AS s ON s.document = come.document CROSS JOIN mentions AS m ON m.sentence = s.id"
    " CROSS JOIN codings AS c ON c.id = m.coding WHERE c.kind = 'place');";


}  // namespace

DocumentRemover::DocumentRemover(Database& database) : database_(database) {}

Removed DocumentRemover::remove(std::span<const std::string> documents, const Store::Fault& fault) {
    mark(documents, fault);
    if (removed_.documents == 0) return removed_;
    take_out();
    tidy();
    return removed_;
}

void DocumentRemover::take_out() {
    lessen_aliases();
    removed_.records = delete_evidence();
    removed_.edges = weaken_edges();
    removed_.actors = delete_actors();
    recode_actors();
    database_.execute("DELETE FROM documents WHERE id IN (SELECT document FROM gone)");
}

void DocumentRemover::mark(std::span<const std::string> documents, const Store::Fault& fault) {
    removed_ = {};
    database_.execute(marks);
    Statement find(database_, "SELECT id FROM documents WHERE key = ?"), insert(database_, "INSERT INTO gone VALUES (?) ON CONFLICT DO NOTHING");
    for (const auto& key : documents) {
        std::optional<std::int64_t> id;
        each_row(find, [&](Statement& row) { id = number(row, 0); }, key);
        if (!id) {
            fault(Error(ErrorCode::input, "the graph has no such document", key, "'entente search' and 'entente explain' show documents' ids"));
            continue;
        }
        run(insert, *id);
        removed_.documents += database_.changes();
    }
    database_.execute(mark_touched);
}

void DocumentRemover::lessen_aliases() {
    std::map<std::pair<std::int64_t, std::string>, std::int64_t> uses;
    Statement mentions(database_, "SELECT c.actor, m.text FROM gone CROSS JOIN sentences AS s ON s.document = gone.document"
                                          " CROSS JOIN mentions AS m ON m.sentence = s.id CROSS JOIN codings AS c ON c.id = m.coding");
    each_row(mentions, [&](Statement& row) {
        const auto words = text(row, 1);
        if (const auto alias = alias_in(words); !alias.empty()) ++uses[{number(row, 0), std::string(alias)}];
    });
    Statement lessen(database_, "UPDATE aliases SET mentions = mentions - ?3 WHERE actor = ?1 AND name = ?2");
    Statement drop(database_, "DELETE FROM aliases WHERE actor = ?1 AND name = ?2 AND mentions <= 0");
    for (const auto& [alias, mentions_of_it] : uses) {
        run(lessen, alias.first, alias.second, mentions_of_it);
        run(drop, alias.first, alias.second);
    }
}

std::uint64_t DocumentRemover::delete_evidence() {
    database_.execute("DELETE FROM numbers WHERE evidence IN (SELECT v.id FROM gone CROSS JOIN evidence AS v ON v.document = gone.document)");
    const auto records = database_.execute("DELETE FROM evidence WHERE document IN (SELECT document FROM gone)");
    database_.execute("DELETE FROM mentions WHERE sentence IN (SELECT s.id FROM gone CROSS JOIN sentences AS s ON s.document = gone.document)");
    database_.forget_words("SELECT s.id FROM gone CROSS JOIN sentences AS s ON s.document = gone.document");
    database_.execute("DELETE FROM sentences WHERE document IN (SELECT document FROM gone)");
    return records;
}

std::uint64_t DocumentRemover::weaken_edges() {
    const auto edges = database_.execute("DELETE FROM edges WHERE id IN (SELECT id FROM touched_edges) AND NOT EXISTS (SELECT 1 FROM evidence WHERE edge = edges.id)");
    database_.execute("UPDATE edges SET (confidence, reports, documents) = (SELECT max(confidence), count(*), count(DISTINCT document) FROM evidence WHERE edge = edges.id)"
                       " WHERE id IN (SELECT id FROM touched_edges)");
    return edges;
}

std::uint64_t DocumentRemover::delete_actors() {
    database_.execute("DELETE FROM codings WHERE id IN (SELECT id FROM touched_codings) AND NOT EXISTS (SELECT 1 FROM mentions WHERE coding = codings.id)");
    const std::string without = " IN (SELECT id FROM touched_actors WHERE NOT EXISTS (SELECT 1 FROM codings WHERE actor = touched_actors.id))";
    database_.execute("DELETE FROM aliases WHERE actor" + without);
    database_.execute("DELETE FROM actors_from_text WHERE actor" + without);
    const auto actors = database_.execute("DELETE FROM actors WHERE id" + without);
    if (actors != 0) derive_identities(database_);
    return actors;
}

/// Those whose coding a document that goes may have set: it was of the day that the coding is of.
void DocumentRemover::recode_actors() {
    Statement touched(database_, "SELECT a.id, a.as_of IS NULL FROM touched_actors AS t JOIN actors AS a ON a.id = t.id WHERE coalesce(a.as_of, -1000000000) IN"
                                         " (SELECT coalesce(d.published, -1000000000) FROM gone JOIN documents AS d ON d.id = gone.document)");
    Statement dated(database_, "SELECT c.name, c.kind, c.country, c.sector, c.code, max(d.published) FROM codings AS c CROSS JOIN mentions AS m ON m.coding = c.id"
                                       " CROSS JOIN sentences AS s ON s.id = m.sentence CROSS JOIN documents AS d ON d.id = s.document WHERE c.actor = ? GROUP BY c.id");
    // Who is of no day is in undated documents only.
    Statement undated(database_, "SELECT name, kind, country, sector, code, NULL FROM codings WHERE actor = ?");
    Statement recode(database_, "UPDATE actors SET as_of = ?2, folded = ?3, name = ?4, kind = ?5, country = ?6, sector = ?7, code = ?8 WHERE id = ?1");
    std::vector<std::pair<std::int64_t, bool>> actors;
    each_row(touched, [&](Statement& row) { actors.emplace_back(number(row, 0), number(row, 1) != 0); });
    for (const auto& [actor, of_no_day] : actors) {
        std::optional<std::pair<std::optional<Date>, ActorCoding>> latest;
        each_row(
            of_no_day ? undated : dated,
            [&](Statement& row) {
                std::pair coding{date(row, 5), shown_coding({text(row, 0), text(row, 1), text(row, 2), text(row, 3), text(row, 4)})};
                if (!latest || *latest < coding) latest = std::move(coding);
            },
            actor);
        const auto& [name, kind, country, sector, code] = latest->second;
        run(recode, actor, latest->first, fold(name), name, kind, country, sector, code);
    }
}

void DocumentRemover::tidy() {
    // Each looks through a whole table once, and only where something is left to be looked for.
    database_.execute("DELETE FROM touched_places WHERE (name, country) NOT IN (SELECT name, country FROM places)");
    database_.execute("DELETE FROM touched_places WHERE (name, country) IN (SELECT name, country FROM codings WHERE kind = 'place')");
    database_.execute("DELETE FROM touched_places WHERE (name, country) IN (SELECT place, place_country FROM evidence WHERE (place, place_country) IN (SELECT name, country FROM touched_places))");
    database_.execute("DELETE FROM places WHERE (name, country) IN (SELECT name, country FROM touched_places)");
    database_.execute("DELETE FROM relations WHERE id IN (SELECT id FROM touched_relations) AND id NOT IN (SELECT DISTINCT relation FROM edges)");
    database_.execute("DELETE FROM rules WHERE id IN (SELECT id FROM touched_rules) AND id NOT IN (SELECT DISTINCT rule FROM evidence)");
}

namespace {

/// What a document says: its pieces of evidence by key, with what else may change in them.
using Statements = std::map<std::int64_t, std::pair<double, std::string>>;

std::vector<Statements> statements_of(Database& database, std::span<const Extraction> documents) {
    Statement evidence(database, "SELECT v.key, v.confidence, r.name FROM documents AS d CROSS JOIN evidence AS v ON v.document = d.id"
                                         " CROSS JOIN rules AS r ON r.id = v.rule WHERE d.key = ?");
    std::vector<Statements> found(documents.size());
    for (std::size_t i = 0; i < documents.size(); ++i)
        each_row(evidence, [&](Statement& row) { found[i].emplace(number(row, 0), std::pair(row.real(1), text(row, 2))); }, documents[i].document->id);
    return found;
}

std::uint64_t missing(const Statements& from, const Statements& in) {
    return static_cast<std::uint64_t>(std::count_if(from.begin(), from.end(), [&](const auto& statement) { return !in.contains(statement.first); }));
}

}  // namespace

Replaced DocumentRemover::replace(std::span<const Extraction> documents, StoreWriter& writer) {
    const auto refuse = [](const Error& error) { throw error; };
    std::vector<std::string> ids;
    for (const auto& document : documents) ids.push_back(document.document->id);
    const auto before = statements_of(database_, documents);
    mark(ids, refuse);
    database_.execute(forget_knowledge);
    take_out();
    writer.forget();
    writer.add_within(documents, refuse);
    Statement come(database_, "INSERT INTO come SELECT id FROM documents WHERE key = ?");
    for (const auto& id : ids) run(come, id);
    database_.execute(recall_knowledge);
    database_.execute(spare_used);
    tidy();
    const auto after = statements_of(database_, documents);
    Replaced replaced{documents.size(), 0, 0, 0};
    for (std::size_t i = 0; i < documents.size(); ++i) {
        replaced.changed += before[i] != after[i];
        replaced.gone += missing(before[i], after[i]);
        replaced.come += missing(after[i], before[i]);
    }
    return replaced;
}

}  // namespace entente::store
