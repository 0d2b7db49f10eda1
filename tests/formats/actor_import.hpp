#pragma once
// Files of actors, read as text, and what came of them.

#include <algorithm>
#include <filesystem>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "actors/agents.hpp"
#include "actors/directory.hpp"
#include "formats/import/actor_file.hpp"
#include "formats/import/line_feed.hpp"

namespace entente::tests {

inline const actors::Directory& small_world() {
    static const auto directory = actors::Directory::load(std::filesystem::path(ENTENTE_TESTS) / "actors/world", {}, nullptr,
                                                            std::filesystem::path(ENTENTE_TESTS) / "actors/facts");
    return *directory;
}

inline const actors::Agents& nouns_of_english() {
    static const auto agents = actors::Agents::load(std::filesystem::path(ENTENTE_ROOT) / "schema/lexicon/en/agents.json");
    return *agents;
}

struct ReadActors {
    std::vector<actors::ImportedActor> actors;
    std::vector<std::string> lines;   // the actors as a graph keeps them
    std::vector<std::string> nouns;   // the same of nouns
    std::vector<std::string> faults;  // "3: no name"

    explicit ReadActors(formats::ActorFormat format, const std::string& text) {
        const formats::CountryCodes countries(small_world());
        const formats::ActorSink sink{.actor =
                                          [&](actors::ImportedActor&& actor) {
                                              lines.push_back(to_json(actor));
                                              actors.push_back(std::move(actor));
                                          },
                                      .noun = [&](actors::ImportedNoun&& noun) { nouns.push_back(to_json(noun)); },
                                      .skipped = [&](std::size_t line, std::string what) { faults.push_back(std::to_string(line) + ": " + what); }};
        std::istringstream in(text);
        feed_lines(in, *formats::make_actor_reader(format, countries, nouns_of_english(), sink), sink);
    }

    /// Whether a fault of that line holds the words.
    bool faulty(std::size_t line, const std::string& words) const {
        const auto start = std::to_string(line) + ": ";
        return std::any_of(faults.begin(), faults.end(), [&](const std::string& fault) { return fault.starts_with(start) && fault.find(words) != std::string::npos; });
    }
};

}  // namespace entente::tests
