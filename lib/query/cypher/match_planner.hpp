#pragma once
// Patterns -> operators: which node to begin with, and in which order to take the steps.

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "query/cypher/operator.hpp"
#include "query/cypher/pattern_operators.hpp"
#include "query/cypher/scope.hpp"

namespace entente::cypher {

/// Plans the patterns of one MATCH. Begins where the fewest nodes are expected (a variable that is bound; an index; a label; all
/// nodes, or the relationships of a type where they are fewer), goes on by the step that makes the fewest rows, and asks each condition as soon as its variables are bound.
class MatchPlanner {
public:
    MatchPlanner(Planning& planning, Scope& scope, OperatorPtr input) : planning_(planning), scope_(scope), last_(std::move(input)), rows_(last_->rows()) {}

    /// The last operator. Variables of the patterns are added to the scope.
    OperatorPtr plan(const std::vector<PathPattern>& patterns, const ExpressionPtr& where);
    /// Slots of variables that were added.
    const std::vector<std::size_t>& new_slots() const { return new_slots_; }

private:
    struct PatternNode {
        std::string name, text;  // a variable, or a name that no variable has; as EXPLAIN shows it
        std::size_t slot = 0;
        bool bound = false;
        std::vector<std::string> labels;
    };
    struct PatternStep {
        const RelationshipPattern* pattern = nullptr;
        std::size_t left = 0, right = 0;  // nodes, as they are written
        std::size_t slot = 0;
        std::string name;
        bool given = false;  // the relationship was bound before
        bool searched = false;  // by shortestPath()
        bool done = false;
        std::vector<std::uint32_t> types;
        bool impossible = false;
    };
    struct PatternPath {
        const PathPattern* pattern = nullptr;
        std::size_t start = 0, slot = 0;
        std::vector<std::size_t> steps;
        bool done = false;
    };
    struct Condition {
        ExpressionPtr expression;
        std::set<std::string> needs;
        bool done = false;
        bool counted = false;  // the number of rows that is expected has it in already
    };
    /// A way to come to a node from nowhere.
    struct Start {
        std::size_t node = 0;
        NodeSource::Kind kind = NodeSource::Kind::all;
        std::string name;
        ExpressionPtr value;
        double rows = 0;
        const Expression* condition = nullptr;  // that led to it
    };

    void add_path(const PathPattern& pattern);
    std::size_t add_node(const NodePattern& pattern);
    std::size_t add_step(const RelationshipPattern& pattern, std::size_t left, std::size_t right);
    void add_condition(ExpressionPtr expression);
    std::string name_of(const std::optional<std::string>& variable);
    std::size_t slot_of(const std::string& name);

    bool advance();
    bool is_ready(const Condition& condition) const;
    void ask_conditions();
    bool take_cheapest_step();
    void take(PatternStep& step);
    bool take_cheapest_start();
    Start index_start(std::size_t node) const;  // without a value where no index leads there
    Start scan_start(std::size_t node) const;
    void try_index(const Condition& condition, Start& start) const;
    void begin(const Start& start);
    /// Begins with the relationships of a type, where they are fewer than `least`.
    bool begin_with_type(double least);
    bool take_paths();
    double count_of(const PatternStep& step) const;
    double fan_out(const PatternStep& step, Direction direction) const;
    Walk walk_of(const PatternStep& step, bool from_right) const;
    Compiled each_condition(const PatternStep& step, std::size_t slot) const;
    std::string text_of(const PatternStep& step) const;
    void push(OperatorPtr next, double rows);

    Planning& planning_;
    Scope& scope_;
    OperatorPtr last_;
    double rows_;
    Scope inner_;  // the scope, and names for what has no variable
    std::vector<PatternNode> nodes_;
    std::vector<PatternStep> steps_;
    std::vector<PatternPath> paths_;
    std::vector<Condition> conditions_;
    std::set<std::string> bound_;
    std::vector<std::size_t> new_slots_;
};

}  // namespace entente::cypher
