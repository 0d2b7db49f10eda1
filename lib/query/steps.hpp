#pragma once
// Edges between two actors, gathered into one step of a walk.

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include <entente/query.hpp>

namespace entente::query {

/// Of two edges, the better evidenced: more confident, then more often reported, then by id.
bool better(const EdgeFacts& a, const EdgeFacts& b);

/// All edges from an actor to a neighbour.
struct Step {
    ActorNo neighbour = 0;
    EdgeId edge = 0;           // the best
    std::uint32_t edges = 0;
    std::int32_t day = 0;      // in time: when it ends
    std::int64_t cost = 0;     // of evidence that is missing: less for confident and often reported steps
};

enum class Way : std::uint8_t { any, along, against };  // along: out edges and reciprocal ones; against: the other way round

inline bool may_go(const Hop& hop, Way way) { return way == Way::any || hop.edge.reciprocal || hop.outward == (way == Way::along); }

/// Calls `take` with the edges to each neighbour, out of what a walker gives.
template <class Take>
void each_neighbour(std::span<const Hop> hops, Take&& take) {
    for (std::size_t i = 0; i < hops.size();) {
        auto end = i + 1;
        while (end < hops.size() && hops[end].neighbour == hops[i].neighbour) ++end;
        take(hops.subspan(i, end - i));
        i = end;
    }
}

/// What the best edge and the number of reports leave to doubt.
std::int64_t doubt(const EdgeFacts& best, std::uint64_t reports);

/// Steps from actors, counted as they are taken.
class Stepper {
public:
    Stepper(Walker& walker, std::uint64_t most_edges, std::optional<std::chrono::milliseconds> most_time = {});

    /// One step for each neighbour, by number; never to the actor itself. The result lives until the next call.
    const std::vector<Step>& from(ActorNo actor, Way way);
    /// The edges as the walker gives them.
    std::span<const Hop> edges(ActorNo actor);

    bool exhausted() const { return cut_.has_value(); }
    std::optional<Limit> cut() const { return cut_; }
    Walker& walker() { return walker_; }

private:
    Walker& walker_;
    std::uint64_t left_;
    std::optional<std::chrono::steady_clock::time_point> end_;
    std::optional<Limit> cut_;
    std::vector<Step> steps_;
};

/// Counts the edges at these actors that the walker's filter leaves out, each once.
LeftOut count_left_out(Walker& walker, std::span<const ActorNo> actors);

}  // namespace entente::query
