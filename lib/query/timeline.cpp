#include <entente/query.hpp>

#include <algorithm>
#include <tuple>

namespace entente {

TimelineAnswer timeline(Store& store, ActorNo actor, std::optional<ActorNo> other, const Filter& filter, std::size_t limit) {
    const auto snapshot = store.snapshot();
    const auto walker = store.walker(filter);
    const auto edges = walker->edges(actor);
    std::vector<Hop> hops(edges.begin(), edges.end());
    std::erase_if(hops, [&](const Hop& hop) {
        return !hop.edge.date() || (other && hop.neighbour != *other) || (hop.neighbour == actor && !hop.outward);
    });
    std::sort(hops.begin(), hops.end(), [&](const Hop& a, const Hop& b) {
        const auto key = [&](const Hop& hop) {
            return std::tuple(hop.edge.first_day, hop.edge.last_day, std::string_view(store.relation(hop.edge.relation).type), hop.edge.id);
        };
        return key(a) < key(b);
    });
    TimelineAnswer answer;
    answer.left_out = hops.size() - std::min(hops.size(), limit);
    hops.resize(std::min(hops.size(), limit));

    const auto self = store.actor(actor);
    for (const auto& hop : hops) {
        TimelineEntry entry;
        auto neighbour = hop.neighbour == actor ? self : store.actor(hop.neighbour);
        entry.source = hop.outward ? self : neighbour;
        entry.target = hop.outward ? std::move(neighbour) : self;
        entry.relation = store.relation(hop.edge.relation);
        entry.facts = hop.edge;
        if (auto best = store.evidence(hop.edge.id, 1); !best.empty()) entry.best = std::move(best.front());
        answer.entries.push_back(std::move(entry));
    }
    return answer;
}

}  // namespace entente
