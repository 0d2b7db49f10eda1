#pragma once
// Values of answers to queries, as JSON and for people.

#include <string>

#include <entente/cypher.hpp>

#include "output.hpp"

namespace entente::cli {

/// A row: an object with a member a column. Actors have an actor's members, edges those of the record that is their best evidence.
std::string json_of(const std::vector<std::string>& columns, const AnswerList& row);

/// Actors by name, edges as -TYPE->, dates by ISO 8601; empty for null.
std::string words_of(const AnswerValue& value);

/// How a value looks in a table.
Ink ink_of(const AnswerValue& value);
bool is_number(const AnswerValue& value);

}  // namespace entente::cli
