#pragma once
// Joins imported actors to those of the directory: whom it knows gains names and roles, whom it does not becomes an entry.

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "actors/directory.hpp"
#include "actors/imported_actor.hpp"
#include "actors/normalise.hpp"

namespace entente::actors {

/// The outcome depends on the set of imported actors alone, not on their order.
class ImportJoiner {
public:
    /// `entries` is what is known; entries are added behind it. References between known entries need not be linked yet.
    explicit ImportJoiner(std::vector<Entry>& entries);

    ImportCounts join(std::vector<ImportedActor> actors);

    /// Names that known entries gained, in order of the entries.
    const std::set<std::pair<std::uint32_t, std::string>>& gained_names() const { return gained_; }

private:
    /// One way in which a known entry is called.
    struct Called {
        std::uint32_t entry;
        bool own;  // its name or an alias; else an adjective, a capital, ...
    };
    using Index = std::unordered_map<std::string, std::uint32_t>;

    std::string key(std::string_view name);
    std::vector<ImportedActor> merge_same(std::vector<ImportedActor> actors);
    std::uint32_t find_known(const ImportedActor& actor, ImportCounts& counts);
    std::vector<std::uint32_t> called(const ImportedActor& actor, std::string_view name, bool& namesake);
    std::uint32_t government_at(const ImportedActor& actor);
    bool stands_for_other(std::uint32_t entry, const std::string& country, const std::string& key) const;
    void name_known(std::uint32_t entry, const ImportedActor& actor, ImportCounts& counts);
    void add_entry(const ImportedActor& actor, std::string id, ImportCounts& counts);
    std::vector<std::string> ids_for(const std::vector<const ImportedActor*>& actors) const;
    void add_roles(std::uint32_t entry, const ImportedActor& actor, ImportCounts& counts);
    std::uint32_t refer(const ImportedRole& role, const std::string& country) const;

    std::vector<Entry>& entries_;
    std::size_t known_;                  // entries before joining
    std::vector<std::size_t> own_roles_; // of a known entry: those that it had
    std::unordered_map<std::string, std::vector<Called>> by_name_;
    Index by_id_, by_wikidata_, countries_;
    std::unordered_map<std::string, std::vector<std::uint32_t>> claimed_;  // ids that files of others may name, and who that is
    std::set<std::pair<std::uint32_t, std::string>> gained_, gained_keys_;
    Normaliser normaliser_;
};

}  // namespace entente::actors
