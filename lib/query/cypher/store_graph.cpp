#include "query/cypher/store_graph.hpp"

#include <algorithm>
#include <array>

#include "query/cypher/frame.hpp"
#include "query/path_search.hpp"
#include "text/ascii.hpp"

namespace entente::cypher {
namespace {

constexpr std::string_view every_node = "Actor";
/// Of an actor to itself it tells a name, and is no relationship.
constexpr std::string_view naming_type = "ALSO_KNOWN_AS";
constexpr std::size_t most_evidence = 4'096;  // that is kept, of some kilobytes each
constexpr std::uint64_t most_edges_of_a_search = 50'000'000;

Value text_or_null(const std::string& text) { return text.empty() ? Value() : Value(text); }
Value whole(std::uint64_t number) { return static_cast<std::int64_t>(number); }

const EdgeFacts& facts_of(const Relationship& relationship) { return static_cast<const EdgeRelationship&>(relationship).facts; }

using ActorMember = Value (*)(const Actor&);
constexpr std::pair<std::string_view, ActorMember> actor_members[]{
    {"id", [](const Actor& actor) { return Value(actor.id); }},
    {"name", [](const Actor& actor) { return Value(actor.name); }},
    {"kind", [](const Actor& actor) { return Value(to_string(actor.kind)); }},
    {"country", [](const Actor& actor) { return text_or_null(actor.country); }},
    {"sector", [](const Actor& actor) { return text_or_null(actor.sector); }},
    {"code", [](const Actor& actor) { return text_or_null(actor.code); }},
    {"latitude", [](const Actor& actor) { return actor.coordinates ? Value(actor.coordinates->latitude) : Value(); }},
    {"longitude", [](const Actor& actor) { return actor.coordinates ? Value(actor.coordinates->longitude) : Value(); }},
};

using EdgeMember = Value (*)(const Relation&, const EdgeFacts&);
constexpr std::pair<std::string_view, EdgeMember> edge_members[]{
    {"id", [](const Relation&, const EdgeFacts& edge) { return Value(to_hex(edge.id)); }},
    {"kind", [](const Relation& relation, const EdgeFacts&) { return Value(to_string(relation.kind)); }},
    {"mode", [](const Relation& relation, const EdgeFacts&) { return text_or_null(relation.mode); }},
    {"quad", [](const Relation& relation, const EdgeFacts&) { return relation.quad == 0 ? Value() : whole(static_cast<std::uint64_t>(relation.quad)); }},
    {"first", [](const Relation&, const EdgeFacts& edge) { return edge.date() ? Value(edge.date()->start) : Value(); }},
    {"last", [](const Relation&, const EdgeFacts& edge) { return edge.date() ? Value(edge.date()->end) : Value(); }},
    {"confidence", [](const Relation&, const EdgeFacts& edge) { return Value(edge.confidence); }},
    {"reports", [](const Relation&, const EdgeFacts& edge) { return whole(edge.reports); }},
    {"reciprocal", [](const Relation&, const EdgeFacts& edge) { return Value(edge.reciprocal); }},
    {"polarity", [](const Relation&, const EdgeFacts& edge) { return Value(to_string(edge.polarity)); }},
    {"modality", [](const Relation&, const EdgeFacts& edge) { return Value(to_string(edge.modality)); }},
};

using EvidenceMember = Value (*)(const Record&);
constexpr std::pair<std::string_view, EvidenceMember> evidence_members[]{
    {"text", [](const Record& record) { return text_or_null(record.text); }},
    {"trigger", [](const Record& record) { return text_or_null(record.trigger); }},
    {"cameo", [](const Record& record) { return text_or_null(record.cameo); }},
    {"rule", [](const Record& record) { return text_or_null(record.rule); }},
    {"place", [](const Record& record) { return record.place ? Value(record.place->name) : Value(); }},
    {"attributed_to", [](const Record& record) { return record.attributed_to ? Value(record.attributed_to->name) : Value(); }},
    {"document", [](const Record& record) { return record.document ? Value(record.document->id) : Value(); }},
    {"title", [](const Record& record) { return record.document ? text_or_null(record.document->title) : Value(); }},
    {"url", [](const Record& record) { return record.document ? text_or_null(record.document->url) : Value(); }},
    {"published", [](const Record& record) { return record.document && record.document->published ? Value(*record.document->published) : Value(); }},
};

template <class Members>
auto find_member(const Members& members, std::string_view key) {
    const auto found = std::find_if(std::begin(members), std::end(members), [&](const auto& member) { return member.first == key; });
    return found == std::end(members) ? nullptr : found->second;
}

}  // namespace

std::string label_of(ActorKind kind) {
    std::string label;
    bool starts_word = true;
    for (const char c : to_string(kind)) {
        if (c != '-') label += starts_word ? static_cast<char>(c - 'a' + 'A') : c;
        starts_word = c == '-';
    }
    return label;
}

std::string type_of(const Relation& relation) {
    auto type = relation.type;
    for (auto& c : type) c = c == '-' ? '_' : c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    return type;
}

StoreGraph::StoreGraph(Store& store, const entente::Filter& filter)
    : store_(store), snapshot_(store.snapshot()), filter_(filter), size_(store.magnitude()) {
    store.each_relation([&](std::uint32_t number, const Relation& relation) {
        const auto name = type_of(relation);
        const auto known = std::find(types_.begin(), types_.end(), name);
        if (type_of_.size() <= number) type_of_.resize(number + 1);
        type_of_[number] = static_cast<std::uint32_t>(known - types_.begin());
        if (known == types_.end()) types_.push_back(name);
    });
}

Walker& StoreGraph::walker() {
    if (!walker_) walker_ = store_.walker(filter_);
    return *walker_;
}

RelationshipPtr StoreGraph::new_edge(const EdgeFacts& facts, NodeId source, NodeId target) {
    auto edge = std::allocate_shared<EdgeRelationship>(std::pmr::polymorphic_allocator<EdgeRelationship>(&edges_));
    edge->id = facts.id;
    edge->start = source;
    edge->end = target;
    edge->type = type_of_[facts.relation];
    edge->facts = facts;
    return edge;
}

bool StoreGraph::tells_a_name(const EdgeFacts& facts, NodeId source, NodeId target) {
    return source == target && types_[type_of_[facts.relation]] == naming_type;
}

bool StoreGraph::shows(const Actor& actor) const {
    const auto is_among = [](const auto& allowed, const auto& value) { return allowed.empty() || std::find(allowed.begin(), allowed.end(), value) != allowed.end(); };
    return is_among(filter_.actor_kinds, actor.kind) && is_among(filter_.countries, actor.country);
}

void StoreGraph::load_actors() {
    if (loaded_) return;
    loaded_ = true;
    store_.each_actor([&](ActorNo number, const Actor& actor) {
        if (shows(actor)) all_.push_back(number);
        actors_.try_emplace(number, actor);
    });
}

const Actor& StoreGraph::actor(NodeId node) {
    const auto found = actors_.find(node);
    return found != actors_.end() ? found->second : actors_.emplace(node, store_.actor(node)).first->second;
}

std::vector<NodeId> StoreGraph::nodes() {
    load_actors();
    return all_;
}

std::vector<NodeId> StoreGraph::nodes_with_label(std::string_view label) {
    load_actors();
    std::vector<NodeId> chosen;
    for (const auto node : all_)
        if (has_label(node, label)) chosen.push_back(node);
    return chosen;
}

std::vector<NodeId> StoreGraph::nodes_with(std::string_view property, const Value& value) {
    std::vector<NodeId> found;
    if (!value.string()) return found;
    if (property == "id") {
        if (const auto node = store_.find_actor(*value.string())) found.push_back(*node);
    } else {
        // Names that match in another way are told apart by the query, which asks the condition again.
        for (const auto& [node, match] : store_.match_name(*value.string())) found.push_back(node);
        if (!found.empty() && actor(found.front()).id == *value.string()) return nodes();  // an id hides names of that kind
    }
    std::erase_if(found, [&](NodeId node) { return !shows(actor(node)); });
    return found;
}

bool StoreGraph::has_node(NodeId node) {
    load_actors();
    return actors_.contains(node) && shows(actor(node));
}

std::vector<std::string> StoreGraph::labels(NodeId node) { return {std::string(every_node), label_of(actor(node).kind)}; }

bool StoreGraph::has_label(NodeId node, std::string_view label) { return label == every_node || label == label_of(actor(node).kind); }

std::int64_t StoreGraph::degree(NodeId node) {
    const auto hops = walker().edges(node);
    return std::count_if(hops.begin(), hops.end(), [&](const Hop& hop) { return hop.neighbour != node || (hop.outward && !tells_a_name(hop.edge, node, node)); });
}

Value StoreGraph::property(NodeId node, std::string_view key) {
    if (const auto member = find_member(actor_members, key)) return member(actor(node));
    return key == "edges" ? Value(degree(node)) : Value();
}

Map StoreGraph::properties(NodeId node) {
    Map map;
    for (const auto& [key, member] : actor_members)
        if (auto value = member(actor(node)); !value.is_null()) map.emplace(key, std::move(value));
    map.emplace("edges", degree(node));
    return map;
}

std::optional<std::uint32_t> StoreGraph::find_type(std::string_view name) {
    const auto found = std::find(types_.begin(), types_.end(), name);
    return found == types_.end() ? std::nullopt : std::optional(static_cast<std::uint32_t>(found - types_.begin()));
}

const Relation& StoreGraph::relation(const Relationship& relationship) { return store_.relation(facts_of(relationship).relation); }

const Record& StoreGraph::evidence(const Relationship& relationship) {
    const auto edge = facts_of(relationship).id;
    if (const auto known = evidence_.find(edge); known != evidence_.end()) return known->second;
    if (evidence_.size() == most_evidence) evidence_.clear();
    auto best = store_.evidence(edge, 1);
    return evidence_.emplace(edge, best.empty() ? Record() : std::move(best.front())).first->second;
}

Value StoreGraph::property(const Relationship& relationship, std::string_view key) {
    if (const auto member = find_member(edge_members, key)) return member(relation(relationship), facts_of(relationship));
    if (const auto member = find_member(evidence_members, key)) return member(evidence(relationship));
    return {};
}

Map StoreGraph::properties(const Relationship& relationship) {
    Map map;
    const auto add = [&](std::string_view key, Value value) {
        if (!value.is_null()) map.emplace(key, std::move(value));
    };
    for (const auto& [key, member] : edge_members) add(key, member(relation(relationship), facts_of(relationship)));
    for (const auto& [key, member] : evidence_members) add(key, member(evidence(relationship)));
    return map;
}

bool StoreGraph::may_take(const Relationship& relationship, NodeId from, Direction direction) const {
    // Either side of a reciprocal edge may stand as its source.
    return facts_of(relationship).reciprocal || PropertyGraph::may_take(relationship, from, direction);
}

void StoreGraph::expand(NodeId node, Direction direction, std::span<const std::uint32_t> types, std::vector<Expansion>& steps) {
    const auto hops = walker().edges(node);
    steps.reserve(steps.size() + hops.size());
    for (const auto& hop : hops) {
        const bool loop = hop.neighbour == node;
        if (loop && (!hop.outward || tells_a_name(hop.edge, node, node))) continue;  // a loop is met twice
        if (direction != Direction::both && !loop && !hop.edge.reciprocal && hop.outward != (direction == Direction::right)) continue;
        if (!types.empty() && std::find(types.begin(), types.end(), type_of_[hop.edge.relation]) == types.end()) continue;
        steps.push_back({hop.outward ? new_edge(hop.edge, node, hop.neighbour) : new_edge(hop.edge, hop.neighbour, node), hop.neighbour});
    }
}

std::vector<RelationshipPtr> StoreGraph::relationships(std::span<const std::uint32_t> types) {
    auto filter = filter_;
    if (filter.types.empty()) filter.types = recorded_types(types);
    std::vector<RelationshipPtr> found;
    store_.each_edge(filter, [&](const StoredEdge& edge) {
        if (std::find(types.begin(), types.end(), type_of_[edge.facts.relation]) != types.end()) found.push_back(new_edge(edge.facts, edge.source, edge.target));
    });
    return found;
}

std::vector<std::string> StoreGraph::recorded_types(std::span<const std::uint32_t> types) {
    std::vector<std::string> recorded;
    store_.each_relation([&](std::uint32_t number, const Relation& relation) {
        if (std::find(types.begin(), types.end(), type_of_[number]) == types.end()) return;
        if (std::find(recorded.begin(), recorded.end(), relation.type) == recorded.end()) recorded.push_back(relation.type);
    });
    return recorded;
}

RelationshipPtr StoreGraph::relationship(EdgeId id) {
    const auto stored = store_.find_edge(id);
    return new_edge(stored->facts, stored->source, stored->target);
}

std::vector<PathPtr> StoreGraph::shortest_paths(const ShortestQuestion& question) {
    if (question.all || question.may_pass || question.from == question.to || (!question.types.empty() && !filter_.types.empty()))
        return PropertyGraph::shortest_paths(question);
    // From both ends at once.
    auto filter = filter_;
    if (!question.types.empty()) filter.types = recorded_types(question.types);
    const auto walker = store_.walker(filter, {question.from, question.to});
    query::Stepper stepper(*walker, most_edges_of_a_search);
    query::PathSearch search(stepper, question.direction != Direction::both);
    const bool backward = question.direction == Direction::left;
    const auto most = static_cast<unsigned>(std::min<std::uint64_t>(question.most, UINT32_MAX));
    const auto route = search.best(backward ? question.to : question.from, backward ? question.from : question.to, most);
    if (!route && stepper.exhausted()) throw Exhausted{"steps"};
    if (!route) return {};
    auto path = std::make_shared<Path>();
    path->nodes = route->actors;
    for (const auto& step : route->steps) path->relationships.push_back(relationship(step.edge));
    if (backward) {
        std::reverse(path->nodes.begin(), path->nodes.end());
        std::reverse(path->relationships.begin(), path->relationships.end());
    }
    return {path};
}

}  // namespace entente::cypher
