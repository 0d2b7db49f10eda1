#include "store/sqlite_search.hpp"

#include <vector>

#include "store/evidence_filter.hpp"
#include "store/search_words.hpp"

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

/// A graph that an older program made, and that is only read, has no index: it gets one for as long as it is open.
void index_old_graph(SQLite::Database& database) {
    if (database.execAndGet("SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'sentence_words') OR EXISTS (SELECT 1 FROM sqlite_temp_schema WHERE name = 'sentence_words')").getInt()) return;
    database.exec("CREATE VIRTUAL TABLE temp.sentence_words USING fts5 (text, tokenize = 'unicode61 remove_diacritics 2');"
                  "INSERT INTO temp.sentence_words (rowid, text) SELECT id, text FROM sentences WHERE text IS NOT NULL");
}

}  // namespace

void search_sentences(SQLite::Database& database, std::string_view words, const Filter& filter, const std::function<bool(FoundSentence&&)>& take) {
    const auto expression = fts_expression(words);
    index_old_graph(database);
    EvidenceFilter conditions(database, filter);
    const std::string in_order = " WHERE v.document = ? AND v.sentence = ? ORDER BY v.trigger_begin, v.key";
    SQLite::Statement found(database, "SELECT rowid FROM sentence_words WHERE sentence_words MATCH ? ORDER BY rank, rowid");
    // Of all that are found, few are taken: words are set off in these alone.
    SQLite::Statement mark(database, "SELECT highlight(sentence_words, 0, char(2), char(3)) FROM sentence_words WHERE sentence_words MATCH ? AND rowid = ?");
    SQLite::Statement sentence_of(database, "SELECT document, text FROM sentences WHERE id = ?");
    SQLite::Statement edges(database, "SELECT " + EvidenceFilter::columns() + " FROM evidence AS v JOIN edges AS e ON e.id = v.edge" + in_order);
    SQLite::Statement records(database, RecordRows::select() + in_order);
    RecordRows reader;
    std::vector<bool> passing;  // by record, in order
    found.bindNoCopy(1, expression);
    while (found.executeStep()) {
        FoundSentence sentence;
        const auto id = number(found, 0);
        std::int64_t document = 0;
        each_row(sentence_of, [&](SQLite::Statement& row) { document = number(row, 0), sentence.text = text(row, 1); }, id);
        passing.clear();
        each_row(edges, [&](SQLite::Statement& row) { passing.push_back(conditions.passes(row)); }, document, id);
        std::size_t at = 0;
        each_row(
            records,
            [&](SQLite::Statement& row) {
                if (passing[at++]) sentence.records.push_back(reader.record(row));
            },
            document, id);
        if (sentence.records.empty()) continue;
        each_row(mark, [&](SQLite::Statement& row) { sentence.matches = matches_in(text(row, 0), sentence.text); }, expression, id);
        if (!take(std::move(sentence))) return;
    }
}

}  // namespace entente::store
