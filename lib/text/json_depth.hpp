#pragma once
// How deep arrays and objects of a JSON text nest, before anything that recurses is let at it.

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace entente::text {

inline constexpr std::size_t deepest_json = 100;

/// Counts brackets outside strings; the text need not be well-formed.
inline std::size_t json_depth(std::string_view text) {
    std::size_t depth = 0, most = 0;
    bool string = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (string) {
            if (c == '\\') ++at;
            else if (c == '"') string = false;
        } else if (c == '"') {
            string = true;
        } else if (c == '{' || c == '[') {
            most = std::max(most, ++depth);
        } else if (c == '}' || c == ']') {
            depth -= depth > 0;
        }
    }
    return most;
}

}  // namespace entente::text
