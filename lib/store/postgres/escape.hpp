#pragma once
// PostgreSQL's texts hold every character but one: U+0000.

#include <string>
#include <string_view>

namespace entente::store {

/// Appends `text` with U+0000 as U+0001 U+0001, and U+0001 as U+0001 U+0002: it comes back, and texts keep their order.
inline void append_escaped(std::string& out, std::string_view text) {
    for (const char c : text) {
        if (static_cast<unsigned char>(c) <= 1) (out += '\x01') += static_cast<char>(c + 1);
        else out += c;
    }
}

inline std::string unescaped(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\x01' && i + 1 < text.size()) out += static_cast<char>(text[++i] - 1);
        else out += text[i];
    }
    return out;
}

}  // namespace entente::store
