#pragma once
// Actors that others have written down, into a graph's own directory.

#include <cstdint>
#include <functional>
#include <span>
#include <string>

#include <entente/error.hpp>
#include <entente/schema.hpp>
#include <entente/store.hpp>

namespace entente {

struct ImportOptions {
    std::string format;  // "tabari", "petrarch", "phoenix", "ftm", "wikidata", "csv"; empty: told from the name and the first lines
};

/// What an import found. Actors, names and roles are counted as they join the directory that the schema has: an actor of two files is one.
struct ImportTally {
    std::uint64_t lines = 0, skipped = 0;  // skipped: lines, or parts of one, that were told as faults
    std::uint64_t actors = 0;              // of them:
    std::uint64_t known = 0;               //   actors of the directory, which gain names and roles
    std::uint64_t namesakes = 0;           //   new ones with a name of a known actor of another kind or country
    std::uint64_t unclear = 0;             //   new ones that could be any of several known actors
    std::uint64_t names = 0, roles = 0;    // that the directory gains
    std::uint64_t nouns = 0;               // common nouns that name actors
    std::uint64_t added = 0;               // entries that were new to the graph
};

/// Reads files of actors and keeps what they say in the graph; without a graph it only counts. The order of the files and
/// repetition change nothing. Each fault names file and line; what is sound is kept. A file that cannot be read, or whose format
/// is not known, is a fault, too. Throws Error where the schema or the graph has one.
ImportTally import_actors(const Schema& schema, Store* graph, std::span<const std::string> files, const ImportOptions& options,
                          const std::function<void(const Error&)>& fault);

}  // namespace entente
