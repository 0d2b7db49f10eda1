#pragma once
// Lemmas from form and tags: a table of exceptions, then the rule of the longest known ending. Both are learned.

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "syntax/analysis.hpp"

namespace entente::syntax {

class Lemmatizer {
public:
    /// Takes `strip` bytes off the end and puts `append` there.
    struct Rule {
        std::uint8_t strip = 0;
        std::string append;
        auto operator<=>(const Rule&) const = default;
    };
    struct Ending {
        std::uint64_t key = 0;  // hash of tag and ending
        std::uint16_t rule = 0;
    };
    struct Exception {
        std::uint64_t key = 0;  // hash of tags and lower-cased form
        std::string lemma;
    };
    static constexpr std::size_t longest_ending = 6;

    Lemmatizer() = default;
    /// Endings and exceptions in any order, keys unique.
    Lemmatizer(std::vector<Rule> rules, std::vector<Ending> endings, std::vector<Exception> exceptions);

    /// `lower` is the lower-cased form. Proper nouns keep their letters' case. The lemma is put in `out`.
    void lemma(std::string_view form, std::string_view lower, Upos upos, Xpos xpos, std::string& out) const;

    static std::uint64_t ending_key(std::string_view ending, Upos upos, Xpos xpos);
    static std::uint64_t exception_key(std::string_view lower, Upos upos, Xpos xpos);

    const std::vector<Rule>& rules() const { return rules_; }
    const std::vector<Ending>& endings() const { return endings_; }
    const std::vector<Exception>& exceptions() const { return exceptions_; }

private:
    std::vector<Rule> rules_;
    std::vector<Ending> endings_;
    std::vector<Exception> exceptions_;
    std::unordered_map<std::uint64_t, std::uint16_t> rule_of_;
    std::unordered_map<std::uint64_t, std::uint32_t> exception_of_;
};

/// What a treebank teaches of lemmas. Words are added in the order of the corpus; the result does not depend on it otherwise.
class LemmaLearner {
public:
    void add(std::string_view form, Upos upos, Xpos xpos, std::string_view lemma);
    Lemmatizer learn() const;

private:
    struct Entry {
        std::string lower, lemma;
        Upos upos;
        Xpos xpos;
        auto operator<=>(const Entry&) const = default;
    };
    std::vector<Entry> entries_;
};

}  // namespace entente::syntax
