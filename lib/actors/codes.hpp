#pragma once
// Actor codes as CAMEO concatenates them, and what an entry of the directory is coded as on a day.

#include <optional>
#include <string>
#include <string_view>

#include <entente/date.hpp>

#include "actors/directory.hpp"

namespace entente::actors {

/// Country, or the class of a body above countries (IGO, NGO, MNC, IMG), and sector; each may be empty.
struct Coding {
    std::string country, body, sector;
    std::string code() const { return (body.empty() ? country : body) + sector; }
};

/// The role that a person has on the day: of several the one taken up last. Without a day the latest role of all.
/// nullptr where there is none then.
const Role* role_on(const Entry& entry, const std::optional<Date>& day);

/// Of a person by the role of the day (ELI once the last has ended), of anything else as its entry says.
Coding coding_on(const Directory& directory, const Entry& entry, const std::optional<Date>& day);

/// The id of an actor that no entry knows: kind and normalised name.
std::string unknown_id(ActorKind kind, std::string_view name);

/// The id of one among those who have a name in several countries: "person/john-smith-gbr".
std::string id_in_country(std::string_view id, std::string_view country);

/// What makes an id of `unknown_id` one document's own: "@5c1d0f0e9ab3". Empty for text that is of no document.
std::string document_mark(std::string_view document_id);

}  // namespace entente::actors
