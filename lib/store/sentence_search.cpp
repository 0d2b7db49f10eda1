#include "store/sentence_search.hpp"

#include <vector>

#include "store/evidence_filter.hpp"
#include "store/search_words.hpp"

namespace entente::store {

void search_sentences(Database& database, std::string_view words, const Filter& filter, const std::function<bool(FoundSentence&&)>& take) {
    const auto found = database.search_words(fts_expression(words));
    EvidenceFilter conditions(database, filter);
    const std::string in_order = " WHERE v.document = ? AND v.sentence = ? ORDER BY v.trigger_begin, v.key";
    Statement sentence_of(database, "SELECT document, text FROM sentences WHERE id = ?");
    Statement edges(database, "SELECT " + EvidenceFilter::columns() + " FROM evidence AS v JOIN edges AS e ON e.id = v.edge" + in_order);
    Statement records(database, RecordRows::select(database) + in_order);
    RecordRows reader;
    std::vector<bool> passing;  // by record, in order
    while (const auto id = found->next()) {
        FoundSentence sentence;
        std::int64_t document = 0;
        each_row(sentence_of, [&](Statement& row) { document = number(row, 0), sentence.text = text(row, 1); }, *id);
        passing.clear();
        each_row(edges, [&](Statement& row) { passing.push_back(conditions.passes(row)); }, document, *id);
        std::size_t at = 0;
        each_row(
            records,
            [&](Statement& row) {
                if (passing[at++]) sentence.records.push_back(reader.record(row));
            },
            document, *id);
        if (sentence.records.empty()) continue;
        sentence.matches = found->matches(*id, sentence.text);
        if (!take(std::move(sentence))) return;
    }
}

}  // namespace entente::store
