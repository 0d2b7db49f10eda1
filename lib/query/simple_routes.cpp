#include "query/simple_routes.hpp"

#include <algorithm>

#include "query/actor_index.hpp"

namespace entente::query {
namespace {

class SimpleRoutes {
public:
    SimpleRoutes(Stepper& stepper, ActorNo from, ActorNo to, unsigned max_hops, Way way) : stepper_(stepper), to_(to), max_hops_(max_hops), way_(way) {
        route_.actors.push_back(from);
        measure(max_hops < 2 ? 0 : max_hops - 2);
        walk();
    }
    std::vector<Route> take() { return std::move(found_); }

private:
    /// Finds out which actors are at most so far from the goal, and how far.
    void measure(unsigned radius) {
        const auto back = way_ == Way::along ? Way::against : way_ == Way::against ? Way::along : Way::any;
        std::vector<ActorNo> frontier{to_}, next;
        distances_.emplace(to_, 0);
        for (unsigned distance = 1; distance <= radius && !stepper_.exhausted(); ++distance) {
            for (const auto actor : frontier)
                for (const auto& step : stepper_.from(actor, back))
                    if (distances_.emplace(step.neighbour, distance).second) next.push_back(step.neighbour);
            frontier = std::exchange(next, {});
        }
    }

    void walk() {
        const auto actor = route_.actors.back();
        const auto taken = static_cast<unsigned>(route_.steps.size());
        if (taken == max_hops_ || stepper_.exhausted()) return;
        const auto left = max_hops_ - taken - 1;
        std::vector<Step> onward;
        for (const auto& step : stepper_.from(actor, way_)) {
            const auto* distance = distances_.find(step.neighbour);
            // What was not met when distances were measured is too far away, unless this is the first step.
            if (distance ? *distance > left : taken > 0 || left == 0) continue;
            if (std::find(route_.actors.begin(), route_.actors.end(), step.neighbour) != route_.actors.end()) continue;
            if (step.neighbour == to_) keep(step);
            else onward.push_back(step);
        }
        for (const auto& step : onward) {
            push(step);
            walk();
            pop();
        }
    }

    void keep(const Step& step) {
        push(step);
        found_.push_back(route_);
        pop();
    }
    void push(const Step& step) {
        route_.actors.push_back(step.neighbour);
        route_.steps.push_back(step);
        route_.cost += step.cost;
    }
    void pop() {
        route_.cost -= route_.steps.back().cost;
        route_.actors.pop_back();
        route_.steps.pop_back();
    }

    Stepper& stepper_;
    ActorNo to_;
    unsigned max_hops_;
    Way way_;
    ActorIndex distances_;
    Route route_;
    std::vector<Route> found_;
};

}  // namespace

std::vector<Route> simple_routes(Stepper& stepper, ActorNo from, ActorNo to, unsigned max_hops, bool directed) {
    if (max_hops == 0 || from == to) return {};
    // From the end with fewer neighbours, whose neighbours are walked through.
    const bool turned = stepper.from(to, Way::any).size() < stepper.from(from, Way::any).size();
    const auto way = !directed ? Way::any : turned ? Way::against : Way::along;
    auto routes = SimpleRoutes(stepper, turned ? to : from, turned ? from : to, max_hops, way).take();
    if (turned) {
        for (auto& route : routes) {
            std::reverse(route.actors.begin(), route.actors.end());
            std::reverse(route.steps.begin(), route.steps.end());
            for (std::size_t i = 0; i < route.steps.size(); ++i) route.steps[i].neighbour = route.actors[i + 1];
        }
    }
    return routes;
}

}  // namespace entente::query
