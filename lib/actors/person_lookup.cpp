#include "actors/person_lookup.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include "actors/role_holders.hpp"
#include "text/ascii.hpp"

namespace entente::actors {

using syntax::NameKind;

namespace {

/// The pieces of a name as a text would have it.
std::string as_name(const std::vector<std::string>& pieces) {
    std::string name;
    for (const auto& piece : pieces)
        name.append(name.empty() ? "" : " ")
            .append(1, static_cast<char>(piece[0] >= 'a' && piece[0] <= 'z' ? piece[0] - 'a' + 'A' : piece[0]))
            .append(piece, 1);
    return name;
}

/// "Viktorovich", "Ilyinichna", "Fedorivna": from the father's name, between the first and the last name.
bool is_patronymic(std::string_view piece) {
    constexpr std::array<std::string_view, 10> ends{"ovich", "evich", "ovych", "yovych", "ovna", "evna", "ivna", "ichna", "yvna", "oglu"};
    return piece.size() > 6 && std::any_of(ends.begin(), ends.end(), [&](std::string_view end) { return piece.ends_with(end); });
}

/// Where people have their father's and their mother's last name, and news uses now one, now both.
bool has_two_surnames(std::string_view country) {
    constexpr std::array<std::string_view, 20> countries{"ARG", "BOL", "CHL", "COL", "CRI", "CUB", "DOM", "ECU", "ESP", "GNQ",
                                                         "GTM", "HND", "MEX", "NIC", "PAN", "PER", "PRY", "SLV", "URY", "VEN"};
    return std::find(countries.begin(), countries.end(), country) != countries.end();
}

}  // namespace

std::uint32_t PersonLookup::choose(const std::vector<std::uint32_t>& entries, const PersonTitle& title) const {
    std::vector<std::uint32_t> tied;
    int best_score = -1;
    for (const auto entry : entries) {
        const auto& person = r_.directory.at(entry);
        const auto seen = context_.count(person.country);
        int score = (seen > 0 ? 5 : 0) + static_cast<int>(std::min<std::uint32_t>(3, seen));
        if (title.noun != none && !title.honorific) {
            const auto& office = r_.agents.at(r_.nouns[title.noun].match.agent).office;
            score += r_.offices.held_on(entry, office, r_.day) ? 8 : r_.offices.ever_held(entry, office) ? 4 : 0;
        }
        if (const auto* role = role_on(person, r_.day)) {
            // A surname alone is that of the one whom everybody knows: who leads a country or a body of countries, then its ministers,
            // then heads of parts of it.
            const auto agent = r_.agents.find(role->title);
            const bool of_country = role->of != no_entry && (r_.directory.at(role->of).kind == ActorKind::country ||
                                                             r_.directory.at(role->of).kind == ActorKind::government);
            score += 3 + (of_country ? 2 : 0) + (of_country && agent && r_.agents.is_unique(r_.agents.at(*agent)) ? 2 : 0);
            if (leads(entry, *role)) score += of_country || r_.directory.at(role->of).kind == ActorKind::igo ? 5 : 1;
        }
        if (score < best_score) continue;
        if (score > best_score) tied.clear();
        tied.push_back(entry);
        best_score = score;
    }
    if (tied.empty()) return no_entry;
    if (tied.size() == 1) return tied.front();
    // "the Bush administration": of namesakes out of office, the one who led a country last.
    std::optional<Date> latest;
    std::uint32_t last = no_entry;
    for (const auto entry : tied) {
        const auto since = led_since(entry);
        if (!since || (latest && *since <= *latest)) continue;
        latest = since;
        last = entry;
    }
    return last == no_entry && title.noun != none ? tied.front() : last;
}

/// "Sergei Viktorovich Lavrov", "Mariano Rajoy Brey", "President John Michael Roe": whom the directory knows by fewer parts. Where
/// neither the parts nor the title tell that the others are his, he is somebody else: "Mohammed Ali Hassan" is no Mohammed Hassan.
std::vector<std::uint32_t> PersonLookup::by_longer_name(const std::vector<std::string>& words, const PersonTitle& title) const {
    std::vector<std::uint32_t> found;
    if (words.size() < 3) return found;
    const auto collect = [&](const std::vector<std::string>& shorter, auto&& is_his) {
        for (const auto& naming : r_.directory.find_name(as_name(shorter))) {
            const auto& person = r_.directory.at(naming.entry);
            if (person.kind == ActorKind::person && naming.pieces > 1 && naming.use != NameUse::surname && is_his(naming.entry) &&
                std::find(found.begin(), found.end(), naming.entry) == found.end())
                found.push_back(naming.entry);
        }
    };
    const bool patronymic = words.size() == 3 && is_patronymic(words[1]);
    collect({words.front(), words.back()}, [&](std::uint32_t entry) {
        if (patronymic) return true;
        if (title.noun == none || title.honorific) return false;
        return r_.offices.ever_held(entry, r_.agents.at(r_.nouns[title.noun].match.agent).office);
    });
    collect({words.begin(), words.end() - 1}, [&](std::uint32_t entry) { return has_two_surnames(r_.directory.at(entry).country); });
    return found;
}

std::vector<std::uint32_t> PersonLookup::by_full_name(const NameSpan& name, const std::vector<std::string>& pieces,
                                                      const PersonTitle& title, std::string& resolution) const {
    std::vector<std::uint32_t> entries;
    const auto collect = [&](const Naming& naming) {
        if (r_.directory.at(naming.entry).kind == ActorKind::person && naming.use != NameUse::surname &&
            std::find(entries.begin(), entries.end(), naming.entry) == entries.end())
            entries.push_back(naming.entry);
    };
    for (const auto& naming : r_.namings(name)) collect(naming);
    resolution = "full name";
    if (entries.empty()) {
        std::vector<std::string> words;
        std::copy_if(pieces.begin(), pieces.end(), std::back_inserter(words), [](const auto& piece) { return !is_initial(piece); });
        for (const auto& naming : r_.directory.find_name(as_name(words))) collect(naming);
        resolution = "full name without its initials";
        if (entries.empty()) {
            entries = by_longer_name(words, title);
            resolution = "full name with more parts than is known";
        }
    }
    return entries;
}

bool PersonLookup::fits(std::uint32_t entry, const PersonTitle& title) const {
    const auto& person = r_.directory.at(entry);
    if (title.gender != Gender::unknown && person.gender != Gender::unknown && title.gender != person.gender) return false;
    if (title.of != none && r_.mentions[title.of].actor != nobody) {
        const auto& of = r_.actors.at(r_.mentions[title.of].actor);
        const bool elsewhere = !of.country.empty() && !person.country.empty() && of.country != person.country;
        if (elsewhere && std::none_of(person.roles.begin(), person.roles.end(), [&](const Role& role) {
                return role.of != no_entry && r_.directory.at(role.of).country == of.country;
            }))
            return false;
    }
    // Of one whose roles are codes alone nobody knows which offices he held.
    const bool told = std::any_of(person.roles.begin(), person.roles.end(), [](const Role& role) { return !role.title.empty(); });
    if (title.noun == none || title.honorific || !told) return true;
    const auto& agent = r_.agents.at(r_.nouns[title.noun].match.agent);
    return !r_.agents.is_unique(agent) || r_.offices.ever_held(entry, agent.office);
}

/// Whether the role makes the person the one who leads the country, body or group.
bool PersonLookup::leads(std::uint32_t entry, const Role& role) const {
    return role.of != no_entry && r_.offices.leader(role.of, r_.day) == entry;
}

/// Whether an office of the person on the day is a kind of what the noun says: "Secretary of State" of "secretary".
bool PersonLookup::holds_kind_of(std::uint32_t entry, std::string_view noun) const {
    const auto& roles = r_.directory.at(entry).roles;
    return std::any_of(roles.begin(), roles.end(), [&](const Role& role) {
        if (r_.day && !role.term.holds_on(*r_.day)) return false;
        const auto& title = role.title;
        const auto at = std::search(title.begin(), title.end(), noun.begin(), noun.end(), [&](char a, char b) { return text::ascii_lower(a) == b; });
        if (at == title.end()) return false;
        const auto end = at + static_cast<std::ptrdiff_t>(noun.size());
        return (at == title.begin() || *(at - 1) == ' ') && (end == title.end() || *end == ' ');
    });
}

/// The day on which the person last came to lead a country, in office or not.
std::optional<Date> PersonLookup::led_since(std::uint32_t entry) const {
    std::optional<Date> latest;
    for (const auto& role : r_.directory.at(entry).roles) {
        if (role.of == no_entry || r_.directory.at(role.of).kind != ActorKind::country || !role.term.from) continue;
        if (r_.offices.leader(role.of, role.term.from) == entry) latest = std::max(latest.value_or(*role.term.from), *role.term.from);
    }
    return latest;
}

/// Whether a sole surname, where neither a full name nor a title nor the country came before, may well mean the one that the directory
/// has: nobody else in it bears the name, or he leads a country or body, or did, or speaks for it abroad. "Besigye", "Kerry"; not
/// "Diane" for a minister of a country that the document does not name.
bool PersonLookup::is_expected(std::uint32_t entry, const NameSpan& name, const PersonTitle& title) const {
    const auto& person = r_.directory.at(entry);
    const bool titled = title.noun != none && !title.honorific;
    const bool given = r_.reference.given_name(r_.form(name.first)) != Gender::unknown;
    if (name.last - name.first > 1 || (titled && !given)) return true;
    if (!person.country.empty() && context_.count(person.country) > 0) return true;
    if (titled) {
        const auto& agent = r_.agents.at(r_.nouns[title.noun].match.agent);
        return r_.offices.ever_held(entry, agent.office) || holds_kind_of(entry, agent.noun);
    }
    const auto namings = r_.namings(name);
    const bool shared = std::any_of(namings.begin(), namings.end(), [&](const Naming& naming) {
        return naming.entry != entry && r_.directory.at(naming.entry).kind == ActorKind::person && fits(naming.entry, title);
    });
    // Only "Mr." or "Mrs." makes a surname of a given name, and then of one whom all know.
    if (given && !title.honorific) return false;
    if (!given && !shared) return true;
    if (led_since(entry)) return true;
    const auto* role = role_on(person, r_.day);
    if (!role || role->of == no_entry) return false;
    if (leads(entry, *role)) return true;
    const auto of = r_.directory.at(role->of).kind;
    const auto agent = r_.agents.find(role->title);
    return agent && r_.agents.is_unique(r_.agents.at(*agent)) && (of == ActorKind::country || of == ActorKind::government || of == ActorKind::igo);
}

std::uint32_t PersonLookup::by_surname(const NameSpan& name, const PersonTitle& title, std::string& resolution) const {
    std::vector<std::uint32_t> entries, in_office;
    for (const auto& naming : r_.namings(name)) {
        if (r_.directory.at(naming.entry).kind != ActorKind::person || !fits(naming.entry, title)) continue;
        if (std::find(entries.begin(), entries.end(), naming.entry) != entries.end() || !is_expected(naming.entry, name, title)) continue;
        entries.push_back(naming.entry);
        if (role_on(r_.directory.at(naming.entry), r_.day)) in_office.push_back(naming.entry);
    }
    if (entries.empty()) return no_entry;
    const bool named = name.ner == NameKind::person || title.noun != none;
    if (title.noun != none && !title.honorific) {
        const auto& agent = r_.agents.at(r_.nouns[title.noun].match.agent);
        const auto holder = title.former ? no_entry : titled_entry(r_, r_.nouns[title.noun].match);
        if (std::find(entries.begin(), entries.end(), holder) != entries.end()) {
            resolution = "title and surname";
            return holder;
        }
        std::vector<std::uint32_t> holders;
        for (const auto entry : entries)
            if (r_.offices.held_on(entry, agent.office, r_.day)) holders.push_back(entry);
        // "Secretary Kerry" is the Secretary of State.
        if (holders.empty())
            for (const auto entry : entries)
                if (holds_kind_of(entry, agent.noun)) holders.push_back(entry);
        if (holders.empty())
            for (const auto entry : entries)
                if (r_.offices.ever_held(entry, agent.office)) holders.push_back(entry);
        if (!holders.empty()) {
            const auto entry = choose(holders, title);
            resolution = "title and surname";
            return entry == no_entry ? holders.front() : entry;
        }
    }
    if (in_office.size() == 1) {
        resolution = "surname, the only one in office" + (r_.day ? " on " + r_.day->iso() : std::string());
        return in_office.front();
    }
    const auto& pool = in_office.empty() ? entries : in_office;
    const auto entry = pool.size() == 1 ? pool.front() : choose(pool, PersonTitle{});
    if (entry == no_entry) return no_entry;
    if (!in_office.empty() && named) {
        resolution = "surname, the best known in office" + (r_.day ? " on " + r_.day->iso() : std::string());
        return entry;
    }
    const auto country_seen = context_.count(r_.directory.at(entry).country) > 0;
    if (!country_seen && !(named && (pool.size() == 1 || led_since(entry)))) return no_entry;
    resolution = pool.size() == 1 ? "surname, the only one known" : country_seen ? "surname, by country and date" : "surname, the best known";
    return entry;
}

}  // namespace entente::actors
