#include <entente/pipeline.hpp>

#include <algorithm>

#include "actors/codes.hpp"
#include "actors/directory.hpp"
#include "pipeline/worker.hpp"
#include "text/reader.hpp"

namespace entente {

namespace {

/// The mention that the whole text is: the one at the head of its first sentence, else the longest, the first of equals.
const actors::Mention* whole_mention(const pipeline::Reading& reading) {
    const auto& words = reading.analysis.words;
    const auto& sentence = reading.document.sentences.front();
    for (std::uint32_t token = sentence.first; token < sentence.last; ++token)
        if (words[token].head < 0)
            if (const auto* mention = reading.cast.at(token); mention && mention->actor != actors::nobody) return mention;
    const actors::Mention* longest = nullptr;
    for (const auto& mention : reading.cast.mentions)
        if (mention.actor != actors::nobody && (!longest || mention.last - mention.first > longest->last - longest->first)) longest = &mention;
    return longest;
}

ActorRef reference(const pipeline::Reading& reading, const actors::Mention& mention) {
    const auto& actor = reading.cast.actors[mention.actor];
    const auto& document = reading.document;
    ActorRef reference{.id = actor.id, .name = actor.name, .kind = actor.kind, .country = actor.country, .sector = actor.sector, .code = actor.code};
    reference.extent = document.offsets.given(document.tokens[mention.first].begin, document.tokens[mention.last - 1].end);
    reference.mention = document.given.substr(reference.extent.begin, reference.extent.end - reference.extent.begin);
    reference.resolution = mention.resolution;
    return reference;
}

ActorRef reference(const actors::Directory& directory, const actors::Entry& entry, const std::optional<Date>& day) {
    const auto coding = actors::coding_on(directory, entry, day);
    return {.id = entry.id, .name = entry.name, .kind = entry.kind, .country = coding.country, .sector = coding.sector, .code = coding.code()};
}

}  // namespace

std::string_view version() { return ENTENTE_VERSION; }

Pipeline::Pipeline(const Schema& schema) : knowledge_(std::make_shared<pipeline::Knowledge>(schema)) {}

Extraction Pipeline::read(std::string_view text, DocumentInfo info) const {
    return pipeline::Worker(knowledge_).extract(text::raw_document(std::string(text), std::move(info), "the text"));
}

MentionReading Pipeline::resolve(std::string_view mention, std::optional<Date> day) const {
    pipeline::Worker worker(knowledge_);
    const auto& reading = worker.analyze(text::raw_document(std::string(mention), {.published = day}, "the mention"));
    MentionReading result;
    if (const auto* whole = whole_mention(reading)) {
        result.actor = reference(reading, *whole);
        result.known = reading.cast.actors[whole->actor].known;
    }
    const auto& directory = knowledge_->resolver.directory();
    const auto listed = [&](const std::string& id) {
        return (result.actor && result.actor->id == id) || std::ranges::any_of(result.others, [&](const ActorRef& other) { return other.id == id; });
    };
    for (const auto& naming : directory.find_name(mention)) {
        const auto& entry = directory.at(naming.entry);
        if (!listed(entry.id)) result.others.push_back(reference(directory, entry, day));
    }
    return result;
}

const std::string& Pipeline::model_fingerprint() const { return knowledge_->model->fingerprint(); }

}  // namespace entente
