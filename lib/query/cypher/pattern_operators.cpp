#include "query/cypher/pattern_operators.hpp"

#include <algorithm>

namespace entente::cypher {
namespace {

bool holds(const Value& slot, std::uint64_t relationship) {
    if (const auto* one = slot.relationship()) return (*one)->id == relationship;
    if (const auto* list = slot.list())
        return std::any_of(list->begin(), list->end(), [&](const Value& item) { return item.relationship() && (*item.relationship())->id == relationship; });
    return false;
}

bool is_taken(const Frame& frame, const std::vector<std::size_t>& others, std::uint64_t relationship) {
    return std::any_of(others.begin(), others.end(), [&](std::size_t slot) { return holds(frame.slots[slot], relationship); });
}

bool goes_to(const Frame& frame, const Walk& walk, NodeId node) {
    if (!walk.to_is_bound) return true;
    const auto* to = frame.slots[walk.to].node();
    return to && to->id == node;
}

Value list_of(const std::vector<RelationshipPtr>& relationships, bool reversed) {
    List list(relationships.begin(), relationships.end());
    if (reversed) std::reverse(list.begin(), list.end());
    return list;
}

bool may_be(const Walk& walk, const Relationship& relationship) {
    return !walk.impossible && (walk.types.empty() || std::find(walk.types.begin(), walk.types.end(), relationship.type) != walk.types.end());
}

}  // namespace

// NodeScan

void NodeScan::open(Frame& frame) {
    Operator::open(frame);
    nodes_.clear();
    at_ = 0;
    looked_ = false;
}

bool NodeScan::next(Frame& frame) {
    while (at_ == nodes_.size()) {
        if (!input().next(frame)) return false;
        look(frame);
        at_ = 0;
    }
    frame.run.step();
    frame.slots[slot_] = Node{nodes_[at_++]};
    return true;
}

void NodeScan::look(Frame& frame) {
    auto& graph = frame.run.graph;
    if (source_.kind == NodeSource::Kind::all || source_.kind == NodeSource::Kind::label) {
        if (!looked_) nodes_ = source_.kind == NodeSource::Kind::all ? graph.nodes() : graph.nodes_with_label(source_.name);
        looked_ = true;
        return;
    }
    nodes_.clear();
    const auto value = source_.value(frame);
    if (source_.kind == NodeSource::Kind::id) {
        if (value.integer() && graph.has_node(*value.integer())) nodes_.push_back(*value.integer());
    } else if (source_.kind == NodeSource::Kind::property) {
        nodes_ = graph.nodes_with(source_.name, value);
    } else if (value.list()) {
        for (const auto& item : *value.list())
            for (const auto node : graph.nodes_with(source_.name, item))
                if (std::find(nodes_.begin(), nodes_.end(), node) == nodes_.end()) nodes_.push_back(node);
    }
}

std::string NodeScan::name() const {
    switch (source_.kind) {
        case NodeSource::Kind::all: return "AllNodes";
        case NodeSource::Kind::label: return "NodesByLabel";
        case NodeSource::Kind::id: return "NodeById";
        default: return "NodesByIndex";
    }
}

// RelationshipScan

void RelationshipScan::open(Frame& frame) {
    Operator::open(frame);
    relationships_ = frame.run.graph.relationships(types_);
    at_ = relationships_.size();
}

bool RelationshipScan::next(Frame& frame) {
    if (at_ == relationships_.size()) {
        if (relationships_.empty() || !input().next(frame)) return false;
        at_ = 0;
    }
    frame.run.step();
    frame.slots[slot_] = relationships_[at_++];
    return true;
}

// Expand

void Expand::open(Frame& frame) {
    Operator::open(frame);
    steps_.clear();
    at_ = 0;
}

bool Expand::next(Frame& frame) {
    while (true) {
        while (at_ == steps_.size()) {
            if (!input().next(frame)) return false;
            steps_.clear();
            at_ = 0;
            const auto* from = frame.slots[walk_.from].node();
            if (from && !walk_.impossible) frame.run.graph.expand(from->id, walk_.direction, walk_.types, steps_);
        }
        auto& step = steps_[at_++];
        frame.run.step();
        if (!goes_to(frame, walk_, step.neighbour) || is_taken(frame, walk_.others, step.relationship->id)) continue;
        if (!walk_.to_is_bound) frame.slots[walk_.to] = Node{step.neighbour};
        frame.slots[walk_.relationship] = std::move(step.relationship);
        return true;
    }
}

// ExpandFar

void ExpandFar::open(Frame& frame) {
    Operator::open(frame);
    walking_ = false;
}

bool ExpandFar::begin(Frame& frame) {
    depth_ = 0;
    taken_.clear();
    const auto* from = frame.slots[walk_.from].node();
    if (!from) return false;
    walking_ = true;
    const auto node = from->id;
    if (walk_.most > 0) descend(frame, node);
    return walk_.least == 0 && arrive(frame, node);
}

bool ExpandFar::next(Frame& frame) {
    while (true) {
        if (!walking_) {
            if (!input().next(frame)) return false;
            if (begin(frame)) return true;
            continue;
        }
        if (depth_ == 0) {
            walking_ = false;
            continue;
        }
        auto& level = levels_[depth_ - 1];
        taken_.resize(depth_ - 1);
        if (level.at == level.steps.size()) {
            --depth_;
            continue;
        }
        auto step = std::move(level.steps[level.at++]);
        frame.run.step();
        if (!may_take(frame, step.relationship)) continue;
        taken_.push_back(std::move(step.relationship));
        const bool long_enough = taken_.size() >= walk_.least;
        if (taken_.size() < walk_.most) descend(frame, step.neighbour);
        if (long_enough && arrive(frame, step.neighbour)) return true;
    }
}

void ExpandFar::descend(Frame& frame, NodeId node) {
    if (levels_.size() == depth_) levels_.emplace_back();
    auto& level = levels_[depth_++];
    level.steps.clear();
    level.at = 0;
    if (!walk_.impossible) frame.run.graph.expand(node, walk_.direction, walk_.types, level.steps);
}

bool ExpandFar::arrive(Frame& frame, NodeId node) const {
    if (!goes_to(frame, walk_, node)) return false;
    if (!walk_.to_is_bound) frame.slots[walk_.to] = Node{node};
    frame.slots[walk_.relationship] = list_of(taken_, walk_.reversed);
    return true;
}

bool ExpandFar::may_take(Frame& frame, const RelationshipPtr& relationship) const {
    for (const auto& taken : taken_)
        if (taken->id == relationship->id) return false;
    if (is_taken(frame, walk_.others, relationship->id)) return false;
    if (!walk_.condition) return true;
    frame.slots[walk_.each] = relationship;
    return walk_.condition(frame).is_true();
}

// FollowBound

void FollowBound::open(Frame& frame) {
    Operator::open(frame);
    ways_.clear();
    at_ = 0;
}

std::optional<NodeId> FollowBound::follow(const PropertyGraph& graph, NodeId from) const {
    for (const auto& relationship : relationships_) {
        const bool is_end = relationship->start == from || relationship->end == from;
        if (!is_end || !graph.may_take(*relationship, from, walk_.direction)) return std::nullopt;
        from = relationship->other(from);
    }
    return from;
}

bool FollowBound::begin(Frame& frame) {
    ways_.clear();
    at_ = 0;
    relationships_.clear();
    const auto& bound = frame.slots[walk_.relationship];
    if (const auto* one = bound.relationship()) {
        relationships_.push_back(*one);
    } else if (const auto* list = bound.list()) {
        for (const auto& item : *list) {
            if (!item.relationship()) return false;
            relationships_.push_back(*item.relationship());
        }
    } else {
        return false;
    }
    const auto length = relationships_.size();
    if (walk_.is_long ? length < walk_.least || length > walk_.most : length != 1) return false;
    for (const auto& relationship : relationships_)
        if (!may_be(walk_, *relationship) || is_taken(frame, walk_.others, relationship->id)) return false;

    std::vector<NodeId> starts;
    if (from_is_bound_) {
        if (const auto* from = frame.slots[walk_.from].node()) starts.push_back(from->id);
    } else if (length > 0) {
        starts.push_back(relationships_.front()->start);
        if (relationships_.front()->end != starts.front()) starts.push_back(relationships_.front()->end);
    }
    for (const auto start : starts) {
        const auto end = follow(frame.run.graph, start);
        // Of a loop, both ends are the node that is bound now.
        const bool fits = end && (walk_.to == walk_.from ? *end == start : goes_to(frame, walk_, *end));
        if (fits) ways_.emplace_back(start, *end);
    }
    return !ways_.empty();
}

bool FollowBound::next(Frame& frame) {
    while (at_ == ways_.size()) {
        if (!input().next(frame)) return false;
        frame.run.step();
        begin(frame);
    }
    const auto [from, to] = ways_[at_++];
    frame.slots[walk_.from] = Node{from};
    frame.slots[walk_.to] = Node{to};
    return true;
}

// ShortestPaths

void ShortestPaths::open(Frame& frame) {
    Operator::open(frame);
    paths_.clear();
    at_ = 0;
}

bool ShortestPaths::next(Frame& frame) {
    while (at_ == paths_.size()) {
        if (!input().next(frame)) return false;
        frame.run.step();
        paths_.clear();
        at_ = 0;
        const auto *from = frame.slots[walk_.from].node(), *to = frame.slots[walk_.to].node();
        if (!from || !to || walk_.impossible) continue;
        ShortestQuestion question{from->id, to->id, walk_.direction, walk_.types, walk_.least, walk_.most, all_, {}};
        question.step = [&frame] { frame.run.step(); };
        if (walk_.condition) {
            question.may_pass = [&](const RelationshipPtr& relationship) {
                frame.slots[walk_.each] = relationship;
                return walk_.condition(frame).is_true();
            };
        }
        paths_ = frame.run.graph.shortest_paths(question);
    }
    auto& path = paths_[at_++];
    frame.slots[walk_.relationship] = list_of(path->relationships, false);
    frame.slots[path_] = std::move(path);
    return true;
}

// MakePath

bool MakePath::next(Frame& frame) {
    if (!input().next(frame)) return false;
    const auto* start = frame.slots[start_].node();
    if (!start) {
        frame.slots[path_] = {};
        return true;
    }
    auto path = std::make_shared<Path>();
    path->nodes.push_back(start->id);
    const auto take = [&](const Value& value) {
        if (!value.relationship()) return;
        path->relationships.push_back(*value.relationship());
        path->nodes.push_back(path->relationships.back()->other(path->nodes.back()));
    };
    for (const auto slot : relationships_) {
        const auto& value = frame.slots[slot];
        if (const auto* list = value.list()) std::for_each(list->begin(), list->end(), take);
        else take(value);
    }
    frame.slots[path_] = PathPtr(std::move(path));
    return true;
}

// OptionalMatch

void OptionalMatch::open(Frame& frame) {
    Operator::open(frame);
    inside_ = false;
}

bool OptionalMatch::next(Frame& frame) {
    while (true) {
        if (!inside_) {
            if (!input().next(frame)) return false;
            input(1).open(frame);
            inside_ = true;
            matched_ = false;
        }
        if (input(1).next(frame)) return matched_ = true;
        inside_ = false;
        if (matched_) continue;
        for (const auto slot : slots_) frame.slots[slot] = {};
        return true;
    }
}

}  // namespace entente::cypher
