#pragma once
// A search in an FTS5 table named sentence_words.

#include <string>

#include "store/database.hpp"

namespace entente::store {

class SqliteWordSearch final : public WordSearch {
public:
    /// `rank`: SQL of what the sentences are ordered by.
    SqliteWordSearch(Database& database, const std::string& expression, const std::string& rank);

    std::optional<std::int64_t> next() override { return found_.step() ? std::optional(found_.number(0)) : std::nullopt; }
    std::vector<Extent> matches(std::int64_t sentence, const std::string& text) override;

private:
    std::string expression_;
    Statement found_, mark_;
};

}  // namespace entente::store
