#include "store/rows.hpp"

#include <rapidjson/document.h>

namespace entente::store {
namespace {

ActorKind kind_in(Statement& row, int column) { return actor_kind(text(row, column)).value_or(ActorKind::people); }

// Columns of a mention with its coding and actor, thrice in the statement.
constexpr int mention_column_count = 13;

std::optional<Coordinates> coordinates_in(Statement& row, int at) {
    if (row.is_null(at)) return std::nullopt;
    return Coordinates{row.real(at), row.real(at + 1)};
}

std::optional<ActorRef> mention_in(Statement& row, int at) {
    if (row.is_null(at)) return std::nullopt;
    ActorRef actor;
    actor.id = text(row, at);
    actor.name = text(row, at + 1);
    actor.kind = kind_in(row, at + 2);
    actor.country = text(row, at + 3);
    actor.sector = text(row, at + 4);
    actor.code = text(row, at + 5);
    actor.mention = text(row, at + 6);
    actor.extent = {static_cast<std::uint32_t>(number(row, at + 7)), static_cast<std::uint32_t>(number(row, at + 8))};
    actor.resolution = text(row, at + 9);
    actor.from_text = number(row, at + 10) != 0;
    actor.coordinates = coordinates_in(row, at + 11);
    return actor;
}

std::vector<std::string> contexts_in(Statement& row, int column) {
    std::vector<std::string> contexts;
    const auto json = text(row, column);
    rapidjson::Document array;
    array.Parse<rapidjson::kParseIterativeFlag>(json.data(), json.size());  // a stranger's may be nested without end
    if (array.HasParseError() || !array.IsArray()) return contexts;
    for (const auto& context : array.GetArray())
        if (context.IsString()) contexts.emplace_back(context.GetString(), context.GetStringLength());
    return contexts;
}

std::vector<std::pair<std::string, NumberRange>> numbers_in(Statement& row, int column) {
    std::vector<std::pair<std::string, NumberRange>> numbers;
    const auto json = text(row, column);
    if (json == "[]") return numbers;
    rapidjson::Document array;
    array.Parse<rapidjson::kParseIterativeFlag>(json.data(), json.size());  // a stranger's may be nested without end
    if (array.HasParseError() || !array.IsArray()) return numbers;
    const auto bound = [](const rapidjson::Value& value) { return value.IsUint64() ? std::optional(value.GetUint64()) : std::nullopt; };
    for (const auto& entry : array.GetArray()) {
        const bool whole = entry.IsArray() && entry.Size() == 3 && entry[0].IsString();
        const auto name = row.sound(whole ? std::optional(std::string(entry[0].GetString(), entry[0].GetStringLength())) : std::nullopt);
        numbers.emplace_back(name, NumberRange{bound(entry[1]), bound(entry[2])});
    }
    return numbers;
}

}  // namespace

EdgeFacts edge_facts(Statement& row) {
    EdgeFacts facts;
    facts.id = static_cast<EdgeId>(number(row, 0));
    facts.relation = static_cast<std::uint32_t>(number(row, 1));
    facts.reports = static_cast<std::uint32_t>(number(row, 2));
    if (const auto first = number_or_null(row, 3)) {
        facts.first_day = static_cast<std::int32_t>(*first);
        facts.last_day = static_cast<std::int32_t>(number(row, 4));
    }
    facts.confidence = row.real(5);
    facts.reciprocal = number(row, 6) != 0;
    facts.polarity = row.enumerator(7, Polarity::negated);
    facts.modality = row.enumerator(8, Modality::possible);
    return facts;
}

Actor actor_of(Statement& row, int at) {
    return {text(row, at), text(row, at + 1), kind_in(row, at + 2), text(row, at + 3), text(row, at + 4), text(row, at + 5), coordinates_in(row, at + 6)};
}

std::string RecordRows::select(const Database& database) {
    return "SELECT v.key, e.key, r.kind, r.type, r.mode, r.quad, e.reciprocal, e.polarity, e.modality, e.first_day, e.last_day,"
           " s.number, s.text, s.byte_begin, s.byte_end, v.trigger, v.trigger_begin, v.trigger_end, rules.name, v.cameo, v.contexts,"
           " v.place, v.place_country, vp.latitude, vp.longitude, v.confidence,"
           " " + database.numbers_of("v.id") + ", d.id, d.key, d.title, d.publisher, d.url, d.language, d.published, d.extra,"
           " sa.key, sc.name, sc.kind, sc.country, sc.sector, sc.code, sm.text, sm.byte_begin, sm.byte_end, sm.resolution,"
           " EXISTS (SELECT 1 FROM actors_from_text WHERE actor = sa.id), sp.latitude, sp.longitude,"
           " ta.key, tc.name, tc.kind, tc.country, tc.sector, tc.code, tm.text, tm.byte_begin, tm.byte_end, tm.resolution,"
           " EXISTS (SELECT 1 FROM actors_from_text WHERE actor = ta.id), tp.latitude, tp.longitude,"
           " ba.key, bc.name, bc.kind, bc.country, bc.sector, bc.code, bm.text, bm.byte_begin, bm.byte_end, bm.resolution,"
           " EXISTS (SELECT 1 FROM actors_from_text WHERE actor = ba.id), bp.latitude, bp.longitude"
           " FROM evidence AS v JOIN edges AS e ON e.id = v.edge JOIN relations AS r ON r.id = e.relation"
           " JOIN sentences AS s ON s.id = v.sentence JOIN documents AS d ON d.id = v.document JOIN rules ON rules.id = v.rule"
           " LEFT JOIN mentions AS sm ON sm.id = v.source LEFT JOIN codings AS sc ON sc.id = sm.coding"
           " LEFT JOIN actors AS sa ON sa.id = sc.actor"
           " LEFT JOIN mentions AS tm ON tm.id = v.target LEFT JOIN codings AS tc ON tc.id = tm.coding"
           " LEFT JOIN actors AS ta ON ta.id = tc.actor"
           " LEFT JOIN mentions AS bm ON bm.id = v.attributed_to LEFT JOIN codings AS bc ON bc.id = bm.coding"
           " LEFT JOIN actors AS ba ON ba.id = bc.actor"
           " LEFT JOIN places AS vp ON vp.name = v.place AND vp.country = v.place_country"
           " LEFT JOIN places AS sp ON sc.kind = 'place' AND sp.name = sc.name AND sp.country = sc.country"
           " LEFT JOIN places AS tp ON tc.kind = 'place' AND tp.name = tc.name AND tp.country = tc.country"
           " LEFT JOIN places AS bp ON bc.kind = 'place' AND bp.name = bc.name AND bp.country = bc.country";
}

Record RecordRows::record(Statement& row) {
    const auto extent = [&](int at) {
        return Extent{static_cast<std::uint32_t>(number(row, at)), static_cast<std::uint32_t>(number(row, at + 1))};
    };
    int at = 0;
    Record record;
    record.id = to_hex(static_cast<EdgeId>(number(row, at++)));
    record.edge = to_hex(static_cast<EdgeId>(number(row, at++)));
    record.kind = record_kind(text(row, at++)).value_or(RecordKind::event);
    record.type = text(row, at++);
    record.mode = text(row, at++);
    record.quad = static_cast<int>(number(row, at++));
    record.reciprocal = number(row, at++) != 0;
    record.polarity = row.enumerator(at++, Polarity::negated);
    record.modality = row.enumerator(at++, Modality::possible);
    if (const auto first = date(row, at)) record.date = DateSpan{*first, date(row, at + 1).value_or(*first)};
    at += 2;
    record.sentence = static_cast<std::uint32_t>(number(row, at++));
    record.text = text(row, at++);
    record.text_extent = extent(at);
    at += 2;
    record.trigger = text(row, at++);
    record.trigger_extent = extent(at);
    at += 2;
    record.rule = text(row, at++);
    record.cameo = text(row, at++);
    if (!row.is_null(at)) record.contexts = contexts_in(row, at);
    ++at;
    if (!row.is_null(at)) record.place = Place{text(row, at), text(row, at + 1), coordinates_in(row, at + 2)};
    at += 4;
    record.confidence = row.real(at++);
    record.numbers = numbers_in(row, at++);

    const auto document = number(row, at);
    if (document != document_ || !info_) {
        auto info = std::make_shared<DocumentInfo>();
        info->id = text(row, at + 1);
        info->title = text(row, at + 2);
        info->publisher = text(row, at + 3);
        info->url = text(row, at + 4);
        info->language = text(row, at + 5);
        info->published = date(row, at + 6);
        info->extra = text(row, at + 7);
        document_ = document;
        info_ = std::move(info);
    }
    record.document = info_;
    at += 8;

    record.source = mention_in(row, at);
    record.target = mention_in(row, at + mention_column_count);
    record.attributed_to = mention_in(row, at + 2 * mention_column_count);
    return record;
}

}  // namespace entente::store
