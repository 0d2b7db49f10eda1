#include "actors/tree.hpp"

namespace entente::actors {

using syntax::Deprel;

namespace {

/// No list of names is longer, and a broken tree must not hold us.
constexpr int longest_chain = 50;

}  // namespace

Tree::Tree(const text::Document& document, const syntax::Analysis& analysis) : document_(document), analysis_(analysis) {
    const auto count = analysis.words.size();
    begin_.assign(count + 1, 0);
    for (const auto& word : analysis.words)
        if (word.head >= 0) ++begin_[static_cast<std::size_t>(word.head) + 1];
    for (std::size_t t = 0; t < count; ++t) begin_[t + 1] += begin_[t];
    children_.resize(begin_[count]);
    auto next = begin_;
    for (std::uint32_t t = 0; t < count; ++t)
        if (const auto h = analysis.words[t].head; h >= 0) children_[next[static_cast<std::size_t>(h)]++] = t;
}

std::uint32_t Tree::child(std::uint32_t t, Deprel wanted) const {
    for (const auto c : children(t))
        if (rel(c) == wanted) return c;
    return no_token;
}

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
