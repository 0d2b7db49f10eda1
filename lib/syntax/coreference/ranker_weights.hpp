#pragma once
// The ranker's part of a model.

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <vector>

namespace entente::syntax {

/// Words that tell a person's gender, sorted: nouns and titles by caseless_hash, given names by what `given` and `alone` make of it, since
/// a name may be a word too ("mark").
struct GenderWords {
    std::vector<std::uint32_t> female, male;

    /// Before a last name; as the whole of a name, where it is no last name too ("Kelly").
    static constexpr std::uint32_t given(std::uint32_t hash) { return (hash ^ 0x67697665) * 0x9E3779B1u; }
    static constexpr std::uint32_t alone(std::uint32_t hash) { return (hash ^ 0x616C6F6E) * 0x9E3779B1u; }

    /// From `gendered_nouns` of a reference.json and the given names of the names.json beside it; a name that either may bear tells
    /// nothing. Throws Error (schema).
    static GenderWords load(const std::filesystem::path& reference);
};

/// A feature is a row of bytes. The rows of a pair are summed, each number above zero (the last as it stands) is weighed, and the
/// sum is the score.
struct RankerWeights {
    static constexpr std::size_t rows = 1 << 15, width = 24;
    static constexpr int row_shift = 64 - 15;  // from a 64-bit hash to a row

    std::vector<std::int8_t> table = std::vector<std::int8_t>(rows * width);
    float scale = 0;                                                                            // of a byte
    std::vector<float> linked = std::vector<float>(width), novel = std::vector<float>(width);  // of a pair; of a mention that is new
    GenderWords genders;
};

}  // namespace entente::syntax
