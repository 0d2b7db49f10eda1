#pragma once
// The dependency trees of a document seen from above: the children of each word.

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "syntax/analysis.hpp"
#include "text/document.hpp"

namespace entente::syntax {

constexpr std::uint32_t no_token = 0xffffffff;

class Dependencies {
public:
    /// Keeps references; both must outlive it. Linear in the document's words.
    Dependencies(const text::Document& document, const Analysis& analysis);

    const Word& word(std::uint32_t t) const { return analysis_.words[t]; }
    std::string_view lemma(std::uint32_t t) const { return analysis_.words[t].lemma; }
    std::string_view form(std::uint32_t t) const { return document_.form(t); }
    Deprel rel(std::uint32_t t) const { return analysis_.words[t].deprel; }
    Upos upos(std::uint32_t t) const { return analysis_.words[t].upos; }
    std::uint32_t size() const { return static_cast<std::uint32_t>(analysis_.words.size()); }
    /// no_token for the root of a sentence.
    std::uint32_t head(std::uint32_t t) const {
        const auto h = analysis_.words[t].head;
        return h < 0 ? no_token : static_cast<std::uint32_t>(h);
    }
    /// In the order of the text.
    std::span<const std::uint32_t> children(std::uint32_t t) const {
        return {children_.data() + begin_[t], children_.data() + begin_[t + 1]};
    }
    /// The first child with this relation, or no_token.
    std::uint32_t child(std::uint32_t t, Deprel rel) const;
    bool has_child(std::uint32_t t, Deprel rel) const { return child(t, rel) != no_token; }

private:
    const text::Document& document_;
    const Analysis& analysis_;
    std::vector<std::uint32_t> begin_, children_;
};

}  // namespace entente::syntax
