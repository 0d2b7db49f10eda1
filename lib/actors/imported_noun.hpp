#pragma once
// A common noun that names actors, from someone else's dictionary, and the JSON in which a graph keeps it.

#include <optional>
#include <string>
#include <string_view>

namespace entente::actors {

struct ImportedNoun {
    std::string noun, plural;  // in lower case; the plural may be empty
    std::string sector;
    auto operator<=>(const ImportedNoun&) const = default;
};

std::string to_json(const ImportedNoun& noun);

/// Whether to_json of a noun wrote it, and not that of an actor.
bool is_noun(std::string_view json);
/// Throws Error (schema) that names `where` and the member.
ImportedNoun imported_noun(std::string_view json, const std::string& where);

}  // namespace entente::actors
