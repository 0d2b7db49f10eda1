#pragma once
// Figures from raw text: what a model scores where sentences and tokens are this program's own.

#include <filesystem>

#include "syntax/analyzer.hpp"
#include "syntax/evaluation.hpp"
#include "text/segmenter.hpp"

namespace entente::train {

/// Segments and analyses the raw text of each document of a treebank, and compares with its trees.
syntax::RawScores evaluate_raw(const std::filesystem::path& gold, const text::Segmenter& segmenter, syntax::Analyzer& analyzer);

}  // namespace entente::train
