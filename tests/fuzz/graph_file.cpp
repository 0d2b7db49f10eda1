// Bytes as the file of a graph: changes (patched) of one that is sound or, after an odd first byte, a file as it stands. It is opened to
// read and, by the first byte, to write, and everything that it holds is asked for.

#include <entente/error.hpp>
#include <entente/formats.hpp>
#include <entente/graph.hpp>
#include <entente/store.hpp>

#include "fuzz/made_graph.hpp"
#include "fuzz/target.hpp"

using namespace entente;
using entente::fuzz::require;

namespace {

void ask(Store& store) {
    const auto survive = [](auto&& question) {
        try {
            question();
        } catch (const Error& error) {
            require(!error.fault().empty(), "a fault says what it is");
        }
    };
    survive([&] { store.info(); });
    survive([&] { store.imports(); });
    survive([&] { store.decisions(); });
    survive([&] { store.window(); });
    survive([&] { store.magnitude(); });
    survive([&] {
        store.each_document([](const Extraction& document) {
            std::string line;
            for (const auto& record : document.records) append_json(line, record);
        });
    });
    survive([&] {
        store.each_actor([&](ActorNo number, const Actor&) {
            survive([&] { store.aliases(number); });
            survive([&] { store.mentions_of(number); });
            survive([&] { store.members(number); });
        });
    });
    survive([&] { store.each_record({}, [](EdgeId, const Record&) {}); });
    survive([&] {
        store.each_edge({}, [&](const StoredEdge& edge) { survive([&] { store.evidence(edge.facts.id, 10); }); });
    });
    survive([&] { store.search("Russia", {}, [](FoundSentence&&) { return true; }); });
    survive([&] { store.match_name("Jane Roe"); });
    survive([&] { store.graph({}); });
    survive([&] {
        const auto walker = store.walker({});
        if (const auto actor = store.find_actor("person/jane-roe")) walker->edges(*actor);
    });
}

void graph_file(std::string_view input) {
    static const fuzz::Folder folder;
    static const auto sound = [] {
        const auto file = (folder.path() / "sound.db").string();
        fuzz::make_graph(file);
        return fuzz::bytes_of(file);
    }();
    if (input.empty()) return;
    const auto how = static_cast<unsigned char>(input[0]);
    const auto file = folder.write("fuzzed.db", how % 2 ? std::string(input.substr(1)) : fuzz::patched(sound, input.substr(1))).string();
    for (const auto access : {Access::read, Access::write}) {
        if (access == Access::write && how % 4 < 2) continue;
        try {
            const auto store = Store::open(file, {.access = access, .patience = std::chrono::milliseconds(0)});
            ask(*store);
        } catch (const Error& error) {
            require(!error.fault().empty(), "a fault says what it is");
        }
    }
    for (const char* rest : {"", "-wal", "-shm", "-journal"}) std::filesystem::remove(file + rest);
}

}  // namespace

ENTENTE_FUZZ_TARGET(graph_file, graph_file)
