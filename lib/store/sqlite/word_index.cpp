#include "store/sqlite/word_index.hpp"

#include <cmath>

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include "store/sqlite/database.hpp"
#include "store/sqlite/word_search.hpp"

namespace entente::store {
namespace {

struct Whole {
    double sentences = 0, tokens = 0;
};

int count_hit(const Fts5ExtensionApi*, Fts5Context*, void* hits) {
    ++*static_cast<double*>(hits);
    return SQLITE_OK;
}

/// What each phrase weighs in the whole; worked out once a query. One that is in more than half of the sentences weighs next to nothing.
std::vector<double> weights_of(const Fts5ExtensionApi* api, Fts5Context* context, const Whole& whole) {
    constexpr double least_weight = 1e-6;
    std::vector<double> weights;
    for (int phrase = 0; phrase < api->xPhraseCount(context); ++phrase) {
        double hits = 0;
        api->xQueryPhrase(context, phrase, &hits, count_hit);
        const double weight = std::log((whole.sentences - hits + 0.5) / (hits + 0.5));
        weights.push_back(weight > 0 ? weight : least_weight);
    }
    return weights;
}

/// BM25 as FTS5 has it (k1 1.2, b 0.75), with the whole's number and length of sentences.
void bm25_of_whole(const Fts5ExtensionApi* api, Fts5Context* context, sqlite3_context* result, int, sqlite3_value**) {
    constexpr double k1 = 1.2, b = 0.75;
    const auto& whole = *static_cast<const Whole*>(api->xUserData(context));
    auto* weights = static_cast<std::vector<double>*>(api->xGetAuxdata(context, 0));
    if (!weights) {
        weights = new std::vector<double>(weights_of(api, context, whole));
        // SQLite deletes it with the query, or at once where it cannot keep it.
        if (api->xSetAuxdata(context, weights, [](void* kept) { delete static_cast<std::vector<double>*>(kept); }) != SQLITE_OK) return sqlite3_result_error_nomem(result);
    }
    std::vector<double> found(weights->size());
    int instances = 0, length = 0;
    api->xInstCount(context, &instances);
    for (int i = 0; i < instances; ++i) {
        int phrase = 0, column = 0, offset = 0;
        api->xInst(context, i, &phrase, &column, &offset);
        found[static_cast<std::size_t>(phrase)] += 1;
    }
    api->xColumnSize(context, -1, &length);
    const double average = whole.tokens / whole.sentences;
    double score = 0;
    for (std::size_t phrase = 0; phrase < found.size(); ++phrase)
        score += (*weights)[phrase] * ((found[phrase] * (k1 + 1)) / (found[phrase] + k1 * (1 - b + b * length / average)));
    sqlite3_result_double(result, -1.0 * score);
}

}  // namespace

struct WordIndex::Parts {
    SQLite::Database memory{":memory:", SQLite::OPEN_READWRITE};
    SqliteDatabase database{"the search", memory};
    fts5_api* fts5 = nullptr;
    fts5_tokenizer functions{};
    Fts5Tokenizer* tokenizer = nullptr;
    Whole whole;

    ~Parts() {
        if (tokenizer) functions.xDelete(tokenizer);
    }
};

WordIndex::WordIndex() : parts_(std::make_unique<Parts>()) {
    auto& parts = *parts_;
    sqlite3_stmt* statement = nullptr;
    sqlite3_prepare_v2(parts.memory.getHandle(), "SELECT fts5(?1)", -1, &statement, nullptr);
    sqlite3_bind_pointer(statement, 1, &parts.fts5, "fts5_api_ptr", nullptr);
    sqlite3_step(statement);
    sqlite3_finalize(statement);
    if (!parts.fts5) throw Error(ErrorCode::io, "SQLite was built without its full-text search", "");
    void* user_data = nullptr;
    const char* arguments[] = {"remove_diacritics", "2"};
    if (parts.fts5->xFindTokenizer(parts.fts5, "unicode61", &user_data, &parts.functions) != SQLITE_OK ||
        parts.functions.xCreate(user_data, arguments, 2, &parts.tokenizer) != SQLITE_OK)
        throw Error(ErrorCode::io, "SQLite's tokenizer unicode61 is missing", "");
    parts.fts5->xCreateFunction(parts.fts5, "bm25_of_whole", &parts.whole, bm25_of_whole, nullptr);
    parts.database.execute("CREATE VIRTUAL TABLE sentence_words USING fts5 (text, tokenize = 'unicode61 remove_diacritics 2')");
}

WordIndex::~WordIndex() = default;

std::vector<std::string> WordIndex::tokens(std::string_view text) const {
    std::vector<std::string> tokens;
    const auto take = [](void* found, int, const char* token, int length, int, int) {
        static_cast<std::vector<std::string>*>(found)->emplace_back(token, static_cast<std::size_t>(length));
        return SQLITE_OK;
    };
    parts_->functions.xTokenize(parts_->tokenizer, &tokens, FTS5_TOKENIZE_DOCUMENT, text.data(), static_cast<int>(text.size()), take);
    return tokens;
}

void WordIndex::add(std::int64_t sentence, const std::string& text) { parts_->database.index_words(sentence, text); }

std::unique_ptr<WordSearch> WordIndex::search(const std::string& expression, std::int64_t sentences_of_whole, std::int64_t tokens_of_whole) {
    parts_->whole = {static_cast<double>(sentences_of_whole), static_cast<double>(tokens_of_whole)};
    return std::make_unique<SqliteWordSearch>(parts_->database, expression, "bm25_of_whole(sentence_words)");
}

}  // namespace entente::store
