// The full-text index of a SQLite file (FTS5).

#include "store/sqlite/database.hpp"

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

class SqliteWordSearch final : public WordSearch {
public:
    SqliteWordSearch(Database& database, const std::string& expression)
        : expression_(expression), found_(database, "SELECT rowid FROM sentence_words WHERE sentence_words MATCH ? ORDER BY rank, rowid"),
          // Of all that are found, few are taken: words are set off in these alone.
          mark_(database, "SELECT highlight(sentence_words, 0, char(2), char(3)) FROM sentence_words WHERE sentence_words MATCH ? AND rowid = ?") {
        found_.bind(1, std::string_view(expression_));
    }

    std::optional<std::int64_t> next() override { return found_.step() ? std::optional(found_.number(0)) : std::nullopt; }
    std::vector<Extent> matches(std::int64_t sentence, const std::string& text) override {
        std::vector<Extent> matches;
        each_row(mark_, [&](Statement& row) { matches = matches_in(row.text(0), text); }, expression_, sentence);
        return matches;
    }

private:
    std::string expression_;
    Statement found_, mark_;
};

}  // namespace

void SqliteDatabase::index_words(std::int64_t sentence, const std::string& text) {
    if (!index_words_) index_words_ = std::make_unique<Statement>(*this, "INSERT INTO sentence_words (rowid, text) VALUES (?,?)");
    run(*index_words_, sentence, text);
}

void SqliteDatabase::forget_words(const std::string& select) {
    execute("INSERT INTO sentence_words (sentence_words, rowid, text) SELECT 'delete', id, text FROM sentences WHERE text IS NOT NULL AND id IN (" + select + ")");
}

std::unique_ptr<WordSearch> SqliteDatabase::search_words(const std::string& expression) {
    // A graph that an older program made, and that is only read, has no index: it gets one for as long as it is open.
    if (number("SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'sentence_words') OR EXISTS (SELECT 1 FROM sqlite_temp_schema WHERE name = 'sentence_words')") == 0) {
        execute("CREATE VIRTUAL TABLE temp.sentence_words USING fts5 (text, tokenize = 'unicode61 remove_diacritics 2');"
                "INSERT INTO temp.sentence_words (rowid, text) SELECT id, text FROM sentences WHERE text IS NOT NULL");
    }
    return std::make_unique<SqliteWordSearch>(*this, expression);
}

}  // namespace entente::store
