#pragma once
// A query's tree as text that is read as the same tree again.

#include <fmt/format.h>

#include <string>
#include <type_traits>

#include "query/cypher/canonical.hpp"

namespace entente::cypher {

inline std::string quoted(const std::string& name) { return canonical(Expression{{}, {}, Variable{name}}); }

inline std::string text_of(const Projection& projection) {
    std::string columns = projection.star ? "*" : "";
    for (const auto& item : projection.items)
        columns += (columns.empty() ? "" : ", ") + canonical(*item.expression) + (item.aliased ? " AS " + quoted(item.name) : "");
    std::string order;
    for (const auto& item : projection.order)
        order += (order.empty() ? " ORDER BY " : ", ") + canonical(*item.expression) + (item.descending ? " DESC" : "");
    return (projection.distinct ? " DISTINCT " : " ") + columns + order + (projection.skip ? " SKIP " + canonical(*projection.skip) : "") +
           (projection.limit ? " LIMIT " + canonical(*projection.limit) : "");
}

inline std::string text_of(const ExpressionPtr& where) { return where ? " WHERE " + canonical(*where) : ""; }

inline std::string text_of(const std::vector<PathPattern>& patterns) {
    std::string text;
    for (const auto& pattern : patterns) text += (text.empty() ? " " : ", ") + canonical(pattern);
    return text;
}

inline std::string text_of(const Clause& clause) {
    return std::visit(
        []<class Kind>(const Kind& kind) -> std::string {
            if constexpr (std::is_same_v<Kind, MatchClause>)
                return (kind.optional ? "OPTIONAL MATCH" : "MATCH") + text_of(kind.patterns) + text_of(kind.where);
            else if constexpr (std::is_same_v<Kind, UnwindClause>)
                return "UNWIND " + canonical(*kind.list) + " AS " + quoted(kind.variable);
            else if constexpr (std::is_same_v<Kind, WithClause>) return "WITH" + text_of(kind.projection) + text_of(kind.where);
            else if constexpr (std::is_same_v<Kind, ReturnClause>) return "RETURN" + text_of(kind.projection);
            else return "CREATE" + text_of(kind.patterns);
        },
        clause.clause);
}

inline std::string text_of(const Query& query) {
    std::string text = query.explain ? "EXPLAIN" : "";
    for (std::size_t i = 0; i < query.parts.size(); ++i) {
        if (i > 0) text += query.keep_duplicates[i - 1] ? " UNION ALL" : " UNION";
        for (const auto& clause : query.parts[i].clauses) text += (text.empty() ? "" : " ") + text_of(clause);
    }
    return text;
}

}  // namespace entente::cypher
