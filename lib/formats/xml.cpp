#include "formats/xml.hpp"

#include "formats/utf8.hpp"

namespace entente::formats {

void append_xml(std::string& out, std::string_view text) {
    constexpr std::string_view replacement = "\xEF\xBF\xBD";
    std::string scratch;
    text = well_formed(text, scratch);
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte == '&') {
            out += "&amp;";
        } else if (byte == '<') {
            out += "&lt;";
        } else if (byte == '>') {
            out += "&gt;";  // "]]>" may not stand in character data
        } else if (byte == '\r') {
            out += "&#13;";  // readers take a bare one for a line feed
        } else if (byte < 0x20 && byte != '\t' && byte != '\n') {
            out += replacement;
        } else if (const auto three = text.substr(i, 3); three == "\xEF\xBF\xBE" || three == "\xEF\xBF\xBF") {
            out += replacement;
            i += 2;
        } else {
            out += text[i];
        }
    }
}

}  // namespace entente::formats
