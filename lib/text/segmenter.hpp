#pragma once
// Raw document -> Document: clean text with the way back, title and date from its head, sentences and tokens.

#include <filesystem>
#include <utility>

#include "text/conventions.hpp"
#include "text/document.hpp"
#include "text/document_parts.hpp"
#include "text/raw_document.hpp"

namespace entente::text {

/// Holds what it has read and nothing else: one segmenter may serve many threads.
class Segmenter {
public:
    /// `file`: abbreviations.json of a language. Throws Error (schema).
    static Segmenter load(const std::filesystem::path& file);
    explicit Segmenter(Conventions conventions) : conventions_(std::move(conventions)) {}

    /// All of it at once. Throws Error (input) where nothing is left to read, or the markup is beyond what is taken.
    Document segment(RawDocument&& raw) const;
    /// The same part by part, into `document`.
    DocumentParts parts(RawDocument&& raw, Document& document, std::size_t part_tokens = longest_part) const {
        return {conventions_, std::move(raw), document, part_tokens};
    }

private:
    Conventions conventions_;
};

}  // namespace entente::text
