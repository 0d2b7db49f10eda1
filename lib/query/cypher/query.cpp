#include <entente/cypher.hpp>

#include "query/cypher/expressions.hpp"
#include "query/cypher/parser.hpp"
#include "query/cypher/plan.hpp"
#include "query/cypher/store_graph.hpp"

namespace entente {
namespace {

using namespace cypher;

AnswerEdge answer_edge(StoreGraph& graph, const Relationship& relationship) {
    AnswerEdge edge;
    edge.facts = static_cast<const EdgeRelationship&>(relationship).facts;
    edge.relation = graph.relation(relationship);
    edge.type = graph.type_name(relationship.type);
    edge.source = graph.actor(relationship.start).id;
    edge.target = graph.actor(relationship.end).id;
    edge.best = graph.evidence(relationship);
    return edge;
}

AnswerPath answer_path(StoreGraph& graph, const cypher::Path& path) {
    AnswerPath answer;
    for (const auto node : path.nodes) answer.actors.push_back(graph.actor(node));
    for (const auto& step : path.relationships) answer.edges.push_back(answer_edge(graph, *step));
    return answer;
}

AnswerValue answer_value(StoreGraph& graph, const Value& value) {
    switch (value.type()) {
        case Type::null: return {};
        case Type::boolean: return {*value.boolean()};
        case Type::integer: return {*value.integer()};
        case Type::floating: return {*value.floating()};
        case Type::string: return {*value.string()};
        case Type::date: return {*value.date()};
        case Type::duration: return {AnswerDuration{value.duration()->iso()}};
        case Type::node: return {graph.actor(value.node()->id)};
        case Type::relationship: return {std::make_shared<const AnswerEdge>(answer_edge(graph, **value.relationship()))};
        case Type::path: return {std::make_shared<const AnswerPath>(answer_path(graph, *value.path()))};
        case Type::list: {
            AnswerList list;
            for (const auto& item : *value.list()) list.push_back(answer_value(graph, item));
            return {std::move(list)};
        }
        case Type::map: {
            AnswerMap map;
            for (const auto& [key, member] : *value.map()) map.emplace(key, answer_value(graph, member));
            return {std::move(map)};
        }
    }
    return {};
}

/// What a parameter is to a query.
struct ToValue {
    Value operator()(std::monostate) const { return {}; }
    template <class T>
    Value operator()(const T& value) const {
        return value;
    }
    Value operator()(const AnswerDuration& duration) const {
        const auto read = Duration::parse(duration.iso);
        if (!read) throw Error(ErrorCode::usage, "a parameter is no duration", duration.iso);
        return *read;
    }
    Value operator()(const AnswerList& list) const {
        List items;
        for (const auto& item : list) items.push_back(std::visit(*this, item.value));
        return items;
    }
    Value operator()(const AnswerMap& map) const {
        Map members;
        for (const auto& [key, member] : map) members.emplace(key, std::visit(*this, member.value));
        return members;
    }
    Value operator()(const Actor& actor) const { return part_of_graph(actor.id); }
    Value operator()(const std::shared_ptr<const AnswerEdge>& edge) const { return part_of_graph(to_hex(edge->facts.id)); }
    Value operator()(const std::shared_ptr<const AnswerPath>&) const { return part_of_graph("path"); }

    [[noreturn]] static Value part_of_graph(const std::string& what) {
        throw Error(ErrorCode::usage, "a parameter is no part of a graph", what, "give its id, and match by it");
    }
};

/// Of a literal; fails with an empty result for anything else.
std::optional<AnswerValue> literal_value(const Expression& expression) {
    if (const auto* literal = std::get_if<Literal>(&expression.node))
        return std::visit([](const auto& value) { return AnswerValue{value}; }, literal->value);
    if (const auto* list = std::get_if<ListLiteral>(&expression.node)) {
        AnswerList items;
        for (const auto& item : list->items) {
            auto value = literal_value(*item);
            if (!value) return std::nullopt;
            items.push_back(std::move(*value));
        }
        return AnswerValue{std::move(items)};
    }
    if (const auto* map = std::get_if<MapLiteral>(&expression.node)) {
        AnswerMap members;
        for (const auto& [key, member] : map->entries) {
            auto value = literal_value(*member);
            if (!value) return std::nullopt;
            members.emplace(key, std::move(*value));
        }
        return AnswerValue{std::move(members)};
    }
    const auto* unary = std::get_if<Unary>(&expression.node);
    if (!unary || unary->op != UnaryOperator::minus) return std::nullopt;
    auto value = literal_value(*unary->operand);
    if (!value) return std::nullopt;
    if (auto* whole = std::get_if<std::int64_t>(&value->value)) *whole = -*whole;
    else if (auto* real = std::get_if<double>(&value->value)) *real = -*real;
    else return std::nullopt;
    return value;
}

}  // namespace

AnswerValue parameter_value(std::string_view text) {
    try {
        const auto query = parse("RETURN " + std::string(text));
        const auto& clauses = query.parts.front().clauses;
        const auto* returned = clauses.size() == 1 && query.parts.size() == 1 ? std::get_if<ReturnClause>(&clauses.front().clause) : nullptr;
        if (returned && returned->projection.items.size() == 1)
            if (auto value = literal_value(*returned->projection.items.front().expression)) return *value;
    } catch (const Error&) {  // no literal, so it is the text that is meant
    }
    return {std::string(text)};
}

struct CypherQuery::State {
    State(Store& store, std::string_view text, const CypherOptions& given) : options(given), graph(store, given.filter) {
        const auto query = parse(text);
        analyse(query);
        explains = query.explain;
        Map parameters;
        for (const auto& [name, value] : given.parameters) parameters.emplace(name, std::visit(ToValue(), value.value));
        plan.emplace(graph, query, parameters);
    }

    CypherOptions options;
    StoreGraph graph;
    bool explains = false;
    std::optional<Plan> plan;
};

CypherQuery::CypherQuery(Store& store, std::string_view text, const CypherOptions& options) : state_(std::make_unique<State>(store, text, options)) {}
CypherQuery::~CypherQuery() = default;
CypherQuery::CypherQuery(CypherQuery&&) noexcept = default;

const std::vector<std::string>& CypherQuery::columns() const { return state_->plan->columns(); }
bool CypherQuery::explains() const { return state_->explains; }
std::string CypherQuery::plan() const { return state_->plan->text(); }

CypherSummary CypherQuery::run(const std::function<void(const AnswerList&)>& take) {
    CypherSummary summary;
    AnswerList row(columns().size());
    try {
        state_->plan->run({state_->options.time, state_->options.steps}, [&](const List& values) {
            summary.more = summary.rows == state_->options.rows;
            if (summary.more) return false;
            for (std::size_t i = 0; i < values.size(); ++i) row[i] = answer_value(state_->graph, values[i]);
            ++summary.rows;
            take(row);
            return true;
        });
    } catch (const Exhausted& exhausted) {
        summary.exhausted = exhausted.limit;
    }
    return summary;
}

}  // namespace entente
