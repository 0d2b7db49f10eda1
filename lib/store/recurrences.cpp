#include "store/recurrences.hpp"

#include <algorithm>
#include <bit>

namespace entente::store {
namespace {

constexpr std::size_t slots_an_edge = 16;  // of two bits
constexpr int bits_of_hash = 64;

}  // namespace

Recurrences::Recurrences(std::size_t edges, int window) : window_(window) {
    const auto slots = std::bit_ceil(std::max<std::size_t>(edges, 1) * slots_an_edge);
    shift_ = bits_of_hash - std::countr_zero(slots);
    once_.resize(slots);
    again_.resize(slots);
}

void Recurrences::add(const StoredEdge& edge) {
    const auto at = slot(edge, period(edge));
    if (once_[at]) again_[at] = true;
    once_[at] = true;
}

bool Recurrences::has_like(const StoredEdge& edge) const {
    const auto at = period(edge);
    if (again_[slot(edge, at)]) return true;
    return window_ > 0 && (once_[slot(edge, at - 1)] || once_[slot(edge, at + 1)]);
}

std::int64_t Recurrences::period(const StoredEdge& edge) const {
    const std::int64_t day = edge.facts.first_day, length = window_ + 1;
    return day / length - (day % length < 0 ? 1 : 0);
}

std::size_t Recurrences::slot(const StoredEdge& edge, std::int64_t period) const {
    const auto& facts = edge.facts;
    const auto sort = std::uint64_t{facts.relation} << 4 | static_cast<std::uint64_t>(facts.reciprocal) << 3 | static_cast<std::uint64_t>(facts.polarity) << 2 | static_cast<std::uint64_t>(facts.modality);
    std::uint64_t hash = 0;
    for (const auto part : {static_cast<std::uint64_t>(edge.source), static_cast<std::uint64_t>(edge.target), sort, static_cast<std::uint64_t>(period)})
        hash = (hash ^ part) * 0x9E3779B97F4A7C15u, hash ^= hash >> 32;
    return static_cast<std::size_t>((hash * 0x9E3779B97F4A7C15u) >> shift_);
}

}  // namespace entente::store
