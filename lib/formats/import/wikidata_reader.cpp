#include "formats/import/wikidata_reader.hpp"

#include <algorithm>

#include "formats/import/json_line.hpp"
#include "formats/import/names.hpp"
#include "formats/import/partial_date.hpp"

namespace entente::formats {
namespace {

struct Class {
    std::string_view item;
    ActorKind kind;
    std::string_view sector;
};

/// What an item may be an instance of (P31) to be an actor.
constexpr Class classes[] = {
    {"Q5", ActorKind::person, ""},                 // human
    {"Q6256", ActorKind::country, ""},             // country
    {"Q3624078", ActorKind::country, ""},          // sovereign state
    {"Q3024240", ActorKind::country, ""},          // historical country
    {"Q7278", ActorKind::party, "PTY"},            // political party
    {"Q484652", ActorKind::igo, ""},               // international organization
    {"Q245065", ActorKind::igo, ""},               // intergovernmental organization
    {"Q79913", ActorKind::ngo, ""},                // non-governmental organization
    {"Q17149090", ActorKind::armed_group, "REB"},  // armed organization
    {"Q192350", ActorKind::government, "GOV"},     // ministry
    {"Q327333", ActorKind::government, "GOV"},     // government agency
    {"Q11032", ActorKind::media, "JRN"},           // newspaper
    {"Q192283", ActorKind::media, "JRN"},          // news agency
    {"Q4830453", ActorKind::company, "BUS"},       // business
    {"Q6881511", ActorKind::company, "BUS"},       // enterprise
    {"Q783794", ActorKind::company, "BUS"},        // company
    {"Q891723", ActorKind::company, "BUS"},        // public company
    {"Q515", ActorKind::place, ""},                // city
    {"Q1549591", ActorKind::place, ""},            // big city
    {"Q43229", ActorKind::organization, ""},       // organization
};
/// Position, public office.
constexpr std::string_view office_classes[] = {"Q4164871", "Q294414"};

constexpr const char* female = "Q6581072";
constexpr const char* male = "Q6581097";

/// The value of a statement's main part or of one of its qualifiers.
const rapidjson::Value* value_of(const rapidjson::Value& snak) { return member(snak, {"datavalue", "value"}); }

/// Statements of a property that nobody has deprecated, those that are preferred first.
std::vector<const rapidjson::Value*> statements(const rapidjson::Value& claims, const char* property) {
    std::vector<const rapidjson::Value*> found;
    const auto* list = member(claims, property);
    if (!list || !list->IsArray()) return found;
    for (const auto& statement : list->GetArray())
        if (text_of(member(statement, "rank")) != "deprecated") found.push_back(&statement);
    std::stable_partition(found.begin(), found.end(), [](const auto* statement) { return text_of(member(*statement, "rank")) == "preferred"; });
    return found;
}

std::string item_of(const rapidjson::Value& statement) {
    const auto* snak = member(statement, "mainsnak");
    const auto* value = snak ? value_of(*snak) : nullptr;
    return value ? std::string(text_of(member(*value, "id"))) : std::string();
}

std::vector<std::string> items_of(const rapidjson::Value& claims, const char* property) {
    std::vector<std::string> items;
    for (const auto* statement : statements(claims, property))
        if (auto item = item_of(*statement); !item.empty()) items.push_back(std::move(item));
    return items;
}

std::string first_item(const rapidjson::Value& claims, const char* property) {
    auto items = items_of(claims, property);
    return items.empty() ? std::string() : std::move(items.front());
}

/// "+2014-03-27T00:00:00Z" with precision 11 is a day, 10 a month, 9 a year; what is less precise is left out. As ISO 8601.
std::string day_of(const rapidjson::Value& statement, const char* qualifier) {
    const auto* list = member(statement, {"qualifiers", qualifier});
    if (!list || !list->IsArray() || list->Empty()) return {};
    const auto* value = value_of((*list)[0]);
    if (!value) return {};
    const auto time = text_of(member(*value, "time"));
    const auto* precision = member(*value, "precision");
    if (time.size() < 11 || time[0] != '+' || !precision || !precision->IsInt() || precision->GetInt() < 9) return {};
    return std::string(time.substr(1, precision->GetInt() == 9 ? 4 : precision->GetInt() == 10 ? 7 : 10));
}

std::string label_of(const rapidjson::Value& item) {
    for (const char* language : {"en", "mul"})
        if (auto label = tidy(text_of(member(item, {"labels", language, "value"}))); !label.empty()) return label;
    return {};
}

}  // namespace

void WikidataReader::line(std::size_t number, std::string_view line) {
    while (!line.empty() && (line.back() == ',' || line.back() == ' ')) line.remove_suffix(1);
    while (!line.empty() && line.front() == ' ') line.remove_prefix(1);
    if (line.empty() || line == "[" || line == "]") return;
    std::string fault;
    const auto json = parse_object(line, fault);
    if (!json) return sink_.skipped(number, std::move(fault));
    const std::string item(text_of(member(*json, "id")));
    const auto* claims = member(*json, "claims");
    if (item.size() < 2 || !claims || !(claims->IsObject() || (claims->IsArray() && claims->Empty()))) return sink_.skipped(number, "no item: it needs \"id\" and \"claims\"");
    if (item.front() != 'Q') return;  // a property, a lexeme

    for (const auto* statement : statements(*claims, "P298"))
        if (const auto* snak = member(*statement, "mainsnak"))
            if (const auto* value = value_of(*snak))
                if (auto code = countries_.find(text_of(value)); !code.empty()) country_codes_.try_emplace(item, std::move(code));

    const auto kinds = items_of(*claims, "P31");
    const Class* known = nullptr;
    for (const auto& candidate : classes)
        if (!known && std::ranges::find(kinds, candidate.item) != kinds.end()) known = &candidate;
    if (!known) {
        const bool office = std::ranges::any_of(office_classes, [&](std::string_view one) { return std::ranges::find(kinds, one) != kinds.end(); });
        // Many offices are written down as a kind of another one, in some country.
        if (office || (member(*claims, "P279") && (member(*claims, "P1001") || member(*claims, "P17")))) read_office(item, *json);
        return;
    }

    Waiting waiting;
    auto& actor = waiting.actor;
    actor.name = label_of(*json);
    if (actor.name.empty()) return sink_.skipped(number, item + " has no English name");
    if (auto wrong = name_fault(actor.name); !wrong.empty()) return sink_.skipped(number, std::move(wrong));
    actor.kind = known->kind;
    actor.sector = known->sector;
    actor.wikidata = item;
    if (actor.kind == ActorKind::igo) actor.code = "IGO";
    if (const auto* aliases = member(*json, {"aliases", "en"}); aliases && aliases->IsArray())
        for (const auto& alias : aliases->GetArray())
            if (auto name = tidy(text_of(member(alias, "value"))); !name.empty() && name_fault(name).empty()) actor.aliases.push_back(std::move(name));
    const bool person = actor.kind == ActorKind::person;
    waiting.country = actor.kind == ActorKind::country ? item : actor.kind == ActorKind::igo ? std::string() : first_item(*claims, person ? "P27" : "P17");
    if (person) {
        const auto gender = first_item(*claims, "P21");
        actor.gender = gender == female ? actors::Gender::female : gender == male ? actors::Gender::male : actors::Gender::unknown;
        read_terms(number, *claims, waiting);
    }
    waiting_.push_back(std::move(waiting));
}

void WikidataReader::read_office(const std::string& item, const rapidjson::Value& json) {
    Office office{label_of(json), {}};
    if (office.title.empty()) return;
    const auto& claims = *member(json, "claims");
    office.country = first_item(claims, "P1001");
    if (office.country.empty()) office.country = first_item(claims, "P17");
    offices_.try_emplace(item, std::move(office));
}

void WikidataReader::read_terms(std::size_t number, const rapidjson::Value& claims, Waiting& waiting) {
    for (const char* property : {"P39", "P102"}) {
        const bool party = property[1] == '1';
        for (const auto* statement : statements(claims, property)) {
            auto of = item_of(*statement);
            if (of.empty()) continue;  // "some value", "no value"
            const auto from = day_of(*statement, "P580"), to = day_of(*statement, "P582");
            const auto term = term_of(from, to);
            if (!term) sink_.skipped(number, std::string(property) + " of " + waiting.actor.wikidata + ": \"" + from + "\" and \"" + to + "\" are no days in order");
            else if (party) waiting.actor.roles.push_back({"member", std::move(of), {}, "PTY", *term});
            else waiting.offices.push_back({std::move(of), *term});
        }
    }
}

std::string WikidataReader::country(const std::string& item) const {
    if (item.empty()) return {};
    const auto at = country_codes_.find(item);
    return at != country_codes_.end() ? at->second : countries_.item(item);
}

void WikidataReader::end() {
    for (auto& waiting : waiting_) {
        auto& actor = waiting.actor;
        actor.country = country(waiting.country);
        if (actor.kind == ActorKind::country && actor.country.empty()) continue;  // no code of ours: a state of old
        for (auto& held : waiting.offices) {
            const auto office = offices_.find(held.office);
            if (office == offices_.end()) continue;  // nothing in the file says what it is
            // "President of the United States" of the United States
            auto title = office->second.title;
            auto sector = sector_of_title(agents_, title);
            actor.roles.push_back({std::move(title), {}, country(office->second.country), std::move(sector), held.term});
        }
        sink_.actor(std::move(actor));
    }
    waiting_.clear();
}

}  // namespace entente::formats
