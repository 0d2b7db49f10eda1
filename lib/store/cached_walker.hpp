#pragma once
// Steps along the edges that a filter lets through, out of the cache of a graph's edges.

#include <memory>
#include <string>
#include <vector>

#include <entente/store.hpp>

#include "store/edge_cache.hpp"
#include "store/edge_filter.hpp"

namespace entente::store {

class CachedWalker final : public Walker {
public:
    CachedWalker(Database& database, std::shared_ptr<EdgeCache> cache, const Filter& filter, std::vector<ActorNo> exempt);

    std::span<const Hop> edges(ActorNo actor) override;
    void left_out(ActorNo actor, std::vector<LeftOutHop>& hops) override;
    ActorNo shown_as(ActorNo actor) override { return cache_->shown_as(actor); }

private:
    std::optional<FilterPart> unmet(const Hop& hop);

    std::shared_ptr<EdgeCache> cache_;
    EdgeFilter filter_;
    std::vector<Hop> passing_;
};

}  // namespace entente::store
