#pragma once
// A document as it came in: the bytes of its text, and what its source says about it.

#include <cstdint>
#include <optional>
#include <string>

#include <entente/record.hpp>

namespace entente::text {

enum class Format : std::uint8_t { plain, html };

struct RawDocument {
    DocumentInfo info;  // id is always set; title and published only where the source gives them
    std::string text;   // as given: extents of records are bytes of it
    Format format = Format::plain;
    std::optional<Date> default_published;  // the caller's, for a document that says nothing itself
    std::string origin;                     // for messages: "file" or "file:line"
    std::uint64_t input_bytes = 0;          // what it took of its input, for progress
};

}  // namespace entente::text
