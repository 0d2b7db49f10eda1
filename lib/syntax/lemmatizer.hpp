#pragma once
// Lemmas from form and tags: a learned table of exceptions, else a dictionary's list where one was given, else the learned rules of the
// word's endings, of which one that makes a known word goes before one that knows more of the ending.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "syntax/analysis.hpp"
#include "syntax/lemma_list.hpp"

namespace entente::syntax {

class Lemmatizer {
public:
    /// Takes `strip` bytes off the end and puts `append` there.
    struct Rule {
        std::uint8_t strip = 0;
        std::string append;
        auto operator<=>(const Rule&) const = default;
        bool changes() const { return strip > 0 || !append.empty(); }
    };
    struct Ending {
        std::uint64_t key = 0;  // hash of tags and context
        std::uint16_t rule = 0;
    };
    struct Exception {
        std::uint64_t key = 0;  // hash of tags and lower-cased form
        std::string lemma;
    };
    static constexpr std::size_t longest_ending = 6;
    static constexpr std::size_t most_alternatives = 6;

    Lemmatizer() = default;
    /// Endings and exceptions in any order, keys unique. `vocabulary`: the words known by WordFeatures::word.
    Lemmatizer(std::vector<Rule> rules, std::vector<Ending> endings, std::vector<Exception> exceptions, std::span<const std::uint64_t> vocabulary);

    /// What a dictionary lists is asked for what the exceptions do not have.
    void consult(LemmaList list) { list_ = std::move(list); }

    /// `lower` is the lower-cased form. Proper nouns keep their letters' case. The lemma is put in `out`.
    void lemma(std::string_view form, std::string_view lower, Upos upos, Xpos xpos, std::string& out) const;

    /// Of a rule of a context: number 0 counts wherever the context is the most telling one known, the others where they make a
    /// known word.
    static std::uint64_t context_key(std::string_view context, std::size_t rank, Upos upos, Xpos xpos);
    static std::uint64_t exception_key(std::string_view lower, Upos upos, Xpos xpos);

    const std::vector<Rule>& rules() const { return rules_; }
    const std::vector<Ending>& endings() const { return endings_; }
    const std::vector<Exception>& exceptions() const { return exceptions_; }

private:
    const Rule* rule(std::uint64_t key) const;
    bool known(std::string_view word) const;
    bool known_compound(std::string_view lower, Upos upos, Xpos xpos, std::string& out) const;

    std::vector<Rule> rules_;
    std::vector<Ending> endings_;
    std::vector<Exception> exceptions_;
    LemmaList list_;
    std::unordered_map<std::uint64_t, std::uint16_t> rule_of_;
    std::unordered_map<std::uint64_t, std::uint32_t> exception_of_;
    std::vector<std::uint32_t> known_;  // hash table, open, of the upper halves of the words' hashes; 0 is free
};

/// What rules of lemmas may depend on, the most telling first: endings as they are written, and between them endings whose first
/// letters count as vowel, consonant, doubled consonant alone, since it is these that decide on a silent e or a doubled letter.
class LemmaContexts {
public:
    static constexpr std::size_t most = Lemmatizer::longest_ending + 1 + 2;
    explicit LemmaContexts(std::string_view lower);
    std::size_t size() const { return count_; }
    std::string_view operator[](std::size_t i) const { return {contexts_[i].bytes, contexts_[i].size}; }
    /// True for the contexts that most words of an inflection share.
    bool general(std::size_t i) const { return pattern(i) ? contexts_[i].as_written == general_as_written_ : contexts_[i].size == 2; }
    /// True where the rule cuts nothing of which the context says too little: letters as written, and a doubled consonant's second.
    bool fits(std::size_t i, const Lemmatizer::Rule& rule) const;

private:
    bool pattern(std::size_t i) const { return contexts_[i].size > 0 && contexts_[i].bytes[0] < ' '; }
    struct Context {
        char bytes[12];
        std::size_t size = 0, as_written = 0;  // as_written: letters at the end that stand for themselves
        bool halves_double = false;            // begins with the second of two equal consonants
    };
    void add_ending(std::string_view lower, std::size_t size);
    void add_pattern(std::string_view lower, std::size_t as_written);
    Context contexts_[most];
    std::size_t count_ = 0, general_as_written_ = 2;
};

}  // namespace entente::syntax
