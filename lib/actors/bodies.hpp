#pragma once
// Bodies that a noun means: a country's armed forces, a coalition by who leads it, a building that is one or a mere place.

#include <string_view>

#include "actors/descriptions.hpp"
#include "actors/reading.hpp"

namespace entente::actors {

/// Whether it is an organisation of some kind, and neither a country nor people.
bool is_body(ActorKind kind);
bool has_class(const Agent& agent, std::string_view name);
/// An ally or a rival of someone is someone else.
bool is_somebody_else(const Agent& agent);
/// Commanders and gunmen of an armed group, and what it calls its government, are the group's.
bool goes_by_group(std::string_view sector);

/// The armed forces of the country, whatever the text calls them: of the directory, where it has them.
std::uint32_t armed_forces(Reading& reading, std::string_view country);
/// "the US-led counter-Isis coalition": what the directory has as "US-led coalition", or none.
std::uint32_t led_by(Reading& reading, const AgentMatch& match, const Description& description);
/// Whether a building is where something is or happens, not one that acts or is attacked.
bool is_scenery(const Reading& reading, const Agent& agent, std::uint32_t head);

}  // namespace entente::actors
