#pragma once
// Sentences by their words.

#include <functional>
#include <string>

#include <entente/store.hpp>

#include "store/database.hpp"

namespace entente::store {

/// The sentences that `words` find, the best first (BM25), each with its records that the filter lets through; those that have none
/// left are passed over. Until `take` returns false.
void search_sentences(Database& database, std::string_view words, const Filter& filter, const std::function<bool(FoundSentence&&)>& take);

}  // namespace entente::store
