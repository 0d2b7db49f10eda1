#pragma once
// Segments a document part by part, so that what is held of a long one beside its text does not grow with it.

#include <cstdint>
#include <string>
#include <vector>

#include "text/conventions.hpp"
#include "text/document.hpp"
#include "text/paragraphs.hpp"
#include "text/raw_document.hpp"

namespace entente::text {

/// A part ends with the paragraph that reaches so many tokens. No article is as long.
inline constexpr std::size_t longest_part = 50'000;

class DocumentParts {
public:
    /// Cleans the document and finds its paragraphs; `document` has its text then, but neither tokens nor sentences. `part_tokens`: where
    /// a part ends. Throws Error (input) where nothing is left to read, or the markup is beyond what is taken.
    DocumentParts(const Conventions& conventions, RawDocument&& raw, Document& document, std::size_t part_tokens);

    /// Puts the tokens and sentences of the next part in the place of those of the last; false where there is none.
    bool next(Document& document);

    /// What was cut because it is longer than any of its kind, each with the document and the line of its text; complete once next()
    /// has given false.
    std::vector<std::string> notes(const Document& document) const;

private:
    struct Cut {
        std::uint64_t count = 0;  // paragraphs where it happened
        std::uint32_t first = 0;  // byte of the clean text where the first begins
        void add(std::uint32_t at) {
            if (count++ == 0) first = at;
        }
    };

    const Conventions& conventions_;
    std::vector<Paragraph> paragraphs_;
    Paragraph title_;
    std::string origin_;
    std::size_t part_tokens_;
    std::size_t next_paragraph_ = 0;
    std::uint32_t parts_ = 0;
    Cut paragraphs_cut_, sentences_cut_, tokens_cut_;
};

}  // namespace entente::text
