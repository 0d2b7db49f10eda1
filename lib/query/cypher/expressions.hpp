#pragma once
// Expressions, made ready to be evaluated on rows.

#include "query/cypher/frame.hpp"
#include "query/cypher/scope.hpp"

namespace entente::cypher {

/// Fails where the expression names what the scope does not have, or a parameter that was not given.
Compiled compile(Planning& planning, const Scope& scope, const Expression& expression);

// Of compile(): expressions that look for patterns.
Compiled compile_pattern(Planning& planning, const Scope& scope, const PatternPredicate& predicate);
Compiled compile_pattern(Planning& planning, const Scope& scope, const PatternComprehension& comprehension);
Compiled compile_pattern(Planning& planning, const Scope& scope, const PathExpression& expression);

/// Of compile(): whether a text as a whole matches a pattern, which is one of Perl's.
Compiled compile_matching(Compiled text, Compiled pattern, const Position& position);

}  // namespace entente::cypher
