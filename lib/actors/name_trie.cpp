#include "actors/name_trie.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

namespace entente::actors {
namespace {

template <class Number>
std::uint64_t load(const char* bytes) {
    Number number;
    std::memcpy(&number, bytes, sizeof number);
    return number;
}

/// The finalizer of SplitMix64.
std::uint64_t spread(std::uint64_t x) {
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
    return x ^ (x >> 31);
}

std::size_t slot_of(std::uint32_t from, std::uint32_t word) { return static_cast<std::size_t>(spread(std::uint64_t{from} << 32 | word)); }

constexpr std::uint32_t longest_short_word = 8, long_word = longest_short_word + 1;

}  // namespace

NameTrie::NameTrie() : word_slots_(1024), edges_(1024) {}

/// Of a short word two halves, which may overlap: with the size they are the word. Of a longer one a hash.
NameTrie::Spelling NameTrie::spell(std::string_view piece) {
    const char* at = piece.data();
    auto left = piece.size();
    const auto size = static_cast<std::uint32_t>(left);
    std::uint64_t hash = 0;
    for (; left > longest_short_word; at += 8, left -= 8) {
        hash = (hash ^ load<std::uint64_t>(at)) * 0xbf58476d1ce4e5b9u;
        hash ^= hash >> 32;
    }
    std::uint64_t last = 0;
    if (left >= 4) last = load<std::uint32_t>(at) << 32 | load<std::uint32_t>(at + left - 4);
    else if (left >= 2) last = load<std::uint16_t>(at) << 16 | load<std::uint16_t>(at + left - 2);
    else if (left == 1) last = static_cast<unsigned char>(*at);
    return {hash ^ last, size};
}

bool NameTrie::holds(const Slot& slot, const Spelling& spelling, std::string_view piece) const {
    if (slot.letters != spelling.letters) return false;
    if (spelling.size <= longest_short_word) return slot.place == spelling.size;
    if (slot.place < long_word) return false;
    const auto begin = slot.place - long_word;
    return long_words_.compare(begin, piece.size(), piece) == 0 && long_words_[begin + piece.size()] == '\0';
}

NameTrie::Word NameTrie::word(std::string_view piece) const {
    const auto spelling = spell(piece);
    const auto mask = word_slots_.size() - 1;
    for (auto slot = spread(spelling.letters + spelling.size) & mask;; slot = (slot + 1) & mask) {
        const auto& at = word_slots_[slot];
        if (at.word == none) return none;
        if (holds(at, spelling, piece)) return at.word;
    }
}

NameTrie::State NameTrie::step(State state, Word word) const {
    if (state == root) return word < first_words_ ? word + 1 : none;
    const auto begin = edge_words_.begin() + nodes_[state].edges, end = edge_words_.begin() + nodes_[state + 1].edges;
    const auto at = std::lower_bound(begin, end, word);
    return at == end || *at != word ? none : static_cast<State>(at - edge_words_.begin()) + 1;
}

std::span<const std::uint32_t> NameTrie::values(State state) const {
    if (state >= states_ || nodes_.empty()) return {};
    return {values_.data() + nodes_[state].values, values_.data() + nodes_[state + 1].values};
}

NameTrie::Word NameTrie::intern(std::string_view piece) {
    const auto spelling = spell(piece);
    const auto mask = word_slots_.size() - 1;
    auto slot = spread(spelling.letters + spelling.size) & mask;
    for (; word_slots_[slot].word != none; slot = (slot + 1) & mask)
        if (holds(word_slots_[slot], spelling, piece)) return word_slots_[slot].word;
    const auto w = words_++;
    word_slots_[slot] = {spelling.letters, w, spelling.size};
    if (spelling.size >= long_word) {
        word_slots_[slot].place = static_cast<std::uint32_t>(long_words_.size()) + long_word;
        long_words_.append(piece) += '\0';
    }
    if (words_ * std::size_t{2} > word_slots_.size()) grow_words();
    return w;
}

NameTrie::State NameTrie::next(State state, Word word) const {
    const auto mask = edges_.size() - 1;
    for (auto slot = slot_of(state, word) & mask; edges_[slot].from != none; slot = (slot + 1) & mask)
        if (edges_[slot].from == state && edges_[slot].word == word) return edges_[slot].to;
    return none;
}

NameTrie::State NameTrie::extend(State state, Word word) {
    if ((edge_count_ + 1) * 2 > edges_.size()) grow_edges();
    const auto mask = edges_.size() - 1;
    auto slot = slot_of(state, word) & mask;
    for (; edges_[slot].from != none; slot = (slot + 1) & mask)
        if (edges_[slot].from == state && edges_[slot].word == word) return edges_[slot].to;
    edges_[slot] = {state, word, states_};
    ++edge_count_;
    return states_++;
}

void NameTrie::grow_words() {
    std::vector<Slot> grown(word_slots_.size() * 2);
    const auto mask = grown.size() - 1;
    for (const auto& old : word_slots_) {
        if (old.word == none) continue;
        auto size = old.place;
        if (size >= long_word) size = static_cast<std::uint32_t>(std::strlen(long_words_.data() + old.place - long_word));
        auto slot = spread(old.letters + size) & mask;
        while (grown[slot].word != none) slot = (slot + 1) & mask;
        grown[slot] = old;
    }
    word_slots_ = std::move(grown);
}

void NameTrie::grow_edges() {
    std::vector<Edge> grown(edges_.size() * 2);
    const auto mask = grown.size() - 1;
    for (const auto& edge : edges_) {
        if (edge.from == none) continue;
        auto slot = slot_of(edge.from, edge.word) & mask;
        while (grown[slot].from != none) slot = (slot + 1) & mask;
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
        if (w == none || (state = next(state, w)) == none) return false;
    }
    return state < named_.size() && named_[state];
}

/// Gives the lowest numbers to the words that begin a name.
void NameTrie::renumber_words() {
    std::vector<Word> number(words_, none);
    for (const auto& edge : edges_)
        if (edge.from == root) number[edge.word] = 0;
    Word next_number = 0;
    for (auto& n : number)
        if (n == 0) n = next_number++;
    first_words_ = next_number;
    for (auto& n : number)
        if (n == none) n = next_number++;
    for (auto& edge : edges_)
        if (edge.from != none) edge.word = number[edge.word];
    for (auto& slot : word_slots_)
        if (slot.word != none) slot.word = number[slot.word];
}

/// Numbers the states breadth first and writes their edges in that order. Returns the new number of each.
std::vector<NameTrie::State> NameTrie::lay_out_edges() {
    // By the number that a state has now, in the order of the words.
    std::vector<std::uint32_t> begin(states_ + 1, 0);
    for (const auto& edge : edges_)
        if (edge.from != none) ++begin[edge.from + 1];
    for (State s = 0; s < states_; ++s) begin[s + 1] += begin[s];
    std::vector<Edge> sorted(edge_count_);
    auto next_of = begin;
    for (const auto& edge : edges_)
        if (edge.from != none) sorted[next_of[edge.from]++] = edge;
    for (State s = 0; s < states_; ++s)
        std::sort(sorted.begin() + begin[s], sorted.begin() + begin[s + 1], [](const Edge& a, const Edge& b) { return a.word < b.word; });

    std::vector<State> order{root}, number(states_, root);
    order.reserve(states_);
    nodes_.assign(states_ + 1, Node{0, 0});
    edge_words_.reserve(edge_count_);
    for (State s = 0; s < states_; ++s) {
        nodes_[s].edges = static_cast<std::uint32_t>(edge_words_.size());
        for (auto e = begin[order[s]]; e < begin[order[s] + 1]; ++e) {
            number[sorted[e].to] = static_cast<State>(order.size());
            order.push_back(sorted[e].to);
            edge_words_.push_back(sorted[e].word);
        }
    }
    nodes_[states_].edges = static_cast<std::uint32_t>(edge_words_.size());
    return number;
}

void NameTrie::freeze() {
    renumber_words();
    const auto number = lay_out_edges();
    for (const auto& p : pending_) ++nodes_[number[p.state] + 1].values;
    for (State s = 0; s < states_; ++s) nodes_[s + 1].values += nodes_[s].values;
    std::vector<std::uint32_t> next_of(states_);
    for (State s = 0; s < states_; ++s) next_of[s] = nodes_[s].values;
    values_.resize(pending_.size());
    for (const auto& p : pending_) values_[next_of[number[p.state]]++] = p.value;
    edges_ = {};
    pending_ = {};
    named_ = {};
    long_words_.shrink_to_fit();
}

}  // namespace entente::actors
