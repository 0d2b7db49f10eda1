// Bytes as one of the files of schema/, beside others that are sound. The first byte says which.

#include <array>

#include <entente/error.hpp>

#include "actors/agents.hpp"
#include "actors/directory.hpp"
#include "events/lexicon.hpp"
#include "fuzz/target.hpp"
#include "syntax/time_lexicon.hpp"
#include "text/conventions.hpp"

using namespace entente;
using entente::fuzz::require;

namespace {

// Small, so that most of the time goes to the bytes.
const std::array<std::pair<const char*, const char*>, 12> sound{{
    {"abbreviations.json", R"({"abbreviations": {"before_name": ["Gen."]}})"},
    {"agents.json", R"({"agents": [{"noun": "rebel", "plural": "rebels", "kind": "people", "sector": "REB"}]})"},
    {"reference.json", R"({"armed_forces": ["forces"]})"},
    {"directory/world.json", R"({"known_on": "2026-11-01", "actors": [{"id": "country/usa", "name": "United States", "kind": "country", "country": "USA"}]})"},
    {"classes.json", R"({"classes": [{"class": "agreements", "words": ["accord"]}]})"},
    {"irregular.json", R"({"verbs": [{"lemma": "meet", "past": "met", "participle": "met"}]})"},
    {"numbers.json", R"({"words": [{"word": "one", "value": 1}]})"},
    {"verbs.json", R"({"frames": [{"lemma": "meet", "type": "CONSULT", "cameo": "040"}]})"},
    {"nouns.json", R"({"frames": []})"},
    {"confidence.json", nullptr},
    {"plover.json", R"({"types": [{"type": "CONSULT", "quad": 1, "cameo": "040", "modes": [{"mode": "visit", "cameo": "042"}]}], "ties": [{"type": "member-of"}]})"},
    {"time.json", nullptr},
}};

void knowledge_files(std::string_view input) {
    static const fuzz::Folder folder;
    static const bool written = [] {
        std::filesystem::create_directories(folder.path() / "directory");
        for (const auto& [name, bytes] : sound)
            folder.write(name, bytes ? std::string(bytes) : fuzz::bytes_of(std::filesystem::path(ENTENTE_ROOT) / "schema/lexicon/en" / name));
        folder.write("adjectives.json", R"({"frames": []})");
        return true;
    }();
    if (input.empty() || !written) return;
    const auto which = static_cast<unsigned char>(input[0]) % sound.size();
    const std::string name = sound[which].first;
    const auto before = fuzz::bytes_of(folder.path() / name);
    folder.write(name, input.substr(1));
    try {
        switch (which) {
            case 0: text::Conventions::load(folder.path() / name); break;
            case 1:
            case 2: actors::Agents::load(folder.path() / "agents.json"); break;
            case 3: actors::Directory::load(folder.path() / "directory"); break;
            case 11: syntax::TimeLexicon::load(folder.path()); break;
            default: events::Lexicon::load(folder.path(), folder.path() / "plover.json");
        }
    } catch (const Error& error) {
        require(!error.where().empty() && !error.fault().empty(), "a fault says what and where");
    }
    folder.write(name, before);
}

}  // namespace

ENTENTE_FUZZ_TARGET(knowledge_files, knowledge_files)
