#include "query/cypher/plan.hpp"

#include <algorithm>
#include <unordered_set>

#include <fmt/format.h>

#include "query/cypher/expressions.hpp"
#include "query/cypher/match_planner.hpp"
#include "query/cypher/projection_planner.hpp"
#include "query/cypher/syntax_error.hpp"

namespace entente::cypher {
namespace {

constexpr double items_of_a_list = 10;  // where nothing is known of it

/// Clause by clause.
class PartPlanner {
public:
    explicit PartPlanner(Planning& planning) : planning_(planning), last_(std::make_shared<Argument>()) {}

    void add(const Clause& clause) {
        position_ = clause.position;
        std::visit(*this, clause.clause);
    }
    void operator()(const MatchClause& match) {
        if (!match.optional) {
            last_ = MatchPlanner(planning_, scope_, last_).plan(match.patterns, match.where);
            return;
        }
        MatchPlanner inner(planning_, scope_, std::make_shared<Argument>());
        auto pattern = inner.plan(match.patterns, match.where);
        const auto rows = last_->rows() * std::max(pattern->rows(), 1.0);
        last_ = std::make_shared<OptionalMatch>(last_, std::move(pattern), rows, inner.new_slots());
    }
    void operator()(const UnwindClause& unwind) {
        auto list = compile(planning_, scope_, *unwind.list);
        const auto slot = planning_.new_slot();
        scope_.variables.insert_or_assign(unwind.variable, slot);
        last_ = std::make_shared<Unwind>(last_, last_->rows() * items_of_a_list, std::move(list), slot, unwind.variable);
    }
    void operator()(const WithClause& with) { project(with.projection, with.where); }
    void operator()(const ReturnClause& returned) { project(returned.projection, {}); }
    void operator()(const CreateClause&) { throw error_at(position_, "CREATE changes the graph", "a query only reads"); }

    OperatorPtr last() const { return last_; }
    const Columns& columns() const { return columns_; }

private:
    void project(const Projection& projection, const ExpressionPtr& where) {
        ProjectionPlanner planner(planning_, scope_, projection);
        last_ = planner.plan(last_, where);
        columns_ = planner.columns();
        scope_ = {};
        for (const auto& [name, slot] : columns_) scope_.variables.emplace(name, slot);
    }

    Planning& planning_;
    Position position_;
    Scope scope_;
    OperatorPtr last_;
    Columns columns_;
};

}  // namespace

Plan::Plan(PropertyGraph& graph, const Query& query, const Map& parameters) : graph_(graph) {
    Planning planning{graph, parameters};
    for (std::size_t i = 0; i < query.parts.size(); ++i) {
        add(planning, query.parts[i]);
        if (i > 0) parts_.back().keeps_duplicates = query.keep_duplicates[i - 1];
    }
    width_ = planning.width;
}

void Plan::add(Planning& planning, const SingleQuery& query) {
    PartPlanner planner(planning);
    for (const auto& clause : query.clauses) planner.add(clause);
    const auto& columns = planner.columns();
    Part part;
    part.last = planner.last();
    if (parts_.empty())
        for (const auto& [name, slot] : columns) columns_.push_back(name);
    for (const auto& name : columns_) {
        const auto found = std::find_if(columns.begin(), columns.end(), [&](const auto& column) { return column.first == name; });
        if (found == columns.end()) throw error_at(query.clauses.back().position, fmt::format("a part of UNION has no column '{}'", name));
        part.slots.push_back(found->second);
    }
    parts_.push_back(std::move(part));
}

void Plan::run(const Limits& limits, const std::function<bool(const List&)>& take) {
    Run run(graph_, limits);
    Frame frame(run, width_);
    // openCypher lets UNION and UNION ALL not be mixed, so that one kind of it decides.
    const bool distinct = std::any_of(parts_.begin(), parts_.end(), [](const Part& part) { return !part.keeps_duplicates; });
    std::unordered_set<List, Hash, Equivalent> seen;
    List row(columns_.size());
    for (const auto& part : parts_) {
        part.last->open(frame);
        while (part.last->next(frame)) {
            run.step();
            for (std::size_t i = 0; i < row.size(); ++i) row[i] = frame.slots[part.slots[i]];
            if (distinct && !seen.insert(row).second) continue;
            if (distinct) run.keep();
            if (!take(row)) return;
        }
    }
}

std::string Plan::text() const {
    std::string text;
    for (std::size_t i = 0; i < parts_.size(); ++i) {
        if (i > 0) text += parts_[i].keeps_duplicates ? "UNION ALL\n" : "UNION\n";
        text += plan_text(*parts_[i].last);
    }
    return text;
}

}  // namespace entente::cypher
