#include "formats/out/neighbourhood.hpp"

#include <limits>
#include <unordered_map>

#include <entente/query.hpp>

namespace entente::formats {

std::unordered_set<ActorNo> neighbourhood(Store& store, const Selection& selection) {
    // An export is whole: nothing but the number of steps ends the walk.
    WhoOptions options{.filter = selection.filter, .with = selection.with, .hops = selection.hops, .most_edges = std::numeric_limits<std::uint64_t>::max()};
    const auto near = within(store, *selection.around, options);
    std::unordered_set<ActorNo> actors{near.start};
    if (!selection.with) {
        for (const auto& [actor, distance] : near.actors) actors.insert(actor);
        return actors;
    }
    options.with = selection.around;
    const auto back = within(store, *selection.with, options);
    std::unordered_map<ActorNo, unsigned> distance_back(back.actors.begin(), back.actors.end());
    distance_back.emplace(back.start, 0);
    for (const auto& [actor, distance] : near.actors) {
        const auto at = distance_back.find(actor);
        if (at != distance_back.end() && distance + at->second <= selection.hops) actors.insert(actor);
    }
    return actors;
}

}  // namespace entente::formats
