#include <entente/actor_import.hpp>

#include <filesystem>
#include <fstream>
#include <set>
#include <vector>

#include "actors/agents.hpp"
#include "actors/directory.hpp"
#include "actors/import_joiner.hpp"
#include "formats/import/actor_file.hpp"
#include "formats/import/line_feed.hpp"

namespace entente {
namespace {

constexpr std::size_t head_size = 16384;  // of a file, by which its format is told

std::string head_of(std::istream& file) {
    std::string head(head_size, '\0');
    file.read(head.data(), static_cast<std::streamsize>(head.size()));
    head.resize(static_cast<std::size_t>(file.gcount()));
    file.clear();
    file.seekg(0);
    return head;
}

/// How many actors, names and roles the directory gains; its own entries stay as they are.
actors::ImportCounts count_joined(const actors::Directory& directory, std::vector<actors::ImportedActor> imported) {
    std::vector<actors::Entry> entries;
    for (std::uint32_t e = 0; e < directory.size(); ++e) entries.push_back(directory.at(e));
    return actors::ImportJoiner(entries).join(std::move(imported));
}

}  // namespace

ImportTally import_actors(const Schema& schema, Store* graph, std::span<const std::string> files, const ImportOptions& options,
                          const std::function<void(const Error&)>& fault) {
    std::optional<formats::ActorFormat> told;
    if (!options.format.empty() && !(told = formats::actor_format(options.format)))
        throw Error(ErrorCode::usage, "unknown format \"" + options.format + "\"", "", "tabari, petrarch, phoenix, ftm, wikidata or csv");
    const auto directory = actors::Directory::load(schema.actors(), {}, nullptr, schema.facts());
    const auto agents = actors::Agents::load(schema.lexicon() / "agents.json");
    const formats::CountryCodes countries(*directory);

    ImportTally tally;
    std::vector<actors::ImportedActor> imported;
    std::set<actors::ImportedNoun> nouns;
    std::vector<ImportedEntry> entries;
    for (const auto& name : files) {
        const auto left_out = [&](std::string what, std::string remedy) { fault(Error(ErrorCode::input, std::move(what), name, std::move(remedy))); };
        std::error_code ignored;
        std::ifstream file;
        if (!std::filesystem::is_directory(name, ignored)) file.open(name, std::ios::binary);
        if (!file.is_open()) {
            left_out("cannot be opened as a file", "is the path right, and may it be read?");
            continue;
        }
        const auto source = std::filesystem::path(name).filename().string();
        const auto format = told ? told : formats::detect_actor_format(source, head_of(file));
        if (!format) {
            left_out("is of no known format", "name it with --as: tabari, petrarch, phoenix, ftm, wikidata or csv");
            continue;
        }
        const formats::ActorSink sink{
            .actor =
                [&](actors::ImportedActor&& actor) {
                    entries.push_back({actors::to_json(actor), source});
                    imported.push_back(std::move(actor));
                },
            .noun =
                [&](actors::ImportedNoun&& noun) {
                    entries.push_back({actors::to_json(noun), source});
                    nouns.insert(std::move(noun));
                },
            .skipped =
                [&](std::size_t line, std::string what) {
                    ++tally.skipped;
                    fault(Error(ErrorCode::input, std::move(what), name + ":" + std::to_string(line)));
                }};
        const auto reader = formats::make_actor_reader(*format, countries, *agents, sink);
        tally.lines += formats::feed_lines(file, *reader, sink);
    }
    if (graph && !entries.empty()) tally.added = graph->add_imports(entries);
    const auto counts = count_joined(*directory, std::move(imported));
    tally.actors = counts.actors;
    tally.known = counts.known;
    tally.namesakes = counts.namesakes;
    tally.unclear = counts.unclear;
    tally.names = counts.names;
    tally.roles = counts.roles;
    tally.nouns = nouns.size();
    return tally;
}

}  // namespace entente
