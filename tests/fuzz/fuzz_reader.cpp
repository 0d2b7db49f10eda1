// libFuzzer target: bytes through the reader and the segmenter. The first byte says how they come in: as standard input (text or
// JSON Lines), or as a page.

#include <cstdint>
#include <cstdlib>
#include <sstream>
#include <string>
#include <vector>

#include <entente/error.hpp>

#include "text/reader.hpp"
#include "text/segmenter.hpp"

using namespace entente;
using namespace entente::text;

namespace {

void require(bool holds) {
    if (!holds) std::abort();
}

void segment(const Segmenter& segmenter, RawDocument&& raw) {
    try {
        const auto document = segmenter.segment(std::move(raw));
        std::uint32_t clean = 0, given = 0;
        for (const auto& token : document.tokens) {
            require(token.begin >= clean && token.begin < token.end && token.end <= document.text.size());
            clean = token.end;
            const auto extent = document.offsets.given(token.begin, token.end);
            require(extent.begin >= given && extent.begin <= extent.end && extent.end <= document.given.size());
            given = extent.begin;
        }
        std::uint32_t next = 0;
        for (const auto& sentence : document.sentences) {
            require(sentence.first == next && sentence.first < sentence.last);
            next = sentence.last;
        }
        require(next == document.tokens.size());
    } catch (const Error&) {  // a fault is an answer; anything else is not
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const auto segmenter = Segmenter::load(ENTENTE_ROOT "/schema/lexicon/en/abbreviations.json");
    if (size == 0) return 0;
    std::istringstream in(std::string(reinterpret_cast<const char*>(data) + 1, size - 1));
    ReaderOptions options;
    options.standard_input = &in;
    const std::vector<std::string> inputs{"-"};
    read(
        inputs, options,
        [&](RawDocument&& raw) {
            if (data[0] % 2) raw.format = Format::html;
            segment(segmenter, std::move(raw));
            return true;
        },
        [](const Error&) {});
    return 0;
}
