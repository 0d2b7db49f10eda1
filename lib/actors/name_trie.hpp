#pragma once
// Many names in one compact automaton: a trie over normalised pieces. A word is looked up once in an open-addressing table, whose slots
// hold short words whole; from then on it is a number, and a step is one look into the few words that go on from a state. So matching is linear in the text, however many
// names there are, and what a text does not touch stays out of the processor's cache.

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
    /// Lays the states out for look-ups and lets go of what only building needed.
    void freeze();

    /// The word's number, or none where no name has it.
    Word word(std::string_view piece) const;
    /// The state after one more piece, or none. Only after freeze(), as what follows.
    State step(State state, Word word) const;
    /// What was added under the name that ends here, in the order of adding.
    std::span<const std::uint32_t> values(State state) const;

    std::size_t states() const { return states_; }

private:
    /// How a word is told from others: letters and place of a slot are equal where the words are, but for long words, which share letters
    /// where they share a hash.
    struct Spelling { std::uint64_t letters; std::uint32_t size; };
    struct Slot {
        std::uint64_t letters = 0;  // of a word of up to eight letters; of a longer one its hash
        Word word = none;           // none where free
        std::uint32_t place = 0;    // a short word's size; where a longer one begins in long_words_, and `long_word` more
    };
    struct Edge { State from = none; Word word = 0; State to = 0; };  // from: none where free
    struct Pending { State state; std::uint32_t value; };
    struct Node { std::uint32_t edges, values; };                    // where those of the state begin

    static Spelling spell(std::string_view piece);
    bool holds(const Slot& slot, const Spelling& spelling, std::string_view piece) const;
    Word intern(std::string_view piece);
    State next(State state, Word word) const;
    State extend(State state, Word word);
    void grow_words();
    void grow_edges();
    void renumber_words();
    std::vector<State> lay_out_edges();

    std::string long_words_;  // one after another, each ended by a null character
    std::vector<Slot> word_slots_;
    Word words_ = 0;
    State states_ = 1;

    // While names are added; states have the numbers in which they came.
    std::vector<Edge> edges_;
    std::size_t edge_count_ = 0;
    std::vector<Pending> pending_;
    std::vector<bool> named_;  // by state: a name ends here

    // Once frozen. Words that begin a name have the lowest numbers, and states are numbered breadth first, so that edge n leads to state
    // n + 1, and word n from the root, too.
    Word first_words_ = 0;
    std::vector<Word> edge_words_;   // by state, ascending
    std::vector<Node> nodes_;        // by state, and one past the last
    std::vector<std::uint32_t> values_;
};

}  // namespace entente::actors
