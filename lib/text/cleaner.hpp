#pragma once
// Given text -> clean text, with the map between their bytes.

#include <string>
#include <string_view>

#include "text/conventions.hpp"
#include "text/document.hpp"

namespace entente::text {

struct Clean {
    std::string text;
    OffsetMap offsets;
};

/// What is written for a sign that only looks like another, so that no rule or model need know both: "-" for the hyphens U+2010 and
/// U+2011, "'" for the acute accent U+00B4; 0 for any other.
char plain_sign(char32_t c);

/// Drops what is invisible (byte order mark, soft hyphens, zero-width characters), writes plain signs, and decodes character
/// references that the source left in its text ("&amp;"); all else stays as it stood.
Clean clean_plain(std::string_view given);

/// What a reader of the page would read as its article: boilerplate and markup dropped, entities decoded, a blank line
/// between block elements. Fills title, date, publisher, url and language of `info` where they are unset and the page tells them.
/// Throws Error (input) with `origin` where the markup is beyond what is taken.
Clean clean_html(std::string_view given, const Conventions& conventions, DocumentInfo& info, const std::string& origin);

}  // namespace entente::text
