#pragma once
// Finds where sentences end among the tokens of a paragraph.

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "text/conventions.hpp"
#include "text/document.hpp"

namespace entente::text {

/// No sentence has more tokens; a longer one is cut where that hurts least.
inline constexpr std::uint32_t longest_sentence = 500;

class SentenceSplitter {
public:
    explicit SentenceSplitter(const Conventions& conventions) : conventions_(conventions) {}

    /// Appends the sentences of tokens [first, last), one paragraph. A title is one sentence. Linear in their number. Returns how many
    /// sentences were cut because they are too long.
    std::size_t split(std::string_view text, const std::vector<Token>& tokens, std::uint32_t first, std::uint32_t last,
               SentenceKind kind, std::vector<Sentence>& out) const;

private:
    const Conventions& conventions_;
};

}  // namespace entente::text
