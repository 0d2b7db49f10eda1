#include <entente/pipeline.hpp>

#include "actors/resolver.hpp"
#include "pipeline/worker.hpp"
#include "text/reader.hpp"

namespace entente {

namespace {

ActorRef reference(const actors::PhraseReading& reading, std::string_view mention) {
    const auto& actor = reading.actor;
    return {.id = actor.id, .name = actor.name, .kind = actor.kind, .country = actor.country, .sector = actor.sector, .code = actor.code,
            .mention = std::string(mention), .extent = {0, static_cast<std::uint32_t>(mention.size())}, .resolution = reading.resolution};
}

}  // namespace

std::string_view version() { return ENTENTE_VERSION; }

Pipeline::Pipeline(const Schema& schema) : knowledge_(std::make_shared<pipeline::Knowledge>(schema)) {}

Pipeline::Pipeline(const Schema& schema, std::span<const ImportedEntry> imports)
    : knowledge_(std::make_shared<pipeline::Knowledge>(schema, pipeline::Imports(imports))) {}

Extraction Pipeline::read(std::string_view text, DocumentInfo info) const {
    return pipeline::Worker(knowledge_).extract(text::raw_document(std::string(text), std::move(info), "the text"));
}

MentionReading Pipeline::resolve(std::string_view mention, std::optional<Date> day) const {
    const auto text = text::raw_document(std::string(mention), {}, "the mention");  // names what is no text
    MentionReading result;
    for (const auto& reading : knowledge_->resolver.resolve_phrase(text.text, day)) {
        if (result.actor) {
            result.others.push_back(reference(reading, mention));
        } else {
            result.actor = reference(reading, mention);
            result.known = reading.actor.known;
        }
    }
    return result;
}

const std::string& Pipeline::model_fingerprint() const { return knowledge_->model->fingerprint(); }

}  // namespace entente
