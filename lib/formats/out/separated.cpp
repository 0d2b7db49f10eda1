#include "formats/out/separated.hpp"

#include "formats/utf8.hpp"

namespace entente::formats {

void SeparatedRows::text(std::string_view value) {
    separate();
    value = well_formed(value, scratch_);
    const bool quoted = !value.empty() && (value.find_first_of("\"\r\n") != value.npos || value.find(separator_) != value.npos || value.front() == ' ' || value.back() == ' ');
    auto& out = out_.text();
    if (quoted) out += '"';
    for (const char c : value) {
        if (c == '\0') out += "\xEF\xBF\xBD";
        else if (c == '"') out += "\"\"";
        else out += c;
    }
    if (quoted) out += '"';
}

}  // namespace entente::formats
