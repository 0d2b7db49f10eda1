#pragma once
// What word lists say of a word by itself: a given name, a part of a city's name, ... The encoder has a row for each class.

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace entente::syntax {

/// At most 32 classes, by word. A list gives one class to the words that it holds alone and, where it holds names of several
/// words, another to the words of these.
struct WordClasses {
    static constexpr std::size_t most = 32;

    std::vector<std::uint32_t> keys;     // of words, ascending
    std::vector<std::uint32_t> classes;  // by key: one bit a class

    /// The lists of a JSON file: members that are arrays of strings, or objects of such; those of `given_and_word` are one. `rows` gets the
    /// number of classes.
    static WordClasses read(const std::filesystem::path& json, std::size_t& rows);

    /// `lower` is WordFeatures::word of the form. What the lists have in capitals ("TX") counts for forms in capitals alone.
    std::uint32_t of(std::string_view form, std::uint64_t lower) const;

private:
    std::uint32_t at(std::uint32_t key) const;
};

}  // namespace entente::syntax
