#pragma once
// A document as the rest of the program reads it: clean text, tokens and sentences, and the way back to the bytes given.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <entente/record.hpp>

namespace entente::text {

/// One UD word: bytes [begin, end) of Document::text. English multiword tokens ("don't", "Assad's") are split where
/// UD splits them; the pieces touch, and every piece but the last has `joined` set (CoNLL-U's n-m line).
struct Token {
    std::uint32_t begin = 0, end = 0;
    bool space_after = true;
    bool joined = false;
};

enum class SentenceKind : std::uint8_t { title, body };

/// Tokens [first, last) of Document::tokens.
struct Sentence {
    std::uint32_t first = 0, last = 0;
    SentenceKind kind = SentenceKind::body;
    std::uint32_t size() const { return last - first; }
};

/// Maps offsets of the clean text to offsets of the text as given. The clean text is made of pieces, in the order of both
/// texts: copied as they stood, or written for something else ("&amp;" gave "&"), which only maps as a whole.
class OffsetMap {
public:
    /// From clean offset `clean` on, the clean text is a copy of the given text from `given` on.
    void add(std::uint32_t clean, std::uint32_t given);
    /// From clean offset `clean` up to the next piece, the clean text stands for given bytes [begin, end).
    void replace(std::uint32_t clean, std::uint32_t begin, std::uint32_t end);
    std::uint32_t given(std::uint32_t clean) const;
    /// The given extent of clean bytes [begin, end).
    Extent given(std::uint32_t begin, std::uint32_t end) const;

private:
    struct Piece { std::uint32_t clean, given, end; };  // end: 0 for a copy
    const Piece* piece_at(std::uint32_t clean) const;
    std::vector<Piece> pieces_;  // empty: identity
};

struct Document {
    std::shared_ptr<const DocumentInfo> info;
    std::string given;  // the text as given; extents of records are bytes of it
    std::string text;   // clean: what is analysed. UTF-8, no markup, entities decoded, blanks as they stood
    OffsetMap offsets;
    std::vector<Token> tokens;
    std::vector<Sentence> sentences;
    std::uint32_t first_sentence = 0;  // number of the first of them, where the document is read in parts (document_parts.hpp)

    std::string_view form(std::uint32_t token) const {
        return std::string_view(text).substr(tokens[token].begin, tokens[token].end - tokens[token].begin);
    }
    /// A line ends between the token and the one before it.
    bool begins_line(std::uint32_t token) const {
        const auto from = tokens[token - 1].end, to = tokens[token].begin;
        return from < to && std::string_view(text).substr(from, to - from).find('\n') != std::string_view::npos;
    }
};

}  // namespace entente::text
