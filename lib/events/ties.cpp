#include "events/ties.hpp"

#include <algorithm>

namespace entente::events {

using actors::Mention;
using actors::MentionKind;
using syntax::Deprel;

namespace {

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
    const auto add = [&](Tie tie) {
        const auto a = cast.mentions[tie.source].actor, b = cast.mentions[tie.target].actor;
        if (a == actors::nobody || b == actors::nobody || a == b) return;
        const auto same = [&](const Tie& t) {
            return t.type == tie.type && cast.mentions[t.source].actor == a && cast.mentions[t.target].actor == b && cast.mentions[t.source].sentence == cast.mentions[tie.source].sentence;
        };
        if (std::none_of(out.begin(), out.end(), same)) out.push_back(std::move(tie));
    };
    for (std::uint32_t i = 0; i < cast.mentions.size(); ++i) {
        const Mention& m = cast.mentions[i];
        if (m.role == actors::nobody || m.role_of == actors::nobody || m.role_former) continue;
        const auto& agent = scene.agents.at(m.role);
        if (agent.tie.empty()) continue;
        if (m.kind == MentionKind::name) {
            // "US Secretary of State John Kerry", "Sergei Lavrov, the Russian foreign minister"
            add({agent.tie, i, m.role_of, m.role_first, m.role_last, false, 0.9, "tie.title"});
            continue;
        }
        if (m.kind != MentionKind::nominal) continue;
        // "Lavrov is the Russian foreign minister"
        if (tree.has_child(m.head, Deprel::cop))
            if (const auto s = tree.surface_subject(m.head); s != no_token && cast.at(s))
                add({agent.tie, cast.mention_at[s], m.role_of, m.role_first, m.role_last, negated(tree, m.head), 0.85, "tie.copula"});
    }
    return out;
}

}  // namespace entente::events
