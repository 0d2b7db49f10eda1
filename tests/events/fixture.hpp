#pragma once
// The project's own lexicon and ontology over the small world of the actors' tests, loaded once.

#include "actors/fixture.hpp"
#include "events/coder.hpp"
#include "events/lexicon.hpp"

namespace entente::tests {

inline std::vector<Record> coded(const Resolved& read) {
    static const auto root = std::filesystem::path(ENTENTE_ROOT) / "schema";
    static const events::Coder coder(events::Lexicon::load(root / "lexicon/en", root / "ontology/plover.json"), english_agents(), world());
    return coder.code(read.parsed->document, read.parsed->analysis, read.cast);
}

}  // namespace entente::tests
