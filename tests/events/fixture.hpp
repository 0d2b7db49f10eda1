#pragma once
// The project's own lexicon and ontology over the small world of the actors' tests, loaded once.

#include "actors/fixture.hpp"
#include "events/coder.hpp"
#include "events/lexicon.hpp"
#include "syntax/time_expressions.hpp"
#include "syntax/time_lexicon.hpp"

namespace entente::tests {

inline std::vector<Record> coded(const Resolved& read) {
    static const auto root = std::filesystem::path(ENTENTE_ROOT) / "schema";
    static const events::Coder coder(events::Lexicon::load(root / "lexicon/en", root / "ontology/plover.json"), english_agents(), world());
    static const syntax::TimeRecognizer times(syntax::TimeLexicon::load(root / "lexicon/en"));
    const auto& [document, analysis] = *read.parsed;
    return coder.code(document, analysis, read.cast, times.find(document, analysis));
}

}  // namespace entente::tests
