#pragma once
// Errors in a query, all in the same words: where, what, how to mend it.

#include <string>

#include <entente/error.hpp>

#include "query/cypher/ast.hpp"

namespace entente::cypher {

Error error_at(const Position& position, std::string what, std::string remedy = {});

/// An expression's text as errors show it: on one line, and not all of a long one.
std::string shown(const Expression& expression);

}  // namespace entente::cypher
