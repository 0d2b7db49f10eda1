// Bytes as records, as `load` takes them: what is a record comes back when it is written, and a graph takes it or says why not.

#include <sstream>
#include <vector>

#include <entente/error.hpp>
#include <entente/formats.hpp>
#include <entente/store.hpp>

#include "fuzz/target.hpp"
#include "text/utf8.hpp"

using namespace entente;
using entente::fuzz::require;

namespace {

void records(std::string_view input) {
    static const fuzz::Folder folder;
    std::istringstream in{std::string(input)};
    const auto fault = [](const Error& error) { require(!error.where().empty() && !error.fault().empty(), "a fault says what and where"); };
    RecordReader reader(in, "records", fault);
    std::vector<Extraction> documents;
    for (Extraction document; reader.next(document);) {
        for (const auto& record : document.records) {
            std::string line, again;
            append_json(line, record);
            require(!text::first_invalid_utf8(line), "a record is written as UTF-8");
            append_json(again, parse_record(line, "here"));
            require(line == again, "a record that was written comes back");
        }
        documents.push_back(std::move(document));
    }
    if (documents.empty()) return;
    const auto graph = (folder.path() / "graph.db").string();
    {
        const auto store = Store::open(graph, {.access = Access::write});
        const auto added = store->add(documents, fault);
        require(added.documents + added.refused + added.unchanged <= documents.size(), "no more documents than there are");
        std::uint64_t seen = 0;
        store->each_document([&](const Extraction& document) {
            ++seen;
            std::string line;
            for (const auto& record : document.records) append_json(line, record);
        });
        require(seen == added.documents, "every document that was taken is there");
        require(store->info().evidence == added.records, "and all that it says");
    }
    for (const char* rest : {"", "-wal", "-shm"}) std::filesystem::remove(graph + rest);
}

}  // namespace

ENTENTE_FUZZ_TARGET(records, records)
