#include "store/store_writer.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "store/fold.hpp"
#include "store/decisions.hpp"

namespace entente::store {
namespace {

constexpr std::size_t most_remembered = 200'000;  // actors or codings; some 50 MB
constexpr std::int64_t before_all_days = -1'000'000'000;

std::int64_t key_of(std::string_view hex, const Extraction& document) {
    const auto key = from_hex(hex);
    if (!key) throw Error(ErrorCode::usage, "a record has no id yet", document.document->id, "call Record::identify");
    return static_cast<std::int64_t>(*key);
}

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

StoreWriter::StoreWriter(Database& database)
    : database_(database),
      find_document_(database,
                     "SELECT id, title, publisher, url, language, published, extra, text IS NOT NULL, text = ?2 FROM documents"
                     " WHERE key = ?1"),
      insert_document_(database, "documents", "id, key, title, publisher, url, language, published, extra, text"),
      set_document_text_(database, "UPDATE documents SET text = ?2 WHERE id = ?1", Use::later),
      sentences_of_(database, "SELECT id, number, byte_begin, byte_end, text FROM sentences WHERE document = ?"),
      insert_sentence_(database, "sentences", "id, document, number, byte_begin, byte_end, text"),
      set_sentence_text_(database, "UPDATE sentences SET text = ?2 WHERE id = ?1", Use::later),
      find_actor_(database, "SELECT id, as_of, name, kind, country, sector, code, EXISTS (SELECT 1 FROM actors_from_text WHERE actor = id)"
                            " FROM actors WHERE key = ?"),
      find_decision_(database, "SELECT EXISTS (SELECT 1 FROM decisions WHERE actor = ?1) OR EXISTS (SELECT 1 FROM decisions WHERE other = ?1)"),
      insert_actor_(database, "actors", "id, key, as_of, folded, name, kind, country, sector, code"),
      // Another program may have coded it later than this one knows.
      recode_actor_(database,
                    "UPDATE actors SET as_of = ?2, folded = ?3, name = ?4, kind = ?5, country = ?6, sector = ?7, code = ?8"
                    " WHERE id = ?1 AND (coalesce(as_of, ?9), name, kind, country, sector, code) < (coalesce(?2, ?9), ?4, ?5, ?6, ?7, ?8)",
                    Use::later),
      insert_place_(database, "INSERT INTO places (name, country, latitude, longitude) VALUES (?,?,?,?) ON CONFLICT (name, country) DO UPDATE"
                              " SET latitude = excluded.latitude, longitude = excluded.longitude"
                              " WHERE (excluded.latitude, excluded.longitude) < (places.latitude, places.longitude)",
                    Use::later),
      insert_actor_from_text_(database, "INSERT INTO actors_from_text (actor) VALUES (?) ON CONFLICT DO NOTHING", Use::later),
      find_coding_(database,
                   "SELECT id FROM codings WHERE actor = ? AND name = ? AND kind = ? AND country = ? AND sector = ? AND code = ?"),
      insert_coding_(database, "codings", "id, actor, name, kind, country, sector, code"),
      mentions_of_(database,
                   "SELECT m.id, m.sentence, m.byte_begin, m.byte_end, m.coding, m.text, m.resolution FROM sentences AS s"
                   " JOIN mentions AS m ON m.sentence = s.id WHERE s.document = ?"),
      insert_mention_(database, "mentions", "id, sentence, byte_begin, byte_end, coding, text, resolution"),
      count_alias_(database,
                   "INSERT INTO aliases (actor, name, folded, mentions) VALUES (?,?,?,?)"
                   " ON CONFLICT (actor, name) DO UPDATE SET mentions = aliases.mentions + excluded.mentions",
                   Use::later),
      find_relation_(database, "SELECT id FROM relations WHERE kind = ? AND type = ? AND mode = ? AND quad = ?"),
      insert_relation_(database, "relations", "id, kind, type, mode, quad"),
      find_rule_(database, "SELECT id FROM rules WHERE name = ?"),
      insert_rule_(database, "rules", "id, name"),
      evidence_of_(database, "SELECT v.key, e.key FROM evidence AS v JOIN edges AS e ON e.id = v.edge WHERE v.document = ?"),
      insert_evidence_(database, "evidence",
                       "id, key, edge, document, sentence, source, target, attributed_to, trigger, trigger_begin, trigger_end, rule, cameo,"
                       " contexts, place, place_country, confidence"),
      insert_number_(database, "numbers", "evidence, name, least, most"),
      find_last_numbers_(database, "SELECT (SELECT max(id) FROM documents), (SELECT max(id) FROM sentences), (SELECT max(id) FROM actors),"
                                   " (SELECT max(id) FROM codings), (SELECT max(id) FROM mentions), (SELECT max(id) FROM relations),"
                                   " (SELECT max(id) FROM rules), (SELECT max(id) FROM evidence)") {}

Added StoreWriter::add(std::span<const Extraction> documents, const Store::Fault& fault) {
    Transaction transaction(database_);
    try {
        const auto added = add_within(documents, fault);
        transaction.commit();
        return added;
    } catch (...) {
        forget();  // what this transaction wrote is no longer there
        throw;
    }
}

Added StoreWriter::add_within(std::span<const Extraction> documents, const Store::Fault& fault) {
    Added added;
    forget_if_rows_may_be_gone();
    each_row(find_last_numbers_, [&](Statement& row) {
        last_ = {number(row, 0), number(row, 1), number(row, 2), number(row, 3), number(row, 4), number(row, 5), number(row, 6), number(row, 7)};
    });
    new_actors_.clear();
    written_documents_.clear();
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
    database_.flush();
    identify_new_actors();
    return added;
}

/// Whether the graph has the document, with the same information and text as far as both know them.
bool StoreWriter::look_up(Entry& entry) {
    const auto& given = *entry.given;
    const auto& info = *given.document;
    entry.published = info.published;
    if (written_documents_.contains(info.id)) database_.flush();
    bool known = false;
    each_row(
        find_document_,
        [&](Statement& row) {
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
void StoreWriter::gather_sentences(Entry& entry) const {
    const auto& given = *entry.given;
    for (std::uint32_t i = 0; i < given.sentences.size(); ++i)
        entry.sentences.emplace_hint(entry.sentences.end(), i, Sentence{given.sentences[i].extent});
    for (const auto& record : given.records) {
        key_of(record.id, given);
        key_of(record.edge, given);
        if (!given.sentences.empty() && record.sentence >= given.sentences.size()) {
            throw Error(ErrorCode::input,
                        fmt::format("a record stands on sentence {}; the document has {}", record.sentence, given.sentences.size()),
                        given.document->id, "sentences count from 0");
        }
        auto [at, is_new] = entry.sentences.try_emplace(record.sentence, Sentence{record.text_extent});
        auto& sentence = at->second;
        if (sentence.extent != record.text_extent || (sentence.text && *sentence.text != record.text)) {
            throw Error(ErrorCode::input, fmt::format("sentence {} is not the same in all records", record.sentence), given.document->id,
                        "each sentence of a document has one number, one place and one text");
        }
        sentence.text = &record.text;
    }
}

void StoreWriter::check_stored_sentences(Entry& entry) {
    each_row(
        sentences_of_,
        [&](Statement& row) {
            const auto at = entry.sentences.find(static_cast<std::uint32_t>(number(row, 1)));
            if (at == entry.sentences.end()) return;
            auto& sentence = at->second;
            const Extent extent{static_cast<std::uint32_t>(number(row, 2)), static_cast<std::uint32_t>(number(row, 3))};
            sentence.text_stored = !row.is_null(4);
            if (sentence.extent != extent || (sentence.text_stored && sentence.text && *sentence.text != text(row, 4)))
                contradicts(*entry.given, fmt::format("sentence {}", at->first));
            sentence.id = number(row, 0);
        },
        entry.id);
}

void StoreWriter::store_document(Entry& entry) {
    const auto& given = *entry.given;
    const auto& info = *given.document;
    written_documents_.insert(info.id);  // more of it may come in this call
    if (!entry.known) {
        const auto body = given.text.empty() ? std::nullopt : std::optional(given.text);
        entry.id = ++last_.document;
        run(insert_document_, entry.id, info.id, info.title, info.publisher, info.url, info.language, info.published, info.extra, body);
    } else if (entry.completed) {
        run(set_document_text_, entry.id, given.text);
    }
}

void StoreWriter::store_sentences(Entry& entry) {
    for (auto& [index, sentence] : entry.sentences) {
        const auto words = sentence.text ? std::optional(*sentence.text) : std::nullopt;
        if (sentence.id == 0) {
            sentence.id = ++last_.sentence;
            run(insert_sentence_, sentence.id, entry.id, std::int64_t{index}, std::int64_t{sentence.extent.begin},
                std::int64_t{sentence.extent.end}, words);
        } else if (words && !sentence.text_stored) {
            run(set_sentence_text_, sentence.id, *words);
        }
        if (words && !sentence.text_stored) database_.index_words(sentence.id, *words);
    }
}

std::uint64_t StoreWriter::store_records(const Entry& entry) {
    stored_records_.clear();
    stored_edges_.clear();
    mentions_.clear();
    new_aliases_.clear();
    if (entry.known) {
        each_row(
            evidence_of_,
            [&](Statement& row) {
                stored_records_.insert(number(row, 0));
                stored_edges_.insert(number(row, 1));
            },
            entry.id);
        read_mentions(entry);
    }
    const auto records = pending_records(entry);
    for (std::size_t first = 0, last = 0; first < records.size(); first = last) {
        while (last < records.size() && records[last].edge_key == records[first].edge_key) ++last;
        const auto reports = std::span(records).subspan(first, last - first);
        const auto edge = store_edge(reports, !stored_edges_.contains(reports.front().edge_key));
        for (const auto& pending : reports) store_evidence(entry, pending, edge);
    }
    store_aliases();
    return records.size();
}

/// By edge, then key; of records that are one reading told twice, the more confident.
std::vector<StoreWriter::Pending> StoreWriter::pending_records(const Entry& entry) {
    std::vector<Pending> records;
    records.reserve(entry.given->records.size());
    for (const auto& record : entry.given->records) {
        const auto key = key_of(record.id, *entry.given);
        if (!stored_records_.contains(key)) records.push_back({&record, key, key_of(record.edge, *entry.given), {}, {}, {}});
    }
    std::sort(records.begin(), records.end(), [](const Pending& a, const Pending& b) {
        return std::tie(a.edge_key, a.key, b.record->confidence, a.record->rule) <
               std::tie(b.edge_key, b.key, a.record->confidence, b.record->rule);
    });
    const auto same = [](const Pending& a, const Pending& b) { return a.key == b.key; };
    records.erase(std::unique(records.begin(), records.end(), same), records.end());

    const auto coding = [&](const std::optional<ActorRef>& actor) {
        return actor ? std::optional(coding_of(*actor, entry.published)) : std::nullopt;
    };
    for (auto& pending : records) {
        pending.source = coding(pending.record->source);
        pending.target = coding(pending.record->target);
        pending.attributed_to = coding(pending.record->attributed_to);
    }
    return records;
}

void StoreWriter::read_mentions(const Entry& entry) {
    each_row(
        mentions_of_,
        [&](Statement& row) {
            MentionKey key{number(row, 1), static_cast<std::uint32_t>(number(row, 2)), static_cast<std::uint32_t>(number(row, 3)),
                           number(row, 4), text(row, 5), text(row, 6)};
            mentions_.emplace(std::move(key), number(row, 0));
        },
        entry.id);
}

std::int64_t StoreWriter::store_edge(std::span<const Pending> reports, bool new_to_document) {
    const auto& first = reports.front();
    const auto& record = *first.record;
    // A reciprocal edge stands in the order of its actors' ids, however a record has it.
    const bool turned = record.reciprocal && record.source && record.target && record.target->id < record.source->id;
    const auto& from = turned ? first.target : first.source;
    const auto& to = turned ? first.source : first.target;
    double confidence = 0;
    for (const auto& report : reports) confidence = std::max(confidence, report.record->confidence);
    EdgeRow edge{first.edge_key, relation_of(record), {}, {}, record.reciprocal, record.polarity, record.modality, {}, {}, confidence,
                 static_cast<std::int64_t>(reports.size()), new_to_document ? 1 : 0};
    if (from) edge.source = from->actor;
    if (to) edge.target = to->actor;
    if (record.date) {
        edge.first_day = record.date->start.day.time_since_epoch().count();
        edge.last_day = record.date->end.day.time_since_epoch().count();
    }
    return database_.put_edge(edge);
}

void StoreWriter::store_evidence(const Entry& entry, const Pending& pending, std::int64_t edge) {
    const auto& record = *pending.record;
    const auto sentence = entry.sentences.at(record.sentence).id;
    const auto mention = [&](const std::optional<ActorRef>& actor, const std::optional<KnownCoding>& coding) {
        return actor ? std::optional(mention_of(sentence, *actor, *coding)) : std::nullopt;
    };
    const auto source = mention(record.source, pending.source), target = mention(record.target, pending.target);
    const auto attributed_to = mention(record.attributed_to, pending.attributed_to);
    const auto contexts = as_json(record.contexts);
    if (record.place) locate(record.place->name, record.place->country, record.place->coordinates);
    const auto place = record.place ? std::optional(record.place->name) : std::nullopt;
    const auto place_country = record.place ? std::optional(record.place->country) : std::nullopt;
    const auto evidence = ++last_.evidence;
    run(insert_evidence_, evidence, pending.key, edge, entry.id, sentence, source, target, attributed_to, record.trigger,
        std::int64_t{record.trigger_extent.begin}, std::int64_t{record.trigger_extent.end}, rule_of(record.rule), record.cameo, contexts,
        place, place_country, record.confidence);
    if (record.numbers.empty()) return;
    const auto column = [](const std::optional<std::uint64_t>& bound) { return bound ? std::optional(static_cast<std::int64_t>(*bound)) : std::nullopt; };
    for (const auto& [name, range] : record.numbers) run(insert_number_, evidence, name, column(range.least), column(range.most));
}

void StoreWriter::store_aliases() {
    for (const auto& [alias, mentions] : new_aliases_) run(count_alias_, alias.first, alias.second, fold(alias.second), mentions);
}

void StoreWriter::identify_new_actors() {
    bool decided = false;
    for (const auto& actor : new_actors_) {
        each_row(find_decision_, [&](Statement& row) { decided |= number(row, 0) != 0; }, actor);
        if (decided) return derive_identities(database_);
    }
}

/// Of two coordinates for one place the lesser stay, so that the order of records does not matter.
void StoreWriter::locate(const std::string& name, const std::string& country, const std::optional<Coordinates>& at) {
    if (!at) return;
    make_room(places_);
    const auto [known, unknown] = places_.try_emplace({name, country}, *at);
    if (!unknown && known->second <= *at) return;
    known->second = *at;
    run(insert_place_, name, country, at->latitude, at->longitude);
}

/// The row of an actor, coded as the latest document has it; of documents of one day, by the order of the codings themselves.
std::int64_t StoreWriter::actor_of(const ActorRef& actor, const std::optional<Date>& day) {
    make_room(actors_);
    const auto [at, unknown] = actors_.try_emplace(actor.id);
    auto& known = at->second;
    if (unknown) {
        each_row(
            find_actor_,
            [&](Statement& row) {
                known = {number(row, 0), date(row, 1), {text(row, 2), text(row, 3), text(row, 4), text(row, 5), text(row, 6)}, number(row, 7) != 0};
            },
            actor.id);
    }
    if (actor.kind == ActorKind::place) locate(actor.name, actor.country, actor.coordinates);
    auto coding = shown_coding({actor.name, std::string(to_string(actor.kind)), actor.country, actor.sector, actor.code});
    const auto& [name, kind, country, sector, code] = coding;
    if (known.id == 0) {
        new_actors_.push_back(actor.id);
        const auto id = ++last_.actor;
        run(insert_actor_, id, actor.id, day, fold(name), name, kind, country, sector, code);
        known = {id, day, std::move(coding), false};
    } else if (std::tie(known.as_of, known.coding) < std::tie(day, coding)) {
        run(recode_actor_, known.id, day, fold(name), name, kind, country, sector, code, before_all_days);
        known.as_of = day;
        known.coding = std::move(coding);
    }
    if (actor.from_text && !known.from_text) {
        run(insert_actor_from_text_, known.id);
        known.from_text = true;
    }
    return known.id;
}

StoreWriter::KnownCoding StoreWriter::coding_of(const ActorRef& actor, const std::optional<Date>& day) {
    const auto actor_id = actor_of(actor, day);
    const std::string kind(to_string(actor.kind));
    scratch_.clear();
    for (const std::string_view field : {std::string_view(actor.id), std::string_view(kind), std::string_view(actor.country),
                                         std::string_view(actor.sector), std::string_view(actor.code), std::string_view(actor.name)})
        (scratch_ += field) += '\n';

    make_room(codings_);
    const auto [at, unknown] = codings_.try_emplace(scratch_);
    auto& known = at->second;
    if (!unknown) return known;
    known.actor = actor_id;
    each_row(find_coding_, [&](Statement& row) { known.id = number(row, 0); }, actor_id, actor.name, kind, actor.country,
             actor.sector, actor.code);
    if (known.id == 0) {
        known.id = ++last_.coding;
        run(insert_coding_, known.id, actor_id, actor.name, kind, actor.country, actor.sector, actor.code);
    }
    return known;
}

std::int64_t StoreWriter::mention_of(std::int64_t sentence, const ActorRef& actor, const KnownCoding& coding) {
    const auto [at, is_new] = mentions_.try_emplace(
        MentionKey{sentence, actor.extent.begin, actor.extent.end, coding.id, actor.mention, actor.resolution});
    if (!is_new) return at->second;

    at->second = ++last_.mention;
    run(insert_mention_, at->second, sentence, std::int64_t{actor.extent.begin}, std::int64_t{actor.extent.end}, coding.id, actor.mention,
        actor.resolution);
    if (const auto alias = alias_in(actor.mention); !alias.empty()) ++new_aliases_[{coding.actor, std::string(alias)}];
    return at->second;
}

std::int64_t StoreWriter::relation_of(const Record& record) {
    const auto [at, unknown] = relations_.try_emplace({record.kind, record.type, record.mode, record.quad});
    if (!unknown) return at->second;
    const std::string kind(to_string(record.kind));
    const auto quad = static_cast<std::int64_t>(record.quad);
    each_row(find_relation_, [&](Statement& row) { at->second = number(row, 0); }, kind, record.type, record.mode, quad);
    if (at->second == 0) {
        at->second = ++last_.relation;
        run(insert_relation_, at->second, kind, record.type, record.mode, quad);
    }
    return at->second;
}

std::int64_t StoreWriter::rule_of(const std::string& name) {
    const auto [at, unknown] = rules_.try_emplace(name);
    if (!unknown) return at->second;
    each_row(find_rule_, [&](Statement& row) { at->second = number(row, 0); }, name);
    if (at->second == 0) {
        at->second = ++last_.rule;
        run(insert_rule_, at->second, name);
    }
    return at->second;
}

void StoreWriter::forget() {
    actors_.clear();
    codings_.clear();
    places_.clear();
    relations_.clear();
    rules_.clear();
}

void StoreWriter::forget_if_rows_may_be_gone() {
    const auto now = database_.remembrance();
    if (now != remembrance_) forget();
    remembrance_ = now;
}

template <class Known>
void StoreWriter::make_room(Known& known) {
    if (known.size() <= most_remembered) return;
    database_.flush();  // what is forgotten will be looked for
    known.clear();
}

}  // namespace entente::store
