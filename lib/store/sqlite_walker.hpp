#pragma once
// Steps along the edges that a filter lets through, out of the cache of a graph's edges.

#include <memory>
#include <string>
#include <vector>

#include <SQLiteCpp/SQLiteCpp.h>

#include <entente/store.hpp>

#include "store/edge_cache.hpp"
#include "store/edge_filter.hpp"

namespace entente::store {

class SqliteWalker final : public Walker {
public:
    SqliteWalker(SQLite::Database& database, std::shared_ptr<EdgeCache> cache, std::string path, const Filter& filter, std::vector<ActorNo> exempt);

    std::span<const Hop> edges(ActorNo actor) override;
    void left_out(ActorNo actor, std::vector<LeftOutHop>& hops) override;
    ActorNo shown_as(ActorNo actor) override { return cache_->shown_as(actor); }

private:
    std::optional<FilterPart> unmet(const Hop& hop);

    std::string path_;
    std::shared_ptr<EdgeCache> cache_;
    EdgeFilter filter_;
    std::vector<Hop> passing_;
};

}  // namespace entente::store
