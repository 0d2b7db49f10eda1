#pragma once
// The text of a query -> its syntax tree, by a grammar in Boost.Spirit X3.

#include <string_view>

#include "query/cypher/ast.hpp"

namespace entente::cypher {

/// Throws Error (usage) that says line, column, what stands there and what was expected.
Query parse(std::string_view text);

/// Checks what a grammar can not: variables that are not defined or defined twice, with another kind of value; aggregates where
/// none may stand; unknown functions and numbers of arguments; columns of the same name; clauses in an order that has no
/// meaning; clauses that write. Throws Error (usage) with line, column and a word on how to mend it.
void analyse(const Query& query);

}  // namespace entente::cypher
