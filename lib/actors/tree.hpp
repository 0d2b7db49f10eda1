#pragma once
// The dependency trees of a document seen from above: children of each word, and the few questions that actors ask of them.

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "syntax/analysis.hpp"
#include "text/document.hpp"

namespace entente::actors {

constexpr std::uint32_t no_token = 0xffffffff;

class Tree {
public:
    /// Keeps references; both must outlive it.
    Tree(const text::Document& document, const syntax::Analysis& analysis);

    const syntax::Word& word(std::uint32_t t) const { return analysis_.words[t]; }
    syntax::Deprel rel(std::uint32_t t) const { return analysis_.words[t].deprel; }
    std::string_view lemma(std::uint32_t t) const { return analysis_.words[t].lemma; }
    std::string_view form(std::uint32_t t) const { return document_.form(t); }
    std::uint32_t size() const { return static_cast<std::uint32_t>(analysis_.words.size()); }
    std::uint32_t head(std::uint32_t t) const {
        const auto h = analysis_.words[t].head;
        return h < 0 ? no_token : static_cast<std::uint32_t>(h);
    }
    /// In the order of the text.
    std::span<const std::uint32_t> children(std::uint32_t t) const {
        return {children_.data() + begin_[t], children_.data() + begin_[t + 1]};
    }
    std::uint32_t child(std::uint32_t t, syntax::Deprel rel) const;

    /// The token of [first, last) that the others hang on: the first whose own head lies outside, punctuation aside.
    std::uint32_t span_head(std::uint32_t first, std::uint32_t last) const;
    /// The first member of the list that `t` belongs to, or `t`.
    std::uint32_t list_head(std::uint32_t t) const;
    /// The lemma of the preposition that marks `t` or the list it belongs to; empty where there is none.
    std::string_view preposition(std::uint32_t t) const;
    /// Whether `t` stands before a noun as its modifier: "Syrian rebels", "Russia talks"; lists of such too.
    bool is_modifier(std::uint32_t t) const;
    bool is_subject(std::uint32_t t) const;
    /// The verb or other predicate that `t` is an argument of, through lists; no_token for the root.
    std::uint32_t predicate(std::uint32_t t) const;

private:
    const text::Document& document_;
    const syntax::Analysis& analysis_;
    std::vector<std::uint32_t> begin_, children_;
};

}  // namespace entente::actors
