#pragma once
// An actor as someone else's file tells of it, and the JSON in which a graph keeps it.

#include <string>
#include <string_view>
#include <vector>

#include <entente/record.hpp>

#include "actors/directory.hpp"

namespace entente::actors {

struct ImportedRole {
    std::string title;    // may be empty: dictionaries of codes have none
    std::string of;       // an id ("igo/united-nations"), an item of Wikidata ("Q1065"), or empty: the country
    std::string country;  // ISO 3166-1 alpha-3, or empty: the actor's
    std::string sector;
    Term term;
};

/// What docs/file-formats.md says of an import. Names stand as they would in running text.
struct ImportedActor {
    std::string id;               // empty where its file has none
    std::string name;
    ActorKind kind = ActorKind::people;
    bool kind_assumed = false;    // its file does not tell: a known actor of another kind may be the same
    std::string country, code, sector, wikidata;
    Gender gender = Gender::unknown;
    std::vector<std::string> aliases;
    std::vector<ImportedRole> roles;
    Term term;
};

/// Aliases and roles in order, each once.
void put_in_order(ImportedActor& actor);

/// In that order: the same actor gives the same text.
std::string to_json(ImportedActor actor);

/// What to_json wrote. Throws Error (schema) that names `where` and the member.
ImportedActor imported_actor(std::string_view json, const std::string& where);

}  // namespace entente::actors
