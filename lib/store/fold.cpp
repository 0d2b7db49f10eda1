#include "store/fold.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include <utf8proc.h>

namespace entente::store {
namespace {

constexpr std::size_t longest_alias = 120;  // bytes; what is longer is no name

constexpr bool is_apostrophe(utf8proc_int32_t c) {
    return c == '\'' || c == '`' || c == 0x2018 || c == 0x2019 || (c >= 0x02B9 && c <= 0x02BF);
}

/// Calls `take` with each code point of well-formed text; a byte that is none is given as U+FFFD.
template <class Take>
void each_code_point(std::string_view text, Take&& take) {
    while (!text.empty()) {
        utf8proc_int32_t code = 0;
        const auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                             static_cast<utf8proc_ssize_t>(text.size()), &code);
        take(length > 0 ? code : 0xFFFD);
        text.remove_prefix(length > 0 ? static_cast<std::size_t>(length) : 1);
    }
}

bool has_capital_or_digit(std::string_view word) {
    bool found = false;
    each_code_point(word, [&](utf8proc_int32_t code) {
        const auto category = utf8proc_category(code);
        found |= category == UTF8PROC_CATEGORY_LU || category == UTF8PROC_CATEGORY_LT || category == UTF8PROC_CATEGORY_ND;
    });
    return found;
}

/// What stands with a capital at the head of a sentence and names nobody.
bool is_pronoun(std::string_view word) {
    constexpr std::array<std::string_view, 28> pronouns{
        "I",   "Me",   "My",    "We",  "Us",   "Our",   "You",   "Your",  "He",  "Him", "His",  "She",     "Her",   "Hers",
        "It",  "Its",  "They",  "Them", "Their", "Theirs", "Who", "Whose", "This", "That", "These", "Those", "Both", "Others"};
    return std::find(pronouns.begin(), pronouns.end(), word) != pronouns.end();
}

}  // namespace

std::string fold(std::string_view name) {
    std::string folded;
    bool blank = false;
    const auto append = [&](utf8proc_int32_t code) {
        std::array<utf8proc_uint8_t, 4> bytes{};
        const auto length = utf8proc_encode_char(code, bytes.data());
        if (blank && !folded.empty()) folded += ' ';
        blank = false;
        folded.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(length));
    };
    each_code_point(name, [&](utf8proc_int32_t code) {
        if (is_apostrophe(code) || code == '.') return;
        const auto category = utf8proc_category(code);
        const bool letter = category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
        const bool number = category >= UTF8PROC_CATEGORY_ND && category <= UTF8PROC_CATEGORY_NO;
        const bool mark = category >= UTF8PROC_CATEGORY_MN && category <= UTF8PROC_CATEGORY_ME;
        if (mark || category == UTF8PROC_CATEGORY_CF) return;
        if (!letter && !number) {
            blank = true;
            return;
        }
        std::array<utf8proc_int32_t, 24> parts{};  // the longest compatibility decomposition has 18
        int boundary = 0;
        constexpr auto options =
            static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK);
        const auto count =
            utf8proc_decompose_char(code, parts.data(), static_cast<utf8proc_ssize_t>(parts.size()), options, &boundary);
        for (utf8proc_ssize_t i = 0; i < std::min<utf8proc_ssize_t>(count, parts.size()); ++i)
            append(parts[static_cast<std::size_t>(i)] == 0x0131 ? 'i' : parts[static_cast<std::size_t>(i)]);  // dotless i
    });
    return folded.empty() ? std::string(name) : folded;
}

std::string_view alias_in(std::string_view mention) {
    for (const std::string_view article : {"The ", "the "})
        if (mention.substr(0, article.size()) == article) mention.remove_prefix(article.size());
    if (mention.empty() || mention.size() > longest_alias || is_pronoun(mention)) return {};
    const auto first = mention.substr(0, mention.find(' '));
    const auto last = mention.substr(mention.find_last_of(' ') + 1);  // npos + 1 is 0
    return has_capital_or_digit(first) && has_capital_or_digit(last) ? mention : std::string_view{};
}

}  // namespace entente::store
