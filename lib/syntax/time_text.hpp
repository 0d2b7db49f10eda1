#pragma once
// Figures in words of time.

#include <algorithm>
#include <optional>
#include <string_view>

namespace entente::syntax {

inline bool digit(char c) { return c >= '0' && c <= '9'; }

/// A number of at most `most` digits, the whole word.
inline std::optional<int> digits(std::string_view s, std::size_t most) {
    if (s.empty() || s.size() > most || !std::all_of(s.begin(), s.end(), digit)) return std::nullopt;
    int n = 0;
    for (const char c : s) n = n * 10 + (c - '0');
    return n;
}

/// "15th" and the like, without the ending; else as it stands.
inline std::string_view without_ordinal(std::string_view s) {
    if (s.size() > 2 && digit(s[0]) && (s.ends_with("st") || s.ends_with("nd") || s.ends_with("rd") || s.ends_with("th"))) s.remove_suffix(2);
    return s;
}

inline bool capital(std::string_view s) { return !s.empty() && s[0] >= 'A' && s[0] <= 'Z'; }

}  // namespace entente::syntax
