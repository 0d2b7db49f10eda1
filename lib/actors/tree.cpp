#include "actors/tree.hpp"

namespace entente::actors {

using syntax::Deprel;

namespace {

/// No list of names is longer, and a broken tree must not hold us.
constexpr int longest_chain = 50;

}  // namespace

std::uint32_t Tree::span_head(std::uint32_t first, std::uint32_t last) const {
    auto found = first;
    for (auto t = last; t-- > first;) {
        const auto h = head(t);
        const bool outside = h == no_token || h < first || h >= last;
        if (outside && rel(t) != Deprel::punct && rel(t) != Deprel::case_ && rel(t) != Deprel::det) found = t;
    }
    return found;
}

std::uint32_t Tree::list_head(std::uint32_t t) const {
    for (int i = 0; i < longest_chain && rel(t) == Deprel::conj && head(t) != no_token; ++i) t = head(t);
    return t;
}

std::string_view Tree::preposition(std::uint32_t t) const {
    for (int i = 0; i < longest_chain; ++i) {
        if (const auto c = child(t, Deprel::case_); c != no_token && word(c).upos != syntax::Upos::PART) return lemma(c);
        if (rel(t) != Deprel::conj || head(t) == no_token) break;
        t = head(t);
    }
    return {};
}

bool Tree::is_modifier(std::uint32_t t) const {
    const auto first = list_head(t);
    const auto r = rel(first);
    if (r == Deprel::amod || r == Deprel::compound || r == Deprel::nmod_desc) return head(first) != no_token;
    return r == Deprel::nmod_unmarked && head(first) != no_token && head(first) > first;
}

bool Tree::is_subject(std::uint32_t t) const {
    const auto r = rel(list_head(t));
    return r == Deprel::nsubj || r == Deprel::nsubj_pass || r == Deprel::nsubj_outer;
}

std::uint32_t Tree::predicate(std::uint32_t t) const { return head(list_head(t)); }

}  // namespace entente::actors
