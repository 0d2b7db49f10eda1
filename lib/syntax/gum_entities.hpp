#pragma once
// Names from GUM's entity annotation (MISC `Entity=`), which marks every mention of a thing and not names alone.

#include <filesystem>
#include <vector>

#include "syntax/training_corpus.hpp"

namespace entente::syntax {

/// For each sentence of the treebank, in order, its names of persons, organisations and places: the minimal spans of mentions that
/// begin with a proper noun, up to its last one that no apposition or clause sets apart; of nested ones the outermost. Kinds are PER, ORG, LOC.
std::vector<NamedSentence> read_gum_entities(const std::filesystem::path& conllu);

}  // namespace entente::syntax
