#pragma once
// The edges of each actor in memory. They are read from the indexes when somebody first asks for them: the first answer
// does not wait for a whole graph to be loaded, and walks that cross the same busy actors again do so at the speed of an array. Who
// has asked for a good part of them one by one gets the rest in one go, as long as it is not too much to hold.

#include <cstddef>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

#include <entente/store.hpp>

#include "store/edge_rows.hpp"
#include "store/decisions.hpp"

namespace entente::store {

/// Holds for one state of the file; the store makes a new one when that changes.
class EdgeCache {
public:
    EdgeCache(Database& database, std::optional<Rollup> rollup);

    /// Out of the actor and into it, by neighbour, out before in, then by id; a loop is there twice.
    struct Edges {
        std::span<const Hop> affirmed_and_actual, others;
    };
    /// By any number of an actor that is shown as one with others. Lives until the next call.
    Edges of(ActorNo actor);

    ActorNo shown_as(ActorNo actor) const { return identities_.shown_as(actor); }

private:
    /// A part of some hops, those that are affirmed and actual first.
    struct Part {
        std::size_t begin = 0, walkable = 0, end = 0;
        Edges of(std::span<const Hop> hops) const { return {hops.subspan(begin, walkable - begin), hops.subspan(walkable, end - walkable)}; }
    };
    struct ActorEdges {
        std::vector<Hop> hops;
        Part part;
    };

    static void read(EdgeRows& rows, ActorNo actor, bool outward, std::vector<Hop>& hops);
    /// Whether to read all at once from here on.
    bool worth_reading_all();
    void read_all();
    static Part order(std::span<Hop> hops, std::size_t begin, std::size_t end);

    Database& database_;
    Identities identities_;
    EdgeRows out_, in_;
    std::unordered_map<ActorNo, ActorEdges> actors_;
    std::size_t held_ = 0;  // hops in actors_
    std::optional<std::size_t> in_file_;  // hops, once it was asked
    std::vector<Hop> all_;                // once all were read
    std::vector<Part> parts_;             // of all_, by actor
};

/// The order in which EdgeCache has its hops.
bool comes_before(const Hop& a, const Hop& b);

}  // namespace entente::store
