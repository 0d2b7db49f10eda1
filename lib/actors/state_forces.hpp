#pragma once
// A country that acts by its forces: "Russian forces", "Turkish warplanes", "a US military operation" are Russia, Turkey and the
// United States in arms, not a body of theirs, as long as the words do not name one ("Israel Defense Forces", "the Turkish army").

#include "actors/cast.hpp"
#include "actors/directory.hpp"
#include "actors/reading.hpp"

namespace entente::actors {

/// Marks the mentions that stand for a country by its forces, and those that point back to them.
/// `order`: all mentions, in the order of the text.
void mark_state_forces(Reading& reading, const std::vector<std::uint32_t>& order);

/// The country whose forces these are, coded as what they are ("RUSMIL"); the forces themselves where the directory has no such country.
Actor state_of_forces(const Directory& directory, const Actor& forces);

}  // namespace entente::actors
