#pragma once
// Reads and checks one file of schema/actors/.

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "actors/directory.hpp"

namespace entente::actors {

/// What a file says of its actors. The ids that they name are found once all files are read.
struct DirectoryFile {
    static constexpr std::uint32_t no_role = 0xffffffff;
    struct Link {
        std::uint32_t entry;  // of this file
        std::uint32_t role;   // of the entry, or no_role
        const char* member;
        std::string id;
    };
    struct Shared {
        std::uint32_t entry;
        std::string name;  // as it is written
    };

    std::string path;
    std::vector<Entry> entries;
    std::vector<Link> links;
    std::vector<Shared> shared;  // in the order of the entries

    /// Throws Error (schema) that names the file, the entry and the mend.
    static DirectoryFile read(const std::filesystem::path& file);
};

}  // namespace entente::actors
