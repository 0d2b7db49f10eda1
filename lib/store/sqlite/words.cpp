// The full-text index of a SQLite file (FTS5).

#include "store/sqlite/database.hpp"
#include "store/sqlite/word_search.hpp"

namespace entente::store {

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
    return std::make_unique<SqliteWordSearch>(*this, expression, "rank");
}

}  // namespace entente::store
