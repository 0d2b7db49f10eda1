#pragma once
// The few questions that actors ask of a document's dependency trees.

#include <cstdint>
#include <string_view>

#include "syntax/dependencies.hpp"

namespace entente::actors {

using syntax::no_token;

class Tree : public syntax::Dependencies {
public:
    using Dependencies::Dependencies;

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
};

}  // namespace entente::actors
