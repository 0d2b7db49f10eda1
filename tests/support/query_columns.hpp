#pragma once
// The expressions of the columns that a query returns.

#include "query/cypher/ast.hpp"

namespace entente::cypher {

template <class Visit>
void for_each_column(const Query& query, Visit&& visit) {
    for (const auto& part : query.parts)
        for (const auto& clause : part.clauses)
            if (const auto* returned = std::get_if<ReturnClause>(&clause.clause))
                for (const auto& item : returned->projection.items) visit(*item.expression);
}

}  // namespace entente::cypher
