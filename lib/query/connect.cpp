#include <entente/query.hpp>

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include "query/route_search.hpp"

namespace entente {
namespace {

using query::Route;
using query::Step;

/// Which of `size` things hang together.
class Parts {
public:
    explicit Parts(std::size_t size) : of_(size) { std::iota(of_.begin(), of_.end(), std::size_t{0}); }
    std::size_t of(std::size_t thing) {
        while (of_[thing] != thing) thing = of_[thing] = of_[of_[thing]];
        return thing;
    }
    bool join(std::size_t a, std::size_t b) {
        a = of(a), b = of(b);
        of_[std::max(a, b)] = std::min(a, b);
        return a != b;
    }

private:
    std::vector<std::size_t> of_;
};

/// A step between two actors of the tree.
struct Link {
    ActorNo from = 0;
    Step step;  // to the other
};

/// Every link of these routes, once.
std::vector<Link> links_of(const std::vector<Route>& routes) {
    std::vector<Link> links;
    std::set<std::pair<ActorNo, ActorNo>> met;
    for (const auto& route : routes)
        for (std::size_t i = 0; i < route.steps.size(); ++i)
            if (met.insert(std::minmax(route.actors[i], route.actors[i + 1])).second) links.push_back({route.actors[i], route.steps[i]});
    return links;
}

/// The cheapest links that still join all that they join.
std::vector<Link> spanning(std::vector<Link> links) {
    std::sort(links.begin(), links.end(), [](const Link& a, const Link& b) { return std::tie(a.step.cost, a.step.edge) < std::tie(b.step.cost, b.step.edge); });
    std::map<ActorNo, std::size_t> places;
    for (const auto& link : links)
        for (const auto actor : {link.from, link.step.neighbour}) places.emplace(actor, places.size());
    Parts parts(places.size());
    std::erase_if(links, [&](const Link& link) { return !parts.join(places.at(link.from), places.at(link.step.neighbour)); });
    return links;
}

/// Takes away what leads to none of the actors.
void prune(std::vector<Link>& links, const std::vector<ActorNo>& actors) {
    for (bool again = true; again;) {
        std::map<ActorNo, unsigned> degree;
        for (const auto& link : links) ++degree[link.from], ++degree[link.step.neighbour];
        const auto idle = [&](ActorNo actor) { return degree[actor] == 1 && std::find(actors.begin(), actors.end(), actor) == actors.end(); };
        again = std::erase_if(links, [&](const Link& link) { return idle(link.from) || idle(link.step.neighbour); }) > 0;
    }
}

/// As a walk from the first actor of each part: each link begins where one before it ended. Of the links at an actor, the cheaper first.
Route in_order(std::vector<Link> links, const std::vector<ActorNo>& actors) {
    Route route;
    std::set<ActorNo> met;
    for (const auto start : actors) {
        if (!met.insert(start).second) continue;
        std::vector<ActorNo> open{start};
        for (std::size_t at = 0; at < open.size(); ++at) {
            for (const auto& link : links) {
                const auto end = link.from == open[at] ? link.step.neighbour : link.step.neighbour == open[at] ? link.from : 0;
                if (end == 0 || !met.insert(end).second) continue;
                auto step = link.step;
                step.neighbour = end;
                route.actors.push_back(open[at]);
                route.steps.push_back(step);
                open.push_back(end);
            }
        }
    }
    return route;
}

}  // namespace

ConnectAnswer connect(Store& store, std::vector<ActorNo> actors, const ConnectOptions& options) {
    const auto snapshot = store.snapshot();
    const auto walker = store.walker(options.filter, actors);
    std::vector<ActorNo> distinct;
    for (const auto named : actors)
        if (const auto actor = walker->shown_as(named); std::find(distinct.begin(), distinct.end(), actor) == distinct.end()) distinct.push_back(actor);
    if (distinct.size() < 2) throw Error(ErrorCode::usage, "there is nothing to connect: all names mean one actor", store.actor(actors.empty() ? 0 : actors.front()).id, "name two actors or more");

    query::Stepper stepper(*walker, options.most_edges, options.most_time);
    query::RouteSearch search(stepper, options.order, false);
    const query::RouteOrder order{options.order};
    struct Pair {
        std::size_t a, b;
        Route route;
    };
    std::vector<Pair> pairs;
    std::set<ActorNo> reached;
    for (std::size_t a = 0; a < distinct.size(); ++a) {
        for (auto b = a + 1; b < distinct.size() && !stepper.exhausted(); ++b) {
            auto routes = search.best(distinct[a], distinct[b], 1, options.max_hops);
            if (!routes.empty()) {
                pairs.push_back({a, b, std::move(routes.front())});
            } else {
                const auto came_to = search.reached();
                reached.insert(came_to.begin(), came_to.end());
            }
        }
    }
    std::sort(pairs.begin(), pairs.end(), [&](const Pair& a, const Pair& b) { return order(a.route, b.route); });
    Parts parts(distinct.size());
    std::vector<Route> routes;
    for (auto& pair : pairs)
        if (parts.join(pair.a, pair.b)) routes.push_back(std::move(pair.route));

    auto links = spanning(links_of(routes));
    prune(links, distinct);
    ConnectAnswer answer;
    const auto tree = in_order(std::move(links), distinct);
    for (std::size_t i = 0; i < tree.steps.size(); ++i) {
        auto step = query::describe(store, *walker, {{tree.actors[i], tree.steps[i].neighbour}, {tree.steps[i]}, 0});
        answer.steps.insert(answer.steps.end(), std::make_move_iterator(step.begin()), std::make_move_iterator(step.end()));
    }
    std::map<std::size_t, std::vector<Actor>> together;
    for (std::size_t at = 0; at < distinct.size(); ++at) together[parts.of(at)].push_back(store.actor(distinct[at]));
    for (auto& [first, group] : together) answer.parts.push_back(std::move(group));
    answer.cut = stepper.cut();
    if (answer.parts.size() > 1 && !answer.cut) answer.left_out = query::count_left_out(*walker, std::vector(reached.begin(), reached.end()));
    return answer;
}

}  // namespace entente
