#include "query/label_search.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <queue>
#include <tuple>

namespace entente {

std::int64_t step_weight(std::span<const EdgeFacts> edges) {
    double wrong = 0;  // ln of how likely it is that none is right
    for (const auto& edge : edges) {
        const double repeated = 1 + std::log2(std::max<std::uint32_t>(edge.reports, 1));
        wrong += repeated * std::log1p(-std::clamp(edge.confidence, 0.01, 0.99));
    }
    return std::max<std::int64_t>(1, std::llround(-1e6 * std::log1p(-std::exp(wrong))));
}

}  // namespace entente

namespace entente::query {

bool LabelSearch::Label::operator>(const Label& other) const {
    return std::tie(sum, hops, cost, step.edge) > std::tie(other.sum, other.hops, other.cost, other.step.edge);
}

std::optional<Route> LabelSearch::best(ActorNo from, ActorNo to, unsigned max_hops, const std::unordered_set<ActorNo>& closed,
                                       const std::unordered_set<ActorNo>& closed_first, std::int32_t day) {
    settled_.clear();
    least_hops_.clear();
    std::priority_queue<Label, std::vector<Label>, std::greater<>> open;
    Label start;
    start.sum = order_ == PathOrder::earliest ? day : 0;
    start.step.neighbour = from;
    open.push(start);
    while (!open.empty() && !stepper_.exhausted()) {
        const auto label = open.top();
        open.pop();
        const auto actor = label.step.neighbour;
        const auto [least, is_new] = least_hops_.try_emplace(actor, label.hops);
        if (!is_new && least->second <= label.hops) continue;
        least->second = label.hops;
        const auto at = static_cast<std::uint32_t>(settled_.size());
        settled_.push_back(label);
        if (actor == to) return route_to(at, from);
        if (label.hops == max_hops) continue;
        for (const auto& step : steps_from(actor, label.sum)) {
            if (closed.contains(step.neighbour) || (label.hops == 0 && closed_first.contains(step.neighbour))) continue;
            const auto known = least_hops_.find(step.neighbour);
            if (known != least_hops_.end() && known->second <= label.hops + 1) continue;
            const auto sum = order_ == PathOrder::earliest ? std::int64_t{step.day} : label.sum + step.cost;
            open.push({sum, label.hops + 1, label.cost + step.cost, step, at});
        }
    }
    return std::nullopt;
}

const std::vector<Step>& LabelSearch::steps_from(ActorNo actor, std::int64_t day) {
    const auto way = directed_ ? Way::along : Way::any;
    steps_.clear();
    each_neighbour(stepper_.edges(actor), [&](std::span<const Hop> hops) {
        if (hops.front().neighbour == actor) return;
        facts_.clear();
        for (const auto& hop : hops) {
            const bool in_time = order_ != PathOrder::earliest || (hop.edge.first_day != EdgeFacts::undated && hop.edge.last_day >= day);
            if (in_time && may_go(hop, way)) facts_.push_back(hop.edge);
        }
        if (facts_.empty()) return;
        Step step{hops.front().neighbour, 0, static_cast<std::uint32_t>(facts_.size()), 0, 0};
        const auto best = std::min_element(facts_.begin(), facts_.end(), [&](const EdgeFacts& a, const EdgeFacts& b) {
            if (order_ == PathOrder::earliest) {
                const auto ends = [&](const EdgeFacts& edge) { return std::max<std::int64_t>(edge.first_day, day); };
                if (ends(a) != ends(b)) return ends(a) < ends(b);
            }
            return better(a, b);
        });
        step.edge = best->id;
        if (order_ == PathOrder::earliest) {
            step.day = static_cast<std::int32_t>(std::max<std::int64_t>(best->first_day, day));
            step.cost = doubt(*best, best->reports);
        } else {
            step.cost = step_weight(facts_);
        }
        steps_.push_back(step);
    });
    return steps_;
}

Route LabelSearch::route_to(std::uint32_t at, ActorNo from) const {
    Route route;
    route.cost = settled_[at].cost;
    for (; settled_[at].hops > 0; at = settled_[at].parent) {
        route.steps.push_back(settled_[at].step);
        route.actors.push_back(settled_[at].step.neighbour);
    }
    route.actors.push_back(from);
    std::reverse(route.actors.begin(), route.actors.end());
    std::reverse(route.steps.begin(), route.steps.end());
    return route;
}

std::vector<ActorNo> LabelSearch::reached() const {
    std::vector<ActorNo> actors;
    for (const auto& label : settled_) actors.push_back(label.step.neighbour);
    return actors;
}

}  // namespace entente::query
