#include "store/sql_store.hpp"

#include <algorithm>
#include <limits>
#include <map>

#include <fmt/format.h>

#include "store/fold.hpp"
#include "store/place_keys.hpp"
#include "store/decisions.hpp"
#include "store/document_remover.hpp"
#include "store/rows.hpp"
#include "store/sentence_search.hpp"
#include "store/cached_walker.hpp"

namespace entente::store {

/// A read transaction, shared by all snapshots that are alive.
class SqlStore::ReadTransaction final : public Snapshot {
public:
    explicit ReadTransaction(SqlStore& store) : store_(store) {
        if (store_.snapshots_++ == 0) store_.database_->begin_read();
    }
    ~ReadTransaction() override {
        if (--store_.snapshots_ == 0) store_.database_->end_read();
    }

private:
    SqlStore& store_;
};

SqlStore::SqlStore(std::unique_ptr<Database> database, Access access) : access_(access), database_(std::move(database)) {}

Statement& SqlStore::statement(const char* sql) {
    const auto at = std::find_if(statements_.begin(), statements_.end(), [&](const auto& known) { return known.first == sql; });
    if (at != statements_.end()) return *at->second;
    return *statements_.emplace_back(sql, std::make_unique<Statement>(*database_, sql)).second;
}

std::uint64_t SqlStore::count(const char* sql) {
    std::uint64_t found = 0;
    each_row(statement(sql), [&](Statement& row) { found = static_cast<std::uint64_t>(number(row, 0)); });
    return found;
}

void SqlStore::require_write() const {
    if (access_ == Access::read) throw Error(ErrorCode::usage, "was opened to be read only", database_->location(), "open it with Access::write");
}

Added SqlStore::add(std::span<const Extraction> documents, const Fault& fault) {
    require_write();
    return writer().add(documents, fault);
}

StoreWriter& SqlStore::writer() {
    if (!writer_) writer_ = std::make_unique<StoreWriter>(*database_);
    return *writer_;
}

Removed SqlStore::remove(std::span<const std::string> documents, const Fault& fault) {
    require_write();
    Transaction transaction(*database_, Writing::removes);
    const auto removed = DocumentRemover(*database_).remove(documents, fault);
    transaction.commit();
    writer().forget();
    return removed;
}

Replaced SqlStore::replace(std::span<const Extraction> documents) {
    require_write();
    Transaction transaction(*database_, Writing::removes);
    // Whether it ends well or not, the writer knows the graph no more.
    struct Forget {
        StoreWriter& writer;
        ~Forget() { writer.forget(); }
    } const forget{writer()};
    const auto replaced = DocumentRemover(*database_).replace(documents, writer());
    transaction.commit();
    return replaced;
}

std::uint64_t SqlStore::add_imports(std::span<const ImportedEntry> entries) {
    require_write();
    Transaction transaction(*database_);
    std::uint64_t added = 0;
    auto& insert = statement("INSERT INTO imports (entry, source) VALUES (?, ?) ON CONFLICT DO NOTHING");
    for (const auto& [entry, source] : entries) {
        run(insert, entry, source);
        added += database_->changes();
    }
    transaction.commit();
    return added;
}

std::vector<ImportedEntry> SqlStore::imports() {
    std::vector<ImportedEntry> found;
    Statement imports(*database_, "SELECT entry, source FROM imports ORDER BY entry, source");
    each_row(imports, [&](Statement& row) { found.push_back({text(row, 0), text(row, 1)}); });
    return found;
}

void SqlStore::each_document(const std::function<void(const Extraction&)>& take) {
    const auto snapshot = this->snapshot();
    Statement documents(
        *database_, "SELECT id, key, title, publisher, url, language, published, extra, text FROM documents ORDER BY key", Use::many);
    Statement sentences(*database_,
                                "SELECT byte_begin, byte_end FROM sentences WHERE document = ? ORDER BY number");
    Statement records(*database_, RecordRows::select(*database_) +
                                              " WHERE v.document = ? ORDER BY s.number, v.trigger_begin, v.key");
    const bool older_keys = !has_place_in_keys(*database_);
    each_row(documents, [&](Statement& row) {
        Extraction document;
        auto info = std::make_shared<DocumentInfo>();
        *info = {text(row, 1), text(row, 2), text(row, 3), text(row, 4), text(row, 5), date(row, 6), text(row, 7)};
        document.document = std::move(info);
        document.text = text(row, 8);
        const auto id = number(row, 0);
        // Where there is no text, the sentences are only those that records name, and they say it themselves.
        if (!document.text.empty()) {
            each_row(
                sentences,
                [&](Statement& sentence) {
                    document.sentences.push_back({{static_cast<std::uint32_t>(number(sentence, 0)),
                                                   static_cast<std::uint32_t>(number(sentence, 1))}});
                },
                id);
        }
        RecordRows reader;
        each_row(
            records,
            [&](Statement& record) {
                document.records.push_back(reader.record(record));
                document.records.back().document = document.document;
                if (older_keys && document.records.back().place) document.records.back().identify();
            },
            id);
        take(document);
    });
}

std::vector<std::string> SqlStore::document_ids() {
    std::vector<std::string> ids;
    each_row(statement("SELECT key FROM documents ORDER BY key"), [&](Statement& row) { ids.push_back(text(row, 0)); });
    return ids;
}

std::optional<std::pair<DocumentInfo, std::string>> SqlStore::find_document(std::string_view id) {
    std::optional<std::pair<DocumentInfo, std::string>> found;
    each_row(statement("SELECT key, title, publisher, url, language, published, extra, text FROM documents WHERE key = ?"),
             [&](Statement& row) {
                 found = {{text(row, 0), text(row, 1), text(row, 2), text(row, 3), text(row, 4), date(row, 5), text(row, 6)}, text(row, 7)};
             },
             std::string(id));
    return found;
}

std::unique_ptr<WorkQueue> SqlStore::work_queue() {
    require_write();
    return database_->work_queue();
}

std::uint64_t SqlStore::text_bytes() { return static_cast<std::uint64_t>(database_->number("SELECT coalesce(sum(" + database_->bytes_of("text") + "), 0) FROM documents")); }

std::uint64_t SqlStore::decide(std::span<const Decision> decisions) {
    require_write();
    Transaction transaction(*database_);
    const auto added = add_decisions(*database_, decisions);
    transaction.commit();
    return added;
}

void SqlStore::replace_rule_decisions(const std::function<std::vector<Decision>()>& decide) {
    require_write();
    Transaction transaction(*database_);
    // This transaction is a snapshot itself: one that `decide` asks for begins no other.
    const struct Reading {
        int& snapshots;
        explicit Reading(int& counted) : snapshots(counted) { ++snapshots; }
        ~Reading() { --snapshots; }
    } reading(snapshots_);
    store::replace_rule_decisions(*database_, decide());
    transaction.commit();
}

std::vector<Decision> SqlStore::decisions(std::string_view actor) {
    return read_decisions(*database_, std::string(actor));
}

std::vector<std::pair<ActorNo, Actor>> SqlStore::members(ActorNo actor) {
    std::vector<std::pair<ActorNo, Actor>> found;
    const auto shown = shown_number(actor);
    static const auto sql = fmt::format("WITH g (id) AS (SELECT ?1 UNION ALL SELECT actor FROM identities WHERE shown_as = ?1)"
                                        " SELECT a.id, {} FROM g JOIN actors AS a ON a.id = g.id ORDER BY a.id <> ?1, a.key",
                                        actor_columns);
    each_row(statement(sql.c_str()),
             [&](Statement& row) { found.emplace_back(number(row, 0), actor_of(row, 1)); }, shown);
    return found;
}

void SqlStore::each_merged(const std::function<void(ActorNo, const Actor&)>& take) {
    Statement actors(*database_, fmt::format("SELECT i.shown_as, {} FROM identities AS i JOIN actors AS a ON a.id = i.actor"
                                                     " ORDER BY a.key",
                                                     actor_columns), Use::many);
    each_row(actors, [&](Statement& row) { take(number(row, 0), actor_of(row, 1)); });
}

void SqlStore::each_member(const std::function<void(ActorNo, const Actor&, bool from_text)>& take) {
    Statement actors(*database_, fmt::format("SELECT a.id, {}, EXISTS (SELECT 1 FROM actors_from_text WHERE actor = a.id)"
                                                     " FROM actors AS a ORDER BY a.key",
                                                     actor_columns));
    each_row(actors, [&](Statement& row) { take(number(row, 0), actor_of(row, 1), number(row, 1 + actor_column_count) != 0); });
}

std::vector<MentionPlace> SqlStore::mentions_of(ActorNo actor) {
    std::vector<MentionPlace> found;
    // CROSS JOIN: from the actor to the mentions, whatever the planner thinks.
    each_row(statement("SELECT s.document, m.sentence, d.published FROM codings AS c CROSS JOIN mentions AS m ON m.coding = c.id"
                       " CROSS JOIN sentences AS s ON s.id = m.sentence CROSS JOIN documents AS d ON d.id = s.document"
                       " WHERE c.actor = ?"),
             [&](Statement& row) { found.push_back({number(row, 0), number(row, 1), date(row, 2)}); }, actor);
    return found;
}

void SqlStore::each_abbreviation(const std::function<void(ActorNo, std::string_view)>& take) {
    Statement aliases(*database_, "SELECT actor, name FROM aliases WHERE length(name) BETWEEN 2 AND 8 ORDER BY actor, name", Use::many);
    each_row(aliases, [&](Statement& row) {
        const auto name = row.text(1);
        if (std::all_of(name.begin(), name.end(), [](char c) { return c >= 'A' && c <= 'Z'; })) take(number(row, 0), name);
    });
}

std::string SqlStore::sentence_text(std::int64_t sentence) {
    std::string found;
    each_row(statement("SELECT text FROM sentences WHERE id = ?"), [&](Statement& row) { found = text(row, 0); }, sentence);
    return found;
}

void SqlStore::each_actor(const std::function<void(ActorNo, const Actor&)>& take) {
    Statement actors(*database_, fmt::format("SELECT a.id, {} FROM actors AS a WHERE a.id NOT IN (SELECT actor FROM identities)"
                                                     " ORDER BY a.key",
                                                     actor_columns), Use::many);
    each_row(actors, [&](Statement& row) { take(number(row, 0), actor_of(row, 1)); });
}

void SqlStore::search(std::string_view words, const Filter& filter, const std::function<bool(FoundSentence&&)>& take) {
    search_sentences(*database_, words, filter, take);
}

std::optional<ActorNo> SqlStore::find_actor(std::string_view id) {
    std::optional<ActorNo> found;
    each_row(statement("SELECT coalesce(i.shown_as, a.id) FROM actors AS a LEFT JOIN identities AS i ON i.actor = a.id WHERE a.key = ?"),
             [&](Statement& row) { found = number(row, 0); }, std::string(id));
    return found;
}

ActorNo SqlStore::shown_number(ActorNo actor) {
    auto shown = actor;
    each_row(statement("SELECT shown_as FROM identities WHERE actor = ?"), [&](Statement& row) { shown = number(row, 0); }, actor);
    return shown;
}

Actor SqlStore::actor(ActorNo wanted) {
    std::optional<Actor> found;
    static const auto sql = fmt::format("SELECT {} FROM actors AS a"
                                        " WHERE a.id = coalesce((SELECT shown_as FROM identities WHERE identities.actor = ?1), ?1)",
                                        actor_columns);
    each_row(statement(sql.c_str()),
             [&](Statement& row) { found = actor_of(row, 0); }, wanted);
    if (!found) throw Error(ErrorCode::usage, fmt::format("has no actor {}", wanted), database_->location());
    return *found;
}

std::vector<std::pair<ActorNo, NameMatch>> SqlStore::match_name(std::string_view wanted) {
    const std::string words(wanted), folded = fold(wanted);
    std::vector<std::pair<ActorNo, NameMatch>> found;
    const auto look = [&](const char* sql, NameMatch match, const auto&... values) {
        if (found.empty())
            each_row(statement(sql), [&](Statement& row) { found.emplace_back(number(row, 0), match); }, values...);
    };
    look("SELECT id FROM actors WHERE key = ?", NameMatch::id, words);
    look("SELECT id FROM actors WHERE folded = ? AND name = ? ORDER BY key", NameMatch::name, folded, words);
    look("SELECT id FROM actors WHERE folded = ? ORDER BY key", NameMatch::folded_name, folded);
    look("SELECT a.id FROM aliases AS x JOIN actors AS a ON a.id = x.actor WHERE x.folded = ? AND x.name = ? ORDER BY a.key",
         NameMatch::alias, folded, words);
    look("SELECT id FROM actors WHERE id IN (SELECT actor FROM aliases WHERE folded = ?) ORDER BY key",
         NameMatch::folded_alias, folded);
    // Several may be shown as one, and the one comes in the place of its own id.
    std::map<std::string, ActorNo> shown;
    const auto match = found.empty() ? NameMatch::id : found.front().second;
    for (const auto& each : found) {
        const auto actor = shown_number(each.first);
        shown.emplace(this->actor(actor).id, actor);
    }
    found.clear();
    for (const auto& [id, actor] : shown) found.emplace_back(actor, match);
    return found;
}

std::vector<std::pair<ActorNo, std::uint64_t>> SqlStore::list_actors(std::string_view part, std::size_t limit) {
    // `g`: the actors that are shown as `a`. A loop counts once, and so does an edge between two of them, but not one that tells of a name.
    static const std::string sql = [] {
        const std::string group = "(SELECT a.id UNION ALL SELECT actor FROM identities WHERE shown_as = a.id)";
        const std::string names = fmt::format("relation IN (SELECT id FROM relations WHERE type = '{}')", naming_tie);
        const std::string matches = "(instr({0}.folded, ?2) > 0 OR instr({0}.key, ?1) > 0"
                                    " OR EXISTS (SELECT 1 FROM aliases AS x WHERE x.actor = {0}.id AND instr(x.folded, ?2) > 0))";
        return "SELECT a.id, CASE WHEN a.id IN (SELECT shown_as FROM identities)"
               " THEN (SELECT count(*) FROM edges WHERE source IN " + group + " AND target IS NOT NULL AND NOT (target IN " + group + " AND " + names + "))"
               " + (SELECT count(*) FROM edges WHERE target IN " + group + " AND source NOT IN " + group + ")"
               " ELSE (SELECT count(*) FROM edges WHERE source = a.id AND target IS NOT NULL AND NOT (target = source AND " + names + "))"
               " + (SELECT count(*) FROM edges WHERE target = a.id AND source <> a.id) END AS degree"
               " FROM actors AS a WHERE a.id NOT IN (SELECT actor FROM identities) AND (?1 = '' OR " + fmt::format(fmt::runtime(matches), "a") +
               " OR EXISTS (SELECT 1 FROM identities AS i JOIN actors AS g ON g.id = i.actor WHERE i.shown_as = a.id AND " +
               fmt::format(fmt::runtime(matches), "g") + ")) ORDER BY degree DESC, a.key LIMIT ?3";
    }();
    std::vector<std::pair<ActorNo, std::uint64_t>> found;
    const auto most = static_cast<std::int64_t>(std::min<std::size_t>(limit, std::numeric_limits<std::int64_t>::max()));
    each_row(statement(sql.c_str()),
             [&](Statement& row) { found.emplace_back(number(row, 0), static_cast<std::uint64_t>(number(row, 1))); },
             std::string(part), fold(part), most);
    return found;
}

std::vector<std::pair<std::string, std::uint64_t>> SqlStore::aliases(ActorNo actor) {
    std::vector<std::pair<std::string, std::uint64_t>> found;
    const auto shown = shown_number(actor);
    each_row(statement("WITH g (id) AS (SELECT ?1 UNION ALL SELECT actor FROM identities WHERE shown_as = ?1)"
                       " SELECT name, sum(mentions) AS times FROM (SELECT x.name, x.mentions FROM g JOIN aliases AS x ON x.actor = g.id"
                       " UNION ALL SELECT a.name, 0 FROM g JOIN actors AS a ON a.id = g.id WHERE g.id <> ?1) AS used"
                       " GROUP BY name ORDER BY times DESC, name"),
             [&](Statement& row) { found.emplace_back(text(row, 0), static_cast<std::uint64_t>(number(row, 1))); }, shown);
    return found;
}

std::shared_ptr<EdgeCache> SqlStore::edge_cache(std::optional<Rollup> rollup) {
    auto state = database_->state();
    if (!edge_cache_ || state != cached_state_ || rollup != cached_rollup_) {
        edge_cache_ = std::make_shared<EdgeCache>(*database_, rollup);
        cached_state_ = std::move(state);
        cached_rollup_ = rollup;
    }
    return edge_cache_;
}

std::unique_ptr<Walker> SqlStore::walker(const Filter& filter, std::vector<ActorNo> exempt) {
    if (!filter.window) return std::make_unique<CachedWalker>(*database_, edge_cache(filter.rollup), filter, std::move(exempt));
    auto all = std::make_unique<CachedWalker>(*database_, edge_cache(filter.rollup), before_joining(filter), std::move(exempt));
    return std::make_unique<WindowWalker>(std::move(all), filter, [this](EdgeId edge) { return reports_of(edge); });
}

Reports SqlStore::reports_of(EdgeId edge) {
    Reports reports;
    // A place is a whole country where some document has the country of its code as an actor of this name.
    each_row(statement("SELECT v.document, r.kind = 'tie', v.place, v.place_country, EXISTS (SELECT 1 FROM actors AS a JOIN codings AS c"
                       " ON c.actor = a.id WHERE a.key = 'country/' || lower(v.place_country) AND c.name = v.place AND c.kind = 'country')"
                       " FROM edges AS e JOIN relations AS r ON r.id = e.relation JOIN evidence AS v ON v.edge = e.id WHERE e.key = ?"),
             [&](Statement& row) {
                 reports.documents.insert(number(row, 0));
                 reports.tie = number(row, 1) != 0;
                 if (reports.tie || row.is_null(2)) return;
                 Site site{Site::Kind::place, fold(text(row, 2)), text(row, 3)};
                 if (number(row, 4) != 0) site.kind = Site::Kind::whole_country;
                 else if (site.country.empty()) site.kind = Site::Kind::place_of_no_country;
                 reports.site = std::min(reports.site, site);  // they differ only in a graph of before version 6
             },
             static_cast<std::int64_t>(edge));
    return reports;
}

std::optional<StoredEdge> SqlStore::find_edge(EdgeId id) {
    std::optional<StoredEdge> found;
    each_row(statement("SELECT e.key, e.relation, e.reports, e.first_day, e.last_day, e.confidence, e.reciprocal, e.polarity,"
                       " e.modality, e.source, e.target, e.documents FROM edges AS e WHERE e.key = ?"),
             [&](Statement& row) {
                 found = StoredEdge{number(row, 9), number(row, 10), edge_facts(row), static_cast<std::uint32_t>(number(row, 11))};
             },
             static_cast<std::int64_t>(id));
    if (found) found->source = shown_number(found->source), found->target = shown_number(found->target);
    return found;
}

std::optional<EdgeId> SqlStore::edge_of_record(EdgeId record) {
    std::optional<EdgeId> found;
    each_row(statement("SELECT e.key FROM evidence AS v JOIN edges AS e ON e.id = v.edge WHERE v.key = ?"),
             [&](Statement& row) { found = static_cast<EdgeId>(number(row, 0)); }, static_cast<std::int64_t>(record));
    return found;
}

std::vector<EdgeId> SqlStore::same_event(EdgeId id, int window) {
    std::vector<EdgeId> others;
    const auto edge = find_edge(id);
    if (!edge || !edge->source || !edge->target) return others;
    auto kin = Filter::everything();
    kin.polarity = edge->facts.polarity;
    kin.modality = edge->facts.modality;
    std::vector<Hop> hops;
    CachedWalker(*database_, edge_cache({}), kin, {}).out_edges(edge->source, hops);
    std::vector<StoredEdge> edges;
    for (const auto& hop : hops)
        if (hop.neighbour == edge->target && hop.edge.relation == edge->facts.relation) edges.push_back({edge->source, edge->target, hop.edge, 0});
    each_event(std::move(edges), window, [this](EdgeId wanted) { return reports_of(wanted); }, [&](const StoredEdge&, std::span<const StoredEdge> event) {
        if (std::none_of(event.begin(), event.end(), [&](const StoredEdge& member) { return member.facts.id == id; })) return;
        for (const auto& member : event)
            if (member.facts.id != id) others.push_back(member.facts.id);
    });
    return others;
}

std::optional<int> SqlStore::window() {
    std::optional<int> days;
    each_row(statement("SELECT value FROM settings WHERE name = 'window'"), [&](Statement& row) { days = static_cast<int>(number(row, 0)); });
    return days;
}

void SqlStore::set_window(int days) {
    require_write();
    if (days < 0) throw Error(ErrorCode::usage, "a window is a number of days, 0 or more", std::to_string(days));
    run(statement("INSERT INTO settings (name, value) VALUES ('window', ?1) ON CONFLICT (name) DO UPDATE SET value = excluded.value WHERE settings.value <> excluded.value"),
        std::int64_t{days});
}

std::vector<Record> SqlStore::evidence(EdgeId edge, std::size_t limit) {
    static const std::string sql =
        RecordRows::select(*database_) + " WHERE e.key = ? ORDER BY v.confidence DESC, d.key, s.number, v.key LIMIT ?";
    std::vector<Record> found;
    RecordRows reader;
    const auto most = static_cast<std::int64_t>(std::min<std::size_t>(limit, std::numeric_limits<std::int64_t>::max()));
    each_row(statement(sql.c_str()), [&](Statement& row) { found.push_back(reader.record(row)); },
             static_cast<std::int64_t>(edge), most);
    return found;
}

std::string SqlStore::document_text(std::string_view document_id) {
    std::string found;
    each_row(statement("SELECT text FROM documents WHERE key = ?"), [&](Statement& row) { found = text(row, 0); },
             std::string(document_id));
    return found;
}

std::unique_ptr<Store::Snapshot> SqlStore::snapshot() {
    return std::make_unique<ReadTransaction>(*this);
}

}  // namespace entente::store
