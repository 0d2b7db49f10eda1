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
#include "actors/name_trie.hpp"

namespace entente::actors {

constexpr std::uint32_t no_entry = 0xffffffff;

/// Days on which something holds; an end that is absent is open.
struct Term {
    std::optional<Date> from, to;
    bool holds_on(Date day) const { return (!from || *from <= day) && (!to || day <= *to); }
};

struct Role {
    std::string title;            // "Secretary of State"
    std::uint32_t of = no_entry;  // the country or body it belongs to
    std::string sector;
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
    Term term;
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

/// Never changes once loaded; shared by threads.
class Directory {
public:
    /// Reads every .json file of the folder, in the order of their names. Throws Error (schema) that names file, entry and mend.
    static std::shared_ptr<const Directory> load(const std::filesystem::path& folder);

    std::size_t size() const { return entries_.size(); }
    const Entry& at(std::uint32_t entry) const { return entries_[entry]; }
    /// Names of all entries, with their variants.
    std::size_t names() const { return namings_.size(); }

    std::uint32_t find(std::string_view id) const;                 // no_entry where there is none
    /// The entries that a whole name stands for, in the order of the files; letters count as in running text.
    std::vector<Naming> find_name(std::string_view name) const;
    std::uint32_t country(std::string_view code) const;            // by ISO alpha-3 code
    std::uint32_t government(std::string_view code) const;         // of that country

    const NameTrie& trie() const { return trie_; }
    const Naming& naming(std::uint32_t value) const { return namings_[value]; }

private:
    friend class DirectoryLoader;
    using Index = std::unordered_map<std::string_view, std::uint32_t>;

    std::vector<Entry> entries_;
    std::vector<Naming> namings_;
    NameTrie trie_;
    Index by_id_, countries_, governments_;  // keys lie in entries_
};

}  // namespace entente::actors
