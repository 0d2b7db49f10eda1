#include "actors/group_names.hpp"

#include <algorithm>

#include "actors/bodies.hpp"

namespace entente::actors {

std::uint32_t GroupNames::mention_of(const Belonging& belonging) const {
    return belonging.name != none ? r_.names[belonging.name].mention : r_.nouns[belonging.noun].mention;
}

ActorKind group_kind(const Agent& agent, bool plural) {
    if (plural && agent.kind == ActorKind::person) return ActorKind::people;
    if (!plural && agent.kind == ActorKind::people && agent.gender != Gender::unknown) return ActorKind::person;  // "a man"
    const bool unnamed = agent.kind == ActorKind::armed_group || agent.kind == ActorKind::country || (plural && !agent.unique);
    return unnamed ? ActorKind::people : agent.kind;
}

const std::string& naming_form(const Agent& agent, bool plural) {
    const bool collective = group_kind(agent, plural) == ActorKind::people;
    return collective && !agent.plural.empty() ? agent.plural : agent.noun;
}

std::string GroupNames::adjective(std::uint32_t actor) const {
    const auto& a = r_.actors.at(actor);
    const auto entry = r_.actors.entry(actor);
    if (entry != no_entry && !r_.directory.at(entry).adjectives.empty()) return r_.directory.at(entry).adjectives.front();
    if ((a.kind == ActorKind::place || a.kind == ActorKind::government) && !a.country.empty())
        return a.kind == ActorKind::government && a.known && entry == r_.directory.government(a.country)
                   ? r_.country_adjective(a.country) + " government"
                   : r_.country_adjective(a.country);
    return a.name;
}

/// "US military" as "American military", so that it makes the same name whether the directory has the two words or not; empty
/// for other names.
std::string GroupNames::country_and_noun(const NameSpan& name, std::uint32_t actor) const {
    const auto& country = r_.actors.at(actor).country;
    const auto last = r_.form(name.last - 1);
    if (country.empty() || name.last - name.first < 2 || last.front() < 'a' || last.front() > 'z') return {};
    const auto namings = r_.directory.find_name(r_.text(name.first, name.last - 1));
    const bool composed = std::any_of(namings.begin(), namings.end(),
                                      [&](const Naming& naming) { return naming.entry == r_.directory.country(country); });
    return composed ? r_.country_adjective(country) + " " + std::string(last) : std::string();
}

std::string GroupNames::compound(const Description& description, std::uint32_t of_actor) const {
    for (const auto& belonging : description.before) {
        if (belonging.name != none && r_.names[belonging.name].mention != none &&
            r_.mentions[r_.names[belonging.name].mention].actor == of_actor)
            if (auto words = country_and_noun(r_.names[belonging.name], of_actor); !words.empty()) return words + " ";
        const auto m = belonging.noun == none ? none : mention_of(belonging);
        if (m == none || r_.mentions[m].actor != of_actor || r_.actors.at(of_actor).kind == ActorKind::person) continue;
        const auto& country = r_.actors.at(of_actor).country;
        return (country.empty() || r_.actors.is_local(of_actor) ? "" : r_.country_adjective(country) + " ") +
               r_.agents.at(r_.nouns[belonging.noun].match.agent).noun + " ";
    }
    return adjective(of_actor) + " ";
}

std::string GroupNames::kept_modifiers(const Description& description, std::uint32_t except_actor) const {
    std::string out;
    for (const auto& belonging : description.before) {
        if (belonging.possessive) continue;
        const auto m = mention_of(belonging);
        if (m == none && belonging.name != none && r_.names[belonging.name].ner == syntax::NameKind::nationality) {
            out += r_.text(r_.names[belonging.name].first, r_.names[belonging.name].last) + " ";
            continue;
        }
        if (m == none || r_.mentions[m].actor == nobody || r_.mentions[m].actor == except_actor) continue;
        if (belonging.noun != none) {
            out += r_.agents.at(r_.nouns[belonging.noun].match.agent).noun + " ";
        } else if (r_.actors.at(r_.mentions[m].actor).kind == ActorKind::people) {
            out += adjective(r_.mentions[m].actor) + " ";
        }
    }
    for (const auto t : description.proper) out.append(r_.form(t)) += ' ';
    return out;
}

}  // namespace entente::actors
