#include "catch.hpp"

#include <string>
#include <vector>

#include "actors/name_trie.hpp"

using namespace entente::actors;

namespace {

NameTrie::State walk(const NameTrie& trie, std::initializer_list<std::string_view> pieces) {
    auto state = NameTrie::root;
    for (const auto piece : pieces) {
        const auto word = trie.word(piece);
        if (word == NameTrie::none) return NameTrie::none;
        state = trie.step(state, word);
        if (state == NameTrie::none) return state;
    }
    return state;
}

}  // namespace

TEST_CASE("a trie finds each of many names, and nothing between them") {
    NameTrie trie;
    std::vector<std::string> first, second;
    for (int i = 0; i < 5000; ++i) {
        first.push_back("first" + std::to_string(i % 70));
        second.push_back("second" + std::to_string(i));
    }
    for (std::uint32_t i = 0; i < first.size(); ++i) {
        const std::vector<std::string_view> name{first[i], second[i]};
        trie.add(name, i);
    }
    trie.freeze();
    for (std::uint32_t i = 0; i < first.size(); ++i) {
        const auto values = trie.values(walk(trie, {first[i], second[i]}));
        REQUIRE(values.size() == 1);
        CHECK(values.front() == i);
    }
    CHECK(trie.values(walk(trie, {"first3"})).empty());
    CHECK(walk(trie, {"first3", "second4"}) == NameTrie::none);
    CHECK(trie.word("third") == NameTrie::none);
}

TEST_CASE("a name that is the beginning of another ends where it ends; several values keep their order") {
    NameTrie trie;
    const std::vector<std::string_view> one{"islamic"}, two{"islamic", "state"};
    trie.add(two, 7);
    trie.add(one, 1);
    trie.add(two, 3);
    trie.freeze();
    CHECK(trie.values(walk(trie, {"islamic"})).size() == 1);
    const auto values = trie.values(walk(trie, {"islamic", "state"}));
    REQUIRE(values.size() == 2);
    CHECK(values[0] == 7);
    CHECK(values[1] == 3);
}
