#pragma once
// Nouns that tell by what somebody is at the head of, or sent to, who that is on the day: "the French leader", "the NATO chief",
// "UN envoy to Syria", "the CIA director".

#include <cstdint>
#include <string>

#include "actors/descriptions.hpp"
#include "actors/reading.hpp"

namespace entente::actors {

/// The actor that the noun of the country or body stands for, or none; `resolution` then says why. Where other words narrow the noun
/// down ("a senior Hamas leader", "deputy NATO chief", "Taliban leader in Helmand") it is somebody else.
std::uint32_t role_holder(Reading& reading, std::uint32_t noun, const Description& description, std::uint32_t of_actor, std::string& resolution);

/// The entry of whom the directory has on the document's day under the title that the words around the noun make ("Indian army
/// chief"), or no_entry; whatever name stands beside it.
std::uint32_t titled_entry(const Reading& reading, const AgentMatch& match);

}  // namespace entente::actors
