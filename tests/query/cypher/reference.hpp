#pragma once
// A slow evaluator that shares no plan with the real one: it tries every node and relationship for every place of a pattern, and
// asks conditions when all is bound. Of the language it knows what random_query.hpp makes.

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include "../../support/memory_graph.hpp"
#include "query/cypher/ast.hpp"
#include "query/cypher/children.hpp"

namespace entente::cypher {

class Reference {
public:
    using Row = std::map<std::string, Value>;
    struct Table {
        std::vector<std::string> columns;
        std::vector<List> rows;
    };

    explicit Reference(MemoryGraph& graph) : graph_(graph) {
        for (const auto node : graph.nodes()) {
            std::vector<Expansion> steps;
            graph.expand(node, Direction::right, {}, steps);
            for (auto& step : steps) relationships_.push_back(std::move(step.relationship));
        }
    }

    Table answer(const Query& query) {
        std::vector<Row> rows(1);
        Table table;
        for (const auto& clause : query.parts.front().clauses) {
            if (const auto* match = std::get_if<MatchClause>(&clause.clause)) rows = matched(*match, rows);
            else if (const auto* unwind = std::get_if<UnwindClause>(&clause.clause)) rows = unwound(*unwind, rows);
            else if (const auto* with = std::get_if<WithClause>(&clause.clause)) rows = projected(with->projection, with->where, rows, table.columns);
            else if (const auto* end = std::get_if<ReturnClause>(&clause.clause)) rows = projected(end->projection, {}, rows, table.columns);
        }
        for (const auto& row : rows) {
            auto& values = table.rows.emplace_back();
            for (const auto& column : table.columns) values.push_back(row.at(column));
        }
        return table;
    }

private:
    using Then = std::function<void(const Row&)>;

    // Patterns

    std::vector<Row> matched(const MatchClause& match, const std::vector<Row>& rows) {
        std::vector<Row> result;
        for (const auto& row : rows) {
            const auto before = result.size();
            std::set<std::uint64_t> used;
            paths(match.patterns, 0, row, used, [&](const Row& made) {
                if (!match.where || value(*match.where, made).is_true()) result.push_back(made);
            });
            if (match.optional && result.size() == before) {
                auto empty = row;
                for (const auto& pattern : match.patterns) add_nulls(pattern, empty);
                result.push_back(std::move(empty));
            }
        }
        return result;
    }

    static void add_nulls(const PathPattern& pattern, Row& row) {
        const auto add = [&](const std::optional<std::string>& name) {
            if (name) row.try_emplace(*name);
        };
        add(pattern.variable);
        add(pattern.start.variable);
        for (const auto& [relationship, node] : pattern.steps) add(relationship.variable), add(node.variable);
    }

    void paths(const std::vector<PathPattern>& patterns, std::size_t at, const Row& row, std::set<std::uint64_t>& used, const Then& then) {
        if (at == patterns.size()) return then(row);
        for (const auto node : graph_.nodes()) {
            auto next = row;
            if (!fits(patterns[at].start, node, next)) continue;
            Path path{{node}, {}};
            steps(patterns[at], 0, node, next, used, path, [&](const Row& made) { paths(patterns, at + 1, made, used, then); });
        }
    }

    void steps(const PathPattern& pattern, std::size_t at, NodeId node, const Row& row, std::set<std::uint64_t>& used, Path& path, const Then& then) {
        if (at == pattern.steps.size()) {
            auto made = row;
            if (pattern.variable) made[*pattern.variable] = PathPtr(std::make_shared<Path>(path));
            return then(made);
        }
        const auto& step = pattern.steps[at].first;
        const auto least = step.length ? step.length->least.value_or(1) : 1, most = step.length ? step.length->most.value_or(100) : 1;
        List taken;
        walk(pattern, at, node, row, used, path, taken, least, most, then);
    }

    void walk(const PathPattern& pattern, std::size_t at, NodeId node, const Row& row, std::set<std::uint64_t>& used, Path& path, List& taken,
              std::uint64_t least, std::uint64_t most, const Then& then) {
        const auto& [step, end] = pattern.steps[at];
        if (taken.size() >= least) {
            auto next = row;
            const Value bound = step.length ? Value(taken) : taken.front();
            if (fits(end, node, next) && binds(step.variable, bound, next)) steps(pattern, at + 1, node, next, used, path, then);
        }
        if (taken.size() == most) return;
        for (const auto& relationship : relationships_) {
            if (!step.types.empty() && std::find(step.types.begin(), step.types.end(), graph_.type_name(relationship->type)) == step.types.end()) continue;
            if (used.contains(relationship->id) || !has(step.properties, row, [&](const std::string& key) { return graph_.property(*relationship, key); })) continue;
            std::set<NodeId> ends;
            if (step.direction != Direction::left && relationship->start == node) ends.insert(relationship->end);
            if (step.direction != Direction::right && relationship->end == node) ends.insert(relationship->start);
            for (const auto next : ends) {
                used.insert(relationship->id);
                path.nodes.push_back(next);
                path.relationships.push_back(relationship);
                taken.emplace_back(relationship);
                walk(pattern, at, next, row, used, path, taken, least, most, then);
                taken.pop_back();
                path.relationships.pop_back();
                path.nodes.pop_back();
                used.erase(relationship->id);
            }
        }
    }

    bool fits(const NodePattern& pattern, NodeId node, Row& row) {
        for (const auto& label : pattern.labels)
            if (!graph_.has_label(node, label)) return false;
        return has(pattern.properties, row, [&](const std::string& key) { return graph_.property(node, key); }) && binds(pattern.variable, Node{node}, row);
    }

    static bool binds(const std::optional<std::string>& variable, const Value& value, Row& row) {
        if (!variable) return true;
        const auto [at, is_new] = row.try_emplace(*variable, value);
        return is_new || (!at->second.is_null() && order(at->second, value) == 0);
    }

    bool has(const ExpressionPtr& properties, const Row& row, const std::function<Value(const std::string&)>& property) {
        if (!properties) return true;
        for (const auto& [key, wanted] : std::get<MapLiteral>(properties->node).entries)
            if (equal(property(key), value(*wanted, row)) != true) return false;
        return true;
    }

    // Rows

    std::vector<Row> unwound(const UnwindClause& unwind, const std::vector<Row>& rows) {
        std::vector<Row> result;
        for (const auto& row : rows) {
            const auto list = value(*unwind.list, row);
            for (const auto& item : list.is_null() ? List() : *list.list()) {
                result.push_back(row);
                result.back()[unwind.variable] = item;
            }
        }
        return result;
    }

    std::vector<Row> projected(const Projection& projection, const ExpressionPtr& where, const std::vector<Row>& rows, std::vector<std::string>& columns) {
        columns.clear();
        for (const auto& item : projection.items) columns.push_back(item.name);
        std::vector<std::vector<Row>> groups;
        const bool groups_rows = std::any_of(projection.items.begin(), projection.items.end(), [](const auto& item) { return has_aggregate(*item.expression); });
        if (groups_rows) {
            std::vector<List> keys;
            for (const auto& row : rows) {
                List key;
                for (const auto& item : projection.items)
                    if (!has_aggregate(*item.expression)) key.push_back(value(*item.expression, row));
                const auto known = std::find_if(keys.begin(), keys.end(), [&](const List& other) { return order(Value(other), Value(key)) == 0; });
                if (known == keys.end()) keys.push_back(key), groups.push_back({row});
                else groups[static_cast<std::size_t>(known - keys.begin())].push_back(row);
            }
            const bool no_keys = std::all_of(projection.items.begin(), projection.items.end(), [](const auto& item) { return has_aggregate(*item.expression); });
            if (groups.empty() && no_keys) groups.emplace_back();
        } else {
            for (const auto& row : rows) groups.push_back({row});
        }
        std::vector<Row> result;
        for (const auto& group : groups) {
            Row made;
            for (const auto& item : projection.items) made[item.name] = value(*item.expression, group.empty() ? Row() : group.front(), &group);
            const auto same = [&](const Row& other) { return std::equal(made.begin(), made.end(), other.begin(), [](const auto& a, const auto& b) { return order(a.second, b.second) == 0; }); };
            if (!projection.distinct || std::none_of(result.begin(), result.end(), same)) result.push_back(std::move(made));
        }
        std::stable_sort(result.begin(), result.end(), [&](const Row& a, const Row& b) {
            for (const auto& key : projection.order)
                if (const auto step = order(value(*key.expression, a), value(*key.expression, b)); step != 0) return key.descending ? step > 0 : step < 0;
            return false;
        });
        const auto number = [&](const ExpressionPtr& expression, std::size_t otherwise) { return expression ? static_cast<std::size_t>(*value(*expression, {}).integer()) : otherwise; };
        const auto skip = std::min(number(projection.skip, 0), result.size());
        result.erase(result.begin(), result.begin() + static_cast<std::ptrdiff_t>(skip));
        result.resize(std::min(number(projection.limit, result.size()), result.size()));
        if (where) std::erase_if(result, [&](const Row& row) { return !value(*where, row).is_true(); });
        return result;
    }

    // Expressions

    static bool is_aggregate(const FunctionCall& call) { return call.name == "count" || call.name == "sum" || call.name == "min" || call.name == "max"; }
    static bool has_aggregate(const Expression& expression) {
        const auto* call = std::get_if<FunctionCall>(&expression.node);
        bool found = call && is_aggregate(*call);
        for_each_child(expression, [&](const ExpressionPtr& child) { found = found || has_aggregate(*child); });
        return found;
    }

    Value aggregated(const FunctionCall& call, const std::vector<Row>& group) {
        if (call.star) return static_cast<std::int64_t>(group.size());
        List values;
        for (const auto& row : group)
            if (auto item = value(*call.arguments.front(), row); !item.is_null())
                if (!call.distinct || std::none_of(values.begin(), values.end(), [&](const Value& other) { return order(item, other) == 0; })) values.push_back(std::move(item));
        if (call.name == "count") return static_cast<std::int64_t>(values.size());
        if (call.name == "sum") {
            std::int64_t sum = 0;
            for (const auto& item : values) sum += *item.integer();
            return sum;
        }
        if (values.empty()) return {};
        const auto less = [](const Value& a, const Value& b) { return order(a, b) < 0; };
        return call.name == "min" ? *std::min_element(values.begin(), values.end(), less) : *std::max_element(values.begin(), values.end(), less);
    }

    static Value of(std::optional<bool> known) { return known ? Value(*known) : Value(); }
    static std::optional<bool> truth(const Value& value) { return value.boolean() ? std::optional(*value.boolean()) : std::nullopt; }

    Value value(const Expression& expression, const Row& row, const std::vector<Row>* group = nullptr) {
        if (const auto* literal = std::get_if<Literal>(&expression.node)) {
            if (const auto* whole = std::get_if<std::int64_t>(&literal->value)) return *whole;
            if (const auto* text = std::get_if<std::string>(&literal->value)) return *text;
            if (const auto* known = std::get_if<bool>(&literal->value)) return *known;
            return {};
        }
        if (const auto* variable = std::get_if<Variable>(&expression.node)) return row.at(variable->name);
        if (const auto* lookup = std::get_if<PropertyLookup>(&expression.node)) {
            const auto of = value(*lookup->of, row, group);
            return of.node() ? graph_.property(of.node()->id, lookup->key) : of.relationship() ? graph_.property(**of.relationship(), lookup->key) : Value();
        }
        if (const auto* list = std::get_if<ListLiteral>(&expression.node)) {
            List items;
            for (const auto& item : list->items) items.push_back(value(*item, row, group));
            return items;
        }
        if (const auto* labels = std::get_if<LabelPredicate>(&expression.node)) {
            const auto of = value(*labels->of, row, group);
            return of.is_null() ? Value() : Value(graph_.has_label(of.node()->id, labels->labels.front()));
        }
        if (const auto* unary = std::get_if<Unary>(&expression.node)) {
            const auto of = value(*unary->operand, row, group);
            if (unary->op == UnaryOperator::is_null) return of.is_null();
            if (unary->op == UnaryOperator::is_not_null) return !of.is_null();
            return of.is_null() ? Value() : Value(!*of.boolean());
        }
        if (const auto* comparison = std::get_if<Comparison>(&expression.node)) return compared(*comparison, row, group);
        if (const auto* binary = std::get_if<Binary>(&expression.node)) return joined(*binary, row, group);
        if (const auto* call = std::get_if<FunctionCall>(&expression.node)) {
            if (is_aggregate(*call)) return aggregated(*call, *group);
            const auto of = value(*call->arguments.front(), row, group);
            if (of.is_null()) return {};
            if (call->name == "type") return graph_.type_name((*of.relationship())->type);
            if (call->name == "length") return static_cast<std::int64_t>(of.path()->relationships.size());
            if (call->name == "size") return static_cast<std::int64_t>(of.list()->size());
        }
        if (const auto* predicate = std::get_if<PatternPredicate>(&expression.node)) {
            bool found = false;
            std::set<std::uint64_t> used;
            paths(predicate->patterns, 0, row, used, [&](const Row&) { found = true; });
            return found;
        }
        throw std::logic_error("the reference does not know: " + expression.text);
    }

    Value compared(const Comparison& comparison, const Row& row, const std::vector<Row>* group) {
        const auto a = value(*comparison.first, row, group), b = value(*comparison.rest.front().second, row, group);
        const auto op = comparison.rest.front().first;
        const auto same = equal(a, b);
        if (op == ComparisonOperator::equal) return of(same);
        if (op == ComparisonOperator::not_equal) return same ? Value(!*same) : Value();
        if (a.is_null() || b.is_null() || (a.integer() == nullptr) != (b.integer() == nullptr)) return {};
        const auto step = order(a, b);
        if (op == ComparisonOperator::less) return step < 0;
        if (op == ComparisonOperator::less_equal) return step <= 0;
        return op == ComparisonOperator::greater ? step > 0 : step >= 0;
    }

    Value joined(const Binary& binary, const Row& row, const std::vector<Row>* group) {
        const auto a = value(*binary.left, row, group), b = value(*binary.right, row, group);
        const auto x = truth(a), y = truth(b);
        switch (binary.op) {
            case BinaryOperator::logical_and: return x == false || y == false ? Value(false) : x && y ? Value(true) : Value();
            case BinaryOperator::logical_or: return x == true || y == true ? Value(true) : x && y ? Value(false) : Value();
            case BinaryOperator::logical_xor: return x && y ? Value(*x != *y) : Value();
            case BinaryOperator::add: return a.is_null() || b.is_null() ? Value() : Value(*a.integer() + *b.integer());
            case BinaryOperator::in: {
                bool unknown = false;
                for (const auto& item : *b.list()) {
                    const auto same = equal(a, item);
                    if (same == true) return true;
                    unknown = unknown || !same;
                }
                return unknown ? Value() : Value(false);
            }
            default: throw std::logic_error("the reference does not know the operator");
        }
    }

    MemoryGraph& graph_;
    std::vector<RelationshipPtr> relationships_;
};

}  // namespace entente::cypher
