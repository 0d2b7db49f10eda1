#include "text/utf8.hpp"

#include <array>
#include <cstring>

#include <utf8proc.h>

namespace entente::text {
namespace {

unsigned char byte(std::string_view text, std::size_t at) { return static_cast<unsigned char>(text[at]); }

/// Length of the well-formed sequence at `at`, or 0.
std::size_t sequence(std::string_view text, std::size_t at) {
    const auto lead = byte(text, at);
    if (lead < 0x80) return 1;
    const auto follows = [&](std::size_t offset, unsigned char low = 0x80, unsigned char high = 0xBF) {
        return at + offset < text.size() && byte(text, at + offset) >= low && byte(text, at + offset) <= high;
    };
    if (lead >= 0xC2 && lead <= 0xDF) return follows(1) ? 2 : 0;
    if (lead >= 0xE0 && lead <= 0xEF) {
        const unsigned char low = lead == 0xE0 ? 0xA0 : 0x80,
                            high = lead == 0xED ? 0x9F : 0xBF;  // no overlong forms, no surrogates
        return follows(1, low, high) && follows(2) ? 3 : 0;
    }
    if (lead >= 0xF0 && lead <= 0xF4) {
        const unsigned char low = lead == 0xF0 ? 0x90 : 0x80, high = lead == 0xF4 ? 0x8F : 0xBF;
        return follows(1, low, high) && follows(2) && follows(3) ? 4 : 0;
    }
    return 0;
}

utf8proc_category_t category(char32_t c) { return utf8proc_category(static_cast<utf8proc_int32_t>(c)); }

}  // namespace

std::optional<std::size_t> first_invalid_utf8(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
        std::uint64_t eight;
        if (at + sizeof eight <= text.size()) {  // most text is ASCII: eight bytes at a time
            std::memcpy(&eight, text.data() + at, sizeof eight);
            if ((eight & 0x8080808080808080u) == 0) {
                at += sizeof eight;
                continue;
            }
        }
        const auto size = sequence(text, at);
        if (size == 0) return at;
        at += size;
    }
    return std::nullopt;
}

CodePoint decode(std::string_view text, std::size_t at) {
    const auto lead = byte(text, at);
    if (lead < 0x80) return {lead, 1};
    const auto bits = [&](std::size_t offset) { return static_cast<char32_t>(byte(text, at + offset) & 0x3F); };
    if (lead < 0xE0) return {(lead & 0x1Fu) << 6 | bits(1), 2};
    if (lead < 0xF0) return {(lead & 0x0Fu) << 12 | bits(1) << 6 | bits(2), 3};
    return {(lead & 0x07u) << 18 | bits(1) << 12 | bits(2) << 6 | bits(3), 4};
}

CodePoint decode_before(std::string_view text, std::size_t at) {
    do --at;
    while (at > 0 && (byte(text, at) & 0xC0) == 0x80);
    return decode(text, at);
}

void encode(char32_t value, std::string& out) {
    std::array<utf8proc_uint8_t, 4> bytes{};
    const auto size = utf8proc_encode_char(static_cast<utf8proc_int32_t>(value), bytes.data());
    out.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(size));
}

bool is_blank(char32_t c) {
    if (c < 0x80) return c <= 0x20 || c == 0x7F;
    if (c < 0xA1) return true;  // controls of Latin-1 and the no-break space
    if (c < 0x1680) return false;
    return c == 0x1680 || (c >= 0x2000 && c <= 0x200B) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
           c == 0x3000 || c == 0xFEFF;
}

bool is_letter(char32_t c) {
    if (c < 0x80) return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
    const auto kind = category(c);
    return kind >= UTF8PROC_CATEGORY_LU && kind <= UTF8PROC_CATEGORY_ME;  // Lu Ll Lt Lm Lo Mn Mc Me
}

bool is_digit(char32_t c) {
    if (c < 0x80) return c >= '0' && c <= '9';
    return category(c) == UTF8PROC_CATEGORY_ND;
}

bool is_upper(char32_t c) {
    if (c < 0x80) return c >= 'A' && c <= 'Z';
    const auto kind = category(c);
    return kind == UTF8PROC_CATEGORY_LU || kind == UTF8PROC_CATEGORY_LT;
}

bool is_lower(char32_t c) {
    if (c < 0x80) return c >= 'a' && c <= 'z';
    return category(c) == UTF8PROC_CATEGORY_LL;
}

bool is_invisible(char32_t c) {
    if (c < 0xAD) return false;
    return c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2064) ||
           (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

}  // namespace entente::text
