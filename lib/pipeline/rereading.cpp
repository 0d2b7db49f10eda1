#include "pipeline/rereading.hpp"

#include <algorithm>

#include "events/trace.hpp"
#include "text/reader.hpp"

namespace entente::pipeline {

namespace {

/// Beyond this a sentence is read alone: nobody waits for a book to see one tree.
constexpr std::size_t largest_context = 4u << 20;

text::RawDocument raw(std::string_view document_text, const Record& record) {
    return stored_document(std::string(document_text), record.document ? *record.document : DocumentInfo{});
}

/// The words of a sentence; `shift` is added to where they stand.
std::vector<RereadWord> words_of(const Reading& reading, const text::Sentence& sentence, std::uint32_t shift) {
    std::vector<RereadWord> words;
    for (std::uint32_t token = sentence.first; token < sentence.last; ++token) {
        const auto& at = reading.document.tokens[token];
        const auto& word = reading.analysis.words[token];
        const auto extent = reading.document.offsets.given(at.begin, at.end);
        words.push_back({.form = std::string(reading.document.form(token)),
                         .lemma = std::string(word.lemma),
                         .upos = syntax::to_string(word.upos),
                         .deprel = syntax::to_string(word.deprel),
                         .head = word.head < 0 ? -1 : word.head - static_cast<std::int32_t>(sentence.first),
                         .space_after = at.space_after && !at.joined,
                         .extent = {extent.begin + shift, extent.end + shift}});
    }
    return words;
}

}  // namespace

text::RawDocument stored_document(std::string text, DocumentInfo info) {
    const auto first = text.find_first_not_of(" \t\r\n", text.starts_with("\xEF\xBB\xBF") ? 3 : 0);
    const bool html = first != std::string::npos && text[first] == '<';
    const auto origin = info.id.empty() ? std::string("the stored text") : info.id;
    auto document = text::raw_document(std::move(text), std::move(info), origin);
    document.format = html ? text::Format::html : text::Format::plain;
    return document;
}

Rereading reread(Worker& worker, const Record& record, std::string_view document_text) {
    Rereading result;
    if (!document_text.empty() && document_text.size() <= largest_context) {
        // As it is read by default; else as a graph that was built with a lower floor may have it.
        for (const auto least : {std::optional<double>(), std::optional<double>(0)}) {
            events::Trace trace;
            std::vector<RereadWord> words;
            const auto again = worker.extract(raw(document_text, record), {.min_confidence = least, .trace = &trace}, [&](const Reading& part, auto) {
                const auto before = part.document.first_sentence;
                if (record.sentence >= before && record.sentence - before < part.document.sentences.size())
                    words = words_of(part, part.document.sentences[record.sentence - before], 0);
            });
            if (record.sentence >= again.sentences.size() || again.sentences[record.sentence].extent != record.text_extent) break;
            result.words = std::move(words);
            result.in_context = true;
            result.confirmed = std::ranges::any_of(again.records, [&](const Record& other) { return other.id == record.id; });
            if (!result.confirmed) continue;
            if (const auto* parts = trace.parts(record.id)) result.confidence = *parts;
            break;
        }
        if (result.in_context) return result;
    }
    // Alone: of what the splitter makes of it, all of it.
    worker.analyze(raw(record.text, record), [&](const Reading& reading) {
        for (const auto& sentence : reading.document.sentences) {
            const auto before = static_cast<std::int32_t>(result.words.size());
            for (auto& word : words_of(reading, sentence, record.text_extent.begin)) {
                if (word.head >= 0) word.head += before;
                result.words.push_back(std::move(word));
            }
        }
    });
    return result;
}

}  // namespace entente::pipeline
