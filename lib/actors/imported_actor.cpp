#include "actors/imported_actor.hpp"

#include <algorithm>
#include <tuple>

#include <rapidjson/document.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <entente/error.hpp>

#include "text/json_file.hpp"

namespace entente::actors {
namespace {

using Writer = rapidjson::Writer<rapidjson::StringBuffer>;

auto as_tuple(const ImportedRole& role) {
    return std::tie(role.term.from, role.term.to, role.country, role.sector, role.of, role.title);
}

void write(Writer& json, const char* member, std::string_view value) {
    if (value.empty()) return;
    json.Key(member);
    json.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
}

void write(Writer& json, const Term& term) {
    if (term.from) write(json, "from", term.from->iso());
    if (term.to) write(json, "to", term.to->iso());
}

std::optional<Date> read_date(const rapidjson::Value& json, const char* member, const std::string& where) {
    const auto written = text::json_string(json, member, where);
    if (written.empty()) return std::nullopt;
    const auto date = Date::parse(written);
    if (!date) throw Error(ErrorCode::schema, "\"" + written + "\" is no date", where, "import its file again");
    return date;
}

Term read_term(const rapidjson::Value& json, const std::string& where) { return {read_date(json, "from", where), read_date(json, "to", where)}; }

}  // namespace

void put_in_order(ImportedActor& actor) {
    std::ranges::sort(actor.aliases);
    actor.aliases.erase(std::unique(actor.aliases.begin(), actor.aliases.end()), actor.aliases.end());
    std::erase(actor.aliases, actor.name);
    std::ranges::sort(actor.roles, [](const auto& a, const auto& b) { return as_tuple(a) < as_tuple(b); });
    const auto same = [](const auto& a, const auto& b) { return as_tuple(a) == as_tuple(b); };
    actor.roles.erase(std::unique(actor.roles.begin(), actor.roles.end(), same), actor.roles.end());
}

std::string to_json(ImportedActor actor) {
    put_in_order(actor);
    rapidjson::StringBuffer buffer;
    Writer json(buffer);
    json.StartObject();
    write(json, "name", actor.name);
    write(json, "kind", to_string(actor.kind));
    if (actor.kind_assumed) {
        json.Key("assumed");
        json.Bool(true);
    }
    write(json, "id", actor.id);
    write(json, "country", actor.country);
    write(json, "code", actor.code);
    write(json, "sector", actor.sector);
    if (actor.gender != Gender::unknown) write(json, "gender", actor.gender == Gender::female ? "female" : "male");
    if (!actor.aliases.empty()) {
        json.Key("aliases");
        json.StartArray();
        for (const auto& alias : actor.aliases) json.String(alias.data(), static_cast<rapidjson::SizeType>(alias.size()));
        json.EndArray();
    }
    if (!actor.roles.empty()) {
        json.Key("roles");
        json.StartArray();
        for (const auto& role : actor.roles) {
            json.StartObject();
            write(json, "title", role.title);
            write(json, "of", role.of);
            write(json, "country", role.country);
            write(json, "sector", role.sector);
            write(json, role.term);
            json.EndObject();
        }
        json.EndArray();
    }
    write(json, actor.term);
    write(json, "wikidata", actor.wikidata);
    json.EndObject();
    return {buffer.GetString(), buffer.GetSize()};
}

ImportedActor imported_actor(std::string_view text, const std::string& where) {
    constexpr const char* remedy = "import its file again";
    rapidjson::Document json;
    json.Parse<rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag>(text.data(), text.size());
    if (json.HasParseError() || !json.IsObject()) throw Error(ErrorCode::schema, "an import that is no JSON object", where, remedy);
    ImportedActor actor;
    actor.name = text::json_string(json, "name", where);
    const auto kind = actor_kind(text::json_string(json, "kind", where));
    if (actor.name.empty() || !kind) throw Error(ErrorCode::schema, "an import without name or kind", where, remedy);
    actor.kind = *kind;
    actor.kind_assumed = text::json_bool(json, "assumed", where);
    actor.id = text::json_string(json, "id", where);
    actor.country = text::json_string(json, "country", where);
    actor.code = text::json_string(json, "code", where);
    actor.sector = text::json_string(json, "sector", where);
    actor.wikidata = text::json_string(json, "wikidata", where);
    const auto gender = text::json_string(json, "gender", where);
    actor.gender = gender == "female" ? Gender::female : gender == "male" ? Gender::male : Gender::unknown;
    actor.aliases = text::json_strings(json, "aliases", where);
    actor.term = read_term(json, where);
    if (const auto roles = json.FindMember("roles"); roles != json.MemberEnd() && roles->value.IsArray()) {
        for (const auto& role : roles->value.GetArray()) {
            if (!role.IsObject()) throw Error(ErrorCode::schema, "a role that is no JSON object", where, remedy);
            actor.roles.push_back({text::json_string(role, "title", where), text::json_string(role, "of", where), text::json_string(role, "country", where),
                                   text::json_string(role, "sector", where), read_term(role, where)});
        }
    }
    return actor;
}

}  // namespace entente::actors
