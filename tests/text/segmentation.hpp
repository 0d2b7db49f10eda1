#pragma once
// What the tests of this room write and compare: tokens parted by blanks, the pieces of a multiword token by "_".

#include <string>
#include <vector>

#include "text/segmenter.hpp"

namespace entente::text {

inline const Segmenter& segmenter() {
    static const auto one = Segmenter::load(ENTENTE_ROOT "/schema/lexicon/en/abbreviations.json");
    return one;
}

inline RawDocument raw(std::string text, Format format = Format::plain) {
    RawDocument document;
    document.info.id = "test";
    document.text = std::move(text);
    document.format = format;
    document.origin = "test";
    return document;
}

inline std::string words(const Document& document, const Sentence& sentence) {
    std::string out;
    for (auto token = sentence.first; token < sentence.last; ++token) {
        out += document.form(token);
        if (token + 1 < sentence.last) out += document.tokens[token].joined ? "_" : " ";
    }
    return out;
}

/// The sentences of a text, title included.
inline std::vector<std::string> sentences(std::string text) {
    const auto document = segmenter().segment(raw(std::move(text)));
    std::vector<std::string> out;
    for (const auto& sentence : document.sentences) out.push_back(words(document, sentence));
    return out;
}

/// The tokens of a text, whatever its sentences.
inline std::string tokens(std::string text) {
    std::string out;
    for (const auto& sentence : sentences(std::move(text))) out += (out.empty() ? "" : " ") + sentence;
    return out;
}

}  // namespace entente::text
