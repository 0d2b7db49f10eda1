#pragma once
// What people type to find sentences, as an expression of SQLite's FTS5.

#include <string>
#include <string_view>

namespace entente::store {

/// Words that must all stand in the sentence. "several words" in double quotes stand together, word* begins a word; AND, OR, NOT in
/// capitals and parentheses combine. Everything else is a word, whatever FTS5 would make of it ("al-Nusra"). Throws Error (usage) that
/// says what is wrong where.
std::string fts_expression(std::string_view words);

}  // namespace entente::store
