#pragma once
// The best path between two actors where steps are not all alike: Dijkstra's algorithm (1959), by the weight of steps or by the day on
// which each ends, within a number of steps.

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "query/path_search.hpp"
#include "query/steps.hpp"

namespace entente::query {

class LabelSearch {
public:
    LabelSearch(Stepper& stepper, PathOrder order, bool directed) : stepper_(stepper), order_(order), directed_(directed) {}

    /// As PathSearch::best. `day`: in time, before which no step may end.
    std::optional<Route> best(ActorNo from, ActorNo to, unsigned max_hops, const std::unordered_set<ActorNo>& closed = {},
                              const std::unordered_set<ActorNo>& closed_first = {}, std::int32_t day = INT32_MIN);

    std::vector<ActorNo> reached() const;

private:
    /// A way to an actor; one that comes later, by its sum, is worth a look only where it has fewer steps.
    struct Label {
        std::int64_t sum = 0;  // of weights; in time, the day
        std::uint32_t hops = 0;
        std::int64_t cost = 0;
        Step step;             // to the actor
        std::uint32_t parent = 0;

        bool operator>(const Label& other) const;
    };

    const std::vector<Step>& steps_from(ActorNo actor, std::int64_t day);
    Route route_to(std::uint32_t label, ActorNo from) const;

    Stepper& stepper_;
    PathOrder order_;
    bool directed_;
    std::vector<Label> settled_;
    std::unordered_map<ActorNo, std::uint32_t> least_hops_;
    std::vector<Step> steps_;
    std::vector<EdgeFacts> facts_;
};

}  // namespace entente::query
