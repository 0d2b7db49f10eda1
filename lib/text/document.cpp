#include "text/document.hpp"

#include <algorithm>

namespace entente::text {

void OffsetMap::add(std::uint32_t clean, std::uint32_t given) {
    const auto previous = pieces_.empty() ? Piece{0, 0, 0} : pieces_.back();
    if (previous.end == 0 && given - clean == previous.given - previous.clean) return;  // that copy goes on
    if (!pieces_.empty() && previous.clean == clean) pieces_.pop_back();
    pieces_.push_back({clean, given, 0});
}

void OffsetMap::replace(std::uint32_t clean, std::uint32_t begin, std::uint32_t end) {
    if (!pieces_.empty() && pieces_.back().clean == clean) pieces_.pop_back();
    pieces_.push_back({clean, begin, end});
}

const OffsetMap::Piece* OffsetMap::piece_at(std::uint32_t clean) const {
    const auto after = std::upper_bound(pieces_.begin(), pieces_.end(), clean,
                                        [](std::uint32_t at, const Piece& piece) { return at < piece.clean; });
    return after == pieces_.begin() ? nullptr : &*std::prev(after);
}

std::uint32_t OffsetMap::given(std::uint32_t clean) const {
    const auto* piece = piece_at(clean);
    if (!piece) return clean;
    return piece->end ? piece->given : piece->given + (clean - piece->clean);
}

Extent OffsetMap::given(std::uint32_t begin, std::uint32_t end) const {
    if (begin >= end) return {given(begin), given(begin)};
    // The end is where the last byte ends: what comes next may stand far behind it.
    const auto* piece = piece_at(end - 1);
    return {given(begin), piece && piece->end ? piece->end : given(end - 1) + 1};
}

}  // namespace entente::text
