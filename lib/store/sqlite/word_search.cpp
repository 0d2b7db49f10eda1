#include "store/sqlite/word_search.hpp"

namespace entente::store {
namespace {

// They set off what was found; where the sentence itself holds one, it is taken for its own.
constexpr char opens = '\x02', closes = '\x03';

/// Where the words stand that were found, as bytes of the sentence.
std::vector<Extent> matches_in(std::string_view marked, std::string_view sentence) {
    std::vector<Extent> matches;
    std::uint32_t at = 0;
    for (const char c : marked) {
        if (at < sentence.size() && sentence[at] == c) ++at;
        else if (c == opens) matches.push_back({at, at});
        else if (c == closes && !matches.empty()) matches.back().end = at;
    }
    return matches;
}

}  // namespace

SqliteWordSearch::SqliteWordSearch(Database& database, const std::string& expression, const std::string& rank)
    : expression_(expression), found_(database, "SELECT rowid FROM sentence_words WHERE sentence_words MATCH ? ORDER BY " + rank + ", rowid"),
      // Of all that are found, few are taken: words are set off in these alone.
      mark_(database, "SELECT highlight(sentence_words, 0, char(2), char(3)) FROM sentence_words WHERE sentence_words MATCH ? AND rowid = ?") {
    found_.bind(1, std::string_view(expression_));
}

std::vector<Extent> SqliteWordSearch::matches(std::int64_t sentence, const std::string& text) {
    std::vector<Extent> matches;
    each_row(mark_, [&](Statement& row) { matches = matches_in(row.text(0), text); }, expression_, sentence);
    return matches;
}

}  // namespace entente::store
