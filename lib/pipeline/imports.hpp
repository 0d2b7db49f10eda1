#pragma once
// What was imported for a graph, out of the text in which the graph keeps it.

#include <span>
#include <vector>

#include <entente/store.hpp>

#include "actors/imported_actor.hpp"
#include "actors/imported_noun.hpp"

namespace entente::pipeline {

struct Imports {
    std::vector<actors::ImportedActor> actors;
    std::vector<actors::ImportedNoun> nouns;

    Imports() = default;
    /// Throws Error (schema) where an entry is none.
    explicit Imports(std::span<const ImportedEntry> entries);
};

}  // namespace entente::pipeline
