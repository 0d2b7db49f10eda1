#pragma once
// A property graph in memory, of any labels and types: what queries are tested on.

#include <algorithm>
#include <deque>
#include <memory>
#include <string>
#include <vector>

#include "query/cypher/property_graph.hpp"

namespace entente::cypher {

class MemoryGraph final : public PropertyGraph {
public:
    struct Edge final : Relationship {
        Map properties;
    };

    NodeId add_node(std::vector<std::string> labels, Map properties) {
        std::sort(labels.begin(), labels.end());
        labels.erase(std::unique(labels.begin(), labels.end()), labels.end());
        drop_nulls(properties);
        nodes_.push_back({std::move(labels), std::move(properties), {}, {}});
        return static_cast<NodeId>(nodes_.size()) - 1;
    }
    RelationshipPtr add_relationship(NodeId start, NodeId end, const std::string& type, Map properties) {
        drop_nulls(properties);
        auto edge = std::make_shared<Edge>();
        edge->id = edges_++;
        edge->start = start;
        edge->end = end;
        edge->type = number_of(type);
        edge->properties = std::move(properties);
        at(start).out.push_back(edge);
        at(end).in.push_back(edge);
        return edge;
    }

    double node_count() override { return static_cast<double>(nodes_.size()); }
    double node_count(std::string_view label) override { return static_cast<double>(nodes_with_label(label).size()); }
    double relationship_count() override { return static_cast<double>(edges_); }
    double relationship_count(std::uint32_t) override { return static_cast<double>(edges_) / static_cast<double>(std::max<std::size_t>(types_.size(), 1)); }
    bool indexed(std::string_view property) const override { return property == "name"; }

    std::vector<NodeId> nodes() override {
        return nodes_where([](NodeId) { return true; });
    }
    std::vector<NodeId> nodes_with_label(std::string_view label) override {
        return nodes_where([&](NodeId node) { return has_label(node, label); });
    }
    std::vector<NodeId> nodes_with(std::string_view key, const Value& value) override {
        return nodes_where([&](NodeId node) { return equal(property(node, key), value) == true; });
    }
    bool has_node(NodeId node) override { return node >= 0 && node < static_cast<NodeId>(nodes_.size()); }

    std::vector<std::string> labels(NodeId node) override { return at(node).labels; }
    bool has_label(NodeId node, std::string_view label) override {
        const auto& labels = at(node).labels;
        return std::find(labels.begin(), labels.end(), label) != labels.end();
    }
    Value property(NodeId node, std::string_view key) override { return find(at(node).properties, key); }
    Map properties(NodeId node) override { return at(node).properties; }

    std::string type_name(std::uint32_t type) override { return types_[type]; }
    std::optional<std::uint32_t> find_type(std::string_view name) override {
        const auto found = std::find(types_.begin(), types_.end(), name);
        return found == types_.end() ? std::nullopt : std::optional(static_cast<std::uint32_t>(found - types_.begin()));
    }
    Value property(const Relationship& relationship, std::string_view key) override { return find(static_cast<const Edge&>(relationship).properties, key); }
    Map properties(const Relationship& relationship) override { return static_cast<const Edge&>(relationship).properties; }

    std::vector<RelationshipPtr> relationships(std::span<const std::uint32_t> types) override {
        std::vector<Expansion> steps;
        for (const auto node : nodes()) expand(node, Direction::right, types, steps);
        std::vector<RelationshipPtr> found;
        for (auto& step : steps) found.push_back(std::move(step.relationship));
        return found;
    }

    void expand(NodeId node, Direction direction, std::span<const std::uint32_t> types, std::vector<Expansion>& steps) override {
        const auto add = [&](const RelationshipPtr& edge, NodeId neighbour) {
            if (types.empty() || std::find(types.begin(), types.end(), edge->type) != types.end()) steps.push_back({edge, neighbour});
        };
        if (direction != Direction::left)
            for (const auto& edge : at(node).out) add(edge, edge->end);
        if (direction != Direction::right)
            for (const auto& edge : at(node).in)
                if (direction == Direction::left || edge->start != edge->end) add(edge, edge->start);
    }

private:
    struct Stored {
        std::vector<std::string> labels;
        Map properties;
        std::vector<RelationshipPtr> out, in;
    };

    static void drop_nulls(Map& properties) {
        std::erase_if(properties, [](const auto& property) { return property.second.is_null(); });
    }
    static Value find(const Map& properties, std::string_view key) {
        const auto found = properties.find(key);
        return found == properties.end() ? Value() : found->second;
    }
    Stored& at(NodeId node) { return nodes_[static_cast<std::size_t>(node)]; }
    std::uint32_t number_of(const std::string& type) {
        if (const auto known = find_type(type)) return *known;
        types_.push_back(type);
        return static_cast<std::uint32_t>(types_.size()) - 1;
    }
    template <class Condition>
    std::vector<NodeId> nodes_where(Condition holds) {
        std::vector<NodeId> chosen;
        for (NodeId node = 0; has_node(node); ++node)
            if (holds(node)) chosen.push_back(node);
        return chosen;
    }

    std::deque<Stored> nodes_;
    std::vector<std::string> types_;
    std::uint64_t edges_ = 0;
};

}  // namespace entente::cypher
