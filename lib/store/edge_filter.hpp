#pragma once
// A Filter as it is asked of one edge after another.

#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include <entente/store.hpp>

#include "store/database.hpp"

namespace entente::store {

class EdgeFilter {
public:
    /// Throws Error (usage) where the filter names a type or a document that is not in the graph.
    EdgeFilter(Database& database, const Filter& filter, std::vector<ActorNo> exempt = {});

    /// The first condition on the edge itself that it does not meet.
    std::optional<FilterPart> unmet(const EdgeFacts& edge) const;
    /// The same of an actor, by the number it is shown with; those that are exempt meet all.
    std::optional<FilterPart> unmet_by(ActorNo actor);

    /// Whether edges pass that are affirmed and actual, and no others, whatever else they are.
    bool asks_walkable_only() const { return walkable_only_; }
    bool asks_of_actors() const { return !filter_.actor_kinds.empty() || !filter_.countries.empty(); }

private:
    void find_relations(Database& database);
    void find_documents(Database& database);

    Filter filter_;
    std::vector<ActorNo> exempt_;
    std::vector<std::optional<FilterPart>> relations_;  // what a relation does not meet, by its number
    std::unordered_set<EdgeId> in_documents_;           // edges with evidence in the documents that are asked for
    std::int32_t since_, until_;
    bool walkable_only_;
    std::optional<Statement> actor_;
    std::unordered_map<ActorNo, std::optional<FilterPart>> actors_;
};

}  // namespace entente::store
