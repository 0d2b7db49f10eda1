#pragma once
// Letters of ASCII as they are compared, whatever the locale. Other letters stay: utf8.hpp knows them.

#include <string>
#include <string_view>

namespace entente::text {

constexpr char ascii_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

inline std::string ascii_lower(std::string_view text) {
    std::string out(text);
    for (auto& c : out) c = ascii_lower(c);
    return out;
}

}  // namespace entente::text
