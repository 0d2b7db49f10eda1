#pragma once
// The k best routes between two actors, in any order of routes.

#include <vector>

#include <entente/query.hpp>

#include "query/label_search.hpp"
#include "query/path_search.hpp"
#include "query/steps.hpp"

namespace entente::query {

/// Which of two routes is the better; of routes alike in all else, the one whose edges' ids come first.
struct RouteOrder {
    PathOrder order = PathOrder::shortest;
    bool operator()(const Route& a, const Route& b) const;
};

class RouteSearch {
public:
    RouteSearch(Stepper& stepper, PathOrder order, bool directed)
        : stepper_(stepper), order_{order}, directed_(directed), levels_(stepper, directed), labels_(stepper, order, directed) {}

    std::vector<Route> best(ActorNo from, ActorNo to, std::size_t k, unsigned max_hops);
    /// The actors that the last search came to.
    std::vector<ActorNo> reached() const { return order_.order == PathOrder::shortest ? levels_.reached() : labels_.reached(); }

private:
    std::optional<Route> best_one(ActorNo from, ActorNo to, unsigned max_hops, const std::unordered_set<ActorNo>& closed,
                                  const std::unordered_set<ActorNo>& closed_first, std::int32_t day);
    std::vector<Route> by_deviation(Route first, ActorNo to, std::size_t k, unsigned max_hops);

    Stepper& stepper_;
    RouteOrder order_;
    bool directed_;
    PathSearch levels_;
    LabelSearch labels_;
};

/// A route of this walker in words, with the best evidence of each step.
Path describe(Store& store, Walker& walker, const Route& route);

}  // namespace entente::query
