#pragma once
// Sentences by their words.

#include <functional>
#include <string>

#include <SQLiteCpp/SQLiteCpp.h>

#include <entente/store.hpp>

namespace entente::store {

/// The sentences that `words` find, the best first (BM25), each with its records that the filter lets through; those that have none
/// left are passed over. Until `take` returns false.
void search_sentences(SQLite::Database& database, std::string_view words, const Filter& filter, const std::function<bool(FoundSentence&&)>& take);

}  // namespace entente::store
