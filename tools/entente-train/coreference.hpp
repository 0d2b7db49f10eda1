#pragma once
// entente-train coreference

#include <filesystem>

#include "syntax/coreference/ranker_trainer.hpp"
#include "syntax/weights.hpp"

namespace CLI {
class App;
}

namespace entente::train {

void add_coreference(CLI::App& app);

/// Learns the ranker from GUM under `data`, as the network in `weights` reads it, and puts it into them. `reference`: the language's
/// reference.json, with names.json beside it; empty for those that came with the program.
void train_coreference(syntax::Weights& weights, const std::filesystem::path& data, const std::filesystem::path& reference,
                       const syntax::RankerOptions& options);

}  // namespace entente::train
