#pragma once
// WITH and RETURN -> operators.

#include <string>
#include <utility>
#include <vector>

#include "query/cypher/operator.hpp"
#include "query/cypher/row_operators.hpp"
#include "query/cypher/scope.hpp"

namespace entente::cypher {

using Columns = std::vector<std::pair<std::string, std::size_t>>;  // names and slots

class ProjectionPlanner {
public:
    ProjectionPlanner(Planning& planning, const Scope& scope, const Projection& projection) : planning_(planning), scope_(scope), projection_(projection) {}

    /// The last operator; `where` may be empty.
    OperatorPtr plan(OperatorPtr input, const ExpressionPtr& where);
    const Columns& columns() const { return columns_; }

private:
    void list_items();
    void plain();
    void grouped();
    void add_aggregates(const Expression& expression, std::vector<AggregateCall>& calls);
    void order(bool columns_are_all);
    Bounds bounds() const;
    std::optional<std::uint64_t> number(const ExpressionPtr& expression, const char* clause) const;
    std::string list_of_items() const;

    Planning& planning_;
    const Scope& scope_;
    const Projection& projection_;
    std::vector<ProjectionItem> items_;
    Columns columns_;
    Scope seen_;  // what ORDER BY and WHERE see: the columns, and what stood before them
    OperatorPtr last_;
};

}  // namespace entente::cypher
