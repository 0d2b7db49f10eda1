#pragma once
// The graph that a query is asked of: nodes with labels and relationships with types, both with properties.

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "query/cypher/ast.hpp"
#include "query/cypher/value.hpp"

namespace entente::cypher {

/// A relationship as a step from a node meets it.
struct Expansion {
    RelationshipPtr relationship;
    NodeId neighbour = 0;
};

/// What a search for shortest paths asks. From a node to itself there is the path without a step, where `least` is 0.
struct ShortestQuestion {
    NodeId from = 0, to = 0;
    Direction direction = Direction::both;
    std::vector<std::uint32_t> types;  // any of them; none: every type
    std::uint64_t least = 0, most = UINT64_MAX;  // least: 0 or 1
    bool all = false;                  // every shortest path, else one
    std::function<bool(const RelationshipPtr&)> may_pass = {};  // absent: all may
    std::function<void()> step = {};   // called for each relationship that is looked at; may throw
};

/// Objects of this class may keep what they have read; one thread at a time asks them.
class PropertyGraph {
public:
    virtual ~PropertyGraph() = default;

    // The plan needs these; numbers are estimates.
    virtual double node_count() = 0;
    virtual double node_count(std::string_view label) = 0;
    virtual double relationship_count() = 0;
    virtual double relationship_count(std::uint32_t type) = 0;
    /// Whether nodes are found by this property without a look at all of them.
    virtual bool indexed(std::string_view property) const = 0;

    virtual std::vector<NodeId> nodes() = 0;
    virtual std::vector<NodeId> nodes_with_label(std::string_view label) = 0;
    /// Nodes that may have this value in an indexed property: none that has it is missing.
    virtual std::vector<NodeId> nodes_with(std::string_view property, const Value& value) = 0;
    virtual bool has_node(NodeId node) = 0;

    virtual std::vector<std::string> labels(NodeId node) = 0;
    virtual bool has_label(NodeId node, std::string_view label) = 0;
    virtual Value property(NodeId node, std::string_view key) = 0;
    virtual Map properties(NodeId node) = 0;

    virtual std::string type_name(std::uint32_t type) = 0;
    /// Empty where no relationship is of this type.
    virtual std::optional<std::uint32_t> find_type(std::string_view name) = 0;
    virtual Value property(const Relationship& relationship, std::string_view key) = 0;
    virtual Map properties(const Relationship& relationship) = 0;

    /// Relationships of any of these types.
    virtual std::vector<RelationshipPtr> relationships(std::span<const std::uint32_t> types) = 0;
    /// Whether a step from this node, one of its ends, may take it.
    virtual bool may_take(const Relationship& relationship, NodeId from, Direction direction) const {
        return direction == Direction::both || (direction == Direction::right ? relationship.start : relationship.end) == from;
    }
    /// Appends the relationships that a step from a node may take; a loop once.
    virtual void expand(NodeId node, Direction direction, std::span<const std::uint32_t> types, std::vector<Expansion>& steps) = 0;
    /// By default a search in breadth that begins at `from`.
    virtual std::vector<PathPtr> shortest_paths(const ShortestQuestion& question);
};

}  // namespace entente::cypher
