#include "query/steps.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace entente::query {

bool better(const EdgeFacts& a, const EdgeFacts& b) {
    return std::tie(b.confidence, b.reports, a.id) < std::tie(a.confidence, a.reports, b.id);
}

const std::vector<Step>& Stepper::from(ActorNo actor, Way way) {
    const auto hops = walker_.edges(actor);
    left_ -= std::min<std::uint64_t>(left_, hops.size());
    const auto may_go = [way](const Hop& hop) { return way == Way::any || hop.edge.reciprocal || hop.outward == (way == Way::along); };

    steps_.clear();
    for (std::size_t i = 0; i < hops.size();) {
        const Hop* best = nullptr;
        std::uint64_t reports = 0;
        std::uint32_t edges = 0;
        const auto neighbour = hops[i].neighbour;
        for (; i < hops.size() && hops[i].neighbour == neighbour; ++i) {
            if (!may_go(hops[i])) continue;
            if (!best || better(hops[i].edge, best->edge)) best = &hops[i];
            reports += hops[i].edge.reports;
            ++edges;
        }
        if (!best || neighbour == actor) continue;
        // Doubt in thousandths counts first; then, of equally doubtful steps, how often they are reported.
        const auto doubt = std::llround(1000 * (1 - best->edge.confidence));
        const auto rare = 1000 - static_cast<std::int64_t>(std::min<std::uint64_t>(reports, 1000));
        steps_.push_back({neighbour, best->edge.id, edges, doubt * 100'000 + rare});
    }
    return steps_;
}

}  // namespace entente::query
