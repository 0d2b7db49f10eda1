#pragma once
// The page, built into the program.

#include <span>
#include <string_view>

namespace entente::cli {

struct Asset {
    std::string_view path, type, content;  // "/assets/index.js", "text/javascript"
};
/// All files of the page; none where the program was built without it (ENTENTE_EXPLORER).
std::span<const Asset> assets();

}  // namespace entente::cli
