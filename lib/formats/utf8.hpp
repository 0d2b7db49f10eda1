#pragma once
// Well-formed UTF-8, whatever comes in.

#include <string>
#include <string_view>

namespace entente::formats {

/// The length of the well-formed UTF-8 sequence at the start of `text` (RFC 3629), 0 where there is none.
std::size_t utf8_length(std::string_view text);

/// `text` itself where it is well-formed; else a copy in `scratch` with U+FFFD for each byte that is not.
std::string_view well_formed(std::string_view text, std::string& scratch);

}  // namespace entente::formats
