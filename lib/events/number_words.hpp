#pragma once
// How a language tells numbers, and of whom records keep them: schema/lexicon/<language>/numbers.json.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace entente::events {

enum class Bound : std::uint8_t { none, at_least, more_than, at_most, fewer_than };
enum class Counted : std::uint8_t { object_of, subject_of, state, noun };

class NumberWords {
public:
    /// Throws Error (schema) with the file and the entry at fault. Where there is no such file, no number is kept.
    static NumberWords load(const std::filesystem::path& file);

    /// 0 for a word that tells no number.
    std::uint64_t value(std::string_view word) const { return find(values_, word); }
    std::uint64_t multiplier(std::string_view word) const { return find(multipliers_, word); }

    struct Phrase { std::vector<std::string> words; Bound bound; };
    const std::vector<Phrase>& bounds() const { return bounds_; }

    /// The count that a word in this part brings along, or empty.
    std::string_view count(Counted part, std::string_view lemma) const {
        const auto& words = counts_[static_cast<std::size_t>(part)];
        const auto it = words.find(lemma);
        return it == words.end() ? std::string_view() : std::string_view(it->second);
    }

private:
    using Values = std::map<std::string, std::uint64_t, std::less<>>;
    static std::uint64_t find(const Values& values, std::string_view word) {
        const auto it = values.find(word);
        return it == values.end() ? 0 : it->second;
    }

    Values values_, multipliers_;
    std::vector<Phrase> bounds_;  // longer ones first
    std::map<std::string, std::string, std::less<>> counts_[4];
};

}  // namespace entente::events
