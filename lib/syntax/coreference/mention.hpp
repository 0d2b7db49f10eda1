#pragma once
// Noun phrases, names and pronouns that may stand for the same thing, and what the ranker says of them.

#include <cstdint>
#include <span>
#include <vector>

namespace entente::syntax {

enum class MentionType : std::uint8_t { pronoun, name, nominal };
enum class MentionNumber : std::uint8_t { unknown, singular, plural };
enum class MentionGender : std::uint8_t { unknown, female, male, neuter };

constexpr std::uint32_t no_mention = 0xffffffff;

/// Tokens [first, last) of a document.
struct CoreferenceMention {
    std::uint32_t first = 0, last = 0, head = 0;
    std::uint32_t sentence = 0;
    std::uint32_t antecedent = no_mention;  // the mention before it that it points back to, by the ranker
    std::uint32_t cluster = 0;              // the same for all that stand for one thing; counted from 0 by first mention
    MentionType type = MentionType::nominal;
    MentionNumber number = MentionNumber::unknown;
    MentionGender gender = MentionGender::unknown;  // by its own words
    bool coordination = false;              // "Smith and Jones" as a whole; its head is the first member's
};

/// How well a mention before suits one as its antecedent; comparable for one anaphor only.
struct RankedAntecedent {
    std::uint32_t mention = no_mention;
    float score = 0;
};

/// All mentions of a document in the order of the text, the longer before one that begins with it.
struct Coreferents {
    std::vector<CoreferenceMention> mentions;
    std::vector<std::uint32_t> mention_of_head;  // by token: the mention with this head that is no coordination, or no_mention
    std::uint32_t clusters = 0;

    /// The antecedents that were weighed for a mention, the nearest first; those farther away than the ranker looks are left out.
    std::span<const RankedAntecedent> candidates(std::uint32_t mention) const {
        return {ranked.data() + ranked_begin[mention], ranked.data() + ranked_begin[mention + 1]};
    }
    /// The score of being mentioned for the first time, or of standing for nothing: a candidate below it is no antecedent.
    float score_of_none(std::uint32_t mention) const { return none[mention]; }

    std::vector<RankedAntecedent> ranked;
    std::vector<std::uint32_t> ranked_begin;
    std::vector<float> none;
};

}  // namespace entente::syntax
