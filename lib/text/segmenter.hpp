#pragma once
// Raw document -> Document: clean text with the way back, title and date from its head, sentences and tokens.

#include <filesystem>

#include "text/conventions.hpp"
#include "text/document.hpp"
#include "text/raw_document.hpp"

namespace entente::text {

/// Holds what it has read and nothing else: one segmenter may serve many threads.
class Segmenter {
public:
    /// `file`: abbreviations.json of a language. Throws Error (schema).
    static Segmenter load(const std::filesystem::path& file);
    explicit Segmenter(Conventions conventions) : conventions_(std::move(conventions)) {}

    /// Throws Error (input) where nothing is left to read, or the markup is beyond what is taken.
    Document segment(RawDocument&& raw) const;

private:
    Conventions conventions_;
};

}  // namespace entente::text
