#pragma once
// The rules of the grammar that its parts share. Each part is a translation unit of its own, since X3's templates are costly.

#include "query/cypher/terminals.hpp"

namespace entente::cypher::grammar {

using ExpressionRule = x3::rule<struct ExpressionId, ExpressionPtr>;
using AtomRule = x3::rule<struct AtomId, ExpressionPtr>;
using PropertiesRule = x3::rule<struct PropertiesId, ExpressionPtr>;
using PathRule = x3::rule<struct PathId, PathPattern>;
using ChainRule = x3::rule<struct ChainId, PathPattern>;
using ShortestRule = x3::rule<struct ShortestId, PathPattern>;
using QueryRule = x3::rule<struct QueryId, Query>;

const ExpressionRule expression = "expression";
const AtomRule atom = "atom";                    // an expression without operators
const PropertiesRule properties = "properties";  // a map or a parameter
const PathRule path = "path";                    // one pattern of MATCH
const ChainRule chain = "chain";                 // nodes and at least one relationship
const ShortestRule shortest = "shortest path";
const QueryRule query = "query";

BOOST_SPIRIT_DECLARE(ExpressionRule, AtomRule, PropertiesRule, PathRule, ChainRule, ShortestRule, QueryRule)

}  // namespace entente::cypher::grammar
