#include "formats/utf8.hpp"

namespace entente::formats {

std::size_t utf8_length(std::string_view text) {
    const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
    const auto continues = [&](std::size_t i) { return (byte(i) & 0xc0u) == 0x80u; };
    const auto first = byte(0);
    if (text.empty()) return 0;
    if (first < 0x80) return 1;
    if (first < 0xc2) return 0;
    if (first < 0xe0) return continues(1) ? 2 : 0;
    if (first < 0xf0) {
        const bool overlong = first == 0xe0 && byte(1) < 0xa0;
        const bool surrogate = first == 0xed && byte(1) >= 0xa0;
        return continues(1) && continues(2) && !overlong && !surrogate ? 3 : 0;
    }
    if (first < 0xf5) {
        const bool overlong = first == 0xf0 && byte(1) < 0x90;
        const bool beyond = first == 0xf4 && byte(1) >= 0x90;
        return continues(1) && continues(2) && continues(3) && !overlong && !beyond ? 4 : 0;
    }
    return 0;
}

std::string_view well_formed(std::string_view text, std::string& scratch) {
    std::size_t good = 0;
    while (good < text.size()) {
        const auto length = utf8_length(text.substr(good));
        if (length == 0) break;
        good += length;
    }
    if (good == text.size()) return text;

    scratch.assign(text.substr(0, good));
    while (good < text.size()) {
        const auto length = utf8_length(text.substr(good));
        if (length == 0) {
            scratch += "\xEF\xBF\xBD";
            ++good;
        } else {
            scratch += text.substr(good, length);
            good += length;
        }
    }
    return scratch;
}

}  // namespace entente::formats
