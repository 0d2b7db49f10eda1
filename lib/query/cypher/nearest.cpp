#include "query/cypher/nearest.hpp"

#include <algorithm>
#include <vector>

#include "text/ascii.hpp"

namespace entente::cypher {

namespace {

/// Letters to change, add, take out or swap with their neighbour, whatever their case.
unsigned edits_between(std::string_view a, std::string_view b) {
    const auto same = [](char x, char y) { return text::ascii_lower(x) == text::ascii_lower(y); };
    std::vector<unsigned> before(b.size() + 1), row(b.size() + 1), next(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = static_cast<unsigned>(j);
    for (std::size_t i = 1; i <= a.size(); ++i) {
        next[0] = static_cast<unsigned>(i);
        for (std::size_t j = 1; j <= b.size(); ++j) {
            next[j] = std::min({row[j] + 1, next[j - 1] + 1, row[j - 1] + (same(a[i - 1], b[j - 1]) ? 0 : 1)});
            if (i > 1 && j > 1 && same(a[i - 1], b[j - 2]) && same(a[i - 2], b[j - 1])) next[j] = std::min(next[j], before[j - 2] + 1);
        }
        std::swap(before, row);
        std::swap(row, next);
    }
    return row[b.size()];
}

}  // namespace

Nearest::Nearest(std::string_view written)
    : written_(written), least_(static_cast<unsigned>(std::min<std::size_t>(written.size() / 3, 3)) + 1) {}

void Nearest::offer(std::string_view candidate) {
    // Words whose lengths differ by more are no candidates, and a name may be of any length.
    const auto longer = std::max(candidate.size(), written_.size()), shorter = std::min(candidate.size(), written_.size());
    if (longer - shorter >= least_ || longer > 64) return;
    const auto edits = edits_between(written_, candidate);
    if (edits >= least_) return;
    least_ = edits;
    found_ = std::string(candidate);
}

std::string Nearest::question() const { return found_ ? "did you mean " + *found_ + "?" : std::string(); }

}  // namespace entente::cypher
