#pragma once
// A query, ready to be run on a graph.

#include <functional>
#include <string>
#include <vector>

#include "query/cypher/operator.hpp"
#include "query/cypher/scope.hpp"

namespace entente::cypher {

class Plan {
public:
    /// Of a query that analyse() found nothing wrong with. The graph must outlive the plan.
    Plan(PropertyGraph& graph, const Query& query, const Map& parameters);

    const std::vector<std::string>& columns() const { return columns_; }
    /// Hands out rows, as many as there are columns, until there are no more or `take` says false. Throws Exhausted where a
    /// limit ends it.
    void run(const Limits& limits, const std::function<bool(const List&)>& take);
    /// The operators as an indented tree.
    std::string text() const;

private:
    struct Part {
        OperatorPtr last;
        std::vector<std::size_t> slots;  // of the columns
        bool keeps_duplicates = true;    // rows that an earlier part made come again
    };
    void add(Planning& planning, const SingleQuery& query);

    PropertyGraph& graph_;
    std::vector<std::string> columns_;
    std::vector<Part> parts_;
    std::size_t width_ = 0;
};

}  // namespace entente::cypher
