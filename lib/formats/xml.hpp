#pragma once
// Text as it may stand in an XML 1.0 file.

#include <string>
#include <string_view>

namespace entente::formats {

/// Appends `text` as character data of an element. What XML 1.0 forbids (control characters, U+FFFE, U+FFFF, bytes that are no
/// UTF-8) becomes U+FFFD.
void append_xml(std::string& out, std::string_view text);
/// The same as the value of an attribute in double quotes: line feeds and tabs, which readers take for blanks there, are kept.
void append_xml_attribute(std::string& out, std::string_view text);

}  // namespace entente::formats
