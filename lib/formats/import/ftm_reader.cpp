#include "formats/import/ftm_reader.hpp"

#include <algorithm>

#include "actors/codes.hpp"
#include "formats/import/json_line.hpp"
#include "formats/import/names.hpp"
#include "formats/import/partial_date.hpp"

namespace entente::formats {
namespace {

struct Body {
    std::string_view schema;
    ActorKind kind;
    bool assumed;
};
constexpr Body bodies[] = {
    {"Person", ActorKind::person, false},        {"Organization", ActorKind::organization, true}, {"PublicBody", ActorKind::government, true},
    {"Company", ActorKind::company, false},      {"LegalEntity", ActorKind::organization, true},
};

bool has(const std::vector<std::string_view>& topics, std::string_view topic) { return std::ranges::find(topics, topic) != topics.end(); }

std::string sector_of_position(const std::vector<std::string_view>& topics) {
    if (has(topics, "gov.legislative")) return "LEG";
    if (has(topics, "gov.judicial")) return "JUD";
    if (has(topics, "gov.head") || has(topics, "gov.executive")) return "GOV";
    return {};
}

std::string first_text(const rapidjson::Value& properties, const char* name) {
    const auto texts = texts_of(member(properties, name));
    return texts.empty() ? std::string() : tidy(texts.front());
}

}  // namespace

std::string FtmReader::country_of(const Properties& properties, std::initializer_list<const char*> names) const {
    for (const auto* name : names)
        for (const auto written : texts_of(member(properties, name)))
            if (auto code = countries_.find(written); !code.empty()) return code;
    return {};
}

void FtmReader::line(std::size_t number, std::string_view line) {
    if (tidy(line).empty()) return;
    std::string fault;
    const auto json = parse_object(line, fault);
    if (!json) return sink_.skipped(number, std::move(fault));
    const auto schema = text_of(member(*json, "schema"));
    std::string id(text_of(member(*json, "id")));
    const auto* properties = member(*json, "properties");
    if (schema.empty() || id.empty() || !properties || !properties->IsObject()) return sink_.skipped(number, "no entity: it needs \"id\", \"schema\" and \"properties\"");

    if (schema == "Position") return read_position(number, std::move(id), *properties);
    if (schema == "Occupancy") return read_link(number, *properties, "holder", "post", nullptr);
    if (schema == "Membership") return read_link(number, *properties, "member", "organization", "role");
    if (schema == "Directorship") return read_link(number, *properties, "director", "organization", "role");
    if (schema == "Employment") return read_link(number, *properties, "employee", "employer", "role");
    read_actor(number, std::move(id), schema, *properties);
}

void FtmReader::read_actor(std::size_t number, std::string id, std::string_view schema, const Properties& properties) {
    const auto* body = std::ranges::find(bodies, schema, &Body::schema);
    if (body == std::end(bodies)) return;
    actors::ImportedActor actor;
    actor.kind = body->kind;
    actor.kind_assumed = body->assumed;
    std::string fault = "no name";
    for (const auto written : texts_of(member(properties, "name"))) {
        auto name = tidy(written);
        auto wrong = name_fault(name);
        if (!wrong.empty()) fault = std::move(wrong);
        else if (actor.name.empty()) actor.name = std::move(name);
        else actor.aliases.push_back(std::move(name));
    }
    if (actor.name.empty()) return sink_.skipped(number, std::move(fault));
    for (const char* also : {"alias", "previousName"})
        for (const auto written : texts_of(member(properties, also)))
            if (auto name = tidy(written); name_fault(name).empty()) actor.aliases.push_back(std::move(name));

    const auto topics = texts_of(member(properties, "topics"));
    const bool person = actor.kind == ActorKind::person;
    actor.country = person ? country_of(properties, {"nationality", "citizenship", "country"}) : country_of(properties, {"country", "jurisdiction", "mainCountry"});
    if (person) {
        const auto gender = first_text(properties, "gender");
        actor.gender = gender == "female" ? actors::Gender::female : gender == "male" ? actors::Gender::male : actors::Gender::unknown;
        // Offices as words, without their days.
        for (const auto written : texts_of(member(properties, "position")))
            if (auto title = tidy(written); !title.empty()) {
                auto sector = sector_of_title(agents_, title);
                actor.roles.push_back({std::move(title), {}, {}, std::move(sector), {}});
            }
    } else if (has(topics, "pol.party")) {
        actor.kind = ActorKind::party;
        actor.kind_assumed = false;
        actor.sector = "PTY";
    } else if (has(topics, "gov.igo")) {
        actor.kind = ActorKind::igo;
        actor.kind_assumed = false;
        actor.code = "IGO";
        actor.country.clear();
    } else if (actor.kind == ActorKind::government) {
        actor.sector = "GOV";
    } else if (actor.kind == ActorKind::company) {
        actor.sector = "BUS";
    }
    auto item = first_text(properties, "wikidataId");
    if (item.size() > 1 && item[0] == 'Q' && item.size() < 12) actor.wikidata = std::move(item);
    if (!by_id_.try_emplace(std::move(id), actors_.size()).second) return sink_.skipped(number, "the id stands twice");
    actors_.push_back(std::move(actor));
}

void FtmReader::read_position(std::size_t number, std::string id, const Properties& properties) {
    Position position{first_text(properties, "name"), country_of(properties, {"country"}), sector_of_position(texts_of(member(properties, "topics")))};
    if (position.title.empty()) return sink_.skipped(number, "a position without a name");
    if (position.sector.empty()) position.sector = sector_of_title(agents_, position.title);
    if (!positions_.try_emplace(std::move(id), std::move(position)).second) sink_.skipped(number, "the id stands twice");
}

void FtmReader::read_link(std::size_t number, const Properties& properties, const char* holder, const char* in, const char* title) {
    const auto from = first_text(properties, "startDate"), to = first_text(properties, "endDate");
    const auto term = term_of(from, to);
    if (!term) return sink_.skipped(number, "\"" + from + "\" and \"" + to + "\" are no days in order");
    const auto holders = texts_of(member(properties, holder)), ins = texts_of(member(properties, in));
    if (holders.empty() || ins.empty()) return sink_.skipped(number, std::string("it does not say \"") + (holders.empty() ? holder : in) + "\"");
    for (const auto who : holders)
        for (const auto what : ins) links_.push_back({number, std::string(who), std::string(what), title ? first_text(properties, title) : std::string(), !title, *term});
}

void FtmReader::end() {
    for (auto& link : links_) {
        const auto holder = by_id_.find(link.holder);
        if (holder == by_id_.end()) {
            sink_.skipped(link.line, "its holder \"" + link.holder + "\" is no person or body of this file");
            continue;
        }
        auto& actor = actors_[holder->second];
        if (link.position) {
            const auto position = positions_.find(link.in);
            if (position == positions_.end()) sink_.skipped(link.line, "its post \"" + link.in + "\" is no position of this file");
            else actor.roles.push_back({position->second.title, {}, position->second.country, position->second.sector, link.term});
            continue;
        }
        const auto body = by_id_.find(link.in);
        if (body == by_id_.end()) {
            sink_.skipped(link.line, "\"" + link.in + "\" is no body of this file");
            continue;
        }
        const auto& of = actors_[body->second];
        auto title = link.title.empty() ? "member" : std::move(link.title);
        auto sector = sector_of_title(agents_, title);
        if (of.kind != ActorKind::government && !of.sector.empty()) sector = of.sector;
        actor.roles.push_back({std::move(title), actors::unknown_id(of.kind, of.name), of.country, std::move(sector), link.term});
    }
    for (auto& actor : actors_) sink_.actor(std::move(actor));
}

}  // namespace entente::formats
