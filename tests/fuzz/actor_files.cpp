// Bytes through the readers of other people's actor files, and what they give into a directory. The first byte
// says which format they have.

#include <sstream>
#include <string>
#include <vector>

#include "actors/import_joiner.hpp"
#include "formats/import/actor_file.hpp"
#include "formats/import/line_feed.hpp"
#include "fuzz/target.hpp"
#include "text/utf8.hpp"

using namespace entente;
using namespace entente::formats;
using entente::fuzz::require;

namespace {

void actor_files(std::string_view input) {
    static const auto directory = actors::Directory::load(ENTENTE_ROOT "/tests/actors/world");
    static const auto agents = actors::Agents::load(ENTENTE_ROOT "/schema/lexicon/en/agents.json");
    static const CountryCodes countries(*directory);
    if (input.empty()) return;
    const std::string bytes(input.substr(1));
    detect_actor_format("x", bytes);

    std::vector<actors::ImportedActor> imported;
    std::size_t lines = 0;
    const ActorSink sink{.actor =
                             [&](actors::ImportedActor&& actor) {
                                 // What a graph keeps must come back, whatever it was.
                                 const auto kept = to_json(actor);
                                 require(!text::first_invalid_utf8(kept), "what is kept is UTF-8");
                                 require(to_json(actors::imported_actor(kept, "here")) == kept, "an actor that is kept comes back");
                                 imported.push_back(std::move(actor));
                             },
                         .noun = [](actors::ImportedNoun&& noun) { require(actors::imported_noun(to_json(noun), "here") == noun, "a noun that is kept comes back"); },
                         .skipped = [&](std::size_t line, std::string what) { require(line > 0 && !what.empty(), "what was skipped is named"); }};
    std::istringstream in(bytes);
    lines = feed_lines(in, *make_actor_reader(static_cast<ActorFormat>(static_cast<unsigned char>(input[0]) % 4), countries, *agents, sink), sink);
    require(lines <= input.size(), "no more lines than bytes");
    if (!imported.empty()) actors::Directory::load(ENTENTE_ROOT "/tests/actors/world", std::move(imported));
}

}  // namespace

ENTENTE_FUZZ_TARGET(actor_files, actor_files)
