#include <entente/query.hpp>

#include <algorithm>

#include "query/route_search.hpp"
#include "query/simple_routes.hpp"

namespace entente {
namespace {

/// The walker, and the two actors as its edges name them.
std::unique_ptr<Walker> walker_between(Store& store, ActorNo& from, ActorNo& to, const PathOptions& options) {
    auto walker = store.walker(options.filter, {from, to});
    from = walker->shown_as(from);
    to = walker->shown_as(to);
    return walker;
}

}  // namespace

PathAnswer shortest_paths(Store& store, ActorNo from, ActorNo to, const PathOptions& options) {
    const auto snapshot = store.snapshot();
    PathAnswer answer;
    if (options.k == 0) return answer;
    const auto walker = walker_between(store, from, to, options);
    if (from == to) {
        answer.paths.emplace_back();
        return answer;
    }
    query::Stepper stepper(*walker, options.most_edges, options.most_time);
    query::RouteSearch search(stepper, options.order, options.directed);
    for (const auto& route : search.best(from, to, options.k, options.max_hops)) answer.paths.push_back(query::describe(store, *walker, route));
    answer.cut = stepper.cut();
    if (answer.paths.empty() && !answer.cut) answer.left_out = query::count_left_out(*walker, search.reached());
    return answer;
}

ActorPaths shortest_actor_paths(Store& store, ActorNo from, ActorNo to, const PathOptions& options) {
    const auto snapshot = store.snapshot();
    ActorPaths answer;
    const auto walker = walker_between(store, from, to, options);
    if (from == to && options.k > 0) answer.paths.push_back({from});
    if (from == to) return answer;
    query::Stepper stepper(*walker, options.most_edges, options.most_time);
    for (auto& route : query::RouteSearch(stepper, options.order, options.directed).best(from, to, options.k, options.max_hops))
        answer.paths.push_back(std::move(route.actors));
    answer.cut = stepper.cut();
    return answer;
}

ActorPaths simple_paths(Store& store, ActorNo from, ActorNo to, const PathOptions& options) {
    const auto snapshot = store.snapshot();
    ActorPaths answer;
    const auto walker = walker_between(store, from, to, options);
    query::Stepper stepper(*walker, options.most_edges, options.most_time);
    auto routes = query::simple_routes(stepper, from, to, options.max_hops, options.directed);
    std::sort(routes.begin(), routes.end(), query::RouteOrder{});
    for (auto& route : routes) answer.paths.push_back(std::move(route.actors));
    answer.cut = stepper.cut();
    return answer;
}

Reach within(Store& store, ActorNo actor, const WhoOptions& options) {
    const auto snapshot = store.snapshot();
    const auto walker = store.walker(options.filter, options.with ? std::vector{*options.with} : std::vector<ActorNo>());
    actor = walker->shown_as(actor);
    query::Stepper stepper(*walker, options.most_edges, options.most_time);
    Reach reach{actor, {}, {}};
    std::vector<bool> met;  // a bit an actor: numbers lie close together
    const auto is_new = [&met](ActorNo found) {
        const auto at = static_cast<std::size_t>(found);
        if (at >= met.size()) met.resize(std::max(2 * met.size(), at + 1));
        if (met[at]) return false;
        met[at] = true;
        return true;
    };
    is_new(actor);
    std::size_t first = 0;
    for (unsigned distance = 1; distance <= options.hops; ++distance) {
        const auto end = reach.actors.size();
        const auto look = [&](ActorNo from) {
            for (const auto& hop : stepper.edges(from))
                if (is_new(hop.neighbour)) reach.actors.emplace_back(hop.neighbour, distance);
        };
        if (distance == 1) look(actor);
        else
            for (auto at = first; at < end && !stepper.exhausted(); ++at) look(reach.actors[at].first);
        first = end;
    }
    reach.cut = stepper.cut();
    return reach;
}

}  // namespace entente
