#pragma once
// What the trainer learns from: sentences, each with the labels that its source gives.

#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "syntax/analysis.hpp"
#include "syntax/lemma_learner.hpp"
#include "syntax/word_classes.hpp"
#include "text/document.hpp"

namespace entente::syntax {

/// The most probable labels of one word by the teachers, with their shares, which add up to 1 or, with those left out, to less.
struct SoftLabel {
    static constexpr std::size_t most = 3;
    std::array<std::uint16_t, most> label{};
    std::array<float, most> share{};
};

struct TrainingSentence {
    /// Label of a name that the source does not settle: it costs nothing.
    static constexpr std::uint8_t unknown = 255;
    /// What teachers say of a word. `head` counts from the root, 0, to the last word; `deprel` is that of the most probable tree.
    struct Taught {
        SoftLabel upos, xpos, name, head, deprel;
    };

    std::vector<std::string> forms;
    std::vector<std::uint8_t> upos, xpos, deprel;  // empty where the source has none
    std::vector<std::int32_t> heads;               // within the sentence, -1 the root; empty where the source has none
    std::vector<std::uint8_t> names;               // 0 outside, 2 k - 1 begins NameKind k, 2 k goes on; empty where the source has none
    std::vector<Taught> taught;                    // beside the labels above, which are then the most probable; empty where gold
    bool names_taught = false;                     // else the names are gold in a taught sentence too
    std::size_t size() const { return forms.size(); }
    bool labelled() const { return !xpos.empty() || !names.empty(); }
};

/// One name of a foreign scheme as it stands in a file: tokens [first, last) and kind.
struct NameSpan {
    std::size_t first = 0, last = 0;
    std::string kind;
};

/// A sentence of a file of names: its forms, tags of other columns (GMB's) and spans as given.
struct NamedSentence {
    std::vector<std::string> forms, tags;
    std::vector<NameSpan> spans;
};
struct TrainingCorpus {
    std::vector<TrainingSentence> sentences;
    LemmaLearner lemmas;
    WordClasses classes;
    std::size_t class_count = 0;

    /// A treebank with all labels but names.
    void add_treebank(const std::filesystem::path& conllu);
    /// Form, Penn tag, name (B-geo, ...). Every tenth sentence, from the first on, is left out for measuring. Teaches which words
    /// are nationalities, a class that the other sources of names do not have: add it before them.
    void add_gmb(const std::filesystem::path& tsv);
    /// Universal NER's names over sentences of a treebank that was added before; joined to it by their words.
    void add_uner(const std::filesystem::path& iob2);
    /// Names from GUM's entities over its sentences, which were added before; joined to them by their words.
    void add_gum_names(const std::filesystem::path& conllu);
    /// Names alone: forms and, in the last column, I-PER and so on.
    void add_wikigold(const std::filesystem::path& conll);
    /// Raw text: the sentences of its body, without labels.
    void add_text(const text::Document& document);

private:
    void join_names(const std::vector<NamedSentence>& all, bool titles);
    void mark_nationalities(TrainingSentence& sentence) const;
    std::map<std::string, int> nationalities_;  // words, with how often they were
};

/// The sentences of a file of names: UNER (.iob2), GMB (.tsv) or Wikigold (.conll).
std::vector<NamedSentence> read_named(const std::filesystem::path& file);
/// True for the sentence of GMB that is held back.
inline bool held_back(std::size_t index) { return index % 10 == 0; }
/// The spans in this project's convention, by TrainingSentence::names: nationalities apart and, where `titles` are part of them in
/// the source, titles outside.
std::vector<std::uint8_t> reconciled(const NamedSentence& sentence, bool titles);

}  // namespace entente::syntax
