#pragma once
// A capital or a seat of government: the government where it acts, a place where something is.

#include "actors/reading.hpp"

namespace entente::actors {

/// By what the name does in its sentence. `seat`: "Kremlin", "White House", which are rarely mere places.
bool stands_for_government(const Reading& reading, const NameSpan& name, bool seat);

/// Whether the name says where something is or happens: "in Syria", "the capital, Damascus".
bool is_location(const Reading& reading, std::uint32_t head);

/// Whether it is where talks are held: "the round in Geneva", "met in Vienna".
bool hosts_talks(const Reading& reading, std::uint32_t head);

}  // namespace entente::actors
