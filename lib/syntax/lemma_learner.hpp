#pragma once
// Learns the tables of a Lemmatizer from treebanks and lists.

#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "syntax/lemmatizer.hpp"

namespace entente::syntax {

/// What a treebank teaches of lemmas. Words are added in the order of the corpus; the result does not depend on it otherwise.
class LemmaLearner {
public:
    void add(std::string_view form, Upos upos, Xpos xpos, std::string_view lemma);
    /// A form whose lemma a list gives: it counts whatever the treebanks say.
    void settle(std::string_view form, Upos upos, Xpos xpos, std::string_view lemma);
    /// The irregular verbs and nouns of schema/lexicon/LANGUAGE/irregular.json. Throws Error (schema).
    void settle_irregular(const std::filesystem::path& file);
    /// `vocabulary`: what the lemmatizer will know of words besides (Weights::vocabulary).
    Lemmatizer learn(std::span<const std::uint64_t> vocabulary) const;

private:
    struct Entry {
        std::string lower, lemma;
        Upos upos;
        Xpos xpos;
        auto operator<=>(const Entry&) const = default;
    };
    std::vector<Entry> entries_;
    std::map<std::pair<Upos, Xpos>, std::map<std::string, std::string>> settled_;
};

}  // namespace entente::syntax
