#include "store/sqlite_writer.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "store/fold.hpp"
#include "store/statement.hpp"

namespace entente::store {
namespace {

constexpr std::size_t most_remembered = 200'000;  // actors or codings; some 50 MB

std::int64_t id_of(std::string_view hex, std::string_view where) {
    const auto id = from_hex(hex);
    if (!id) throw Error(ErrorCode::usage, "a record has no id yet", std::string(where), "call Record::identify");
    return static_cast<std::int64_t>(*id);
}

std::int64_t as_number(bool value) { return value ? 1 : 0; }

std::optional<std::string> as_json(const std::vector<std::string>& texts) {
    if (texts.empty()) return std::nullopt;
    rapidjson::StringBuffer buffer;
    rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
    writer.StartArray();
    for (const auto& text : texts) writer.String(text);
    writer.EndArray();
    return std::string(buffer.GetString(), buffer.GetSize());
}

[[noreturn]] void contradicts(const Extraction& document, std::string_view what) {
    throw Error(ErrorCode::input, fmt::format("the graph has another document with this id: {} differs", what), document.document->id,
                "give one of the two another id");
}

}  // namespace

SqliteWriter::SqliteWriter(SQLite::Database& database)
    : database_(database),
      find_document_(database,
                     "SELECT id, title, publisher, url, language, published, extra, text IS NOT NULL, text = ?2 FROM documents WHERE key = ?1"),
      insert_document_(database, "INSERT INTO documents (key, title, publisher, url, language, published, extra, text) VALUES (?,?,?,?,?,?,?,?)"),
      set_document_text_(database, "UPDATE documents SET text = ?2 WHERE id = ?1"),
      sentences_of_(database, "SELECT id, number, byte_begin, byte_end, text FROM sentences WHERE document = ?"),
      insert_sentence_(database, "INSERT INTO sentences (document, number, byte_begin, byte_end, text) VALUES (?,?,?,?,?)"),
      set_sentence_text_(database, "UPDATE sentences SET text = ?2 WHERE id = ?1"),
      find_actor_(database, "SELECT id, as_of, name, kind, country, sector, code FROM actors WHERE key = ?"),
      insert_actor_(database,
                    "INSERT INTO actors (key, as_of, folded, name, kind, country, sector, code) VALUES (?,?,?,?,?,?,?,?)"),
      recode_actor_(database,
                    "UPDATE actors SET as_of = ?2, folded = ?3, name = ?4, kind = ?5, country = ?6, sector = ?7, code = ?8 WHERE id = ?1"),
      find_coding_(database,
                   "SELECT id FROM codings WHERE actor = ? AND name = ? AND kind = ? AND country = ? AND sector = ? AND code = ?"),
      insert_coding_(database, "INSERT INTO codings (actor, name, kind, country, sector, code) VALUES (?,?,?,?,?,?)"),
      mentions_of_(database,
                   "SELECT m.id, m.sentence, m.byte_begin, m.byte_end, m.coding, m.text, m.resolution, c.actor FROM sentences AS s"
                   " JOIN mentions AS m ON m.sentence = s.id JOIN codings AS c ON c.id = m.coding WHERE s.document = ?"),
      insert_mention_(database, "INSERT INTO mentions (sentence, byte_begin, byte_end, coding, text, resolution) VALUES (?,?,?,?,?,?)"),
      count_alias_(database,
                   "INSERT INTO aliases (actor, name, folded, mentions) VALUES (?,?,?,?)"
                   " ON CONFLICT (actor, name) DO UPDATE SET mentions = mentions + excluded.mentions"),
      find_relation_(database, "SELECT id FROM relations WHERE kind = ? AND type = ? AND mode = ? AND quad = ?"),
      insert_relation_(database, "INSERT INTO relations (kind, type, mode, quad) VALUES (?,?,?,?)"),
      find_rule_(database, "SELECT id FROM rules WHERE name = ?"),
      insert_rule_(database, "INSERT INTO rules (name) VALUES (?)"),
      evidence_of_(database, "SELECT id, edge FROM evidence WHERE document = ?"),
      upsert_edge_(database,
                   "INSERT INTO edges (id, relation, source, target, reciprocal, polarity, modality, first_day, last_day, confidence,"
                   " reports, documents) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)"
                   " ON CONFLICT (id) DO UPDATE SET confidence = max(confidence, excluded.confidence),"
                   " reports = reports + excluded.reports, documents = documents + excluded.documents"),
      insert_evidence_(database,
                       "INSERT INTO evidence (id, edge, document, sentence, source, target, attributed_to, trigger, trigger_begin,"
                       " trigger_end, rule, cameo, contexts, place, place_country, confidence) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)") {}

Added SqliteWriter::add(std::span<const Extraction> documents, const Store::Fault& fault) {
    Added added;
    SQLite::Transaction transaction(database_, SQLite::TransactionBehavior::IMMEDIATE);
    try {
        forget_if_others_wrote();
        for (const auto& document : documents) {
            Entry entry;
            entry.given = &document;
            try {
                if (!document.document || document.document->id.empty())
                    throw Error(ErrorCode::usage, "a document needs an id", "");
                gather_sentences(entry);
                entry.known = look_up(entry);
                if (entry.known) check_stored_sentences(entry);
            } catch (const Error& error) {  // nothing of this document is written yet
                ++added.refused;
                fault(error);
                continue;
            }
            store_document(entry);
            store_sentences(entry);
            const auto records = store_records(entry);
            added.records += records;
            if (!entry.known) ++added.documents;
            else if (records == 0 && !entry.completed) ++added.unchanged;
        }
        transaction.commit();
    } catch (...) {
        forget();  // what this transaction wrote is no longer there
        throw;
    }
    return added;
}

/// Whether the graph has the document, with the same information and text as far as both know them.
bool SqliteWriter::look_up(Entry& entry) {
    const auto& given = *entry.given;
    const auto& info = *given.document;
    entry.published = info.published;
    bool known = false;
    each_row(
        find_document_,
        [&](SQLite::Statement& row) {
            known = true;
            entry.id = number(row, 0);
            if (text(row, 1) != info.title) contradicts(given, "the title");
            if (text(row, 2) != info.publisher) contradicts(given, "the publisher");
            if (text(row, 3) != info.url) contradicts(given, "the url");
            if (text(row, 4) != info.language) contradicts(given, "the language");
            if (date(row, 5) != info.published) contradicts(given, "the day of publication");
            if (text(row, 6) != info.extra) contradicts(given, "what else is known of it");
            const bool has_text = number(row, 7) != 0;
            if (has_text && !given.text.empty() && number(row, 8) == 0) contradicts(given, "the text");
            entry.completed = !has_text && !given.text.empty();
        },
        info.id, given.text);
    return known;
}

/// What the document says of its sentences; that its records have ids is made sure of before anything is written.
void SqliteWriter::gather_sentences(Entry& entry) const {
    const auto& given = *entry.given;
    for (std::uint32_t i = 0; i < given.sentences.size(); ++i)
        entry.sentences.emplace_hint(entry.sentences.end(), i, Sentence{given.sentences[i].extent});
    for (const auto& record : given.records) {
        id_of(record.id, given.document->id);
        id_of(record.edge, given.document->id);
        auto [at, is_new] = entry.sentences.try_emplace(record.sentence, Sentence{record.text_extent});
        auto& sentence = at->second;
        if (sentence.extent != record.text_extent || (sentence.text && *sentence.text != record.text)) {
            throw Error(ErrorCode::input, fmt::format("sentence {} is not the same in all records", record.sentence), given.document->id,
                        "each sentence of a document has one number, one place and one text");
        }
        sentence.text = &record.text;
    }
}

void SqliteWriter::check_stored_sentences(Entry& entry) {
    each_row(
        sentences_of_,
        [&](SQLite::Statement& row) {
            const auto at = entry.sentences.find(static_cast<std::uint32_t>(number(row, 1)));
            if (at == entry.sentences.end()) return;
            auto& sentence = at->second;
            const Extent extent{static_cast<std::uint32_t>(number(row, 2)), static_cast<std::uint32_t>(number(row, 3))};
            sentence.text_stored = !row.isColumnNull(4);
            if (sentence.extent != extent || (sentence.text_stored && sentence.text && *sentence.text != text(row, 4)))
                contradicts(*entry.given, fmt::format("sentence {}", at->first));
            sentence.id = number(row, 0);
        },
        entry.id);
}

void SqliteWriter::store_document(Entry& entry) {
    const auto& given = *entry.given;
    const auto& info = *given.document;
    if (!entry.known) {
        const auto body = given.text.empty() ? std::nullopt : std::optional(given.text);
        run(insert_document_, info.id, info.title, info.publisher, info.url, info.language, info.published, info.extra, body);
        entry.id = database_.getLastInsertRowid();
    } else if (entry.completed) {
        run(set_document_text_, entry.id, given.text);
    }
}

void SqliteWriter::store_sentences(Entry& entry) {
    for (auto& [index, sentence] : entry.sentences) {
        const auto words = sentence.text ? std::optional(*sentence.text) : std::nullopt;
        if (sentence.id == 0) {
            run(insert_sentence_, entry.id, std::int64_t{index}, std::int64_t{sentence.extent.begin}, std::int64_t{sentence.extent.end},
                words);
            sentence.id = database_.getLastInsertRowid();
        } else if (words && !sentence.text_stored) {
            run(set_sentence_text_, sentence.id, *words);
        }
    }
}

std::uint64_t SqliteWriter::store_records(const Entry& entry) {
    mentions_.clear();
    new_aliases_.clear();
    std::set<std::int64_t> stored;
    std::set<std::int64_t> edges_of_document;
    if (entry.known) {
        edges_of_document = stored_edges(entry, stored);
        read_mentions(entry);
    }

    // By edge, then id; of records that are one reading told twice, the more confident.
    std::vector<const Record*> records;
    records.reserve(entry.given->records.size());
    for (const auto& record : entry.given->records)
        if (!stored.contains(id_of(record.id, entry.given->document->id))) records.push_back(&record);
    std::sort(records.begin(), records.end(), [](const Record* a, const Record* b) {
        return std::tie(a->edge, a->id, b->confidence, a->rule) < std::tie(b->edge, b->id, a->confidence, b->rule);
    });
    const auto same = [](const Record* a, const Record* b) { return a->id == b->id; };
    records.erase(std::unique(records.begin(), records.end(), same), records.end());

    std::vector<const Record*> of_edge;
    for (std::size_t i = 0; i < records.size(); ++i) {
        of_edge.push_back(records[i]);
        if (i + 1 < records.size() && records[i + 1]->edge == records[i]->edge) continue;
        store_edge(entry, of_edge, !edges_of_document.contains(id_of(of_edge.front()->edge, entry.given->document->id)));
        for (const auto* record : of_edge) store_evidence(entry, *record);
        of_edge.clear();
    }
    store_aliases();
    return records.size();
}

std::set<std::int64_t> SqliteWriter::stored_edges(const Entry& entry, std::set<std::int64_t>& records) {
    std::set<std::int64_t> edges;
    each_row(evidence_of_, [&](SQLite::Statement& row) { records.insert(number(row, 0)), edges.insert(number(row, 1)); }, entry.id);
    return edges;
}

void SqliteWriter::read_mentions(const Entry& entry) {
    each_row(
        mentions_of_,
        [&](SQLite::Statement& row) {
            MentionKey key{number(row, 1), static_cast<std::uint32_t>(number(row, 2)), static_cast<std::uint32_t>(number(row, 3)),
                           number(row, 4), text(row, 5), text(row, 6)};
            mentions_.emplace(std::move(key), KnownMention{number(row, 0), number(row, 7)});
        },
        entry.id);
}

void SqliteWriter::store_edge(const Entry& entry, const std::vector<const Record*>& records, bool new_to_document) {
    const auto& record = *records.front();
    const auto number_of = [&](const std::optional<ActorRef>& actor) {
        return actor ? std::optional(coding_of(*actor, entry.published).actor) : std::nullopt;
    };
    auto source = number_of(record.source), target = number_of(record.target);
    // A reciprocal edge stands in the order of its actors' ids, however a record has it.
    if (record.reciprocal && source && target && record.target->id < record.source->id) std::swap(source, target);
    double confidence = 0;
    for (const auto* each : records) confidence = std::max(confidence, each->confidence);
    std::optional<std::int64_t> first, last;
    if (record.date) {
        first = record.date->start.day.time_since_epoch().count();
        last = record.date->end.day.time_since_epoch().count();
    }
    run(upsert_edge_, id_of(record.edge, record.id), relation_of(record), source, target, as_number(record.reciprocal),
        static_cast<std::int64_t>(record.polarity), static_cast<std::int64_t>(record.modality), first, last, confidence,
        static_cast<std::int64_t>(records.size()), as_number(new_to_document));
}

void SqliteWriter::store_evidence(const Entry& entry, const Record& record) {
    const auto source = mention_of(entry, record, record.source);
    const auto target = mention_of(entry, record, record.target);
    const auto attributed_to = mention_of(entry, record, record.attributed_to);
    const auto contexts = as_json(record.contexts);
    const auto place = record.place ? std::optional(record.place->name) : std::nullopt;
    const auto place_country = record.place ? std::optional(record.place->country) : std::nullopt;
    run(insert_evidence_, id_of(record.id, entry.given->document->id), id_of(record.edge, record.id), entry.id,
        entry.sentences.at(record.sentence).id, source, target, attributed_to, record.trigger,
        std::int64_t{record.trigger_extent.begin}, std::int64_t{record.trigger_extent.end}, rule_of(record.rule), record.cameo, contexts,
        place, place_country, record.confidence);
}

void SqliteWriter::store_aliases() {
    for (const auto& [alias, mentions] : new_aliases_) run(count_alias_, alias.first, alias.second, fold(alias.second), mentions);
}

/// The row of an actor, coded as the latest document has it; of documents of one day, by the order of the codings themselves.
std::int64_t SqliteWriter::actor_of(const ActorRef& actor, const std::optional<Date>& day) {
    if (actors_.size() > most_remembered) actors_.clear();
    const auto [at, unknown] = actors_.try_emplace(actor.id);
    auto& known = at->second;
    if (unknown) {
        each_row(
            find_actor_,
            [&](SQLite::Statement& row) {
                known = {number(row, 0), date(row, 1), {text(row, 2), text(row, 3), text(row, 4), text(row, 5), text(row, 6)}};
            },
            actor.id);
    }
    Coding coding{actor.name, std::string(to_string(actor.kind)), actor.country, actor.sector, actor.code};
    const auto& [name, kind, country, sector, code] = coding;
    if (known.id == 0) {
        run(insert_actor_, actor.id, day, fold(name), name, kind, country, sector, code);
        known = {database_.getLastInsertRowid(), day, std::move(coding)};
    } else if (std::tie(known.as_of, known.coding) < std::tie(day, coding)) {
        run(recode_actor_, known.id, day, fold(name), name, kind, country, sector, code);
        known.as_of = day;
        known.coding = std::move(coding);
    }
    return known.id;
}

SqliteWriter::KnownCoding SqliteWriter::coding_of(const ActorRef& actor, const std::optional<Date>& day) {
    const auto actor_id = actor_of(actor, day);
    const std::string kind(to_string(actor.kind));
    scratch_ = fmt::format("{}\n{}\n{}\n{}\n{}\n", actor_id, kind, actor.country, actor.sector, actor.code);
    scratch_ += actor.name;

    if (codings_.size() > most_remembered) codings_.clear();
    const auto [at, unknown] = codings_.try_emplace(scratch_);
    auto& known = at->second;
    if (!unknown) return known;
    known.actor = actor_id;
    each_row(find_coding_, [&](SQLite::Statement& row) { known.id = number(row, 0); }, actor_id, actor.name, kind, actor.country,
             actor.sector, actor.code);
    if (known.id == 0) {
        run(insert_coding_, actor_id, actor.name, kind, actor.country, actor.sector, actor.code);
        known.id = database_.getLastInsertRowid();
    }
    return known;
}

std::optional<std::int64_t> SqliteWriter::mention_of(const Entry& entry, const Record& record, const std::optional<ActorRef>& actor) {
    if (!actor) return std::nullopt;
    const auto coding = coding_of(*actor, entry.published);
    const auto sentence = entry.sentences.at(record.sentence).id;
    const auto [at, is_new] = mentions_.try_emplace(
        MentionKey{sentence, actor->extent.begin, actor->extent.end, coding.id, actor->mention, actor->resolution});
    auto& known = at->second;
    if (!is_new) return known.id;

    run(insert_mention_, sentence, std::int64_t{actor->extent.begin}, std::int64_t{actor->extent.end}, coding.id, actor->mention,
        actor->resolution);
    known = {database_.getLastInsertRowid(), coding.actor};
    if (const auto alias = alias_in(actor->mention); !alias.empty()) ++new_aliases_[{coding.actor, std::string(alias)}];
    return known.id;
}

std::int64_t SqliteWriter::relation_of(const Record& record) {
    const auto [at, unknown] = relations_.try_emplace({record.kind, record.type, record.mode, record.quad});
    if (!unknown) return at->second;
    const std::string kind(to_string(record.kind));
    const auto quad = static_cast<std::int64_t>(record.quad);
    each_row(find_relation_, [&](SQLite::Statement& row) { at->second = number(row, 0); }, kind, record.type, record.mode, quad);
    if (at->second == 0) {
        run(insert_relation_, kind, record.type, record.mode, quad);
        at->second = database_.getLastInsertRowid();
    }
    return at->second;
}

std::int64_t SqliteWriter::rule_of(const std::string& name) {
    const auto [at, unknown] = rules_.try_emplace(name);
    if (!unknown) return at->second;
    each_row(find_rule_, [&](SQLite::Statement& row) { at->second = number(row, 0); }, name);
    if (at->second == 0) {
        run(insert_rule_, name);
        at->second = database_.getLastInsertRowid();
    }
    return at->second;
}

void SqliteWriter::forget() {
    actors_.clear();
    codings_.clear();
    relations_.clear();
    rules_.clear();
}

void SqliteWriter::forget_if_others_wrote() {
    const std::int64_t version = database_.execAndGet("PRAGMA data_version").getInt64();
    if (version != data_version_) forget();
    data_version_ = version;
}

}  // namespace entente::store
