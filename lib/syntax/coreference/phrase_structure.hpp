#pragma once
// What the coreference of a document looks up again and again, in arrays that serve the next document: children and extents of
// subtrees, hashes of lemmas and forms, sentences, quotation.

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "syntax/analysis.hpp"
#include "text/document.hpp"

namespace entente::syntax {

/// 32-bit hash without regard to the case of ASCII letters (FNV-1a); part of the model format.
std::uint32_t caseless_hash(std::string_view text);

class PhraseStructure {
public:
    void assign(const text::Document& document, const Analysis& analysis);

    const text::Document& document() const { return *document_; }
    const Word& word(std::uint32_t t) const { return analysis_->words[t]; }
    std::uint32_t size() const { return static_cast<std::uint32_t>(sentence.size()); }
    std::string_view form(std::uint32_t t) const { return document_->form(t); }
    std::span<const std::uint32_t> children(std::uint32_t t) const { return {children_.data() + begin_[t], children_.data() + begin_[t + 1]}; }
    bool has_child(std::uint32_t t, Deprel relation) const;
    /// -1 for a root.
    std::int32_t head(std::uint32_t t) const { return analysis_->words[t].head; }

    std::vector<std::uint32_t> sentence;      // by token
    std::vector<std::uint32_t> low, high;     // the subtree's words lie in [low, high)
    std::vector<std::uint32_t> lemma, lower;  // hashes of the lemma and of the form
    std::vector<std::uint8_t> quoted;         // between quotation marks

private:
    const text::Document* document_ = nullptr;
    const Analysis* analysis_ = nullptr;
    std::vector<std::uint32_t> begin_, next_, children_;
};

}  // namespace entente::syntax
