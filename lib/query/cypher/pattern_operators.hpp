#pragma once
// Operators that match patterns.

#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "query/cypher/operator.hpp"

namespace entente::cypher {

/// Where nodes are looked for.
struct NodeSource {
    enum class Kind : std::uint8_t { all, label, property, property_in, id };
    Kind kind = Kind::all;
    std::string name;  // the label, or the property's key
    Compiled value;    // what the property or the id equals; of property_in, a list of such
};

/// For each row every node of its source.
class NodeScan final : public Operator {
public:
    NodeScan(OperatorPtr input, double rows, NodeSource source, std::size_t slot, std::string details)
        : Operator({std::move(input)}, rows), source_(std::move(source)), slot_(slot), details_(std::move(details)) {}

    void open(Frame& frame) override;
    bool next(Frame& frame) override;
    std::string name() const override;
    std::string details() const override { return details_; }

private:
    void look(Frame& frame);

    NodeSource source_;
    std::size_t slot_;
    std::string details_;
    std::vector<NodeId> nodes_;
    std::size_t at_ = 0;
    bool looked_ = false;  // nodes_ do not depend on the row
};

/// For each row every relationship of some types; FollowBound then binds its ends.
class RelationshipScan final : public Operator {
public:
    RelationshipScan(OperatorPtr input, double rows, std::vector<std::uint32_t> types, std::size_t slot, std::string details)
        : Operator({std::move(input)}, rows), types_(std::move(types)), slot_(slot), details_(std::move(details)) {}

    void open(Frame& frame) override;
    bool next(Frame& frame) override;
    std::string name() const override { return "RelationshipsByType"; }
    std::string details() const override { return details_; }

private:
    std::vector<std::uint32_t> types_;
    std::size_t slot_;
    std::string details_;
    std::vector<RelationshipPtr> relationships_;
    std::size_t at_ = 0;
};

/// A step, or walk, between two nodes of a pattern, as it is taken from one of them.
struct Walk {
    std::size_t from = 0, to = 0, relationship = 0;  // slots
    bool to_is_bound = false;
    bool reversed = false;                           // taken against the order in which the pattern is written
    Direction direction = Direction::both;           // as it is taken
    bool impossible = false;                         // no relationship is of any of the types
    std::vector<std::uint32_t> types;
    std::vector<std::size_t> others;                 // slots of relationships that must be different ones
    bool is_long = false;                            // of any length from `least` to `most`; the relationship's slot holds a list
    std::uint64_t least = 1, most = 1;
    std::size_t each = 0;                            // a long walk's own slot for the relationship that `condition` is asked of
    Compiled condition;                              // may be empty
    std::string details;
};

/// For each row every relationship from a node that is bound.
class Expand final : public Operator {
public:
    Expand(OperatorPtr input, double rows, Walk walk) : Operator({std::move(input)}, rows), walk_(std::move(walk)) {}

    void open(Frame& frame) override;
    bool next(Frame& frame) override;
    std::string name() const override { return walk_.to_is_bound ? "ExpandInto" : "Expand"; }
    std::string details() const override { return walk_.details; }

private:
    Walk walk_;
    std::vector<Expansion> steps_;
    std::size_t at_ = 0;
};

/// For each row every walk of several relationships, none of them twice, from a node that is bound; in depth.
class ExpandFar final : public Operator {
public:
    ExpandFar(OperatorPtr input, double rows, Walk walk) : Operator({std::move(input)}, rows), walk_(std::move(walk)) {}

    void open(Frame& frame) override;
    bool next(Frame& frame) override;
    std::string name() const override { return walk_.to_is_bound ? "ExpandFarInto" : "ExpandFar"; }
    std::string details() const override { return walk_.details; }

private:
    struct Level {
        std::vector<Expansion> steps;
        std::size_t at = 0;
    };
    bool begin(Frame& frame);
    void descend(Frame& frame, NodeId node);
    bool arrive(Frame& frame, NodeId node) const;
    bool may_take(Frame& frame, const RelationshipPtr& relationship) const;

    Walk walk_;
    std::deque<Level> levels_;           // kept for the next walk; depth_ are in use
    std::size_t depth_ = 0;
    std::vector<RelationshipPtr> taken_;
    bool walking_ = false;
};

/// For each row the ways in which a relationship, or a list of them, that is bound already joins nodes.
class FollowBound final : public Operator {
public:
    FollowBound(OperatorPtr input, double rows, Walk walk, bool from_is_bound)
        : Operator({std::move(input)}, rows), walk_(std::move(walk)), from_is_bound_(from_is_bound) {}

    void open(Frame& frame) override;
    bool next(Frame& frame) override;
    std::string name() const override { return "FollowBound"; }
    std::string details() const override { return walk_.details; }

private:
    bool begin(Frame& frame);
    std::optional<NodeId> follow(const PropertyGraph& graph, NodeId from) const;

    Walk walk_;
    bool from_is_bound_;
    std::vector<RelationshipPtr> relationships_;
    std::vector<std::pair<NodeId, NodeId>> ways_;
    std::size_t at_ = 0;
};

/// For each row the shortest paths between two nodes that are bound.
class ShortestPaths final : public Operator {
public:
    ShortestPaths(OperatorPtr input, double rows, Walk walk, std::size_t path, bool all)
        : Operator({std::move(input)}, rows), walk_(std::move(walk)), path_(path), all_(all) {}

    void open(Frame& frame) override;
    bool next(Frame& frame) override;
    std::string name() const override { return all_ ? "AllShortestPaths" : "ShortestPath"; }
    std::string details() const override { return walk_.details; }

private:
    Walk walk_;
    std::size_t path_;
    bool all_;
    std::vector<PathPtr> paths_;
    std::size_t at_ = 0;
};

/// Makes a path of the nodes and relationships that it goes through.
class MakePath final : public Operator {
public:
    MakePath(OperatorPtr input, double rows, std::size_t start, std::vector<std::size_t> relationships, std::size_t path, std::string details)
        : Operator({std::move(input)}, rows), start_(start), relationships_(std::move(relationships)), path_(path), details_(std::move(details)) {}

    bool next(Frame& frame) override;
    std::string name() const override { return "MakePath"; }
    std::string details() const override { return details_; }

private:
    std::size_t start_;
    std::vector<std::size_t> relationships_;
    std::size_t path_;
    std::string details_;
};

/// For each row the rows that a pattern makes of it, or, where it makes none, the row with nulls.
class OptionalMatch final : public Operator {
public:
    OptionalMatch(OperatorPtr input, OperatorPtr pattern, double rows, std::vector<std::size_t> slots)
        : Operator({std::move(input), std::move(pattern)}, rows), slots_(std::move(slots)) {}

    void open(Frame& frame) override;
    bool next(Frame& frame) override;
    std::string name() const override { return "Optional"; }

private:
    std::vector<std::size_t> slots_;
    bool inside_ = false, matched_ = false;
};

}  // namespace entente::cypher
