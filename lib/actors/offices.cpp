#include "actors/offices.hpp"

#include <algorithm>
#include <array>

namespace entente::actors {
namespace {

std::string lower(std::string_view text) {
    std::string out(text);
    for (auto& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

bool is_ambassador(const Agent& agent) { return agent.noun.starts_with("ambassador"); }

/// Whether the term holds, of an unknown day whether it has no end that is known.
bool holds(const Term& term, const std::optional<Date>& day) { return day ? term.holds_on(*day) : !term.to; }

}  // namespace

Offices::Offices(const Directory& directory, const Agents& agents)
    : directory_(directory), agents_(agents), held_(directory.size()) {
    for (std::uint32_t e = 0; e < directory.size(); ++e) {
        for (const auto& role : directory.at(e).roles) {
            if (role.title.empty()) continue;  // a code alone names no office
            const auto of = country_of(role.of);
            auto office = office_of(role.title, role.of);
            add_sent(e, role, of);
            titles_.insert(lower(role.title));
            holdings_[{of, office}].push_back({e, role.term, lower(role.title)});
            held_[e].push_back({std::move(office), lower(role.title), of, role.term});
        }
    }
    for (auto& [key, holdings] : holdings_) {
        std::stable_sort(holdings.begin(), holdings.end(), [](const Holding& a, const Holding& b) {
            if (!a.term.from || !b.term.from) return !a.term.from && b.term.from;
            return *a.term.from < *b.term.from;
        });
    }
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
    constexpr std::array<std::string_view, 2> country{"of the Republic", "of the Government"};
    for (auto end = title.rfind(' '); end != std::string_view::npos && end > 0; end = title.rfind(' ', end - 1)) {
        const auto rest = title.substr(end + 1);
        const bool same = rest.starts_with("and ") || std::find(country.begin(), country.end(), rest) != country.end() ||
                          (of != no_entry && rest.starts_with("of ") && rest.substr(3) == directory_.at(of).name);
        if (!same) continue;
        if (const auto agent = agents_.find(title.substr(0, end))) return agents_.at(*agent).office;
    }
    return lower(title);
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
    const auto add = [&](const Agent* noun, std::string_view where) {
        if (!noun || noun->tie != "represents") return;
        if (where.starts_with("the ")) where.remove_prefix(4);
        for (const auto& naming : directory_.find_name(where))
            if (directory_.at(naming.entry).kind != ActorKind::person)
                sent_[{of, country_of(naming.entry)}].push_back({person, is_ambassador(*noun), role.term});
    };
    constexpr std::array<std::string_view, 3> prepositions{" to ", " for ", " on "};
    for (const auto preposition : prepositions)
        if (const auto at = title.find(preposition); at != std::string_view::npos)
            return add(agent_at_end(title.substr(0, at)), title.substr(at + preposition.size()));
    const auto* noun = agent_at_end(title);
    if (noun && title.size() > noun->noun.size() + 1) add(noun, title.substr(0, title.size() - noun->noun.size() - 1));
}

std::uint32_t Offices::sole_holder(std::uint32_t of, std::string_view office, const std::optional<Date>& day, std::string_view title) const {
    std::uint32_t found = no_entry;
    for (const auto& holding : holders(of, office)) {
        if (!holds(holding.term, day) || (!title.empty() && holding.title != title) || holding.person == found) continue;
        if (found != no_entry) return no_entry;
        found = holding.person;
    }
    return found;
}

std::uint32_t Offices::leader(std::uint32_t of, const std::optional<Date>& day) const {
    if (of == no_entry) return no_entry;
    of = country_of(of);
    const auto& entry = directory_.at(of);
    constexpr std::string_view leader = "leader";
    if (const auto person = sole_holder(of, leader, day, leader); person != no_entry) return person;
    const auto country = entry.kind == ActorKind::country ? of : directory_.country(entry.country);
    for (const auto& leading : entry.led_by)
        if (holds(leading.term, day)) return holder(country, office_of(leading.office), day);
    if (entry.kind == ActorKind::country || entry.kind == ActorKind::place || entry.kind == ActorKind::government) return no_entry;
    // The first office that somebody holds, from the highest down.
    constexpr std::array<std::string_view, 9> offices{"secretary general", "director general", "managing director", "president", "chairman",
                                                      "executive director", "director", "commander", "chief"};
    for (const auto office : offices) {
        const auto known = office_of(office);
        const auto all = holders(of, known);
        if (std::any_of(all.begin(), all.end(), [&](const Holding& holding) { return holds(holding.term, day); }))
            return sole_holder(of, known, day);
    }
    return no_entry;
}

std::uint32_t Offices::envoy(std::uint32_t of, const Agent& noun, std::uint32_t to, const std::optional<Date>& day) const {
    const auto at = sent_.find({country_of(of), country_of(to)});
    if (at == sent_.end()) return no_entry;
    std::uint32_t found = no_entry;
    for (const auto& sent : at->second) {
        if (sent.ambassador != is_ambassador(noun) || !holds(sent.term, day) || sent.person == found) continue;
        if (found != no_entry) return no_entry;
        found = sent.person;
    }
    return found;
}

std::uint32_t Offices::holder(std::uint32_t of, std::string_view office, const std::optional<Date>& day,
                              std::string_view title) const {
    const auto all = holders(of, office);
    for (auto holding = all.rbegin(); holding != all.rend(); ++holding)
        if ((!day || holding->term.holds_on(*day)) && (title.empty() || holding->title == title)) return holding->person;
    return no_entry;
}

std::span<const Offices::Holding> Offices::holders(std::uint32_t of, std::string_view office) const {
    const auto at = holdings_.find(std::pair{country_of(of), std::string(office)});
    if (at == holdings_.end()) return {};
    return at->second;
}

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
