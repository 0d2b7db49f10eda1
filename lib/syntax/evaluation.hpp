#pragma once
// Scores of an analysis against gold, by the measures of the CoNLL shared tasks.

#include <cstddef>
#include <iosfwd>
#include <string>
#include <vector>

#include "syntax/analysis.hpp"
#include "text/document.hpp"

namespace entente::syntax {

struct TreeScores {
    std::size_t words = 0, upos = 0, xpos = 0, lemma = 0, heads = 0, relations = 0, full_relations = 0;
    double percent(std::size_t right) const { return words ? 100.0 * static_cast<double>(right) / static_cast<double>(words) : 0; }
};
/// `relations`: head and relation without its subtype (LAS); `full_relations`: with it. Lemmas are compared in lower case.
TreeScores score_trees(const Analysis& gold, const Analysis& system);

/// Counts of an analysis whose sentences and tokens are the system's own. What is right are sentences and words whose characters are
/// those of a gold one, as the CoNLL 2018 shared task aligns them; the rest is counted among the aligned words.
struct RawScores {
    std::size_t gold_sentences = 0, system_sentences = 0, sentences = 0;
    std::size_t gold_words = 0, system_words = 0, words = 0, upos = 0, lemma = 0, heads = 0, relations = 0;
    double sentences_f1() const { return f1(sentences, gold_sentences + system_sentences); }
    double words_f1(std::size_t right) const { return f1(right, gold_words + system_words); }
    RawScores& operator+=(const RawScores& other);

private:
    static double f1(std::size_t right, std::size_t both) { return both ? 200.0 * static_cast<double>(right) / static_cast<double>(both) : 0; }
};
/// Characters are counted without blanks and invisible ones; the words of a multiword token have its extent and their order.
RawScores score_raw(const text::Document& gold_document, const Analysis& gold, const text::Document& document, const Analysis& system);

/// One document of a treebank: its lines, and its raw text, which the comments `# text` and `# newpar` tell: a blank line between
/// paragraphs, a blank between sentences.
struct TreebankDocument {
    std::string name, text, conllu;
};
std::vector<TreebankDocument> treebank_documents(std::istream& in);

struct NameScores {
    std::size_t gold = 0, system = 0, right = 0;
    double f1() const { return gold + system ? 200.0 * static_cast<double>(right) / static_cast<double>(gold + system) : 0; }
};
/// Exact span and kind, persons, organisations and locations; `nationalities`: these too.
NameScores score_names(const Analysis& gold, const Analysis& system, bool nationalities);

}  // namespace entente::syntax
