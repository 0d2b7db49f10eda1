#pragma once
// SQLite's full-text index in memory, for engines that have none which finds the same words in the same order.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "store/database.hpp"

namespace entente::store {

class WordIndex {
public:
    WordIndex();
    ~WordIndex();

    /// Words as the index compares them.
    std::vector<std::string> tokens(std::string_view text) const;
    void add(std::int64_t sentence, const std::string& text);
    /// What `expression` (fts_expression) finds among those that were added, in the order that it has in a whole of so many sentences
    /// with so many tokens, of which all sentences with one of the expression's words were added. Lives no longer than the index.
    std::unique_ptr<WordSearch> search(const std::string& expression, std::int64_t sentences_of_whole, std::int64_t tokens_of_whole);

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace entente::store
