#pragma once
// Gold coreference of a treebank: its documents with the mentions that `Entity=` marks, singletons among them.

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "syntax/analysis.hpp"
#include "text/document.hpp"

namespace entente::syntax {

struct GoldMention {
    std::uint32_t first = 0, last = 0;  // tokens [first, last)
    std::uint32_t cluster = 0;          // from 0 within the document; alone in it: a singleton
};

struct GoldDocument {
    std::string name;                   // "# newdoc id"
    text::Document document;
    std::unique_ptr<Analysis> trees;    // the treebank's own
    std::vector<GoldMention> mentions;
    std::size_t skipped = 0;            // parts of discontinuous mentions, which are left out
};

/// One for each "# newdoc", or one where there is none. Bridging and split antecedents are left out; what GUM links as apposition,
/// predicate or discourse deixis counts like any other coreference, since the file gives it the same group.
std::vector<GoldDocument> read_gold_coreference(const std::filesystem::path& conllu);

}  // namespace entente::syntax
