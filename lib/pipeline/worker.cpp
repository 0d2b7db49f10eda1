#include "pipeline/worker.hpp"

#include <utility>

#include "events/why_not.hpp"

namespace entente::pipeline {

const Reading& Worker::analyze(text::RawDocument&& raw) { return analyze(knowledge_->segmenter.segment(std::move(raw))); }

const Reading& Worker::analyze(text::Document&& document) {
    reading_.document = std::move(document);
    analyzer_.analyze(reading_.document, reading_.analysis);
    reading_.times = knowledge_->times.find(reading_.document, reading_.analysis);
    coreference_.resolve(reading_.document, reading_.analysis, reading_.coreferents);
    reading_.cast = knowledge_->resolver.resolve(reading_.document, reading_.analysis, reading_.coreferents);
    return reading_;
}

Extraction Worker::extract(text::RawDocument&& raw, const events::CodeOptions& options) {
    analyze(std::move(raw));
    text::Document& document = reading_.document;
    Extraction extraction;
    extraction.document = document.info;
    extraction.records = knowledge_->coder.code(document, reading_.analysis, reading_.cast, reading_.times, options);
    extraction.sentences.reserve(document.sentences.size());
    for (const auto& sentence : document.sentences) {
        const auto begin = document.tokens[sentence.first].begin, end = document.tokens[sentence.last - 1].end;
        extraction.sentences.push_back({document.offsets.given(begin, end)});
    }
    extraction.text = std::move(document.given);
    return extraction;
}

std::vector<events::SentenceReasons> Worker::why_not(const events::Trace& trace, const Extraction& extraction, bool all) const {
    return knowledge_->coder.why_not(reading_.document, reading_.analysis, reading_.cast, trace, extraction.records, all);
}

}  // namespace entente::pipeline
