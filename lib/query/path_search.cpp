#include "query/path_search.hpp"

#include <algorithm>
#include <tuple>

namespace entente::query {

bool Route::operator<(const Route& other) const {
    if (steps.size() != other.steps.size()) return steps.size() < other.steps.size();
    if (cost != other.cost) return cost < other.cost;
    return std::lexicographical_compare(steps.begin(), steps.end(), other.steps.begin(), other.steps.end(),
                                        [](const Step& a, const Step& b) { return a.edge < b.edge; });
}

void PathSearch::start(Ball& ball, ActorNo actor, Way way, bool from_source) {
    ball.way = way;
    ball.from_source = from_source;
    ball.nodes.assign(1, Node{actor});
    ball.index.clear();
    ball.index.emplace(actor, 0);
    ball.frontier = 0;
    ball.radius = 0;
}

std::optional<Route> PathSearch::best(ActorNo from, ActorNo to, unsigned max_hops, const std::unordered_set<ActorNo>& closed,
                                      const std::unordered_set<ActorNo>& closed_first) {
    start(forward_, from, directed_ ? Way::along : Way::any, true);
    start(backward_, to, directed_ ? Way::against : Way::any, false);
    while (forward_.radius + backward_.radius < max_hops && !stepper_.exhausted()) {
        const auto width = [](const Ball& ball) { return ball.nodes.size() - ball.frontier; };
        if (width(forward_) == 0 || width(backward_) == 0) break;
        const bool forward = width(forward_) <= width(backward_);
        grow(forward ? forward_ : backward_, forward ? to : from, closed, closed_first);
        // Whole levels are taken, so the first meeting is at the shortest distance, and all its routes are known.
        if (auto route = meet()) return route;
    }
    return std::nullopt;
}

void PathSearch::grow(Ball& ball, ActorNo goal, const std::unordered_set<ActorNo>& closed,
                      const std::unordered_set<ActorNo>& closed_first) {
    const auto first = ball.frontier, end = ball.nodes.size();
    ball.frontier = end;
    ++ball.radius;
    const auto source = ball.from_source ? ball.nodes.front().actor : goal;
    for (auto at = first; at < end; ++at) {
        const auto actor = ball.nodes[at].actor;
        for (const auto& step : stepper_.from(actor, ball.way)) {
            if (closed.contains(step.neighbour)) continue;
            // The first step of a route is the one that leaves its source, whichever end it is found from.
            if (actor == source && closed_first.contains(step.neighbour)) continue;
            if (step.neighbour == source && closed_first.contains(actor)) continue;
            Node reached{step.neighbour, ball.radius, static_cast<std::uint32_t>(at), step, ball.nodes[at].cost + step.cost};
            reached.step.neighbour = actor;
            const auto [found, is_new] = ball.index.try_emplace(reached.actor, static_cast<std::uint32_t>(ball.nodes.size()));
            if (is_new) {
                ball.nodes.push_back(reached);
            } else if (auto& node = ball.nodes[found->second]; node.distance == reached.distance && comes_before(ball, reached, node)) {
                node = reached;
            }
        }
    }
}

bool PathSearch::comes_before(const Ball& ball, const Node& a, const Node& b) {
    return a.cost != b.cost ? a.cost < b.cost : compare_ways(ball, a, b) < 0;
}

int PathSearch::compare_ways(const Ball& ball, const Node& a, const Node& b) {
    if (a.distance == 0) return 0;
    // A route that starts at this ball's end takes the step to these nodes last; one that ends there takes it first.
    const int own = a.step.edge < b.step.edge ? -1 : a.step.edge > b.step.edge;
    if (!ball.from_source && own != 0) return own;
    const auto rest = a.parent == b.parent ? 0 : compare_ways(ball, ball.nodes[a.parent], ball.nodes[b.parent]);
    return rest != 0 ? rest : own;
}

std::optional<Route> PathSearch::meet() const {
    // All meetings lie at the edge of both balls; look from the smaller edge.
    const auto width = [](const Ball& ball) { return ball.nodes.size() - ball.frontier; };
    const bool from_forward = width(forward_) <= width(backward_);
    const auto& small = from_forward ? forward_ : backward_;
    const auto& large = from_forward ? backward_ : forward_;
    std::optional<Route> best;
    std::int64_t least = 0;
    for (auto at = static_cast<std::uint32_t>(small.frontier); at < small.nodes.size(); ++at) {
        const auto found = large.index.find(small.nodes[at].actor);
        if (found == large.index.end()) continue;
        const auto cost = small.nodes[at].cost + large.nodes[found->second].cost;
        if (best && cost > least) continue;
        auto route = from_forward ? join(at, found->second) : join(found->second, at);
        if (best && !(route < *best)) continue;
        best = std::move(route);
        least = cost;
    }
    return best;
}

Route PathSearch::join(std::uint32_t forward, std::uint32_t backward) const {
    Route route;
    route.cost = forward_.nodes[forward].cost + backward_.nodes[backward].cost;
    route.actors.push_back(forward_.nodes[forward].actor);
    for (auto at = forward; forward_.nodes[at].distance > 0; at = forward_.nodes[at].parent) {
        auto step = forward_.nodes[at].step;
        route.actors.push_back(step.neighbour);
        step.neighbour = forward_.nodes[at].actor;
        route.steps.push_back(step);
    }
    std::reverse(route.actors.begin(), route.actors.end());
    std::reverse(route.steps.begin(), route.steps.end());
    for (auto at = backward; backward_.nodes[at].distance > 0; at = backward_.nodes[at].parent) {
        route.actors.push_back(backward_.nodes[at].step.neighbour);
        route.steps.push_back(backward_.nodes[at].step);
    }
    return route;
}

}  // namespace entente::query
