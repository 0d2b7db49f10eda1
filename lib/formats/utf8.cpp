#include "formats/utf8.hpp"

#include "text/utf8.hpp"

namespace entente::formats {

std::string_view well_formed(std::string_view text, std::string& scratch) {
    auto invalid = text::first_invalid_utf8(text);
    if (!invalid) return text;
    scratch.clear();
    while (invalid) {
        scratch += text.substr(0, *invalid);
        scratch += "\xEF\xBF\xBD";
        text.remove_prefix(*invalid + 1);
        invalid = text::first_invalid_utf8(text);
    }
    return scratch += text;
}

}  // namespace entente::formats
