#include "formats/xml.hpp"

#include "formats/utf8.hpp"

namespace entente::formats {
namespace {

void append(std::string& out, std::string_view text, bool attribute) {
    constexpr std::string_view replacement = "\xEF\xBF\xBD";
    std::string scratch;
    text = well_formed(text, scratch);
    std::size_t copied = 0;
    const auto replace = [&](std::size_t at, std::size_t length, std::string_view by) {
        out += text.substr(copied, at - copied);
        out += by;
        copied = at + length;
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte == '&') replace(i, 1, "&amp;");
        else if (byte == '<') replace(i, 1, "&lt;");
        else if (byte == '>') replace(i, 1, "&gt;");  // "]]>" may not stand in character data
        else if (byte == '\r') replace(i, 1, "&#13;");  // readers take a bare one for a line feed
        else if (attribute && byte == '"') replace(i, 1, "&quot;");
        else if (attribute && byte == '\n') replace(i, 1, "&#10;");
        else if (attribute && byte == '\t') replace(i, 1, "&#9;");
        else if (byte < 0x20 && byte != '\t' && byte != '\n') replace(i, 1, replacement);
        else if (byte == 0xEF && (text.substr(i, 3) == "\xEF\xBF\xBE" || text.substr(i, 3) == "\xEF\xBF\xBF")) replace(i, 3, replacement);
    }
    out += text.substr(copied);
}

}  // namespace

void append_xml(std::string& out, std::string_view text) { append(out, text, false); }
void append_xml_attribute(std::string& out, std::string_view text) { append(out, text, true); }

}  // namespace entente::formats
