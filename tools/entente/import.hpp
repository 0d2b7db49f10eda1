#pragma once
// What verbs do with the actors that were imported for a graph.

#include <string>
#include <vector>

#include <entente/entente.hpp>

#include "verb.hpp"

namespace entente::cli {

/// What was imported for the graph; nothing where no graph is named, or none is there yet.
std::vector<ImportedEntry> imports_of(const std::string& graph);

/// actors GRAPH --import FILE...
struct ImportFiles {
    std::vector<std::string> files;
    std::string format;
    bool dry_run = false;
};
void declare_import(CLI::App& verb, ImportFiles& options);
int run_import(const std::string& graph, const StoreOptions& write, const ImportFiles& options, Context& context);

}  // namespace entente::cli
