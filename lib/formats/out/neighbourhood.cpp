#include "formats/out/neighbourhood.hpp"

#include <unordered_map>
#include <vector>

namespace entente::formats {
namespace {

/// How many steps it takes from an actor to each of those that are at most `hops` steps away.
std::unordered_map<ActorNo, unsigned> distances(Walker& walker, ActorNo from, unsigned hops) {
    std::unordered_map<ActorNo, unsigned> found{{from, 0}};
    std::vector<ActorNo> frontier{from}, reached;
    std::vector<Hop> edges;
    for (unsigned distance = 1; distance <= hops && !frontier.empty(); ++distance) {
        reached.clear();
        for (const auto actor : frontier) {
            edges.clear();
            walker.out_edges(actor, edges);
            walker.in_edges(actor, edges);
            for (const auto& edge : edges)
                if (found.emplace(edge.neighbour, distance).second) reached.push_back(edge.neighbour);
        }
        frontier.swap(reached);
    }
    return found;
}

}  // namespace

std::unordered_set<ActorNo> neighbourhood(Store& store, const Selection& selection) {
    const auto from = *selection.around;
    std::vector<ActorNo> ends{from};
    if (selection.with) ends.push_back(*selection.with);
    const auto walker = store.walker(selection.filter, ends);
    const auto near = distances(*walker, from, selection.hops);
    std::unordered_set<ActorNo> actors{from};
    if (!selection.with) {
        for (const auto& [actor, distance] : near) actors.insert(actor);
        return actors;
    }
    const auto back = distances(*walker, *selection.with, selection.hops);
    for (const auto& [actor, distance] : near) {
        const auto at = back.find(actor);
        if (at != back.end() && distance + at->second <= selection.hops) actors.insert(actor);
    }
    return actors;
}

}  // namespace entente::formats
