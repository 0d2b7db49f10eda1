#pragma once
// Edges between two actors, gathered into one step of a walk.

#include <cstdint>
#include <vector>

#include <entente/store.hpp>

namespace entente::query {

/// Of two edges, the better evidenced: more confident, then more often reported, then by id.
bool better(const EdgeFacts& a, const EdgeFacts& b);

/// All edges from an actor to a neighbour.
struct Step {
    ActorNo neighbour = 0;
    EdgeId edge = 0;           // the best
    std::uint32_t edges = 0;
    std::int64_t cost = 0;     // of evidence that is missing: less for confident and often reported steps
};

enum class Way : std::uint8_t { any, along, against };  // along: out edges and reciprocal ones; against: the other way round

/// Steps from actors, counted as they are taken.
class Stepper {
public:
    Stepper(Walker& walker, std::uint64_t most_edges) : walker_(walker), left_(most_edges) {}

    /// One step for each neighbour, by number; never to the actor itself. The result lives until the next call.
    const std::vector<Step>& from(ActorNo actor, Way way);

    bool exhausted() const { return left_ == 0; }

private:
    Walker& walker_;
    std::uint64_t left_;
    std::vector<Step> steps_;
};

}  // namespace entente::query
