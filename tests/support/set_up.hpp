#pragma once
// Fills a graph by queries with CREATE, as tests tell their graphs.

#include <string_view>
#include <vector>

#include "memory_graph.hpp"
#include "query/cypher/expressions.hpp"
#include "query/cypher/parser.hpp"
#include "query/cypher/plan.hpp"

namespace entente::cypher {

class SetUp {
public:
    explicit SetUp(MemoryGraph& graph) : graph_(graph) {}

    void run(std::string_view text) {
        rows_.assign(1, Map{});
        const auto query = parse(text);
        std::vector<Clause> reading;
        for (const auto& clause : query.parts.front().clauses) {
            if (const auto* create = std::get_if<CreateClause>(&clause.clause)) {
                read(reading);
                reading.clear();
                for (auto& row : rows_)
                    for (const auto& pattern : create->patterns) make(pattern, row);
            } else {
                reading.push_back(clause);
            }
        }
    }

private:
    static ExpressionPtr expression(Expression::Node node) { return std::make_shared<const Expression>(Expression{{}, {}, std::move(node)}); }

    /// Puts the rows in place that these clauses make of the ones that are there.
    void read(const std::vector<Clause>& clauses) {
        if (clauses.empty()) return;
        Map parameters;
        List rows(rows_.begin(), rows_.end());
        parameters.emplace("rows", std::move(rows));
        Projection variables, everything;
        const auto row = expression(Variable{"the row"});
        for (const auto& [name, value] : rows_.empty() ? Map{} : rows_.front()) variables.items.push_back({expression(PropertyLookup{row, name}), name, true});
        everything.star = true;
        Query query;
        auto& all = query.parts.emplace_back().clauses;
        all.push_back({{}, UnwindClause{expression(Parameter{"rows"}), "the row"}});
        all.push_back({{}, WithClause{variables, {}}});
        all.insert(all.end(), clauses.begin(), clauses.end());
        all.push_back({{}, ReturnClause{everything}});
        Plan plan(graph_, query, parameters);
        rows_.clear();
        plan.run({}, [&](const List& values) {
            Map made;
            for (std::size_t i = 0; i < values.size(); ++i) made.emplace(plan.columns()[i], values[i]);
            rows_.push_back(std::move(made));
            return true;
        });
    }

    Map properties(const ExpressionPtr& map, const Map& row) {
        if (!map) return {};
        const Map none;
        Planning planning{graph_, none};
        Scope scope;
        for (const auto& [name, value] : row) scope.variables.emplace(name, planning.new_slot());
        const auto compiled = compile(planning, scope, *map);
        Run run(graph_, {});
        Frame frame(run, planning.width);
        for (const auto& [name, value] : row) frame.slots[scope.variables.at(name)] = value;
        return *compiled(frame).map();
    }

    NodeId node(const NodePattern& pattern, Map& row) {
        if (pattern.variable)
            if (const auto known = row.find(*pattern.variable); known != row.end()) return known->second.node()->id;
        const auto made = graph_.add_node(pattern.labels, properties(pattern.properties, row));
        if (pattern.variable) row.emplace(*pattern.variable, Node{made});
        return made;
    }

    void make(const PathPattern& pattern, Map& row) {
        auto left = node(pattern.start, row);
        for (const auto& [relationship, next] : pattern.steps) {
            const auto right = node(next, row);
            const bool against = relationship.direction == Direction::left;
            auto made = graph_.add_relationship(against ? right : left, against ? left : right, relationship.types.front(), properties(relationship.properties, row));
            if (relationship.variable) row.emplace(*relationship.variable, std::move(made));
            left = right;
        }
    }

    MemoryGraph& graph_;
    std::vector<Map> rows_;
};

inline void set_up(MemoryGraph& graph, std::string_view query) { SetUp(graph).run(query); }

}  // namespace entente::cypher
