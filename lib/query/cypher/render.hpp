#pragma once
// Values as text.

#include <string>

#include "query/cypher/property_graph.hpp"
#include "query/cypher/value.hpp"

namespace entente::cypher {

/// As Cypher writes it: (:Person {name: 'Ann'}), [:KNOWS {since: 2010}], <(:A)-[:T]->(:B)>, [1, 2.0], {a: null}.
std::string cypher_text(PropertyGraph& graph, const Value& value);
/// Between quotes.
std::string quoted(std::string_view text);

}  // namespace entente::cypher
