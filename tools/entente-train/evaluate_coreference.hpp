#pragma once
// The coreference part of entente-train evaluate.

#include <filesystem>

#include "syntax/analyzer.hpp"
#include "syntax/model.hpp"

namespace entente::train {

/// Prints the CoNLL score of a treebank that holds `Entity=`: given sentences and tokens; predicted tags, trees, names and mentions;
/// a mention is right by its exact span. The main line leaves singletons out on both sides, as the CoNLL and CorefUD scorers do.
/// Says nothing of a treebank without entities.
void evaluate_coreference(const std::filesystem::path& conllu, const syntax::Model& model, syntax::Analyzer& analyzer);

}  // namespace entente::train
