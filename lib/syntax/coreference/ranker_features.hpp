#pragma once
// What the ranker looks at: of a mention that looks back, of one that may be meant, and of the two together. Each feature is a row of
// the ranker's table, by hash. The clusters made so far are among what it looks at, so that mentions are taken in the order of the text.

#include <cstdint>
#include <span>
#include <vector>

#include "syntax/coreference/mention_detector.hpp"
#include "syntax/coreference/ranker_weights.hpp"

namespace entente::syntax {

/// Rows of the ranker's table, more than any of the lists below needs.
struct RankerRows {
    std::uint32_t rows[48];
    std::uint32_t size = 0;
    void clear() { size = 0; }
    void add(std::uint32_t row) { rows[size++] = row; }
    std::span<const std::uint32_t> list() const { return {rows, size}; }
};

class RankerFeatures {
public:
    /// So many mentions before a pronoun, and before others, are looked at; farther back only those of the same head or name, and no
    /// more than so many of them.
    static constexpr std::uint32_t pronoun_window = 24, window = 12, far_mentions = 4;

    /// A new document; the references must outlive its use.
    void assign(const PhraseStructure& structure, const MentionDetector& detector, const GenderWords& genders,
                std::vector<CoreferenceMention>& mentions, const std::vector<MentionTraits>& traits);

    /// The mentions before `a` that may be its antecedent, the nearest first. Call once, in the order of the mentions.
    std::span<const std::uint32_t> candidates(std::uint32_t a);
    /// Rows of `a` as one that looks back, as one that is new, and as one that later ones look back to.
    void anaphor(std::uint32_t a, RankerRows& rows);
    void novel(std::uint32_t a, RankerRows& rows);
    void antecedent(std::uint32_t b, RankerRows& rows);
    /// Rows of both; `rank` is the candidate's place.
    void pair(std::uint32_t a, std::uint32_t b, std::uint32_t rank, RankerRows& rows);
    /// Puts `a` into the cluster of `b`, or into one of its own.
    void link(std::uint32_t a, std::uint32_t b);
    std::uint32_t clusters() const { return static_cast<std::uint32_t>(clusters_.size()); }

private:
    struct Cluster {
        std::uint32_t size = 0, latest = no_mention, name = no_mention, nominal = no_mention;
        MentionGender gender = MentionGender::unknown;
        MentionNumber number = MentionNumber::unknown;
        NameKind kind = NameKind::none;
        std::uint8_t person = 0;
    };
    /// The latest mention before with this word: a chain through the document.
    struct Chain {
        std::vector<std::uint32_t> keys, latest;  // open addressing
        std::vector<std::uint32_t> previous;      // by mention
        void assign(std::size_t mentions);
        std::uint32_t add(std::uint32_t key, std::uint32_t mention);
    };

    std::uint32_t kind(std::uint32_t m) const;
    void describe(std::uint32_t a, std::uint32_t salt, RankerRows& rows);
    bool compatible(std::uint32_t a, std::uint32_t b) const;
    std::uint32_t names_relation(std::uint32_t a, std::uint32_t b) const;
    std::uint32_t modifiers_relation(std::uint32_t a, std::uint32_t b) const;
    std::uint32_t structure_relation(std::uint32_t a, std::uint32_t b) const;

    const PhraseStructure* structure_ = nullptr;
    const MentionDetector* detector_ = nullptr;
    std::vector<CoreferenceMention>* mentions_ = nullptr;
    const std::vector<MentionTraits>* traits_ = nullptr;
    std::vector<Cluster> clusters_;
    std::vector<std::uint32_t> candidates_;
    Chain by_lemma_, by_name_, by_text_;
    std::vector<std::uint32_t> compatible_before_;  // by rank of the candidates at hand
};

}  // namespace entente::syntax
