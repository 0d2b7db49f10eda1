#include "query/steps.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>
#include <unordered_set>

namespace entente::query {

bool better(const EdgeFacts& a, const EdgeFacts& b) {
    return std::tie(b.confidence, b.reports, a.id) < std::tie(a.confidence, a.reports, b.id);
}

std::int64_t doubt(const EdgeFacts& best, std::uint64_t reports) {
    // Doubt in thousandths counts first; then, of equally doubtful steps, how often they are reported.
    const auto rare = 1000 - static_cast<std::int64_t>(std::min<std::uint64_t>(reports, 1000));
    return std::llround(1000 * (1 - best.confidence)) * 100'000 + rare;
}

Stepper::Stepper(Walker& walker, std::uint64_t most_edges, std::optional<std::chrono::milliseconds> most_time) : walker_(walker), left_(most_edges) {
    if (most_time) end_ = std::chrono::steady_clock::now() + *most_time;
    if (left_ == 0) cut_ = Limit::edges;
}

std::span<const Hop> Stepper::edges(ActorNo actor) {
    const auto hops = walker_.edges(actor);
    left_ -= std::min<std::uint64_t>(left_, hops.size());
    if (left_ == 0) cut_ = Limit::edges;
    else if (end_ && std::chrono::steady_clock::now() > *end_) cut_ = Limit::time;
    return hops;
}

const std::vector<Step>& Stepper::from(ActorNo actor, Way way) {
    steps_.clear();
    each_neighbour(edges(actor), [&](std::span<const Hop> hops) {
        const Hop* best = nullptr;
        std::uint64_t reports = 0;
        std::uint32_t edges = 0;
        for (const auto& hop : hops) {
            if (!may_go(hop, way)) continue;
            if (!best || better(hop.edge, best->edge)) best = &hop;
            reports += hop.edge.reports;
            ++edges;
        }
        if (best && best->neighbour != actor) steps_.push_back({best->neighbour, best->edge.id, edges, 0, doubt(best->edge, reports)});
    });
    return steps_;
}

LeftOut count_left_out(Walker& walker, std::span<const ActorNo> actors) {
    std::unordered_set<EdgeId> met;
    std::map<FilterPart, std::uint64_t> counts;
    std::vector<LeftOutHop> hops;
    for (const auto actor : actors) {
        hops.clear();
        walker.left_out(actor, hops);
        for (const auto& [hop, part] : hops)
            if (met.insert(hop.edge.id).second) ++counts[part];
    }
    LeftOut left_out(counts.begin(), counts.end());
    std::stable_sort(left_out.begin(), left_out.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    return left_out;
}

}  // namespace entente::query
