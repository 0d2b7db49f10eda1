#pragma once
// A stored graph as a query sees it (docs/query-language.md): actors are nodes, the edges that a filter lets through are
// relationships.

#include <memory>
#include <memory_resource>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include <entente/store.hpp>

#include "query/cypher/property_graph.hpp"

namespace entente::cypher {

/// An edge; those that a window joins as one of them.
struct EdgeRelationship final : Relationship {
    EdgeFacts facts;
};

class StoreGraph final : public PropertyGraph {
public:
    /// The store must outlive the graph, which shows it as it stands now; the graph outlives all values that speak of its edges.
    StoreGraph(Store& store, const entente::Filter& filter);

    double node_count() override { return static_cast<double>(size_.actors); }
    double node_count(std::string_view label) override { return static_cast<double>(nodes_with_label(label).size()); }
    double relationship_count() override { return static_cast<double>(size_.edges); }
    double relationship_count(std::uint32_t) override { return static_cast<double>(size_.edges) / static_cast<double>(types_.size()); }
    bool indexed(std::string_view property) const override { return property == "id" || property == "name"; }

    std::vector<NodeId> nodes() override;
    std::vector<NodeId> nodes_with_label(std::string_view label) override;
    std::vector<NodeId> nodes_with(std::string_view property, const Value& value) override;
    bool has_node(NodeId node) override;

    std::vector<std::string> labels(NodeId node) override;
    bool has_label(NodeId node, std::string_view label) override;
    Value property(NodeId node, std::string_view key) override;
    Map properties(NodeId node) override;

    std::string type_name(std::uint32_t type) override { return types_[type]; }
    std::optional<std::uint32_t> find_type(std::string_view name) override;
    Value property(const Relationship& relationship, std::string_view key) override;
    Map properties(const Relationship& relationship) override;

    std::vector<RelationshipPtr> relationships(std::span<const std::uint32_t> types) override;
    bool may_take(const Relationship& relationship, NodeId from, Direction direction) const override;
    void expand(NodeId node, Direction direction, std::span<const std::uint32_t> types, std::vector<Expansion>& steps) override;
    std::vector<PathPtr> shortest_paths(const ShortestQuestion& question) override;

    const Actor& actor(NodeId node);
    const Relation& relation(const Relationship& relationship);
    /// The best evidence of an edge; it lives until the next call.
    const Record& evidence(const Relationship& relationship);

private:
    Walker& walker();
    bool shows(const Actor& actor) const;
    void load_actors();
    std::int64_t degree(NodeId node);
    std::vector<std::string> recorded_types(std::span<const std::uint32_t> types);
    RelationshipPtr relationship(EdgeId edge);

    RelationshipPtr new_edge(const EdgeFacts& facts, NodeId source, NodeId target);
    bool tells_a_name(const EdgeFacts& facts, NodeId source, NodeId target);

    Store& store_;
    std::pmr::unsynchronized_pool_resource edges_;  // a query meets many, and keeps few
    std::unique_ptr<Store::Snapshot> snapshot_;
    entente::Filter filter_;
    std::unique_ptr<Walker> walker_;           // made when it is first needed
    Store::Magnitude size_;
    std::vector<std::string> types_;           // as queries call them
    std::vector<std::uint32_t> type_of_;       // by number of the relation
    std::unordered_map<NodeId, Actor> actors_; // that were asked for
    std::vector<NodeId> all_;                  // by id of the actors, once they are loaded
    bool loaded_ = false;
    std::unordered_map<EdgeId, Record> evidence_;
};

/// "Person", "ArmedGroup".
std::string label_of(ActorKind kind);
/// "CONSULT", "HOLDS_OFFICE".
std::string type_of(const Relation& relation);

}  // namespace entente::cypher
