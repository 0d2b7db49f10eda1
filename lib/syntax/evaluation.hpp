#pragma once
// Scores of an analysis against gold, by the measures of the CoNLL shared tasks.

#include <cstddef>

#include "syntax/analysis.hpp"

namespace entente::syntax {

struct TreeScores {
    std::size_t words = 0, upos = 0, xpos = 0, lemma = 0, heads = 0, relations = 0, full_relations = 0;
    double percent(std::size_t right) const { return words ? 100.0 * static_cast<double>(right) / static_cast<double>(words) : 0; }
};
/// `relations`: head and relation without its subtype (LAS); `full_relations`: with it. Lemmas are compared in lower case.
TreeScores score_trees(const Analysis& gold, const Analysis& system);

struct NameScores {
    std::size_t gold = 0, system = 0, right = 0;
    double f1() const { return gold + system ? 200.0 * static_cast<double>(right) / static_cast<double>(gold + system) : 0; }
};
/// Exact span and kind, persons, organisations and locations; `nationalities`: these too.
NameScores score_names(const Analysis& gold, const Analysis& system, bool nationalities);

}  // namespace entente::syntax
