#pragma once
// The actors that are known beforehand: names, offices and their dates, read from schema/actors/.

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <entente/date.hpp>
#include <entente/record.hpp>

#include "actors/agents.hpp"
#include "actors/country_table.hpp"
#include "actors/name_trie.hpp"
#include "actors/places.hpp"

namespace entente::actors {

constexpr std::uint32_t no_entry = 0xffffffff;

/// Days on which something holds; an end that is absent is open.
struct Term {
    std::optional<Date> from, to;
    bool holds_on(Date day) const { return (!from || *from <= day) && (!to || day <= *to); }
};

struct Role {
    std::string title;            // "Secretary of State"; empty where a dictionary of codes was imported
    std::uint32_t of = no_entry;  // the country or body it belongs to
    std::string sector;
    Term term;
};

/// An office whose holder leads a country, or a body of it: "prime minister".
struct Leading {
    std::string office;
    Term term;
};

/// One entry of schema/actors/; docs/file-formats.md says what the members mean.
struct Entry {
    std::string id, name;
    ActorKind kind = ActorKind::people;
    std::string country, code, sector, wikidata;
    std::vector<std::string> aliases, adjectives, demonyms, seats;
    std::string capital, surname;
    Gender gender = Gender::unknown;
    std::vector<Role> roles;
    std::vector<Leading> led_by;
    Term term;
    std::optional<Coordinates> coordinates;  // of a place: not from the files, but from the table of places
    std::uint32_t successor = no_entry, parent = no_entry;
};

enum class NameUse : std::uint8_t { name, alias, adjective, demonym, capital, seat, surname };

/// What must be true of the letters in the text: "US" is not "us", "Turkey" not "turkey", "an Islamic state" not "Islamic State".
enum class NameCase : std::uint8_t {
    any,       // "oil minister"
    first,     // "Afghan army": its first word begins with a capital
    ends,      // "Turkey", "Islamic State": its first and its last word do
    capitals,  // "US": no small letter
};

/// One way in which a name stands for an entry.
struct Naming {
    std::uint32_t entry = no_entry;
    NameUse use = NameUse::name;
    NameCase letters = NameCase::ends;
    std::uint8_t pieces = 1;  // of the normalised name
    bool shared = false;      // declared to be the name of another too
};

struct ImportedActor;

/// What joining imported actors to the directory did.
struct ImportCounts {
    std::uint64_t actors = 0;     // imported, each counted once
    std::uint64_t known = 0;      // of them: those that the directory knows; they gained names and roles
    std::uint64_t namesakes = 0;  // new, though a known actor of another kind or country has one of their names
    std::uint64_t unclear = 0;    // new, since several known actors fit
    std::uint64_t names = 0, roles = 0;  // that the directory gained
    bool operator==(const ImportCounts&) const = default;
};

/// Never changes once loaded; shared by threads.
class Directory {
public:
    /// Reads every .json file of the folder, in the order of their names. Throws Error (schema) that names file, entry and mend.
    static std::shared_ptr<const Directory> load(const std::filesystem::path& folder);
    /// The same, with actors that were imported for a graph; their order does not matter. `facts`: the folder of the tables that
    /// the build makes from packages; without it there are no places but those of the files, and no codes of two letters.
    static std::shared_ptr<const Directory> load(const std::filesystem::path& folder, std::vector<ImportedActor> imported, ImportCounts* counts = nullptr,
                                                 const std::filesystem::path& facts = {});

    std::size_t size() const { return entries_.size(); }
    const Entry& at(std::uint32_t entry) const { return entries_[entry]; }
    /// Names of all entries, with their variants.
    std::size_t names() const { return namings_.size(); }

    std::uint32_t find(std::string_view id) const;                 // no_entry where there is none
    /// The entries that a whole name stands for, in the order of the files; letters count as in running text.
    std::vector<Naming> find_name(std::string_view name) const;
    std::uint32_t country(std::string_view code) const;            // by ISO alpha-3 code
    std::uint32_t government(std::string_view code) const;         // of that country

    /// Places that no entry is about.
    const Places& places() const { return *places_; }
    const CountryTable& country_table() const { return country_table_; }

    const NameTrie& trie() const { return trie_; }
    const Naming& naming(std::uint32_t value) const { return namings_[value]; }

private:
    friend class DirectoryLoader;
    /// The slot in by_id_ of the id, or the free one in which it belongs.
    std::size_t slot(std::string_view id) const;
    using Index = std::unordered_map<std::string_view, std::uint32_t>;

    std::vector<Entry> entries_;
    std::vector<Naming> namings_;
    NameTrie trie_;
    std::shared_ptr<const Places> places_ = std::make_shared<Places>();
    CountryTable country_table_;
    std::vector<std::uint32_t> by_id_;    // slots of a table with open addressing, each an entry or no_entry
    Index countries_, governments_;       // by code; keys lie in entries_
};

}  // namespace entente::actors
