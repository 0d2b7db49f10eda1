#include "pipeline/worker.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "events/why_not.hpp"

namespace entente::pipeline {

void Worker::read(Reading& reading) {
    analyzer_.analyze(reading.document, reading.analysis);
    reading.times = knowledge_->times.find(reading.document, reading.analysis);
    coreference_.resolve(reading.document, reading.analysis, reading.coreferents);
    reading.cast = knowledge_->resolver.resolve(reading.document, reading.analysis, reading.coreferents);
    ++work_.parts;
    work_.sentences += reading.document.sentences.size();
    work_.tokens += reading.document.tokens.size();
    work_.largest_part = std::max<std::uint64_t>(work_.largest_part, reading.document.tokens.size());
    work_.mentions += reading.coreferents.mentions.size();
    work_.candidates += reading.coreferents.ranked.size();
}

void Worker::analyze(text::RawDocument&& raw, const std::function<void(const Reading&)>& each_part) {
    notes_.clear();
    auto parts = knowledge_->segmenter.parts(std::move(raw), reading_.document);
    while (parts.next(reading_.document)) {
        read(reading_);
        each_part(reading_);
    }
    notes_ = parts.notes(reading_.document);
}

const Reading& Worker::analyze(text::Document&& document) {
    notes_.clear();
    reading_.document = std::move(document);
    read(reading_);
    return reading_;
}

Extraction Worker::extract(text::RawDocument&& raw, const events::CodeOptions& options, const EachPart& each_part) {
    Extraction extraction;
    std::vector<std::vector<Record>> parts;  // of records, put together once their number is known: a vector that grows holds all of them twice
    analyze(std::move(raw), [&](const Reading& reading) {
        const auto& document = reading.document;
        auto records = knowledge_->coder.code(document, reading.analysis, reading.cast, reading.times, options);
        if (each_part) each_part(reading, records);
        for (const auto& sentence : document.sentences) {
            const auto begin = document.tokens[sentence.first].begin, end = document.tokens[sentence.last - 1].end;
            extraction.sentences.push_back({document.offsets.given(begin, end)});
        }
        parts.push_back(std::move(records));
    });
    if (parts.size() == 1) {
        extraction.records = std::move(parts.front());
    } else {
        std::size_t count = 0;
        for (const auto& records : parts) count += records.size();
        extraction.records.reserve(count);
        for (auto& records : parts) {
            std::move(records.begin(), records.end(), std::back_inserter(extraction.records));
            records = {};
        }
    }
    extraction.document = reading_.document.info;
    extraction.text = std::move(reading_.document.given);
    return extraction;
}

std::vector<events::SentenceReasons> Worker::why_not(const events::Trace& trace, const Reading& part, std::span<const Record> records, bool all) const {
    return knowledge_->coder.why_not(part.document, part.analysis, part.cast, trace, records, all);
}

}  // namespace entente::pipeline
