#include "actors/directory_file.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string_view>
#include <utility>

#include <rapidjson/document.h>

#include <entente/error.hpp>

#include "text/json_file.hpp"

namespace entente::actors {
namespace {

constexpr const char* remedy_format = "docs/file-formats.md describes the members of an actor";

[[noreturn]] void fail(std::string what, std::string where, std::string remedy = remedy_format) {
    throw Error(ErrorCode::schema, std::move(what), std::move(where), std::move(remedy));
}

/// Where a fault lies: put into words only when there is one.
struct Place {
    std::string_view file;
    std::size_t number = 0;  // of the actor in the file; 0 for the file itself
    std::string_view id, role;

    std::string text() const {
        std::string out(file);
        if (!id.empty()) out.append(": actor \"").append(id) += '"';
        else if (number > 0) out.append(": actor ").append(std::to_string(number));
        if (!role.empty()) out.append(", role \"").append(role) += '"';
        return out;
    }
};

std::string in_quotes(std::string_view text) { return '"' + std::string(text) + '"'; }

/// The members of an object by their place in the list of those that it may have: one look at each, however many there may be.
template <const auto& names>
class Members {
public:
    Members(const rapidjson::Value& object, const Place& place) : place_(place) {
        // Members mostly stand in the order of the list, so that the search goes on where the last one was found.
        std::size_t next = 0;
        for (const auto& member : object.GetObject()) {
            const std::string_view name(member.name.GetString(), member.name.GetStringLength());
            std::size_t tried = 0;
            while (tried < names.size() && names[next] != name) {
                next = next + 1 < names.size() ? next + 1 : 0;
                ++tried;
            }
            if (tried == names.size()) fail("unknown member " + in_quotes(name), place.text());
            if (!values_[next]) values_[next] = &member.value;
        }
    }

    const rapidjson::Value* at(std::size_t member) const { return values_[member]; }

    /// Empty where the member is absent.
    std::string_view string(std::size_t member) const {
        const auto* value = values_[member];
        if (!value) return {};
        if (!value->IsString()) fail(in_quotes(names[member]) + " is no string", place_.text());
        return {value->GetString(), value->GetStringLength()};
    }

    /// Calls `take` with each string of an array, or with the one string.
    template <class Take>
    void each_string(std::size_t member, Take take) const {
        const auto* value = values_[member];
        if (!value) return;
        const auto one = [&](const rapidjson::Value& v) {
            if (!v.IsString()) fail(in_quotes(names[member]) + " holds something that is no string", place_.text());
            take(std::string_view(v.GetString(), v.GetStringLength()));
        };
        if (!value->IsArray()) return one(*value);
        for (const auto& v : value->GetArray()) one(v);
    }

    std::vector<std::string> strings(std::size_t member) const {
        std::vector<std::string> out;
        if (const auto* value = values_[member]; value && value->IsArray()) out.reserve(value->Size());
        each_string(member, [&](std::string_view text) { out.emplace_back(text); });
        return out;
    }

    std::optional<Date> date(std::size_t member) const {
        const auto written = string(member);
        if (written.empty()) return std::nullopt;
        const auto date = Date::parse(written);
        if (!date || written.size() != 10)
            fail(in_quotes(names[member]) + " is no date: " + in_quotes(written), place_.text(), "write it as 2016-07-14");
        return date;
    }

    Term term(std::size_t from, std::size_t to) const {
        const Term term{date(from), date(to)};
        if (term.from && term.to && *term.to < *term.from) fail("\"to\" lies before \"from\"", place_.text(), "correct one of the two days");
        return term;
    }

private:
    const Place& place_;
    std::array<const rapidjson::Value*, names.size()> values_{};
};

// In the order in which the files mostly have them.
constexpr std::array<std::string_view, 21> actor_members{
    "id", "name", "kind", "country", "code", "sector", "aliases", "surname", "gender", "adjectives", "demonyms", "capital",
    "seats", "shared", "from", "to", "successor", "parent", "wikidata", "roles", "led_by"};
enum ActorMember : std::size_t {
    id, name, kind, country, code, sector, aliases, surname, gender, adjectives, demonyms,
    capital, seats, shared, from, to, successor, parent, wikidata, roles, led_by
};
constexpr std::array<std::string_view, 5> role_members{"title", "of", "sector", "from", "to"};
enum RoleMember : std::size_t { role_title, role_of, role_sector, role_from, role_to };
constexpr std::array<std::string_view, 3> leading_members{"office", "from", "to"};
enum LeadingMember : std::size_t { leading_office, leading_from, leading_to };
constexpr std::array<std::string_view, 3> file_members{"about", "known_on", "actors"};
enum FileMember : std::size_t { about, known_on, actors };

bool is_code(std::string_view text) {
    return text.size() == 3 && std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool is_slug(std::string_view text) {
    if (text.empty() || text.front() == '-' || text.back() == '-' || text.find("--") != std::string_view::npos) return false;
    return std::all_of(text.begin(), text.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
}

class Reader {
public:
    explicit Reader(DirectoryFile& out) : out_(out) {}

    void actor(const rapidjson::Value& json, std::size_t number) {
        Place place{out_.path, number, {}, {}};
        if (!json.IsObject()) fail("no JSON object", place.text());
        if (const auto at = json.FindMember("id"); at != json.MemberEnd() && at->value.IsString()) place.id = {at->value.GetString(), at->value.GetStringLength()};
        const Members<actor_members> members(json, place);
        if (members.string(id).empty()) fail("\"id\" is missing", place.text(), "write kind, slash, name in lower-case ASCII with hyphens");

        const auto entry = static_cast<std::uint32_t>(out_.entries.size());
        fill(out_.entries.emplace_back(), members, place);
        for (const auto& [member, name_of_it] : {std::pair{successor, "successor"}, std::pair{parent, "parent"}})
            if (const auto other = members.string(member); !other.empty()) out_.links.push_back({entry, DirectoryFile::no_role, name_of_it, std::string(other)});
        members.each_string(shared, [&](std::string_view written) { out_.shared.push_back({entry, std::string(written)}); });
        if (const auto* list = members.at(roles)) {
            if (!list->IsArray()) fail("\"roles\" is no array", place.text());
            out_.entries.back().roles.reserve(list->Size());
            for (const auto& value : list->GetArray()) role(value, entry, place);
        }
    }

private:
    static void fill(Entry& entry, const Members<actor_members>& members, const Place& place) {
        entry.id = members.string(id);
        const auto kind_written = members.string(kind);
        const auto kind_known = actor_kind(kind_written);
        if (!kind_known) fail("unknown kind " + in_quotes(kind_written), place.text(), "the kinds are those of the event record in docs/file-formats.md");
        entry.kind = *kind_known;
        const std::string_view written_id = entry.id;
        if (written_id.size() <= kind_written.size() || !written_id.starts_with(kind_written) || written_id[kind_written.size()] != '/' ||
            !is_slug(written_id.substr(kind_written.size() + 1)))
            fail("the id is not \"" + std::string(kind_written) + "/\" and a name in lower-case ASCII with hyphens", place.text(), "mend the id or the kind");
        entry.name = members.string(name);
        if (entry.name.empty()) fail("\"name\" is missing", place.text());
        entry.country = members.string(country);
        if (!entry.country.empty() && !is_code(entry.country))
            fail("\"country\" is no ISO alpha-3 code: " + in_quotes(entry.country), place.text(), "three capitals, such as SYR");
        entry.code = members.string(code);
        if (!entry.code.empty() && entry.code != "IGO" && entry.code != "NGO" && entry.code != "MNC" && entry.code != "IMG")
            fail("unknown \"code\": " + in_quotes(entry.code), place.text(), "IGO, NGO, MNC or IMG");
        entry.sector = members.string(sector);
        if (!entry.sector.empty() && !is_code(entry.sector))
            fail("\"sector\" is no sector code: " + in_quotes(entry.sector), place.text(), "three capitals, such as MIL");
        if (entry.kind == ActorKind::country && entry.country.empty()) fail("a country without its code", place.text(), "add \"country\"");
        entry.wikidata = members.string(wikidata);
        entry.aliases = members.strings(aliases);
        entry.adjectives = members.strings(adjectives);
        entry.demonyms = members.strings(demonyms);
        entry.seats = members.strings(seats);
        entry.capital = members.string(capital);
        entry.surname = members.string(surname);
        const auto gender_written = members.string(gender);
        if (gender_written == "female") entry.gender = Gender::female;
        else if (gender_written == "male") entry.gender = Gender::male;
        else if (!gender_written.empty()) fail("unknown gender " + in_quotes(gender_written), place.text(), "\"female\" or \"male\", or leave it out");
        entry.term = members.term(from, to);
        if (const auto* offices = members.at(led_by)) {
            if (!offices->IsArray()) fail("\"led_by\" is no array", place.text());
            for (const auto& office : offices->GetArray()) {
                if (!office.IsObject()) fail("a member of \"led_by\" that is no JSON object", place.text());
                const Members<leading_members> leading(office, place);
                entry.led_by.push_back({std::string(leading.string(leading_office)), leading.term(leading_from, leading_to)});
                if (entry.led_by.back().office.empty()) fail("a member of \"led_by\" without \"office\"", place.text());
            }
        }
    }

    void role(const rapidjson::Value& json, std::uint32_t entry, Place place) {
        if (!json.IsObject()) fail("a role that is no JSON object", place.text());
        const Members<role_members> members(json, place);
        const auto title = members.string(role_title);
        if (title.empty()) fail("a role without \"title\"", place.text());
        const auto of = members.string(role_of);
        if (of.empty()) fail("the role " + in_quotes(title) + " does not say of what", place.text(), "add \"of\", the id of the country or body");
        const auto sector_written = members.string(role_sector);
        if (!sector_written.empty() && !is_code(sector_written))
            fail("\"sector\" is no sector code: " + in_quotes(sector_written), place.text(), "three capitals, such as GOV");
        place.role = title;  // which Members looks at when it fails
        auto& list = out_.entries[entry].roles;
        out_.links.push_back({entry, static_cast<std::uint32_t>(list.size()), "of", std::string(of)});
        list.push_back({std::string(title), no_entry, std::string(sector_written), members.term(role_from, role_to)});
    }

    DirectoryFile& out_;
};

}  // namespace

DirectoryFile DirectoryFile::read(const std::filesystem::path& file) {
    DirectoryFile out;
    out.path = file.string();
    const Place place{out.path, 0, {}, {}};
    const auto json = text::read_json_file(file);
    const Members<file_members> members(json, place);
    if (!members.date(known_on)) fail("\"known_on\" is missing", out.path, "name the day up to which the file's facts are known");
    const auto* list = members.at(actors);
    if (!list || !list->IsArray()) fail("\"actors\" is missing or no array", out.path);
    out.entries.reserve(list->Size());
    Reader reader(out);
    std::size_t number = 0;
    for (const auto& value : list->GetArray()) reader.actor(value, ++number);
    return out;
}

}  // namespace entente::actors
