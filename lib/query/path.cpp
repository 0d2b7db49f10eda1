#include <entente/query.hpp>

#include <algorithm>
#include <set>

#include "query/path_search.hpp"

namespace entente {
namespace {

using query::Route;

Path describe(Store& store, const Route& route) {
    Path path;
    for (std::size_t i = 0; i < route.steps.size(); ++i) {
        const auto edge = store.find_edge(route.steps[i].edge);
        if (!edge) continue;  // cannot be: the route and its edges are of one snapshot
        PathStep step;
        step.from = store.actor(route.actors[i]);
        step.to = store.actor(route.actors[i + 1]);
        step.forward = edge->facts.reciprocal || edge->source == route.actors[i];
        step.edge = edge->facts.id;
        step.relation = store.relation(edge->facts.relation);
        step.facts = edge->facts;
        step.edges = route.steps[i].edges;
        if (auto best = store.evidence(step.edge, 1); !best.empty()) step.best = std::move(best.front());
        path.push_back(std::move(step));
    }
    return path;
}

/// Yen's algorithm (1971): each further route leaves one that is known at some actor, and never as a known one does.
std::vector<Route> k_best(query::PathSearch& search, ActorNo from, ActorNo to, std::size_t k, unsigned max_hops) {
    std::vector<Route> known;
    std::set<Route> candidates;
    if (auto first = search.best(from, to, max_hops)) known.push_back(std::move(*first));
    while (!known.empty() && known.size() < k) {
        const auto last = known.back();
        for (std::size_t spur = 0; spur < last.steps.size(); ++spur) {
            std::unordered_set<ActorNo> closed(last.actors.begin(), last.actors.begin() + static_cast<std::ptrdiff_t>(spur)), closed_first;
            for (const auto& route : known) {
                if (route.actors.size() > spur + 1 &&
                    std::equal(route.actors.begin(), route.actors.begin() + static_cast<std::ptrdiff_t>(spur) + 1, last.actors.begin()))
                    closed_first.insert(route.actors[spur + 1]);
            }
            auto rest = search.best(last.actors[spur], to, max_hops - static_cast<unsigned>(spur), closed, closed_first);
            if (!rest) continue;
            Route route;
            route.actors.assign(last.actors.begin(), last.actors.begin() + static_cast<std::ptrdiff_t>(spur));
            route.steps.assign(last.steps.begin(), last.steps.begin() + static_cast<std::ptrdiff_t>(spur));
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

}  // namespace

PathAnswer shortest_paths(Store& store, ActorNo from, ActorNo to, const PathOptions& options) {
    const auto snapshot = store.snapshot();
    PathAnswer answer;
    if (options.k == 0) return answer;
    if (from == to) {
        answer.paths.emplace_back();
        return answer;
    }
    const auto walker = store.walker(options.filter, {from, to});
    query::Stepper stepper(*walker, options.most_edges);
    query::PathSearch search(stepper, options.directed);
    for (const auto& route : k_best(search, from, to, options.k, options.max_hops)) answer.paths.push_back(describe(store, route));
    answer.cut = stepper.exhausted();
    return answer;
}

}  // namespace entente
