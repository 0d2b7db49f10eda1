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
        // Whole levels are taken, so the first meeting is at the shortest distance, and all its routes are known.
        if (auto route = grow(forward ? forward_ : backward_, forward ? backward_ : forward_, closed, closed_first)) return route;
    }
    return std::nullopt;
}

std::optional<Route> PathSearch::grow(Ball& ball, const Ball& other, const std::unordered_set<ActorNo>& closed,
                                      const std::unordered_set<ActorNo>& closed_first) {
    std::optional<Route> best;
    const auto first = ball.frontier, end = ball.nodes.size();
    ball.frontier = end;
    ++ball.radius;
    const auto source = ball.from_source ? ball.nodes.front().actor : other.nodes.front().actor;
    for (auto at = first; at < end; ++at) {
        const auto actor = ball.nodes[at].actor;
        const auto cost = ball.nodes[at].cost;
        for (const auto& step : stepper_.from(actor, ball.way)) {
            const auto* met = other.index.find(step.neighbour);
            if (!met && best) continue;  // too far
            if (closed.contains(step.neighbour)) continue;
            // The first step of a route is the one that leaves its source, whichever end it is found from.
            if (actor == source && closed_first.contains(step.neighbour)) continue;
            if (step.neighbour == source && closed_first.contains(actor)) continue;
            if (met) {
                if (best && cost + step.cost + other.nodes[*met].cost > best->cost) continue;
                auto route = join(ball, static_cast<std::uint32_t>(at), step, other, *met);
                if (!best || route < *best) best = std::move(route);
                continue;
            }
            Node reached{step.neighbour, ball.radius, static_cast<std::uint32_t>(at), step, cost + step.cost};
            reached.step.neighbour = actor;
            const auto [found, is_new] = ball.index.emplace(reached.actor, static_cast<std::uint32_t>(ball.nodes.size()));
            if (is_new) {
                ball.nodes.push_back(reached);
            } else if (auto& node = ball.nodes[found]; node.distance == reached.distance && comes_before(ball, reached, node)) {
                node = reached;
            }
        }
    }
    return best;
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

std::vector<ActorNo> PathSearch::reached() const {
    std::vector<ActorNo> actors;
    for (const auto* ball : {&forward_, &backward_})
        for (const auto& node : ball->nodes) actors.push_back(node.actor);
    return actors;
}

void PathSearch::trace(const Ball& ball, std::uint32_t at, Route& route) {
    for (; ball.nodes[at].distance > 0; at = ball.nodes[at].parent) {
        route.actors.push_back(ball.nodes[at].step.neighbour);
        route.steps.push_back(ball.nodes[at].step);
    }
}

Route PathSearch::join(const Ball& ball, std::uint32_t node, const Step& step, const Ball& other, std::uint32_t met) const {
    Route route;
    route.cost = ball.nodes[node].cost + step.cost + other.nodes[met].cost;
    route.actors.push_back(ball.nodes[node].actor);
    trace(ball, node, route);
    std::reverse(route.actors.begin(), route.actors.end());
    std::reverse(route.steps.begin(), route.steps.end());
    route.steps.push_back(step);
    route.actors.push_back(step.neighbour);
    trace(other, met, route);
    if (!ball.from_source) {
        std::reverse(route.actors.begin(), route.actors.end());
        std::reverse(route.steps.begin(), route.steps.end());
    }
    for (std::size_t i = 0; i < route.steps.size(); ++i) route.steps[i].neighbour = route.actors[i + 1];
    return route;
}

}  // namespace entente::query
