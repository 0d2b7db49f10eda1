#include "actors/role_holders.hpp"

#include <algorithm>

namespace entente::actors {

using syntax::Deprel;
using syntax::Upos;

namespace {

bool has_class(const Agent& agent, std::string_view name) {
    return std::binary_search(agent.classes.begin(), agent.classes.end(), name);
}

/// The entry behind a mention that is no person, or no_entry.
std::uint32_t entry_of(const Reading& r, std::uint32_t name) {
    const auto mention = name == none ? none : r.names[name].mention;
    if (mention == none || r.mentions[mention].actor == nobody) return no_entry;
    const auto actor = r.mentions[mention].actor;
    return r.actors.at(actor).kind == ActorKind::person ? no_entry : r.actors.entry(actor);
}

/// Whether a word before the noun says more of it than whose it is: "senior", "local", "military".
bool is_narrowed(const Reading& r, const Description& description, const AgentMatch& match) {
    if (!description.proper.empty()) return true;
    for (auto t = description.first; t < match.first; ++t) {
        if (r.name_at[t] != none || r.noun_at[t] != none) continue;
        const auto upos = r.tree.word(t).upos;
        if (upos == Upos::ADJ || upos == Upos::NOUN || upos == Upos::NUM || upos == Upos::VERB || upos == Upos::PROPN) return true;
    }
    return false;
}

/// Where the noun's bearer is sent: "Syria" of "envoy to Syria", and of "UN Syria envoy".
std::uint32_t destination(const Reading& r, const Description& description, const AgentMatch& match, std::uint32_t of_entry) {
    for (auto t = match.first; t < match.last; ++t) {
        for (const auto c : r.tree.children(t)) {
            if (c < match.last || r.tree.rel(c) != Deprel::nmod) continue;
            const auto preposition = r.tree.preposition(c);
            if (preposition != "to" && preposition != "for" && preposition != "on") continue;
            if (const auto entry = entry_of(r, r.name_at[c]); entry != no_entry) return entry;
        }
    }
    for (const auto& belonging : description.before)
        if (const auto entry = entry_of(r, belonging.name); entry != no_entry && entry != of_entry) return entry;
    return no_entry;
}

}  // namespace

std::uint32_t role_holder(Reading& r, std::uint32_t noun, const Description& description, std::uint32_t of_actor, std::string& resolution) {
    const auto& match = r.nouns[noun].match;
    const auto& agent = r.agents.at(match.agent);
    if (agent.kind != ActorKind::person || match.plural || description.former || description.indefinite || of_actor == none) return none;
    const auto of = r.actors.entry(of_actor);
    if (of == no_entry || is_narrowed(r, description, match)) return none;
    const auto on_day = [&] { return r.day ? " on " + r.day->iso() : std::string(); };

    const auto& directory = r.directory;
    if (agent.tie == "represents") {
        const auto to = destination(r, description, match, of);
        const auto person = to == no_entry ? no_entry : r.offices.envoy(of, agent, to, r.day);
        if (person == no_entry) return none;
        resolution = "office: " + agent.noun + " of " + directory.at(of).name + " to " + directory.at(to).name + on_day();
        return r.actors.known(person);
    }
    // "leader of Hamas in Gaza" is one of several.
    if (description.before.size() + description.after.size() != 1) return none;
    const auto& whose = description.before.empty() ? description.after.front() : description.before.front();
    if (whose.noun != none || !(whose.relation.empty() || whose.relation == "of")) return none;
    const auto& kind = directory.at(of).kind;
    const bool body = kind != ActorKind::country && kind != ActorKind::government && kind != ActorKind::place && kind != ActorKind::people;
    auto person = has_class(agent, "heads") ? r.offices.leader(of, r.day) : no_entry;
    if (person == no_entry && body) person = r.offices.sole_holder(of, agent.office, r.day);
    if (person == no_entry) return none;
    resolution = "office: " + agent.noun + " of " + directory.at(of).name + on_day();
    return r.actors.known(person);
}

}  // namespace entente::actors
