#pragma once
// A dependency tree as lines of text: words in the order of the sentence, each indented by its depth and tied to its head.

#include <cstdint>
#include <string>
#include <vector>

#include "output.hpp"

namespace entente::cli {

struct TreeWord {
    std::string form;
    std::string about;      // "VERB root meet"
    std::int32_t head = -1; // index among the words; -1 for the root
    Ink ink = Ink::plain;
};

/// Empty where there are no words. A head that is none of the words counts as the root.
std::vector<std::string> draw_tree(const std::vector<TreeWord>& words, const Output& out);

}  // namespace entente::cli
