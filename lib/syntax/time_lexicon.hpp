#pragma once
// The words of a language that speak of time. Read from schema/lexicon/LANGUAGE/time.json; the months' names from
// abbreviations.json beside it, where the reader of datelines has them.

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <entente/date.hpp>

#include "syntax/time_calendar.hpp"

namespace entente::syntax {

/// What a word does in an expression of time, beside naming a unit, a day, a month or a number. `docs/time.md` explains them.
enum class TimeRole : std::uint8_t {
    day_part, one, few, article, early, middle, late, beginning, end, last, past, previous, this_, that, same, next, coming, following,
    recent, final, ago, earlier, later, since, until, before, after, by, from, for_, between, to, and_, of, in, at, now, every, per,
    occasions, age, fiscal, clock,
    set, many, short_, not_after, also_name  // no members of "roles": from the other lists
};

/// A word as the lexicon has it; zeros for what it is not.
struct TimeWord {
    std::uint64_t roles = 0;         // bit 1 << TimeRole
    TimeUnit unit = TimeUnit::none;
    std::uint8_t unit_count = 1;     // of units in one: a fortnight has two weeks
    std::uint8_t weekday = 0;        // 1 Monday .. 7 Sunday
    std::uint8_t month = 0;          // 1 .. 12
    std::uint8_t season = 0;         // 1 spring .. 4 winter
    std::uint8_t cardinal = 0, ordinal = 0;
    std::uint8_t decade = 0;         // "nineties": 90
    std::optional<std::int8_t> from_today;
    std::uint32_t phrases = 0, phrase_count = 0;  // those that begin with this word

    bool is(TimeRole role) const { return roles >> static_cast<unsigned>(role) & 1; }
};

/// Fixed words with one meaning ("in the past"), in lower case.
struct TimePhrase {
    enum class Kind : std::uint8_t { past, present, future, anchored, named, no_time };
    std::vector<std::string> words;
    Kind kind = Kind::past;
    std::optional<Date> day;  // of a named one
};

class TimeLexicon {
public:
    /// Reads time.json and abbreviations.json of the folder. Throws Error (schema) that names the file and the member.
    static std::shared_ptr<const TimeLexicon> load(const std::filesystem::path& folder);

    /// Whatever the case of its ASCII letters; nullptr for a word that has nothing to do with time.
    const TimeWord* find(std::string_view word) const;
    /// The phrases that begin with the word, the longest first.
    std::span<const TimePhrase> phrases(const TimeWord& word) const { return std::span(phrases_).subspan(word.phrases, word.phrase_count); }

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view word) const noexcept { return std::hash<std::string_view>{}(word); }
    };
    TimeWord& word(std::string name);
    void read_phrases(std::vector<TimePhrase> phrases);

    std::unordered_map<std::string, TimeWord, Hash, std::equal_to<>> words_;
    std::vector<TimePhrase> phrases_;
    std::size_t longest_ = 0;
};

}  // namespace entente::syntax
