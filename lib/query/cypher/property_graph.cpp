#include "query/cypher/property_graph.hpp"

#include <algorithm>
#include <unordered_map>

namespace entente::cypher {
namespace {

/// How a node was reached: by each relationship from a node that is a step nearer to the start.
struct Reached {
    std::uint64_t distance = 0;
    std::vector<Expansion> back;  // `neighbour` is the nearer node
};
using Reaches = std::unordered_map<NodeId, Reached>;

/// Every path back to the start, or the first where one is enough.
void trace(const Reaches& reaches, NodeId node, std::uint64_t distance, bool all, Path& path, std::vector<PathPtr>& paths) {
    path.nodes.push_back(node);
    if (distance == 0) {
        auto forward = std::make_shared<Path>(path);
        std::reverse(forward->nodes.begin(), forward->nodes.end());
        std::reverse(forward->relationships.begin(), forward->relationships.end());
        paths.push_back(std::move(forward));
    } else {
        for (const auto& back : reaches.at(node).back) {
            path.relationships.push_back(back.relationship);
            trace(reaches, back.neighbour, distance - 1, all, path, paths);
            path.relationships.pop_back();
            if (!all && !paths.empty()) break;
        }
    }
    path.nodes.pop_back();
}

}  // namespace

std::vector<PathPtr> PropertyGraph::shortest_paths(const ShortestQuestion& question) {
    std::vector<PathPtr> paths;
    if (question.from == question.to) {
        if (question.least == 0) paths.push_back(std::make_shared<Path>(Path{{question.from}, {}}));
        return paths;
    }
    Reaches reaches;
    std::vector<NodeId> frontier{question.from}, next;
    std::vector<Expansion> steps;
    bool arrived = false;
    for (std::uint64_t distance = 1; distance <= question.most && !frontier.empty() && !arrived; ++distance) {
        next.clear();
        for (const auto node : frontier) {
            steps.clear();
            expand(node, question.direction, question.types, steps);
            for (auto& step : steps) {
                if (question.step) question.step();
                if (step.neighbour == question.from) continue;
                if (question.may_pass && !question.may_pass(step.relationship)) continue;
                auto [at, is_new] = reaches.try_emplace(step.neighbour);
                if (is_new) {
                    at->second.distance = distance;
                    next.push_back(step.neighbour);
                }
                if (at->second.distance != distance) continue;
                at->second.back.push_back({std::move(step.relationship), node});
                arrived = arrived || step.neighbour == question.to;
            }
        }
        frontier.swap(next);
        if (arrived) {
            Path path;
            trace(reaches, question.to, distance, question.all, path, paths);
        }
    }
    return paths;
}

}  // namespace entente::cypher
