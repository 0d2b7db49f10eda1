#pragma once
// What of a word's form the encoder looks at: rows of its embedding tables. The same in training and in use.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace entente::syntax {

/// 64-bit hash of a string (FNV-1a, finished by a multiply-shift mix); part of the model format.
std::uint64_t hash_of(std::string_view text, std::uint64_t seed = 0);

/// Lower case by Unicode's simple mapping, invalid bytes kept; appended to `out`.
void append_lower(std::string_view text, std::string& out);

struct WordFeatures {
    static constexpr std::uint32_t prefix_rows = 4096, suffix_rows = 8192, shape_rows = 1024, ngram_rows = 32768;
    static constexpr std::size_t most_ngrams = 96;

    std::uint64_t word = 0;  // hash of the lower-cased form with digits as 0, the key of the vocabulary
    std::uint32_t prefix = 0, suffix = 0, shape = 0;
    std::uint32_t ngram_count = 0;
    std::array<std::uint32_t, most_ngrams> ngrams{};  // of two to five characters, with marks at both ends

    /// `lower` is scratch.
    void assign(std::string_view form, std::string& lower);
};

}  // namespace entente::syntax
