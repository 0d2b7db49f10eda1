// Bytes through the reader and the segmenter, in one part and in many. The first byte says how they come in: as standard input (text or
// JSON Lines), or as a page.

#include <cstdint>
#include <sstream>
#include <string>
#include <vector>

#include <entente/error.hpp>

#include "fuzz/target.hpp"
#include "text/reader.hpp"
#include "text/segmenter.hpp"
#include "text/sentence_splitter.hpp"

using namespace entente;
using namespace entente::text;
using entente::fuzz::require;

namespace {

void check(const Document& document, std::uint32_t& given) {
    std::uint32_t clean = 0;
    for (const auto& token : document.tokens) {
        require(token.begin >= clean && token.begin < token.end && token.end <= document.text.size(), "tokens follow each other in the clean text");
        clean = token.end;
        const auto extent = document.offsets.given(token.begin, token.end);
        require(extent.begin >= given && extent.begin <= extent.end && extent.end <= document.given.size(), "and in the text as given");
        given = extent.begin;
    }
    std::uint32_t next = 0;
    for (const auto& sentence : document.sentences) {
        require(sentence.first == next && sentence.first < sentence.last && sentence.size() <= longest_sentence, "sentences follow each other, none too long");
        next = sentence.last;
    }
    require(next == document.tokens.size(), "every token stands in a sentence");
}

void segment(const Segmenter& segmenter, const RawDocument& raw) {
    try {
        std::uint32_t given = 0;
        const auto document = segmenter.segment(RawDocument(raw));
        check(document, given);

        Document part;
        auto parts = segmenter.parts(RawDocument(raw), part, 10);
        std::size_t tokens = 0, sentences = 0;
        given = 0;
        while (parts.next(part)) {
            check(part, given);
            require(part.first_sentence == sentences, "parts count their sentences on");
            for (std::size_t t = 0; t < part.tokens.size(); ++t)
                require(tokens + t < document.tokens.size() && document.tokens[tokens + t].begin == part.tokens[t].begin, "parts have the tokens of the whole");
            tokens += part.tokens.size();
            sentences += part.sentences.size();
        }
        require(tokens == document.tokens.size() && sentences == document.sentences.size(), "no part is left out");
        for (const auto& note : parts.notes(part)) require(!note.empty(), "a note says something");
    } catch (const Error& error) {  // a fault is an answer; anything else is not
        require(!error.fault().empty(), "a fault says what it is");
    }
}

void documents(std::string_view input) {
    static const auto segmenter = Segmenter::load(ENTENTE_ROOT "/schema/lexicon/en/abbreviations.json");
    if (input.empty()) return;
    std::istringstream in(std::string(input.substr(1)));
    ReaderOptions options;
    options.standard_input = &in;
    const std::vector<std::string> inputs{"-"};
    read(
        inputs, options,
        [&](RawDocument&& raw) {
            if (static_cast<unsigned char>(input[0]) % 2) raw.format = Format::html;
            segment(segmenter, raw);
            return true;
        },
        [](const Error& error) { require(!error.where().empty() && !error.fault().empty(), "a fault says what and where"); });
}

}  // namespace

ENTENTE_FUZZ_TARGET(documents, documents)
