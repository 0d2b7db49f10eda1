#include "actors/bodies.hpp"

#include <algorithm>
#include <string>

namespace entente::actors {

using syntax::Deprel;

namespace {

bool acted_on(std::string_view preposition) { return preposition == "on" || preposition == "against"; }

/// Whether a ship, a prison or a village is where force may have been used on it, and not somebody's: "the town of Hit", "a camp for refugees".
bool is_struck(const Reading& reading, std::uint32_t first, std::uint32_t head) {
    const auto& tree = reading.tree;
    for (const auto c : tree.children(head)) {
        const auto rel = tree.rel(c);
        if (rel == Deprel::appos || rel == Deprel::nmod_poss || rel == Deprel::flat) return false;
        if (rel == Deprel::nmod && (tree.preposition(c) == "of" || tree.preposition(c) == "for" || tree.preposition(c) == "from")) return false;
    }
    switch (tree.rel(first)) {
        case Deprel::obj:
        case Deprel::nsubj_pass: return true;
        case Deprel::obl:
        case Deprel::nmod: return acted_on(tree.preposition(head));
        default: return false;
    }
}

}  // namespace

bool is_body(ActorKind kind) {
    switch (kind) {
        case ActorKind::organization:
        case ActorKind::armed_group:
        case ActorKind::party:
        case ActorKind::igo:
        case ActorKind::ngo:
        case ActorKind::media:
        case ActorKind::company: return true;
        default: return false;
    }
}

bool has_class(const Agent& agent, std::string_view name) {
    return std::binary_search(agent.classes.begin(), agent.classes.end(), name);
}

bool is_somebody_else(const Agent& agent) { return agent.tie == "allied-with" || agent.tie == "opposed-to"; }

bool goes_by_group(std::string_view sector) { return sector.empty() || sector == "GOV" || sector == "MIL" || sector == "UAF"; }

std::uint32_t armed_forces(Reading& reading, std::string_view country) {
    const auto adjective = reading.country_adjective(country) + " ";
    for (const auto& noun : reading.reference.armed_forces()) {
        for (const auto& naming : reading.directory.find_name(adjective + noun)) {
            const auto& entry = reading.directory.at(naming.entry);
            if (entry.country == country && entry.sector == "MIL" && is_body(entry.kind)) return reading.actors.known(naming.entry);
        }
    }
    return reading.actors.unknown(ActorKind::organization, adjective + reading.reference.armed_forces().front(), {std::string(country), "", "MIL"});
}

std::uint32_t led_by(Reading& reading, const AgentMatch& match, const Description& description) {
    if (description.before.empty() || description.before.front().name == none) return none;
    const auto& name = reading.names[description.before.front().name];
    if (name.last + 1 >= match.first || reading.form(name.last) != "-") return none;
    const auto words = reading.text(name.first, name.last + 2) + " " + reading.agents.at(match.agent).noun;
    for (const auto& naming : reading.directory.find_name(words)) return reading.actors.known(naming.entry);
    return none;
}

bool is_scenery(const Reading& reading, const Agent& agent, std::uint32_t head) {
    const auto first = reading.tree.list_head(head);
    if (has_class(agent, "objects")) return !is_struck(reading, first, head);
    if (!has_class(agent, "buildings")) return false;
    switch (reading.tree.rel(first)) {
        case Deprel::nsubj:
        case Deprel::nsubj_pass:
        case Deprel::obj:
        case Deprel::obl_agent:
        case Deprel::nmod_poss:
        case Deprel::root: return false;
        case Deprel::obl: return !acted_on(reading.tree.preposition(head));
        default: {
            const auto governor = reading.tree.head(first);
            const bool of_noun = governor != no_token && reading.noun_at[governor] != none;  // "the hospital's director"
            return !of_noun && !acted_on(reading.tree.preposition(head)) && reading.tree.preposition(head) != "of";
        }
    }
}

}  // namespace entente::actors
