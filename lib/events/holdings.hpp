#pragma once
// Who holds which place: "the rebel-held town", "Hamas controls the strip", "the port is in the hands of the army".

#include <vector>

#include "events/scene.hpp"
#include "events/ties.hpp"

namespace entente::events {

/// Appends a tie for each place, or part of one, that the words say somebody holds. What somebody takes, loses or wants is no such tie.
void find_holdings(const Scene& scene, std::vector<Tie>& out);

}  // namespace entente::events
