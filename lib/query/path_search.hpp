#pragma once
// The best of the shortest paths between two actors, from both ends at once.

#include <cstdint>
#include <optional>
#include <unordered_set>
#include <vector>

#include "query/actor_index.hpp"
#include "query/steps.hpp"

namespace entente::query {

/// A walk through actors, with the step taken from each to the next. Ordered by length, then cost, then the edges' ids: none of
/// these depends on how a graph came to be.
struct Route {
    std::vector<ActorNo> actors;
    std::vector<Step> steps;
    std::int64_t cost = 0;

    bool operator<(const Route& other) const;
};

class PathSearch {
public:
    PathSearch(Stepper& stepper, bool directed) : stepper_(stepper), directed_(directed) {}

    /// The best route of at most `max_hops` steps that meets none of `closed` and does not begin with a step to one of
    /// `closed_first`. Empty where there is none; or where the stepper was exhausted before one was found.
    std::optional<Route> best(ActorNo from, ActorNo to, unsigned max_hops, const std::unordered_set<ActorNo>& closed = {},
                              const std::unordered_set<ActorNo>& closed_first = {});

    /// The actors that the last search came to, from both ends.
    std::vector<ActorNo> reached() const;

private:
    /// What one end has reached. A node remembers the best way back to its end.
    struct Node {
        ActorNo actor = 0;
        std::uint32_t distance = 0, parent = 0;  // parent: index of the node a step nearer to the end
        Step step;                               // to the parent; `step.neighbour` is the parent's actor
        std::int64_t cost = 0;                   // of all steps to the end
    };
    struct Ball {
        Way way = Way::any;
        bool from_source = true;
        std::vector<Node> nodes;                             // by distance
        ActorIndex index;                                    // into nodes
        std::size_t frontier = 0;                            // nodes from here on have the largest distance
        std::uint32_t radius = 0;
    };

    void start(Ball& ball, ActorNo actor, Way way, bool from_source);
    /// Takes the next level into a ball, unless it meets the other: then the best route where they do.
    std::optional<Route> grow(Ball& ball, const Ball& other, const std::unordered_set<ActorNo>& closed,
                              const std::unordered_set<ActorNo>& closed_first);
    /// Whether, of two ways to one actor, both as long, a route takes the first: it costs less, or comes first by its edges' ids.
    static bool comes_before(const Ball& ball, const Node& a, const Node& b);
    static int compare_ways(const Ball& ball, const Node& a, const Node& b);  // below, at or above 0
    /// The route from one end to the node, and on through the step's neighbour, which is a node of the other ball.
    Route join(const Ball& ball, std::uint32_t node, const Step& step, const Ball& other, std::uint32_t met) const;
    /// Appends the way from a node back to its ball's end.
    static void trace(const Ball& ball, std::uint32_t node, Route& route);

    Stepper& stepper_;
    bool directed_;
    Ball forward_, backward_;
};

}  // namespace entente::query
