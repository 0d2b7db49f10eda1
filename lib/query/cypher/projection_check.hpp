#pragma once
// Checks of what WITH and RETURN give on.

#include <set>
#include <string>
#include <string_view>

#include "query/cypher/ast.hpp"
#include "query/cypher/static_type.hpp"

namespace entente::cypher {

/// Throws Error at the first fault.
class ProjectionCheck {
public:
    /// Checks the columns against `incoming`, the variables before the clause at `position`.
    ProjectionCheck(const Projection& projection, const StaticScope& incoming, const Position& position, bool is_with);

    /// The variables behind the clause.
    const StaticScope& columns() const { return columns_; }
    /// WHERE of a WITH.
    void where(const Expression& condition) const;

private:
    void check_items();
    void check_order() const;
    static void check_count(const ExpressionPtr& count, std::string_view clause);
    /// A column that aggregates: what stands outside of its aggregates has one value a group.
    void require_grouped(const Expression& expression, std::set<std::string> local, const Expression& column) const;
    /// ORDER BY and WHERE name columns and variables of before, unless rows were put together: then columns are left, and what they are
    /// made of. Beside an aggregate, openCypher takes only names and properties for columns, not what is reckoned of them.
    void require_column(const Expression& expression, std::set<std::string> local, bool beside_aggregate) const;

    const Projection& projection_;
    const StaticScope& incoming_;
    Position position_;
    bool is_with_;
    bool aggregates_ = false;
    bool groups_ = false;            // rows are put together, by aggregates or by DISTINCT
    StaticScope columns_, both_;     // both: columns hide variables of before
    std::set<std::string> keys_;     // canonical texts of the columns without aggregates
    std::set<std::string> written_;  // of all columns
};

}  // namespace entente::cypher
