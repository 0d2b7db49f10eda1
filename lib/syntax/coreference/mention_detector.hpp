#pragma once
// Finds the mentions of a document in its trees, with the spans that GUM's guidelines give them: the noun phrase with its determiner,
// modifiers and relative clauses; without preposition, apposition, parenthesis and further members of a list. Nested ones count too.

#include <cstdint>
#include <span>
#include <vector>

#include "syntax/coreference/mention.hpp"
#include "syntax/coreference/phrase_structure.hpp"

namespace entente::syntax {

enum class Determiner : std::uint8_t { none, definite, indefinite, demonstrative, possessive_pronoun, possessive, quantifier, number };

/// What the ranker's features are made of.
struct MentionTraits {
    std::uint32_t lemma = 0;         // of the head; for a pronoun its form
    std::uint32_t text = 0;          // of all words without determiner and possessive ending
    std::uint32_t last_name = 0;     // of a name's last word, 0 for others
    std::uint32_t governor = 0;      // lemma of the word that the head hangs on, 0 for a root
    std::uint32_t governor_token = no_mention, clause = no_mention;  // the nearest verb or other predicate above
    std::uint32_t words = 0, word_count = 0;  // in MentionDetector::words: the head's premodifiers and names' parts
    std::uint32_t initials = 0;      // of a name of several words: what its acronym hashes to; of one word: the word's own hash
    Deprel role = Deprel::none;      // of the head, or of the first member of the list it stands in
    Determiner determiner = Determiner::none;
    NameKind name = NameKind::none;
    std::uint8_t pronoun = 0;        // number of the form in the list of pronouns, 0 for others
    std::uint8_t person = 3;
    bool possessive = false, reflexive = false, demonstrative = false;
    bool listed = false, compound = false, quoted = false, postmodified = false, predicate = false, apposition = false;
    std::uint8_t length = 0;         // words, up to 255
};

class MentionDetector {
public:
    /// In the order of the text, the longer before one that begins with it.
    void find(const PhraseStructure& structure, std::vector<CoreferenceMention>& mentions, std::vector<MentionTraits>& traits);

    std::span<const std::uint32_t> words(const MentionTraits& traits) const { return {words_.data() + traits.words, traits.word_count}; }

private:
    bool is_head(std::uint32_t t) const;
    void add(std::uint32_t t, bool coordination, std::vector<CoreferenceMention>& mentions);
    std::uint32_t end_of(std::uint32_t t, std::uint32_t limit) const;
    void describe(const CoreferenceMention& mention, MentionTraits& traits);

    const PhraseStructure* s_ = nullptr;
    std::vector<std::uint32_t> words_;
};

/// What an English pronoun's form says; nullptr for other words.
struct PronounForm {
    const char* form;
    std::uint8_t person;
    MentionNumber number;
    MentionGender gender;
    bool possessive, reflexive, demonstrative;
};
const PronounForm* pronoun_form(std::string_view form, std::uint8_t& index);

}  // namespace entente::syntax
