#include "actors/offices.hpp"

#include <algorithm>
#include <array>
#include <chrono>

#include "text/ascii.hpp"

namespace entente::actors {
namespace {

bool is_ambassador(const Agent& agent) { return agent.noun.starts_with("ambassador"); }

/// Whether the term holds, of an unknown day whether it has no end that is known.
bool holds(const Term& term, const std::optional<Date>& day) { return day ? term.holds_on(*day) : !term.to; }

/// The one person whom all the holdings that count are of; no_entry where there are none, or several persons.
template <typename Holdings, typename Counts>
std::uint32_t only_person(const Holdings& holdings, Counts&& counts) {
    std::uint32_t found = no_entry;
    for (const auto& holding : holdings) {
        if (holding.person == found || !counts(holding)) continue;
        if (found != no_entry) return no_entry;
        found = holding.person;
    }
    return found;
}

}  // namespace

Offices::Offices(const Directory& directory, const Agents& agents)
    : directory_(directory), agents_(agents), held_(directory.size()), terms_(directory.size()) {
    for (std::uint32_t e = 0; e < directory.size(); ++e) {
        for (const auto& role : directory.at(e).roles) {
            if (role.title.empty()) continue;  // a code alone names no office
            const auto of = country_of(role.of);
            auto office = office_of(role.title, role.of);
            auto title = text::ascii_lower(role.title);
            add_sent(e, role, of);
            add_title(e, role, of, role.title);
            if (const auto lasting = without_interim(title); lasting.size() < title.size()) add_title(e, role, of, lasting);
            add_place_in_title(e, role, of);
            known_titles_.insert(title);
            std::string name;
            write_title_key(office, name);
            offices_[key(of, names_.add(name))].holdings.push_back({e, role.term, title, role.sector});
            if (of != no_entry) ++terms_[of];
            held_[e].push_back({std::move(office), std::move(title), of, role.term});
        }
    }
    finish(titles_, true);
    finish(offices_, false);
}

void Offices::add_title(std::uint32_t person, const Role& role, std::uint32_t of, std::string_view title) {
    std::string name;
    write_title_key(title, name);
    if (!name.empty()) titles_[key(of, names_.add(name))].holdings.push_back({person, role.term, std::move(name), role.sector});
}

/// "governor of Jakarta" of Indonesia is Jakarta's governor, "New York attorney general" of the United States New York's.
void Offices::add_place_in_title(std::uint32_t person, const Role& role, std::uint32_t of) {
    if (of == no_entry || directory_.at(of).country.empty()) return;
    const std::string_view title = role.title;
    const auto add = [&](std::string_view where, std::string_view what) {
        if (where.starts_with("the ")) where.remove_prefix(4);
        if (!agent_at_end(what)) return false;
        for (const auto& naming : directory_.find_name(where)) {
            const auto& entry = directory_.at(naming.entry);
            const auto there = country_of(naming.entry);
            if (entry.kind == ActorKind::person || entry.country != directory_.at(of).country || there == of) continue;
            add_title(person, role, there, what);
            return true;
        }
        return false;
    };
    if (const auto at = title.find(" of "); at != std::string_view::npos && add(title.substr(at + 4), title.substr(0, at))) return;
    for (auto at = title.rfind(' '); at != std::string_view::npos && at > 0; at = title.rfind(' ', at - 1))
        if (add(title.substr(0, at), title.substr(at + 1))) return;
}

/// Orders the holders, and tells which titles are one person's at a time. Terms that are known by their years alone meet in one year.
void Offices::finish(Successions& successions, bool learn) {
    constexpr std::chrono::days change{370};
    std::vector<std::pair<std::uint64_t, OfficeTitles::Pairs>> shown;
    for (auto& [number, succession] : successions) {
        auto& holdings = succession.holdings;
        std::stable_sort(holdings.begin(), holdings.end(), [](const Holding& a, const Holding& b) {
            if (!a.term.from || !b.term.from) return !a.term.from && b.term.from;
            return *a.term.from < *b.term.from;
        });
        OfficeTitles::Pairs pairs;
        for (std::size_t i = 1; i < holdings.size(); ++i) {
            const auto &before = holdings[i - 1], &after = holdings[i];
            if (before.person == after.person) continue;
            ++pairs.all;
            pairs.together += !after.term.from || !before.term.to || before.term.to->day > after.term.from->day + change;
        }
        shown.emplace_back(number, pairs);
        if (learn) names_.learn(static_cast<std::uint32_t>(number), pairs);
    }
    for (const auto& [number, pairs] : shown)
        successions.find(number)->second.exclusive = names_.is_exclusive(static_cast<std::uint32_t>(number), pairs);
}

/// The country of a government; offices of the two are the same.
std::uint32_t Offices::country_of(std::uint32_t entry) const {
    if (entry == no_entry || directory_.at(entry).kind != ActorKind::government) return entry;
    const auto& government = directory_.at(entry);
    const auto country = directory_.country(government.country);
    return country != no_entry && directory_.government(government.country) == entry ? country : entry;
}

std::string Offices::office_of(std::string_view title, std::uint32_t of) const {
    if (const auto agent = agents_.find(title)) return agents_.at(*agent).office;
    // "President of the Republic", "Prime Minister and Minister of Defence", of Ontario "premier of Ontario": the office is what the
    // title begins with. "President of the Senate" is another.
    if (const auto lasting = without_interim(title); lasting.size() < title.size()) return office_of(lasting, of);
    constexpr std::array<std::string_view, 2> country{"of the Republic", "of the Government"};
    for (auto end = title.rfind(' '); end != std::string_view::npos && end > 0; end = title.rfind(' ', end - 1)) {
        const auto rest = title.substr(end + 1);
        const bool same = rest.starts_with("and ") || std::find(country.begin(), country.end(), rest) != country.end() ||
                          (of != no_entry && rest.starts_with("of ") && rest.substr(3) == directory_.at(of).name);
        if (!same) continue;
        if (const auto agent = agents_.find(title.substr(0, end))) return agents_.at(*agent).office;
    }
    return text::ascii_lower(title);
}

/// The noun that the title ends with: "envoy" of "Middle East envoy", "special envoy" of "joint special envoy".
const Agent* Offices::agent_at_end(std::string_view title) const {
    while (!title.empty()) {
        if (const auto agent = agents_.find(title)) return &agents_.at(*agent);
        const auto blank = title.find(' ');
        if (blank == std::string_view::npos) break;
        title.remove_prefix(blank + 1);
    }
    return nullptr;
}

/// Where a role's title says that one is sent to: "special envoy for Syria", "ambassador to the United Nations", "Middle East envoy".
void Offices::add_sent(std::uint32_t person, const Role& role, std::uint32_t of) {
    const std::string_view title = role.title;
    constexpr int most_parents = 4;
    const auto is_igo = [&](std::uint32_t entry) { return directory_.at(entry).kind == ActorKind::igo; };
    const auto add = [&](const Agent* noun, std::string_view where) {
        if (!noun || noun->tie != "represents") return;
        if (where.starts_with("the ")) where.remove_prefix(4);
        for (const auto& naming : directory_.find_name(where))
            if (directory_.at(naming.entry).kind != ActorKind::person)
                // A mission's envoy is the envoy of whose mission it is: "UN envoy for Haiti".
                for (auto [sender, steps] = std::pair{of, 0}; sender != no_entry && steps < most_parents;
                     sender = is_igo(sender) ? directory_.at(sender).parent : no_entry, ++steps)
                    sent_[{sender, country_of(naming.entry)}].push_back({person, is_ambassador(*noun), role.term});
    };
    constexpr std::array<std::string_view, 3> prepositions{" to ", " for ", " on "};
    for (const auto preposition : prepositions)
        if (const auto at = title.find(preposition); at != std::string_view::npos)
            return add(agent_at_end(title.substr(0, at)), title.substr(at + preposition.size()));
    const auto* noun = agent_at_end(title);
    if (noun && title.size() > noun->noun.size() + 1) add(noun, title.substr(0, title.size() - noun->noun.size() - 1));
}

std::uint32_t Offices::sole_holder(std::uint32_t of, std::string_view office, const std::optional<Date>& day, std::string_view title) const {
    return only_person(holders(of, office), [&](const Holding& holding) {
        return holds(holding.term, day) && (title.empty() || holding.title == title);
    });
}

std::uint32_t Offices::leader(std::uint32_t of, const std::optional<Date>& day) const {
    if (of == no_entry) return no_entry;
    of = country_of(of);
    const auto& entry = directory_.at(of);
    const bool land = entry.kind == ActorKind::country || entry.kind == ActorKind::place || entry.kind == ActorKind::government;
    const auto country = entry.kind == ActorKind::country ? of : directory_.country(entry.country);
    for (const auto& leading : entry.led_by)
        if (holds(leading.term, day))
            if (const auto person = holder(country, office_of(leading.office), day); person != no_entry) return person;
    // Many a movement has somebody whom a directory calls its country's "leader".
    constexpr std::string_view leader = "leader";
    const auto all = holders(of, leader);
    const bool governs = !land || std::any_of(all.begin(), all.end(), [&](const Holding& holding) {
        return holding.title == leader && holds(holding.term, day) && (holding.sector == "GOV" || holding.sector == "MIL");
    });
    if (governs)
        if (const auto person = sole_holder(of, leader, day, leader); person != no_entry) return person;
    if (entry.kind == ActorKind::country || entry.kind == ActorKind::government) return no_entry;
    // The first office that somebody holds, from the highest down.
    constexpr std::array<std::string_view, 17> of_bodies{"party leader", "secretary general", "director general", "managing director",
                                                         "supreme leader", "political chief", "president", "high commissioner",
                                                         "commissioner general", "chairman", "governor", "executive director",
                                                         "executive secretary", "director", "commander", "chief", "head"};
    constexpr std::array<std::string_view, 5> of_places{"president", "head of the republic", "head", "first minister", "prime minister"};
    const auto offices = land ? std::span<const std::string_view>(of_places) : std::span<const std::string_view>(of_bodies);
    for (const auto office : offices) {
        const auto known = office_of(office);
        const auto in_office = holders(of, known);
        if (std::any_of(in_office.begin(), in_office.end(), [&](const Holding& holding) { return holds(holding.term, day); }))
            return sole_holder(of, known, day);
    }
    return no_entry;
}

std::uint32_t Offices::envoy(std::uint32_t of, const Agent& noun, std::uint32_t to, const std::optional<Date>& day) const {
    const auto at = sent_.find({country_of(of), country_of(to)});
    if (at == sent_.end()) return no_entry;
    return only_person(at->second, [&](const Sent& sent) { return sent.ambassador == is_ambassador(noun) && holds(sent.term, day); });
}

std::uint32_t Offices::holder(std::uint32_t of, std::string_view office, const std::optional<Date>& day,
                              std::string_view title) const {
    const auto all = holders(of, office);
    for (auto holding = all.rbegin(); holding != all.rend(); ++holding)
        if ((!day || holding->term.holds_on(*day)) && (title.empty() || holding->title == title)) return holding->person;
    return no_entry;
}

const Offices::Succession* Offices::find(const Successions& in, std::uint32_t of, std::string_view title) const {
    std::string name;
    write_title_key(title, name);
    const auto number = names_.find(name);
    const auto at = number == OfficeTitles::none ? in.end() : in.find(key(country_of(of), number));
    return at == in.end() ? nullptr : &at->second;
}

std::span<const Offices::Holding> Offices::holders(std::uint32_t of, std::string_view office) const {
    const auto* succession = find(offices_, of, office);
    if (!succession) return {};
    return succession->holdings;
}

std::uint32_t Offices::latest(const Successions& in, std::uint32_t of, std::string_view title, const std::optional<Date>& day) const {
    const auto* succession = find(in, of, title);
    if (!succession || !succession->exclusive) return no_entry;
    for (auto holding = succession->holdings.rbegin(); holding != succession->holdings.rend(); ++holding)
        if (!day || holding->term.holds_on(*day)) return holding->person;
    return no_entry;
}

std::uint32_t Offices::sole_titled(std::uint32_t of, std::string_view title, const std::optional<Date>& day) const {
    const auto* succession = find(titles_, of, title);
    if (!succession) return no_entry;
    return only_person(succession->holdings, [&](const Holding& holding) { return holds(holding.term, day); });
}

std::uint32_t Offices::titled(std::uint32_t of, std::string_view title, const std::optional<Date>& day) const {
    if (const auto person = latest(titles_, of, title, day); person != no_entry) return person;
    const auto agent = agents_.find(title);
    return agent ? latest(offices_, of, agents_.at(*agent).office, day) : no_entry;
}

std::uint32_t Offices::known_terms(std::uint32_t of) const { return of < terms_.size() ? terms_[country_of(of)] : 0; }

bool Offices::ever_held(std::uint32_t person, std::string_view office, std::uint32_t of) const {
    of = country_of(of);
    return std::any_of(held_[person].begin(), held_[person].end(),
                       [&](const Held& held) { return held.office == office && (of == no_entry || held.of == of); });
}

bool Offices::held_on(std::uint32_t person, std::string_view office, const std::optional<Date>& day,
                      std::string_view title) const {
    return std::any_of(held_[person].begin(), held_[person].end(), [&](const Held& held) {
        return held.office == office && (title.empty() || held.title == title) && (!day || held.term.holds_on(*day));
    });
}

}  // namespace entente::actors
