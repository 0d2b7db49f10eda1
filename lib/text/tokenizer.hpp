#pragma once
// Cuts a paragraph into tokens by the conventions of the English Universal Dependencies treebanks (EWT, GUM).

#include <cstddef>
#include <string_view>
#include <vector>

#include "text/conventions.hpp"
#include "text/document.hpp"

namespace entente::text {

/// Bytes; what is longer is no word but data that slipped into the text, and is cut.
inline constexpr std::size_t longest_token = 1000;

class Tokenizer {
public:
    explicit Tokenizer(const Conventions& conventions) : conventions_(conventions) {}

    /// Appends the tokens of bytes [begin, end) of `text`, which is well-formed UTF-8. Every character that is not blank
    /// lies in exactly one token. Linear in the length, whatever the text. Returns how many tokens were cut off at the longest
    /// that is taken.
    std::size_t tokenize(std::string_view text, std::size_t begin, std::size_t end, std::vector<Token>& out) const;

private:
    const Conventions& conventions_;
};

}  // namespace entente::text
