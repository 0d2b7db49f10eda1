#include "actors/antecedents.hpp"

namespace entente::actors {

using syntax::Deprel;
using syntax::Xpos;

Antecedent::Place Antecedents::place(std::uint32_t token) const {
    if (r_.tree.is_subject(token)) return Antecedent::Place::subject;
    const auto rel = r_.tree.rel(r_.tree.list_head(token));
    return rel == Deprel::obj || rel == Deprel::iobj ? Antecedent::Place::object : Antecedent::Place::other;
}

bool Antecedents::stands_for_many(std::uint32_t token, const Mention& mention) const {
    const auto kind = r_.actors.at(mention.actor).kind;
    if (const auto* pronoun = mention.kind == MentionKind::pronoun ? r_.reference.pronoun(r_.form(token)) : nullptr) return pronoun->plural;
    if (const auto n = r_.noun_at[token]; n != none) {
        const auto& agent = r_.agents.at(r_.nouns[n].match.agent);
        return r_.nouns[n].match.plural || (kind == ActorKind::people && agent.noun == agent.plural);
    }
    return kind == ActorKind::people;
}

void Antecedents::meet(std::uint32_t token, std::uint32_t mention) {
    const auto& m = r_.mentions[mention];
    if (m.actor == nobody) return;
    met_.push_back({token, r_.sentence_of[token], mention, place(token), stands_for_many(token, m)});
}

Antecedent Antecedents::of(const syntax::CoreferenceMention& m) const {
    const auto at = r_.mention_at[m.head];
    if (at == none || r_.mentions[at].actor == nobody)
        return {m.head, m.sentence, none, place(m.head), m.number == syntax::MentionNumber::plural};
    return {m.head, m.sentence, at, place(m.head), m.coordination || stands_for_many(m.head, r_.mentions[at])};
}

void Antecedents::meet_thing(std::uint32_t token) {
    const auto where = place(token);
    if (where == Antecedent::Place::other) return;
    const auto tag = r_.tree.word(token).xpos;
    met_.push_back({token, r_.sentence_of[token], none, where, tag == Xpos::NNS || tag == Xpos::NNPS});
}

}  // namespace entente::actors
