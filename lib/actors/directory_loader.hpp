#pragma once
// Builds a Directory from what the files say: links the entries, derives the variants of names, checks what needs the whole.

#include <filesystem>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "actors/directory.hpp"
#include "actors/directory_file.hpp"
#include "actors/imported_actor.hpp"
#include "actors/normalise.hpp"

namespace entente::actors {

class DirectoryLoader {
public:
    explicit DirectoryLoader(Directory& directory) : directory_(directory) {}

    /// The entries of all files, in their order.
    void take(std::vector<DirectoryFile> files);
    /// The tables that the build makes from packages.
    void read_facts(const std::filesystem::path& folder);
    /// Once all files are read: adds the governments and what was imported, links ids, builds the trie, checks what needs the whole.
    ImportCounts finish(std::vector<ImportedActor> imported);

private:
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
    std::vector<std::string_view>& words_of(std::string_view name);
    /// Returns how many pieces the name has.
    std::size_t add(std::uint32_t entry, std::string_view name, NameUse use);
    void add_pieces(std::uint32_t entry, std::span<const std::string_view> pieces, NameUse use, NameCase letters, bool shared);
    void check_shared_names() const;

    Directory& directory_;
    Normaliser normaliser_;
    std::vector<std::string> files_;
    std::vector<std::uint32_t> file_of_;                   // by entry
    std::vector<std::vector<std::vector<std::string>>> shared_;  // by entry, by name: its pieces
    std::vector<DirectoryFile::Link> links_;               // entries are the directory's
    std::size_t own_namings_ = 0;                          // those before the names that were imported
    std::vector<std::string_view> words_;                  // of the name at hand
};

}  // namespace entente::actors
