#pragma once
// Well-formed UTF-8, whatever comes in.

#include <string>
#include <string_view>

namespace entente::formats {

/// `text` itself where it is well-formed UTF-8; else a copy in `scratch` with U+FFFD for each byte that is no part of it.
std::string_view well_formed(std::string_view text, std::string& scratch);

}  // namespace entente::formats
