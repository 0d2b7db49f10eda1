#include "actors/state_forces.hpp"

#include <algorithm>

#include "actors/bodies.hpp"
#include "actors/group_names.hpp"

namespace entente::actors {
namespace {

constexpr std::string_view forces_class = "forces";

/// Nouns for men and arms that only a country makes somebody: "troops", "soldiers", "warplanes".
bool is_bare_forces(const Agent& agent, bool plural) { return !agent.held_by.empty() || ((plural || agent.noun == agent.plural) && has_class(agent, forces_class)); }

bool is_military(const Actor& actor) { return actor.sector == "MIL" && !actor.country.empty() && (actor.kind == ActorKind::organization || actor.kind == ActorKind::people); }

/// Whether the words before the noun are no more than the country: its name or adjective.
bool names_country(const Reading& r, std::uint32_t first, std::uint32_t last, std::string_view country) {
    const auto namings = r.directory.find_name(r.text(first, last));
    return std::any_of(namings.begin(), namings.end(), [&](const Naming& n) { return n.entry == r.directory.country(country); });
}

/// "a US military operation": what kind of operation, and whose. "A US military spokesman" belongs to the body.
bool modifies_deed(const Reading& r, const Mention& m) {
    if (m.kind != MentionKind::adjective || r.tree.lemma(m.last - 1) != r.reference.armed_forces().front()) return false;
    const auto governor = r.tree.head(m.head);
    return governor != no_token && governor >= m.last && r.noun_at[governor] == none && r.name_at[governor] == none;
}

bool names_state_forces(const Reading& r, const Mention& m) {
    const auto& actor = r.actors.at(m.actor);
    if (m.role == nobody || m.kind == MentionKind::name) {
        // A name of the directory that says no more: "Russian forces" of the Russian armed forces.
        const auto match = r.agents.match(r.document, r.analysis, m.last - 1, m.first);
        if (!match || match->first <= m.first || match->last != m.last || !names_country(r, m.first, match->first, actor.country)) return false;
        return is_bare_forces(r.agents.at(match->agent), match->plural) || modifies_deed(r, m);
    }
    if (m.role_of == nobody || r.mentions[m.role_of].actor == nobody) return false;
    const auto& of = r.actors.at(r.mentions[m.role_of].actor);
    const bool state = of.kind == ActorKind::country || of.kind == ActorKind::government;
    if (!state || of.country != actor.country) return false;
    const auto& agent = r.agents.at(m.role);
    const auto noun = r.noun_at[m.head];
    const bool plural = noun != none && r.nouns[noun].match.plural;
    if (modifies_deed(r, m)) return true;
    if (!is_bare_forces(agent, plural)) return false;
    // "Syrian Kurdish forces" are a group of their own.
    return actor.kind == ActorKind::organization || actor.name == r.country_adjective(actor.country) + " " + naming_form(agent, true);
}

}  // namespace

void mark_state_forces(Reading& r, const std::vector<std::uint32_t>& order) {
    std::vector<char> by_state(r.actors.size(), 0);  // by actor: whether the last words that named it did so
    for (const auto i : order) {
        auto& m = r.mentions[i];
        if (m.actor == nobody || !is_military(r.actors.at(m.actor))) continue;
        const bool points_back = m.kind == MentionKind::pronoun || (m.kind == MentionKind::nominal && m.role_of == nobody);
        m.state_forces = points_back ? by_state[m.actor] != 0 : names_state_forces(r, m);
        by_state[m.actor] = m.state_forces;
    }
}

Actor state_of_forces(const Directory& directory, const Actor& forces) {
    const auto entry = directory.country(forces.country);
    if (entry == no_entry) return forces;
    const auto& country = directory.at(entry);
    return {country.id, country.name, country.kind, forces.country, forces.sector, forces.code, true, false};
}

}  // namespace entente::actors
