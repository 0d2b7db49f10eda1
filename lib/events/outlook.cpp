#include "events/outlook.hpp"

namespace entente::events {

using syntax::Deprel;
using syntax::Upos;
using syntax::Xpos;

namespace {

constexpr int max_depth = 8;

bool verbal(Upos u) { return u == Upos::VERB || u == Upos::AUX; }

// What brings in the content of a noun or an adjective: "threat of strikes", "ready for talks", "interested in ousting".
bool content_preposition(std::string_view p) { return p == "of" || p == "for" || p == "to" || p == "in" || p == "on"; }

}  // namespace

// An attack, any attack, attacks: one that is not known already.
bool Outlook::open(std::uint32_t noun) const {
    const auto& tree = scene_.tree;
    const auto article = tree.child(noun, Deprel::det);
    if (tree.has_child(noun, Deprel::nmod_poss)) return false;
    // "attacks" under a prospect; as a subject, or as "alleged attacks", they may be known ones
    if (article == no_token) return tree.word(noun).xpos == Xpos::NNS && tree.rel(noun) != Deprel::nsubj && tree.child_with_lemma(noun, Deprel::amod, "alleged") == no_token;
    const auto l = tree.lemma(article);
    return l == "a" || l == "an" || l == "any" || l == "another";
}

// What a clause says of itself: "would leave", "may lie", "if it hit", "to watch".
Modality Outlook::clause(std::uint32_t verb) const {
    const auto& tree = scene_.tree;
    for (const auto c : tree.children(verb)) {
        if (tree.rel(c) != Deprel::aux) continue;
        const auto l = tree.lemma(c);
        if (l == "will" || l == "shall" || l == "'ll") return Modality::planned;
        if (l == "would" || l == "may" || l == "might" || l == "could" || l == "can") return tree.child_with_lemma(verb, Deprel::aux, "have") == no_token ? Modality::possible : Modality::actual;
    }
    const auto m = tree.mark(verb);
    return m == "if" || m == "unless" || m == "whether" ? Modality::possible : Modality::actual;
}

Modality Outlook::governing(std::uint32_t h, std::uint32_t t) const {
    const auto& tree = scene_.tree;
    const auto& lexicon = scene_.lexicon;
    const auto r = tree.rel(t);
    const auto l = tree.lemma(h);
    if ((r == Deprel::obl || r == Deprel::nmod) && tree.preposition(t) == "ahead of") return Modality::planned;  // "said ahead of the talks"
    if (tree.upos(h) == Upos::NOUN) {
        const bool content = (r == Deprel::nmod && content_preposition(tree.preposition(t))) || (r == Deprel::acl && (tree.mark(t).empty() || content_preposition(tree.mark(t)) || tree.mark(t) == "that")) ||
                             (r == Deprel::compound && tree.upos(t) == Upos::NOUN);
        if (!content) return Modality::actual;
        if (r == Deprel::acl && tree.mark(t).empty() && tree.passive(t)) return Modality::actual;  // "fears raised by": tells of the noun
        if (lexicon.in_class(l, "prospects")) return Modality::possible;
        if (lexicon.in_class(l, "aims")) return Modality::planned;
        return Modality::actual;
    }
    // "is keen to retake it", "remains interested in ousting him"; "determined" may pass for a verb
    const bool governed = r == Deprel::xcomp || r == Deprel::ccomp || ((r == Deprel::advcl || r == Deprel::acl) && content_preposition(tree.mark(t))) || ((r == Deprel::obl || r == Deprel::nmod) && content_preposition(tree.preposition(t)));
    if (governed && (tree.upos(h) == Upos::ADJ || tree.word(h).xpos == Xpos::VBN) && (lexicon.in_class(l, "readiness") || lexicon.in_class(tree.form(h), "readiness"))) return Modality::planned;
    if (!verbal(tree.upos(h))) return Modality::actual;
    // "favours strikes", "opposes a strike": an opinion of what is not known to have been
    if (r == Deprel::obj && tree.upos(t) == Upos::NOUN && open(t) && !tree.passive(h) && lexicon.in_class(l, "opinions") && tree.child_with_lemma(h, Deprel::compound_prt, "up") == no_token) return Modality::possible;
    return Modality::actual;
}

Modality Outlook::of(const Anchor& anchor) const {
    const auto& tree = scene_.tree;
    auto t = anchor.carrier != no_token ? anchor.carrier : anchor.token;
    for (int depth = 0; depth < max_depth; ++depth) {
        // "the focus is crushing them"
        if (verbal(tree.upos(t)) && tree.word(t).xpos == Xpos::VBG)
            if (const auto s = tree.child(t, Deprel::nsubj); s != no_token && tree.upos(s) == Upos::NOUN && !scene_.cast.at(s) && scene_.lexicon.in_class(tree.lemma(s), "aims")) return Modality::planned;
        const auto h = tree.head(t);
        if (h == no_token) return Modality::actual;
        const auto r = tree.rel(t);
        if (r == Deprel::conj) {
            if (verbal(tree.upos(t)) && (tree.has_child(t, Deprel::nsubj) || (tree.finite(t) && tree.word(t).xpos != Xpos::VB))) return Modality::actual;
            t = h;
            continue;
        }
        if (const auto m = governing(h, t); m != Modality::actual) return m;
        const bool nominal = tree.upos(t) == Upos::NOUN;
        if (nominal) {
            // "a wave of attacks": what becomes of the wave becomes of them
            const bool share = r == Deprel::nmod && tree.preposition(t) == "of" && tree.upos(h) == Upos::NOUN && scene_.lexicon.in_class(tree.lemma(h), "amounts");
            const bool argument = (r == Deprel::obj || (r == Deprel::nsubj && !scene_.lexicon.in_class(tree.lemma(h), "endings")) || (r == Deprel::obl && tree.preposition(t) == "into")) && verbal(tree.upos(h));
            if (!share && !(argument && open(t))) return Modality::actual;
            if (share) {
                t = h;
                continue;
            }
        } else if (r != Deprel::xcomp && !(r == Deprel::advcl && t > h && (content_preposition(tree.mark(t)) || tree.mark(t) == "from"))) {
            return Modality::actual;
        } else if (tree.finite(t) && tree.word(t).xpos != Xpos::VB) {
            return Modality::actual;
        }
        if (verbal(tree.upos(h)))
            if (const auto m = clause(h); m != Modality::actual) return m;
        t = h;
    }
    return Modality::actual;
}

}  // namespace entente::events
