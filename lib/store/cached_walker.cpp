#include "store/cached_walker.hpp"

#include <algorithm>


namespace entente::store {
namespace {

std::vector<ActorNo> as_shown(std::vector<ActorNo> actors, const EdgeCache& cache) {
    for (auto& actor : actors) actor = cache.shown_as(actor);
    return actors;
}

}  // namespace

CachedWalker::CachedWalker(Database& database, std::shared_ptr<EdgeCache> cache, const Filter& filter, std::vector<ActorNo> exempt)
    : cache_(std::move(cache)), filter_(database, filter, as_shown(std::move(exempt), *cache_)) {}

std::optional<FilterPart> CachedWalker::unmet(const Hop& hop) {
    if (const auto part = filter_.unmet(hop.edge)) return part;
    return filter_.unmet_by(hop.neighbour);
}

std::span<const Hop> CachedWalker::edges(ActorNo actor) {
    const auto edges = cache_->of(actor);
    if (filter_.asks_walkable_only()) return edges.affirmed_and_actual;
    passing_.clear();
    const auto take = [&](std::span<const Hop> hops) {
        for (const auto& hop : hops)
            if (!unmet(hop)) passing_.push_back(hop);
    };
    take(edges.affirmed_and_actual);
    const auto middle = passing_.size();
    take(edges.others);
    std::inplace_merge(passing_.begin(), passing_.begin() + static_cast<std::ptrdiff_t>(middle), passing_.end(), comes_before);
    return passing_;
}

void CachedWalker::left_out(ActorNo actor, std::vector<LeftOutHop>& hops) {
    const auto edges = cache_->of(actor);
    for (const auto& some : {edges.affirmed_and_actual, edges.others})
        for (const auto& hop : some)
            if (const auto part = unmet(hop)) hops.push_back({hop, *part});
}

}  // namespace entente::store
