// libFuzzer target: bytes through the readers of other people's actor files, and what they give into a directory. The first byte
// says which format they have.

#include <cstdint>
#include <cstdlib>
#include <sstream>
#include <string>
#include <vector>

#include "actors/import_joiner.hpp"
#include "formats/import/actor_file.hpp"
#include "formats/import/line_feed.hpp"
#include "text/utf8.hpp"

using namespace entente;
using namespace entente::formats;

namespace {

void require(bool holds) {
    if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const auto directory = actors::Directory::load(ENTENTE_ROOT "/tests/actors/world");
    static const auto agents = actors::Agents::load(ENTENTE_ROOT "/schema/lexicon/en/agents.json");
    static const CountryCodes countries(*directory);
    if (size == 0) return 0;
    const std::string bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
    detect_actor_format("x", bytes);

    std::vector<actors::ImportedActor> imported;
    std::size_t lines = 0;
    const ActorSink sink{.actor =
                             [&](actors::ImportedActor&& actor) {
                                 // What a graph keeps must come back, whatever it was.
                                 const auto kept = to_json(actor);
                                 require(!text::first_invalid_utf8(kept));
                                 require(to_json(actors::imported_actor(kept, "here")) == kept);
                                 imported.push_back(std::move(actor));
                             },
                         .noun = [](actors::ImportedNoun&& noun) { require(actors::imported_noun(to_json(noun), "here") == noun); },
                         .skipped = [&](std::size_t line, std::string what) { require(line > 0 && !what.empty()); }};
    std::istringstream in(bytes);
    lines = feed_lines(in, *make_actor_reader(static_cast<ActorFormat>(data[0] % 4), countries, *agents, sink), sink);
    require(lines <= size);
    if (!imported.empty()) actors::Directory::load(ENTENTE_ROOT "/tests/actors/world", std::move(imported));
    return 0;
}
