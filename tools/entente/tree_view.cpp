#include "tree_view.hpp"

#include <algorithm>

namespace entente::cli {

namespace {

struct Span {
    std::size_t first, last;
};

std::size_t depth_of(const std::vector<TreeWord>& words, std::size_t word) {
    std::size_t depth = 0;
    while (words[word].head >= 0 && depth < words.size()) {  // the bound holds even where heads run in a circle
        word = static_cast<std::size_t>(words[word].head);
        ++depth;
    }
    return depth;
}

}  // namespace

std::vector<std::string> draw_tree(const std::vector<TreeWord>& given, const Output& out) {
    auto words = given;
    for (auto& word : words)
        if (word.head >= static_cast<std::int32_t>(words.size())) word.head = -1;

    std::vector<std::size_t> depth(words.size());
    std::vector<Span> family(words.size());  // of a head: from its first to its last dependent, itself among them
    for (std::size_t w = 0; w < words.size(); ++w) family[w] = {w, w};
    for (std::size_t w = 0; w < words.size(); ++w) {
        depth[w] = depth_of(words, w);
        if (words[w].head < 0) continue;
        auto& span = family[static_cast<std::size_t>(words[w].head)];
        span = {std::min(span.first, w), std::max(span.last, w)};
    }

    std::vector<std::string> stems(words.size());
    int widest = 0;
    for (std::size_t w = 0; w < words.size(); ++w) {
        std::string& stem = stems[w];
        for (std::size_t level = 0; level < depth[w]; ++level) {
            if (level + 1 == depth[w]) {
                const auto& span = family[static_cast<std::size_t>(words[w].head)];
                stem += w == span.first ? "╭─ " : w == span.last ? "╰─ " : "├─ ";
                continue;
            }
            bool passes = false;
            for (std::size_t head = 0; head < words.size() && !passes; ++head)
                passes = depth[head] == level && family[head].first < w && w < family[head].last && family[head].first != family[head].last;
            stem += passes ? "│  " : "   ";
        }
        widest = std::max(widest, columns(stem) + columns(words[w].form));
    }

    std::vector<std::string> lines;
    for (std::size_t w = 0; w < words.size(); ++w) {
        const int used = columns(stems[w]) + columns(words[w].form);
        lines.push_back(out.ink(Ink::faint, stems[w]) + out.ink(words[w].ink, words[w].form) +
                        std::string(static_cast<std::size_t>(widest - used + 2), ' ') + out.ink(Ink::faint, words[w].about));
    }
    return lines;
}

}  // namespace entente::cli
