#pragma once
// Given text -> clean text, with the map between their bytes.

#include <string>
#include <string_view>

#include "text/document.hpp"

namespace entente::text {

struct Clean {
    std::string text;
    OffsetMap offsets;
};

/// Drops what is invisible (byte order mark, soft hyphens, zero-width characters); all else stays as it stood.
Clean clean_plain(std::string_view given);

/// What a reader of the page would read as its article: boilerplate and markup dropped, entities decoded, a blank line
/// between block elements. Fills title, date, publisher, url and language of `info` where they are unset and the page tells them.
/// Throws Error (input) with `origin` where the markup is beyond what is taken.
Clean clean_html(std::string_view given, DocumentInfo& info, const std::string& origin);

}  // namespace entente::text
