#include "query/route_search.hpp"

#include <algorithm>
#include <set>
#include <tuple>

#include "query/simple_routes.hpp"

namespace entente::query {

bool RouteOrder::operator()(const Route& a, const Route& b) const {
    const auto key = [this](const Route& route) {
        const auto steps = static_cast<std::int64_t>(route.steps.size());
        switch (order) {
            case PathOrder::surest: return std::tuple(route.cost, steps, std::int64_t{0});
            case PathOrder::earliest: return std::tuple(std::int64_t{route.steps.back().day}, steps, route.cost);
            default: return std::tuple(steps, route.cost, std::int64_t{0});
        }
    };
    if (const auto x = key(a), y = key(b); x != y) return x < y;
    return std::lexicographical_compare(a.steps.begin(), a.steps.end(), b.steps.begin(), b.steps.end(),
                                        [](const Step& x, const Step& y) { return x.edge < y.edge; });
}

std::optional<Route> RouteSearch::best_one(ActorNo from, ActorNo to, unsigned max_hops, const std::unordered_set<ActorNo>& closed,
                                           const std::unordered_set<ActorNo>& closed_first, std::int32_t day) {
    if (order_.order == PathOrder::shortest) return levels_.best(from, to, max_hops, closed, closed_first);
    return labels_.best(from, to, max_hops, closed, closed_first, day);
}

std::vector<Route> RouteSearch::best(ActorNo from, ActorNo to, std::size_t k, unsigned max_hops) {
    constexpr unsigned few = 3;  // steps: all routes are found faster than the next best of each
    auto first = best_one(from, to, max_hops, {}, {}, INT32_MIN);
    if (!first || k == 0) return {};
    if (k > 1 && order_.order == PathOrder::shortest && first->steps.size() <= few) {
        auto routes = simple_routes(stepper_, from, to, std::min(few, max_hops), directed_);
        if (routes.size() >= k || max_hops <= few) {
            std::sort(routes.begin(), routes.end(), order_);
            routes.resize(std::min(routes.size(), k));
            return routes;
        }
    }
    return by_deviation(std::move(*first), to, k, max_hops);
}

// Yen's algorithm (1971): each further route leaves one that is known at some actor, and never as a known one does.
std::vector<Route> RouteSearch::by_deviation(Route first, ActorNo to, std::size_t k, unsigned max_hops) {
    std::vector<Route> known{std::move(first)};
    std::set<Route, RouteOrder> candidates(order_);
    while (known.size() < k) {
        const auto last = known.back();
        for (std::size_t spur = 0; spur < last.steps.size() && !stepper_.exhausted(); ++spur) {
            const auto at = static_cast<std::ptrdiff_t>(spur);
            const std::unordered_set<ActorNo> closed(last.actors.begin(), last.actors.begin() + at);
            std::unordered_set<ActorNo> closed_first;
            for (const auto& route : known)
                if (route.actors.size() > spur + 1 && std::equal(route.actors.begin(), route.actors.begin() + at + 1, last.actors.begin()))
                    closed_first.insert(route.actors[spur + 1]);
            const auto day = spur == 0 ? INT32_MIN : last.steps[spur - 1].day;
            const auto rest = best_one(last.actors[spur], to, max_hops - static_cast<unsigned>(spur), closed, closed_first, day);
            if (!rest) continue;
            Route route;
            route.actors.assign(last.actors.begin(), last.actors.begin() + at);
            route.steps.assign(last.steps.begin(), last.steps.begin() + at);
            for (const auto& step : route.steps) route.cost += step.cost;
            route.cost += rest->cost;
            route.actors.insert(route.actors.end(), rest->actors.begin(), rest->actors.end());
            route.steps.insert(route.steps.end(), rest->steps.begin(), rest->steps.end());
            candidates.insert(std::move(route));
        }
        if (candidates.empty()) break;
        known.push_back(std::move(candidates.extract(candidates.begin()).value()));
    }
    return known;
}

Path describe(Store& store, Walker& walker, const Route& route) {
    Path path;
    for (std::size_t i = 0; i < route.steps.size(); ++i) {
        const auto edge = store.find_edge(route.steps[i].edge);
        if (!edge) continue;  // cannot be: the route and its edges are of one snapshot
        PathStep step;
        step.from = i == 0 ? store.actor(route.actors[0]) : path.back().to;
        step.to = store.actor(route.actors[i + 1]);
        step.forward = edge->facts.reciprocal || walker.shown_as(edge->source) == route.actors[i];
        step.edge = edge->facts.id;
        step.relation = store.relation(edge->facts.relation);
        step.facts = edge->facts;
        step.edges = route.steps[i].edges;
        if (auto best = store.evidence(step.edge, 1); !best.empty()) step.best = std::move(best.front());
        path.push_back(std::move(step));
    }
    return path;
}

}  // namespace entente::query
