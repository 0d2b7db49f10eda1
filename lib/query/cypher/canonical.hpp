#pragma once
// One text for every way of writing the same expression: blanks, comments, case of keywords and needless parentheses are gone. It is
// a query's text itself, and is read as the same tree again.

#include <string>

#include "query/cypher/ast.hpp"

namespace entente::cypher {

std::string canonical(const Expression& expression);
std::string canonical(const PathPattern& pattern);

}  // namespace entente::cypher
