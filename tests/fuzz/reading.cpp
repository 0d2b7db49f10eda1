// Bytes as a text that is read all the way: records stand on its words, and are written and read as the same. An odd first byte makes it a
// page.

#include <entente/error.hpp>
#include <entente/formats.hpp>
#include <entente/pipeline.hpp>

#include "fuzz/target.hpp"
#include "pipeline/worker.hpp"
#include "text/reader.hpp"

using namespace entente;
using entente::fuzz::require;

namespace {

void reading(std::string_view input) {
    static const Pipeline pipeline{Schema(ENTENTE_SCHEMA_HINT)};
    static pipeline::Worker worker(pipeline.knowledge());
    if (input.empty()) return;
    try {
        auto raw = text::raw_document(std::string(input.substr(1)), {.id = "text", .published = Date::of(2016, 7, 15)}, "the text");
        if (static_cast<unsigned char>(input[0]) % 2) raw.format = text::Format::html;
        const auto extraction = worker.extract(std::move(raw));
        for (const auto& record : extraction.records) {
            const auto inside = [&](const Extent& extent) { return extent.begin <= extent.end && extent.end <= extraction.text.size(); };
            require(inside(record.text_extent) && inside(record.trigger_extent), "a record stands in the text");
            require(record.sentence < extraction.sentences.size() && extraction.sentences[record.sentence].extent == record.text_extent, "in its sentence");
            for (const auto* actor : {&record.source, &record.target, &record.attributed_to})
                require(!*actor || (inside((*actor)->extent) && (*actor)->mention == extraction.text.substr((*actor)->extent.begin, (*actor)->extent.end - (*actor)->extent.begin)), "and so do its actors");
            std::string line, again;
            append_json(line, record);
            append_json(again, parse_record(line, "here"));
            require(line == again, "a record that was written comes back");
        }
    } catch (const Error& error) {
        require(!error.fault().empty(), "a fault says what it is");
    }
}

}  // namespace

ENTENTE_FUZZ_TARGET(reading, reading)
