#pragma once
// Many names in one compact automaton: a trie over normalised pieces, both its words and its edges in open-addressing
// tables. A step costs one look-up however many names there are, so matching is linear in the text.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace entente::actors {

class NameTrie {
public:
    using Word = std::uint32_t;
    using State = std::uint32_t;
    static constexpr std::uint32_t none = 0xffffffff;
    static constexpr State root = 0;

    NameTrie();

    /// Adds the value to the name that the pieces spell. Only before freeze().
    void add(std::span<const std::string_view> pieces, std::uint32_t value);
    /// Whether a value was added to the name. Only before freeze().
    bool holds(std::span<const std::string_view> pieces) const;
    /// Sorts the values by name and lets go of what only building needed.
    void freeze();

    /// The word's number, or none where no name has it.
    Word word(std::string_view piece) const;
    /// The state after one more piece, or none.
    State step(State state, Word word) const;
    /// What was added under the name that ends here, in the order of adding.
    std::span<const std::uint32_t> values(State state) const;

    std::size_t states() const { return states_; }

private:
    struct Edge { std::uint64_t key; State to; };  // key: state and word; ~0 where free
    struct Pending { State state; std::uint32_t value; };

    Word intern(std::string_view piece);
    State extend(State state, Word word);
    void grow_words();
    void grow_edges();

    std::string letters_;                       // all words, one after another
    std::vector<std::uint32_t> word_begin_{0};  // by word, and one past the last
    std::vector<Word> word_slots_;
    std::vector<Edge> edges_;
    std::size_t edge_count_ = 0;
    State states_ = 1;
    std::vector<Pending> pending_;
    std::vector<bool> named_;  // by state: a name ends here
    std::vector<std::uint32_t> value_begin_, values_;
};

}  // namespace entente::actors
