#include "pipeline/imports.hpp"

namespace entente::pipeline {

Imports::Imports(std::span<const ImportedEntry> entries) {
    for (const auto& [entry, source] : entries) {
        const auto where = "what was imported from " + source;
        if (actors::is_noun(entry)) nouns.push_back(actors::imported_noun(entry, where));
        else actors.push_back(actors::imported_actor(entry, where));
    }
}

}  // namespace entente::pipeline
