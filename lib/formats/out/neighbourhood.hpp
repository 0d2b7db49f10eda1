#pragma once
// The actors around one.

#include <unordered_set>

#include <entente/export.hpp>

namespace entente::formats {

/// The actors that Selection::around, with and hops ask for; `around` itself is always among them.
std::unordered_set<ActorNo> neighbourhood(Store& store, const Selection& selection);

}  // namespace entente::formats
