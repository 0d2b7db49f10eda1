#include "events/ties.hpp"

#include <algorithm>

namespace entente::events {

using actors::Mention;
using actors::MentionKind;
using syntax::Deprel;

namespace {

/// What may give an office: not a person, nor an unnamed group.
bool grants_office(ActorKind kind) { return kind != ActorKind::person && kind != ActorKind::people; }

/// Ties that a noun names between its possessor and the one it describes: "its ally Assad", "an ally of Iran", "Hezbollah, Iran's ally".
bool mutual(std::string_view tie) { return tie == "allied-with" || tie == "opposed-to" || tie == "supports"; }

/// Heads of the phrases that `t` modifies, from itself up: "ally" in "its ally Syrian strongman Assad" up to "Assad".
std::vector<std::uint32_t> modified(const Tree& tree, std::uint32_t t) {
    std::vector<std::uint32_t> out{t};
    for (int depth = 0; depth < 4; ++depth) {
        const auto r = tree.rel(t);
        if (r != Deprel::compound && r != Deprel::nmod_desc && r != Deprel::amod && r != Deprel::advmod && r != Deprel::appos && r != Deprel::flat) break;
        t = tree.head(t);
        if (t == no_token) break;
        out.push_back(t);
    }
    return out;
}

bool negated(const Tree& tree, std::uint32_t predicate) {
    for (const auto c : tree.children(predicate))
        if (tree.rel(c) == Deprel::advmod && (tree.lemma(c) == "not" || tree.lemma(c) == "never")) return true;
    return false;
}

}  // namespace

std::vector<Tie> find_ties(const Scene& scene) {
    std::vector<Tie> out;
    const auto& cast = scene.cast;
    const auto& tree = scene.tree;
    // Of one actor, so that each name of it that only a text gives leads to it and can be explained.
    const auto in_directory = [&](std::uint32_t mention) {
        const auto& m = cast.mentions[mention];
        const auto begin = scene.document.tokens[m.first].begin, end = scene.document.tokens[m.last - 1].end;
        const auto namings = scene.directory.find_name(std::string_view(scene.document.text).substr(begin, end - begin));
        return std::any_of(namings.begin(), namings.end(), [&](const auto& naming) { return scene.directory.at(naming.entry).id == cast.actors[m.actor].id; });
    };
    for (const auto& alias : cast.aliases)
        if (!in_directory(alias.name) || !in_directory(alias.alias))
            out.push_back({"also-known-as", alias.name, alias.alias, alias.link_first, alias.link_last, false, 0.9, "tie.alias"});
    const auto add = [&](Tie tie) {
        const auto a = cast.mentions[tie.source].actor, b = cast.mentions[tie.target].actor;
        if (a == actors::nobody || b == actors::nobody || a == b) return;
        const auto same = [&](const Tie& t) {
            return t.type == tie.type && cast.mentions[t.source].actor == a && cast.mentions[t.target].actor == b && cast.mentions[t.source].sentence == cast.mentions[tie.source].sentence;
        };
        if (std::none_of(out.begin(), out.end(), same)) out.push_back(std::move(tie));
    };
    const auto describe = [&](std::uint32_t i) {
        const Mention& m = cast.mentions[i];
        const auto match = scene.agents.match(scene.document, scene.analysis, m.head);
        if (!match || !mutual(scene.agents.at(match->agent).tie)) return;
        auto owner = actors::nobody, other = actors::nobody;
        const auto phrases = modified(tree, m.head);
        for (const auto t : phrases) {
            for (const auto c : tree.children(t)) {
                const bool possessor = tree.rel(c) == Deprel::nmod_poss || (tree.rel(c) == Deprel::nmod && tree.preposition(c) == "of");
                if (possessor && owner == actors::nobody) owner = cast.mention_at[c];
                if (tree.rel(c) == Deprel::appos && other == actors::nobody) other = cast.mention_at[c];
            }
            if (t != m.head && cast.mention_at[t] != actors::nobody && cast.mentions[cast.mention_at[t]].kind == MentionKind::name) other = cast.mention_at[t];
        }
        for (const auto c : tree.children(m.head))  // "a US ally"
            if ((tree.rel(c) == Deprel::amod || tree.rel(c) == Deprel::compound) && owner == actors::nobody) owner = cast.mention_at[c];
        if (tree.has_child(m.head, Deprel::cop))
            if (const auto s = tree.surface_subject(m.head); s != no_token) other = cast.mention_at[s];
        if (owner == actors::nobody || other == actors::nobody || owner == other) return;
        add({scene.agents.at(match->agent).tie, owner, other, match->first, match->last, negated(tree, m.head), 0.75, "tie.description"});
    };
    for (std::uint32_t i = 0; i < cast.mentions.size(); ++i) {
        const Mention& m = cast.mentions[i];
        if (m.kind == MentionKind::nominal) describe(i);
        if (m.role == actors::nobody || m.role_of == actors::nobody || m.role_former) continue;
        const auto& agent = scene.agents.at(m.role);
        if (agent.tie.empty() || mutual(agent.tie)) continue;
        const auto of = cast.mentions[m.role_of].actor;
        if (agent.tie == "holds-office" && (of == actors::nobody || !grants_office(cast.actors[of].kind))) continue;
        // Who leads a country holds its office: "Cuban leader Fidel Castro".
        const bool country = of != actors::nobody && cast.actors[of].kind == ActorKind::country;
        const std::string type = agent.tie == "leads" && country ? "holds-office" : agent.tie;
        if (m.kind == MentionKind::name) {
            // "US Secretary of State John Kerry", "Sergei Lavrov, the Russian foreign minister"
            add({type, i, m.role_of, m.role_first, m.role_last, false, 0.9, "tie.title"});
            continue;
        }
        if (m.kind != MentionKind::nominal) continue;
        // "Lavrov is the Russian foreign minister"
        if (tree.has_child(m.head, Deprel::cop))
            if (const auto s = tree.surface_subject(m.head); s != no_token && cast.at(s))
                add({type, cast.mention_at[s], m.role_of, m.role_first, m.role_last, negated(tree, m.head), 0.85, "tie.copula"});
        // "a spokesman for the rebels", "the head of the council": stated of someone whom the words leave unnamed.
        // Not of whole peoples, nor of buildings and other bodies that stand for a country.
        const bool unnamed = type == "spokesperson-of" || type == "represents" || type == "leads" || type == "member-of";
        const bool body = of != actors::nobody && cast.actors[of].kind != ActorKind::people && (cast.actors[of].kind != ActorKind::person || type == "spokesperson-of");
        const bool kind_of_people = tree.word(m.head).xpos == syntax::Xpos::NNS && cast.mentions[m.role_of].kind == MentionKind::adjective;  // "Russian diplomats"
        if (unnamed && body && !kind_of_people && (agent.kind == ActorKind::person || agent.kind == ActorKind::people))
            add({type, i, m.role_of, m.role_first, m.role_last, false, 0.7, "tie.unnamed"});
    }
    std::stable_sort(out.begin(), out.end(), [](const Tie& a, const Tie& b) { return a.source < b.source; });
    return out;
}

}  // namespace entente::events
