#pragma once
// Every route between two actors within a few steps.

#include "query/path_search.hpp"
#include "query/steps.hpp"

namespace entente::query {

/// In no particular order. Walks into depth from one end, and only to actors from which the other end can still be reached: for three
/// steps this looks at the neighbours of the one end, and at those of the other's neighbours.
std::vector<Route> simple_routes(Stepper& stepper, ActorNo from, ActorNo to, unsigned max_hops, bool directed);

}  // namespace entente::query
