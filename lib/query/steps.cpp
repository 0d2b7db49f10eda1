#include "query/steps.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace entente::query {

bool better(const EdgeFacts& a, const EdgeFacts& b) {
    return std::tie(b.confidence, b.reports, a.id) < std::tie(a.confidence, a.reports, b.id);
}

const std::vector<Step>& Stepper::from(ActorNo actor, Way way) {
    hops_.clear();
    if (way == Way::against) walker_.in_edges(actor, hops_);
    else walker_.out_edges(actor, hops_);
    const auto own = hops_.size();
    if (way == Way::against) walker_.out_edges(actor, hops_);
    else walker_.in_edges(actor, hops_);
    left_ -= std::min<std::uint64_t>(left_, hops_.size());

    if (way != Way::any) {
        const auto one_way = [](const Hop& hop) { return !hop.edge.reciprocal; };
        hops_.erase(std::remove_if(hops_.begin() + static_cast<std::ptrdiff_t>(own), hops_.end(), one_way), hops_.end());
    }
    std::sort(hops_.begin(), hops_.end(), [](const Hop& a, const Hop& b) { return a.neighbour < b.neighbour; });

    steps_.clear();
    for (std::size_t i = 0; i < hops_.size();) {
        const auto* best = &hops_[i];
        std::uint64_t reports = 0;
        std::uint32_t edges = 0;
        const auto neighbour = best->neighbour;
        for (; i < hops_.size() && hops_[i].neighbour == neighbour; ++i) {
            if (better(hops_[i].edge, best->edge)) best = &hops_[i];
            reports += hops_[i].edge.reports;
            ++edges;
        }
        if (neighbour == actor) continue;
        // Doubt in thousandths counts first; then, of equally doubtful steps, how often they are reported.
        const auto doubt = std::llround(1000 * (1 - best->edge.confidence));
        const auto rare = 1000 - static_cast<std::int64_t>(std::min<std::uint64_t>(reports, 1000));
        steps_.push_back({neighbour, best->edge.id, edges, doubt * 100'000 + rare});
    }
    return steps_;
}

}  // namespace entente::query
