// What a grammar cannot say: which clauses may follow each other, and what each may name.

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <variant>

#include "query/cypher/expression_check.hpp"
#include "query/cypher/parser.hpp"
#include "query/cypher/projection_check.hpp"
#include "query/cypher/syntax_error.hpp"

namespace entente::cypher {

namespace {

/// One part of a UNION, clause by clause.
class PartCheck {
public:
    /// The names of its columns.
    std::vector<std::string> run(const SingleQuery& part) {
        for (const auto& clause : part.clauses) {
            if (returned_)
                throw error_at(clause.position, "a clause stands behind RETURN, which ends a query",
                               "use WITH to give rows on to another clause");
            std::visit([&](const auto& kind) { check(kind, clause.position); }, clause.clause);
        }
        if (!returned_)
            throw error_at(part.clauses.back().position, "the query gives nothing back", "end it with RETURN and what you want to see");
        std::vector<std::string> names;
        scope_.for_each_name([&](const std::string& name) { names.push_back(name); });
        return names;
    }

private:
    void check(const MatchClause& match, const Position&) {
        ExpressionCheck::patterns(match.patterns, scope_);
        if (match.where) ExpressionCheck::condition(*match.where, scope_);
    }

    void check(const UnwindClause& unwind, const Position& position) {
        const auto type = ExpressionCheck::value(*unwind.list, scope_, Aggregates::one_row_at_a_time);
        if (scope_.find(unwind.variable))
            throw error_at(position, fmt::format("the variable {} is bound already", unwind.variable), "UNWIND into a name of its own");
        scope_.add(unwind.variable, {type.is(StaticType::Kind::list) ? type.element : StaticType::Kind::any});
    }

    void check(const WithClause& with, const Position& position) {
        const ProjectionCheck projection(with.projection, scope_, position, true);
        if (with.where) projection.where(*with.where);
        scope_ = StaticScope(projection.columns());
    }

    void check(const ReturnClause& clause, const Position& position) {
        scope_ = StaticScope(ProjectionCheck(clause.projection, scope_, position, false).columns());
        returned_ = true;
    }

    void check(const CreateClause&, const Position& position) {
        throw error_at(position, "CREATE changes the graph, and a query only reads", "documents enter a graph by the verb build");
    }

    StaticScope scope_;
    bool returned_ = false;
};

/// In the order in which they are written; of RETURN *, by name.
const Projection& last_projection(const SingleQuery& part) { return std::get<ReturnClause>(part.clauses.back().clause).projection; }

}  // namespace

void analyse(const Query& query) {
    std::vector<std::string> first;
    for (std::size_t i = 0; i < query.parts.size(); ++i) {
        const auto& part = query.parts[i];
        auto columns = PartCheck().run(part);
        const auto& projection = last_projection(part);
        if (!projection.star) {
            columns.clear();
            for (const auto& item : projection.items) columns.push_back(item.name);
        }
        if (i == 0) {
            first = std::move(columns);
        } else if (columns != first) {
            throw error_at(
                part.clauses.back().position,
                fmt::format("the parts of a UNION have other columns: {} and {}", fmt::join(first, ", "), fmt::join(columns, ", ")),
                "name them alike with AS, in the same order");
        }
    }
    if (const auto& kept = query.keep_duplicates; std::adjacent_find(kept.begin(), kept.end(), std::not_equal_to<>()) != kept.end())
        throw error_at(query.parts.front().clauses.front().position, "UNION and UNION ALL are mixed", "use one of them throughout");
}

}  // namespace entente::cypher
