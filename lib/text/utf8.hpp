#pragma once
// UTF-8: checking, decoding, and the few classes of characters that segmentation asks for.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace entente::text {

/// Where the first byte stands that is no part of well-formed UTF-8 (Unicode 15, table 3-7); nothing where all is well.
std::optional<std::size_t> first_invalid_utf8(std::string_view text);

struct CodePoint {
    char32_t value;
    unsigned size;  // bytes, 1 to 4
};
/// The character at `at`, which must lie inside well-formed text.
CodePoint decode(std::string_view text, std::size_t at);
/// The character that ends before `at` > 0.
CodePoint decode_before(std::string_view text, std::size_t at);
/// Appends `value` as UTF-8.
void encode(char32_t value, std::string& out);

bool is_blank(char32_t c);   // separates tokens: white space, controls, the byte order mark
bool is_letter(char32_t c);  // letters and the marks that stand on them
bool is_digit(char32_t c);   // decimal digits
bool is_upper(char32_t c);   // upper or title case
bool is_lower(char32_t c);
/// Takes no room and separates nothing: soft hyphen, zero-width characters, direction marks.
bool is_invisible(char32_t c);

}  // namespace entente::text
