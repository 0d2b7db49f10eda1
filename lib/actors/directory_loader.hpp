#pragma once
// Builds a Directory: reads and checks the files, links the entries, derives the variants of names.

#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <rapidjson/document.h>

#include "actors/directory.hpp"
#include "actors/imported_actor.hpp"
#include "actors/normalise.hpp"

namespace entente::actors {

class DirectoryLoader {
public:
    explicit DirectoryLoader(Directory& directory) : directory_(directory) {}

    void read(const std::filesystem::path& file);
    /// The tables that the build makes from packages.
    void read_facts(const std::filesystem::path& folder);
    /// Once all files are read: adds the governments and what was imported, links ids, builds the trie, checks what needs the whole.
    ImportCounts finish(std::vector<ImportedActor> imported);

private:
    /// An id that an entry names, to be found once all are known.
    struct Link { std::uint32_t entry; std::uint32_t role; const char* member; std::string id; };
    static constexpr std::uint32_t no_role = 0xffffffff;

    void read_entry(const rapidjson::Value& json, const std::string& file, std::size_t number);
    void read_role(const rapidjson::Value& json, std::uint32_t entry, const std::string& where);
    std::string where(std::uint32_t entry) const;
    void index_entries();
    void link();
    void add_governments();
    void add_names(std::uint32_t entry);
    void add_official_names();
    void locate_places();
    void add_imported_names(std::uint32_t entry);
    void add_person_variants(std::uint32_t entry, const std::string& name);
    void add_surname(std::uint32_t entry);
    void add(std::uint32_t entry, std::string_view name, NameUse use);
    void add_pieces(std::uint32_t entry, std::span<const std::string_view> pieces, NameUse use, NameCase letters, bool shared);
    void check_shared_names() const;

    Directory& directory_;
    Normaliser normaliser_;
    std::vector<std::string> files_;
    std::vector<std::uint32_t> file_of_;                   // by entry
    std::vector<std::vector<std::string>> shared_;         // by entry: normalised
    std::vector<Link> links_;
    std::size_t own_namings_ = 0;                          // those before the names that were imported
    std::string joined_;                                   // pieces of the name at hand, for `shared`
};

}  // namespace entente::actors
