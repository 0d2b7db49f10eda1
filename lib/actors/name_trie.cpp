#include "actors/name_trie.hpp"

#include <algorithm>
#include <functional>

namespace entente::actors {
namespace {

constexpr std::uint64_t free_edge = ~std::uint64_t{0};

std::uint64_t edge_key(NameTrie::State state, NameTrie::Word word) { return std::uint64_t{state} << 32 | word; }

/// Spreads a key over the table (the finalizer of SplitMix64).
std::size_t spread(std::uint64_t x) {
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
    return static_cast<std::size_t>(x ^ (x >> 31));
}

std::size_t hash_of(std::string_view piece) { return std::hash<std::string_view>{}(piece); }

}  // namespace

NameTrie::NameTrie() : word_slots_(1024, none), edges_(1024, Edge{free_edge, 0}) {}

NameTrie::Word NameTrie::word(std::string_view piece) const {
    const auto mask = word_slots_.size() - 1;
    for (auto slot = hash_of(piece) & mask;; slot = (slot + 1) & mask) {
        const auto w = word_slots_[slot];
        if (w == none) return none;
        if (std::string_view(letters_).substr(word_begin_[w], word_begin_[w + 1] - word_begin_[w]) == piece) return w;
    }
}

NameTrie::State NameTrie::step(State state, Word word) const {
    const auto key = edge_key(state, word);
    const auto mask = edges_.size() - 1;
    for (auto slot = spread(key) & mask;; slot = (slot + 1) & mask) {
        if (edges_[slot].key == key) return edges_[slot].to;
        if (edges_[slot].key == free_edge) return none;
    }
}

std::span<const std::uint32_t> NameTrie::values(State state) const {
    if (state + 1 >= value_begin_.size()) return {};
    return {values_.data() + value_begin_[state], values_.data() + value_begin_[state + 1]};
}

NameTrie::Word NameTrie::intern(std::string_view piece) {
    if (const auto known = word(piece); known != none) return known;
    const auto w = static_cast<Word>(word_begin_.size() - 1);
    letters_ += piece;
    word_begin_.push_back(static_cast<std::uint32_t>(letters_.size()));
    const auto mask = word_slots_.size() - 1;
    auto slot = hash_of(piece) & mask;
    while (word_slots_[slot] != none) slot = (slot + 1) & mask;
    word_slots_[slot] = w;
    if (word_begin_.size() * 2 > word_slots_.size()) grow_words();
    return w;
}

NameTrie::State NameTrie::extend(State state, Word word) {
    if (const auto known = step(state, word); known != none) return known;
    if ((edge_count_ + 1) * 2 > edges_.size()) grow_edges();
    const auto key = edge_key(state, word);
    const auto mask = edges_.size() - 1;
    auto slot = spread(key) & mask;
    while (edges_[slot].key != free_edge) slot = (slot + 1) & mask;
    edges_[slot] = {key, states_};
    ++edge_count_;
    return states_++;
}

void NameTrie::grow_words() {
    std::vector<Word> slots(word_slots_.size() * 2, none);
    const auto mask = slots.size() - 1;
    for (Word w = 0; w + 1 < word_begin_.size(); ++w) {
        auto slot = hash_of(std::string_view(letters_).substr(word_begin_[w], word_begin_[w + 1] - word_begin_[w])) & mask;
        while (slots[slot] != none) slot = (slot + 1) & mask;
        slots[slot] = w;
    }
    word_slots_ = std::move(slots);
}

void NameTrie::grow_edges() {
    std::vector<Edge> grown(edges_.size() * 2, Edge{free_edge, 0});
    const auto mask = grown.size() - 1;
    for (const auto& edge : edges_) {
        if (edge.key == free_edge) continue;
        auto slot = spread(edge.key) & mask;
        while (grown[slot].key != free_edge) slot = (slot + 1) & mask;
        grown[slot] = edge;
    }
    edges_ = std::move(grown);
}

void NameTrie::add(std::span<const std::string_view> pieces, std::uint32_t value) {
    if (pieces.empty()) return;
    State state = root;
    for (const auto piece : pieces) state = extend(state, intern(piece));
    pending_.push_back({state, value});
    if (named_.size() < states_) named_.resize(states_);
    named_[state] = true;
}

bool NameTrie::holds(std::span<const std::string_view> pieces) const {
    State state = root;
    for (const auto piece : pieces) {
        const auto w = word(piece);
        if (w == none || (state = step(state, w)) == none) return false;
    }
    return state < named_.size() && named_[state];
}

void NameTrie::freeze() {
    std::stable_sort(pending_.begin(), pending_.end(), [](const Pending& a, const Pending& b) { return a.state < b.state; });
    value_begin_.assign(states_ + 1, 0);
    values_.reserve(pending_.size());
    for (const auto& p : pending_) {
        ++value_begin_[p.state + 1];
        values_.push_back(p.value);
    }
    for (std::size_t s = 0; s < states_; ++s) value_begin_[s + 1] += value_begin_[s];
    pending_ = {};
    named_ = {};
}

}  // namespace entente::actors
