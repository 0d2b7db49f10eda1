#include "actors/metonymy.hpp"

namespace entente::actors {

using syntax::Deprel;
using syntax::Upos;

namespace {

/// Whether the word governs places: "visit", "suburb"; a form that the lemmatiser left alone counts too.
bool governs_place(const Reading& r, std::uint32_t t) {
    return r.reference.has_form(WordList::place_governor, r.tree.lemma(t)) ||
           r.reference.has_form(WordList::place_governor, r.form(t));
}

bool is_capital_noun(const Reading& r, std::uint32_t t) { return r.reference.has_form(WordList::capital_noun, r.tree.lemma(t)); }

/// "the Baghdad government", "a Kremlin spokesman": the noun belongs to a government.
bool belongs_to_government(const Reading& r, std::uint32_t noun_head) {
    const auto noun = r.noun_at[noun_head];
    if (noun == none) return false;
    const auto& agent = r.agents.at(r.nouns[noun].match.agent);
    return agent.kind == ActorKind::government || agent.tie == "spokesperson-of" || agent.tie == "represents";
}

bool acts_after_preposition(const Reading& r, std::string_view preposition, std::uint32_t governor) {
    if (r.reference.has(WordList::place_preposition, preposition)) return false;
    if (preposition == "from") return r.reference.has_form(WordList::from_government, r.tree.lemma(governor));
    if (r.reference.has(WordList::mixed_preposition, preposition)) return !governs_place(r, governor);
    return !preposition.empty();
}

}  // namespace

bool stands_for_government(const Reading& r, const NameSpan& name, bool seat) {
    const auto first = r.tree.list_head(name.head);
    const auto governor = r.tree.head(first);
    if (governor == no_token) return seat;
    switch (r.tree.rel(first)) {
        case Deprel::nsubj:
        case Deprel::nsubj_outer: return !is_capital_noun(r, governor);
        case Deprel::nsubj_pass:
        case Deprel::obj:
        case Deprel::iobj: return !governs_place(r, governor);
        case Deprel::nmod_poss: return !governs_place(r, governor) && !is_capital_noun(r, governor);
        case Deprel::obl_agent: return true;
        case Deprel::obl:
        case Deprel::nmod: return acts_after_preposition(r, r.tree.preposition(name.head), governor);
        case Deprel::appos: return seat && !is_capital_noun(r, governor);
        case Deprel::compound:
        case Deprel::amod:
        case Deprel::nmod_desc:
        case Deprel::nmod_unmarked:
        case Deprel::obl_npmod:
        case Deprel::obl_unmarked:
            // "Tehran-backed", but "Moscow-based".
            if (r.tree.word(governor).upos == Upos::VERB || r.tree.word(governor).xpos == syntax::Xpos::VBN)
                return !r.reference.has_form(WordList::place_participle, r.tree.lemma(governor));
            return seat || belongs_to_government(r, governor);
        default: return seat;
    }
}

bool is_location(const Reading& r, std::uint32_t head) {
    const auto first = r.tree.list_head(head);
    const auto governor = r.tree.head(first);
    if (governor == no_token) return false;
    switch (r.tree.rel(first)) {
        case Deprel::obl:
        case Deprel::nmod: return r.reference.has(WordList::place_preposition, r.tree.preposition(head));
        case Deprel::appos: return is_capital_noun(r, governor);
        default: return false;
    }
}

bool hosts_talks(const Reading& r, std::uint32_t head) {
    if (!is_location(r, head)) return false;
    const auto governor = r.tree.head(r.tree.list_head(head));
    return governor != no_token && r.reference.has(WordList::talk, r.tree.lemma(governor));
}

}  // namespace entente::actors
