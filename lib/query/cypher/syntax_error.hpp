#pragma once
// Errors in a query, all in the same words: where, what, how to mend it.

#include <string>
#include <string_view>
#include <vector>

#include <entente/error.hpp>

#include "query/cypher/token.hpp"

namespace entente::cypher {

Error error_at(const Position& position, std::string what, std::string remedy = {});

/// An expression's text as errors show it: on one line, and not all of a long one.
std::string shown(const Expression& expression);

/// The token at `at`, of those from `first` on, is none of what could stand there.
Error unexpected(const Token* first, const Token* at, const std::vector<std::string_view>& expected);

}  // namespace entente::cypher
