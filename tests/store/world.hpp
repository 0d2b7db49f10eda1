#pragma once
// A made-up world for tests: documents full of records, the same for the same seed.

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <string>
#include <vector>

#include <unistd.h>

#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/format.h>

#include <entente/store.hpp>

#include "store/database.hpp"
#ifdef ENTENTE_POSTGRESQL
#include "store/postgres/connection.hpp"
#endif
#include "support/temporary_folder.hpp"

namespace world {

using namespace entente;

/// The address of a database to test in, where tests are to be run on PostgreSQL; the file that has it is named in the environment.
inline const std::string& server() {
    static const std::string address = [] {
        std::string line;
        if (const char* file = std::getenv("ENTENTE_TEST_SERVER_FILE")) std::getline(std::ifstream(file) >> std::ws, line);
        return line;
    }();
    return address;
}

inline void on_server([[maybe_unused]] const std::string& sql) {
#ifdef ENTENTE_POSTGRESQL
    store::Connection(server()).execute(sql);
#endif
}

/// Schemas on the server, which are emptied and used again: to make one costs as much as many a test.
class Schemas {
public:
    static std::string take() {
        if (!free().empty()) {
            auto schema = std::move(free().back());
            free().pop_back();
            return schema;
        }
        static int made = 0;
        auto schema = fmt::format("test_{}_{}", ::getpid(), ++made);
        on_server("CREATE SCHEMA " + schema);
        return schema;
    }
    static void give_back(std::string schema) {
        on_server("SET search_path = " + schema + "; DO $$ DECLARE name TEXT; BEGIN FOR name IN SELECT tablename FROM pg_tables"
                  " WHERE schemaname = current_schema() AND tablename NOT LIKE 'adjacency\\__%' AND tablename <> 'entente' LOOP"
                  " EXECUTE format('DELETE FROM %I', name); END LOOP; END $$");
        free().push_back(std::move(schema));
    }

private:
    static std::vector<std::string>& free() {
        static std::vector<std::string> schemas;
        return schemas;
    }
};

/// A folder of a test's own; on PostgreSQL, a graph (NAME.db) is a schema of its own.
class Folder : public tests::TemporaryFolder {
public:
    ~Folder() {
        for (auto& [name, schema] : schemas_) Schemas::give_back(std::move(schema));
    }
    std::string operator/(const std::string& name) const {
        if (server().empty() || !name.ends_with(".db")) return TemporaryFolder::operator/(name);
        auto& schema = schemas_[name];
        if (schema.empty()) schema = Schemas::take();
        return server() + "&options=-csearch_path%3D" + schema;
    }

private:
    mutable std::map<std::string, std::string> schemas_;
};

inline const StoreOptions writing{Access::write, std::chrono::milliseconds(20'000)};
inline const auto no_fault = [](const Error& error) { throw error; };

/// Every character that has broken somebody's file.
inline const std::string awkward = std::string("\"quoted\" 'n' <b>&amp;</b> \\ \x01\x1b\t\n\r\x7f", 34) + std::string(1, '\0') +
                                   " \u202Eright to left\u202C \U0001F54A \u00E9 \uFFFE \u2028]]>";

struct Options {
    std::size_t documents = 20, actors = 12, most_records = 12;
    bool strange = true;  // awkward characters, missing sides, undated documents
};

class Maker {
public:
    explicit Maker(std::uint32_t seed, Options options = {}) : random_(seed), options_(options) {}

    std::size_t below(std::size_t n) { return static_cast<std::size_t>(random_() % n); }  // the same everywhere
    bool chance(std::size_t in) { return below(in) == 0; }
    template <class List>
    const auto& one_of(const List& list) {
        return list[below(list.size())];
    }

    ActorRef actor(std::size_t number, const std::string& sentence, std::uint32_t begin_of_sentence) {
        constexpr std::array<const char*, 3> countries{"SYR", "USA", ""}, sectors{"GOV", "MIL", ""};
        ActorRef actor;
        actor.name = number == 0 && options_.strange ? "Strange " + awkward : fmt::format("Actor {}", number);
        actor.id = fmt::format("person/actor-{}", number);
        actor.kind = number % 3 == 0 ? ActorKind::person : number % 3 == 1 ? ActorKind::government : ActorKind::armed_group;
        actor.country = one_of(countries);
        actor.sector = one_of(sectors);
        actor.code = actor.country + actor.sector;
        const auto begin = static_cast<std::uint32_t>(below(sentence.size() - 4));
        actor.extent = {begin_of_sentence + begin, begin_of_sentence + begin + 4};
        actor.mention = chance(2) ? actor.name : chance(2) ? "he" : fmt::format("the A{} men", number);
        actor.from_text = number % 3 == 1;
        actor.resolution = std::string(actor.from_text ? "name in the text" : "full name") + (chance(2) ? ", and more" : "");
        return actor;
    }

    Extraction document(std::size_t number) {
        constexpr std::array<const char*, 4> events{"CONSULT", "ACCUSE", "ASSAULT", "STATEMENT"};
        constexpr std::array<const char*, 2> ties{"member-of", "allied-with"};
        Extraction extraction;
        auto info = std::make_shared<DocumentInfo>();
        info->id = fmt::format("doc-{}", number);
        info->title = options_.strange && chance(5) ? awkward : fmt::format("Title {}", number);
        info->publisher = chance(2) ? "The Paper" : "";
        info->url = fmt::format("https://example.org/{}", number);
        info->language = "en";
        if (!options_.strange || !chance(5)) info->published = Date::of(2016, 7, 1).plus_days(static_cast<int>(below(30)));
        if (chance(4)) info->extra = R"({"section":"world"})";

        std::vector<std::string> sentences;
        for (std::size_t i = 0, n = 1 + below(5); i < n; ++i) {
            const auto& rest = options_.strange && chance(6) ? awkward : "is plain";
            sentences.push_back(fmt::format("Sentence {} of document {} {}.", i, number, rest));
            const auto begin = static_cast<std::uint32_t>(extraction.text.size());
            extraction.text += sentences.back();
            extraction.sentences.push_back({{begin, static_cast<std::uint32_t>(extraction.text.size())}});
            extraction.text += "\n\n";
        }
        for (std::size_t i = 0, n = below(options_.most_records + 1); i < n; ++i) {
            Record record;
            record.document = info;
            record.sentence = static_cast<std::uint32_t>(below(sentences.size()));
            record.text = sentences[record.sentence];
            record.text_extent = extraction.sentences[record.sentence].extent;
            const auto at = record.text_extent.begin;
            record.kind = chance(4) ? RecordKind::tie : RecordKind::event;
            record.type = record.kind == RecordKind::tie ? one_of(ties) : one_of(events);
            if (record.type == "CONSULT") {
                record.mode = chance(2) ? "visit" : "";
                record.quad = 1;
                record.reciprocal = chance(2);
                record.contexts = {"diplomatic", "military"};
                record.cameo = "042";
            } else if (record.type == "ASSAULT" || record.type == "ACCUSE") {
                record.quad = record.type == "ASSAULT" ? 4 : 3;
            }
            if (!options_.strange || !chance(8)) record.source = actor(below(options_.actors), record.text, at);
            if (!options_.strange || !chance(8)) record.target = actor(below(options_.actors), record.text, at);
            if (chance(6)) record.attributed_to = actor(below(options_.actors), record.text, at);
            if (record.kind == RecordKind::event && info->published && !chance(6)) {
                const auto day = info->published->plus_days(-static_cast<int>(below(3)));
                record.date = DateSpan{day, day};
            }
            if (chance(5)) record.place = Place{options_.strange && chance(3) ? awkward : "Aleppo", "SYR", Coordinates{36.2, 37.16}};
            if (chance(6)) record.polarity = Polarity::negated;
            if (chance(5)) record.modality = Modality::planned;
            record.confidence = 0.05 * static_cast<double>(1 + below(19));
            record.rule = fmt::format("verb:rule-{}", below(5));
            record.trigger = "triggers";
            record.trigger_extent = {at, at + 8};
            record.identify();
            extraction.records.push_back(std::move(record));
        }
        extraction.document = std::move(info);
        return extraction;
    }

    std::vector<Extraction> documents() {
        std::vector<Extraction> all;
        for (std::size_t i = 0; i < options_.documents; ++i) all.push_back(document(i));
        return all;
    }

    template <class List>
    void shuffle(List& list) {
        for (std::size_t i = list.size(); i > 1; --i) std::swap(list[i - 1], list[below(i)]);
    }

private:
    std::mt19937 random_;
    Options options_;
};

/// Everything that a graph holds, row by row, sorted, without the numbers that hold within one file only.
inline std::vector<std::string> dump(const std::string& file, bool with_texts = true) {
    const std::string texts = with_texts ? "d.text" : "NULL";
    const std::string cited = with_texts ? "" : " WHERE s.text IS NOT NULL";
    const std::vector<std::string> selects{
        "SELECT 'document', d.key, d.title, d.publisher, d.url, d.language, d.published, d.extra, " + texts + " FROM documents AS d",
        "SELECT 'sentence', d.key, s.number, s.byte_begin, s.byte_end, s.text FROM sentences AS s"
        " JOIN documents AS d ON d.id = s.document" + cited,
        "SELECT 'actor', key, name, folded, kind, country, sector, code, as_of FROM actors",
        "SELECT 'from text', a.key FROM actors_from_text AS f JOIN actors AS a ON a.id = f.actor",
        "SELECT 'coding', a.key, c.name, c.kind, c.country, c.sector, c.code FROM codings AS c JOIN actors AS a ON a.id = c.actor",
        "SELECT 'alias', a.key, x.name, x.folded, x.mentions FROM aliases AS x JOIN actors AS a ON a.id = x.actor",
        "SELECT 'mention', d.key, s.number, m.byte_begin, m.byte_end, m.text, m.resolution, a.key, c.name, c.kind, c.country,"
        " c.sector, c.code"
        " FROM mentions AS m JOIN sentences AS s ON s.id = m.sentence JOIN documents AS d ON d.id = s.document"
        " JOIN codings AS c ON c.id = m.coding JOIN actors AS a ON a.id = c.actor",
        "SELECT 'edge', e.key, r.kind, r.type, r.mode, r.quad, s.key, t.key, e.reciprocal, e.polarity, e.modality, e.first_day,"
        " e.last_day, e.confidence, e.reports, e.documents FROM edges AS e JOIN relations AS r ON r.id = e.relation"
        " LEFT JOIN actors AS s ON s.id = e.source LEFT JOIN actors AS t ON t.id = e.target",
        "SELECT 'evidence', v.key, e.key, d.key, s.number, sm.text, sm.byte_begin, tm.text, tm.byte_begin, bm.text, v.trigger,"
        " v.trigger_begin, v.trigger_end, rules.name, v.cameo, v.contexts, v.place, v.place_country, v.confidence"
        " FROM evidence AS v JOIN edges AS e ON e.id = v.edge"
        " JOIN documents AS d ON d.id = v.document JOIN sentences AS s ON s.id = v.sentence JOIN rules ON rules.id = v.rule"
        " LEFT JOIN mentions AS sm ON sm.id = v.source LEFT JOIN mentions AS tm ON tm.id = v.target"
        " LEFT JOIN mentions AS bm ON bm.id = v.attributed_to",
        "SELECT 'decision', actor, other, verdict, decider, decided_by, decided_at, why FROM decisions",
        "SELECT 'identity', a.key, s.key FROM identities AS i JOIN actors AS a ON a.id = i.actor JOIN actors AS s ON s.id = i.shown_as",
    };
    const auto database = store::open_database(file, {});
    std::vector<std::string> rows;
    for (const auto& select : selects) {
        const auto columns = 1 + std::count(select.begin(), select.begin() + static_cast<std::ptrdiff_t>(select.find(" FROM ")), ',');
        store::Statement statement(*database, select);
        store::each_row(statement, [&](store::Statement& found) {
            std::string row;
            for (int i = 0; i < columns; ++i) row += found.is_null(i) ? "NULL|" : store::text(found, i) + "|";
            rows.push_back(std::move(row));
        });
    }
    std::sort(rows.begin(), rows.end());
    return rows;
}

/// Takes from a graph what version 4 of the schema brought.
inline void forget_version_4(SQLite::Database& graph) {
    graph.exec("DROP TABLE actors_from_text");
    graph.exec("DROP INDEX mentions_by_coding");
}

/// PostgreSQL keeps its own pages whole; that rows point to rows, and every edge lies in adjacency twice, is the program's to keep.
inline std::string postgresql_integrity(const std::string& file) {
    const auto database = store::open_database(file, {});
    std::string faults;
    const auto expect_none = [&](const std::string& what, const std::string& select) {
        if (const auto found = database->number("SELECT count(*) FROM (" + select + ") AS wrong"); found != 0) faults += fmt::format("{} {}; ", found, what);
    };
    for (const auto& [from, column, to] : std::vector<std::array<std::string, 3>>{
             {"sentences", "document", "documents"}, {"actors_from_text", "actor", "actors"}, {"codings", "actor", "actors"}, {"aliases", "actor", "actors"},
             {"mentions", "sentence", "sentences"}, {"mentions", "coding", "codings"}, {"edges", "relation", "relations"}, {"edges", "source", "actors"},
             {"edges", "target", "actors"}, {"evidence", "edge", "edges"}, {"evidence", "document", "documents"}, {"evidence", "sentence", "sentences"},
             {"evidence", "source", "mentions"}, {"evidence", "target", "mentions"}, {"evidence", "attributed_to", "mentions"}, {"evidence", "rule", "rules"},
             {"numbers", "evidence", "evidence"}, {"identities", "actor", "actors"}, {"identities", "shown_as", "actors"}, {"sentence_words", "sentence", "sentences"}})
        expect_none(from + " point to " + to + " that are not there", fmt::format("SELECT 1 FROM {0} WHERE {1} IS NOT NULL AND {1} NOT IN (SELECT id FROM {2})", from, column, to));
    const std::string both = "SELECT source, true, target, id, relation, reports, first_day, last_day, confidence, reciprocal, polarity, modality FROM edges WHERE source IS NOT NULL AND target IS NOT NULL"
                             " UNION ALL SELECT target, false, source, id, relation, reports, first_day, last_day, confidence, reciprocal, polarity, modality FROM edges WHERE source IS NOT NULL AND target IS NOT NULL";
    const std::string adjacent = "SELECT actor, outward, neighbour, key, relation, reports, first_day, last_day, confidence, reciprocal, polarity, modality FROM adjacency";
    expect_none("edges are not in adjacency", "(" + both + ") EXCEPT ALL (" + adjacent + ")");
    expect_none("rows of adjacency are no edge", "(" + adjacent + ") EXCEPT ALL (" + both + ")");
    expect_none("sentences are not indexed", "SELECT 1 FROM sentences WHERE text IS NOT NULL AND id NOT IN (SELECT sentence FROM sentence_words)");
    return faults.empty() ? "ok" : faults;
}

/// A number that a graph's tables hold.
inline std::int64_t number(const std::string& file, const std::string& select) { return store::open_database(file, {})->number(select); }

inline std::string integrity(const std::string& file) {
    if (!server().empty()) return postgresql_integrity(file);
    SQLite::Database database(file, SQLite::OPEN_READONLY);
    auto result = database.execAndGet("PRAGMA integrity_check").getString();
    SQLite::Statement keys(database, "PRAGMA foreign_key_check");
    if (keys.executeStep()) result += ", and a foreign key of " + keys.getColumn(0).getString() + " points nowhere";
    return result;
}

}  // namespace world
