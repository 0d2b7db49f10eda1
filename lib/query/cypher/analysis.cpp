#include <variant>

#include "query/cypher/parser.hpp"
#include "query/cypher/syntax_error.hpp"

namespace entente::cypher {

void analyse(const Query& query) {
    for (const auto& part : query.parts)
        for (const auto& clause : part.clauses)
            if (std::holds_alternative<CreateClause>(clause.clause))
                throw error_at(clause.position, "CREATE changes the graph, and a query only reads", "documents enter a graph by the verb build");
}

}  // namespace entente::cypher
