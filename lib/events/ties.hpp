#pragma once
// Lasting relations that titles, appositions and copulas state: who holds which office, speaks for whom, leads whom.

#include <cstdint>
#include <string>
#include <vector>

#include "events/scene.hpp"

namespace entente::events {

struct Tie {
    std::string type;
    std::uint32_t source = 0, target = 0;                  // mentions
    std::uint32_t trigger_first = 0, trigger_last = 0;     // tokens
    bool negated = false;
    double confidence = 0;
    const char* rule = "";
};

/// Ties of the document, in the order of their sources. Verbs that state ties ("leads", "backs") are frames, not here.
std::vector<Tie> find_ties(const Scene& scene);

}  // namespace entente::events
