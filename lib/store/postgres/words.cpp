// Search of words. PostgreSQL finds the sentences that hold one of the words; which of them a search means, and in which order, is then
// SQLite's to say, so that a graph gives the same answers wherever it lies.

#include <set>

#include "store/postgres/database.hpp"
#include "store/sqlite/word_index.hpp"

namespace entente::store {
namespace {

// PostgreSQL takes no longer words, and no more of them in one sentence.
constexpr std::size_t longest_word = 500, most_bytes = 500'000;

std::string cut(const std::string& word) {
    if (word.size() <= longest_word) return word;
    auto end = longest_word;
    while (end > 0 && (static_cast<unsigned char>(word[end]) & 0xC0) == 0x80) --end;
    return word.substr(0, end);
}

/// Words hold letters and digits alone.
std::string quoted(const std::string& word) { return '\'' + cut(word) + '\''; }

/// The sentences that hold all words of one of the expression's phrases, as a tsquery.
std::string any_phrase(const WordIndex& index, std::string_view expression) {
    std::string query;
    while (true) {
        const auto begin = expression.find('"');
        if (begin == std::string_view::npos) return query;
        const auto end = expression.find('"', begin + 1);
        const auto words = index.tokens(expression.substr(begin + 1, end - begin - 1));
        expression.remove_prefix(end + 1);
        if (words.empty()) continue;
        query += query.empty() ? "(" : " | (";
        for (std::size_t i = 0; i < words.size(); ++i) (query += i == 0 ? "" : " & ") += quoted(words[i]);
        query += expression.starts_with(" *") ? ":*)" : ")";
    }
}

class PostgresWordSearch final : public WordSearch {
public:
    PostgresWordSearch(Database& database, const std::string& expression) {
        const auto query = any_phrase(index_, expression);
        if (query.empty()) return;
        Statement sentences(database, "SELECT s.id, s.text FROM sentence_words AS w JOIN sentences AS s ON s.id = w.sentence"
                                      " WHERE w.words @@ CAST(? AS tsquery) ORDER BY s.id",
                            Use::many);
        each_row(sentences, [&](Statement& row) { index_.add(row.number(0), std::string(row.text(1))); }, query);
        found_ = index_.search(expression, database.number("SELECT count(*) FROM sentence_words"),
                               database.number("SELECT coalesce(sum(tokens), 0) FROM sentence_words"));
    }

    std::optional<std::int64_t> next() override { return found_ ? found_->next() : std::nullopt; }
    std::vector<Extent> matches(std::int64_t sentence, const std::string& text) override { return found_->matches(sentence, text); }

private:
    WordIndex index_;
    std::unique_ptr<WordSearch> found_;
};

}  // namespace

void PostgresDatabase::index_words(std::int64_t sentence, const std::string& text) {
    if (!words_) {
        words_ = std::make_unique<WordIndex>();
        insert_words_ = std::make_unique<Statement>(*this, "sentence_words", "sentence, words, tokens");
    }
    const auto all = words_->tokens(text);
    std::string vector;
    for (const auto& word : std::set(all.begin(), all.end())) {
        if (vector.size() > most_bytes) break;
        (vector += quoted(word)) += ' ';
    }
    run(*insert_words_, sentence, vector, static_cast<std::int64_t>(all.size()));
}

void PostgresDatabase::forget_words(const std::string& select) { execute("DELETE FROM sentence_words WHERE sentence IN (" + select + ")"); }

std::unique_ptr<WordSearch> PostgresDatabase::search_words(const std::string& expression) {
    return std::make_unique<PostgresWordSearch>(*this, expression);
}

}  // namespace entente::store
