#pragma once
// Measures of a graph in memory (Store::graph gives the part that a filter lets through). Each is deterministic: the same graph
// gives the same numbers. Where not said otherwise, edges count whatever their direction and number: two actors are joined or not.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include <entente/graph.hpp>

namespace entente {

/// How much an actor has to do with others. A reciprocal edge goes out and comes in; a loop counts nowhere.
struct Degree {
    std::uint32_t neighbours = 0;      // other actors
    std::uint32_t out = 0, in = 0;     // edges
    std::uint64_t reports = 0;         // pieces of evidence for them, each edge once
    bool operator==(const Degree&) const = default;
};
std::vector<Degree> degrees(const Graph& graph);

/// Of all shortest walks between two others, the share that leads through an actor, averaged over the pairs: 0..1 (Freeman 1977,
/// by Brandes 2001). A graph that asks for more than `most_steps` looks at edges is measured from evenly drawn starts, as Brandes
/// and Pich (2007) do; `starts` says how many.
struct Betweenness {
    std::vector<double> scores;  // by vertex
    std::size_t starts = 0;      // walks were followed from so many actors; all of them where the score is exact
    bool exact() const { return starts == scores.size(); }
};
Betweenness betweenness(const Graph& graph, std::uint64_t most_steps = 2'000'000'000);

/// Where a reader ends up who follows edges from source to target, more often the better evidenced ones, and starts anew one time
/// in seven (Page et al. 1998, damping 0.85). The scores sum to 1. A reciprocal edge is followed either way; from an actor without
/// an edge out the reader goes anywhere.
std::vector<double> pagerank(const Graph& graph, double damping = 0.85);

/// A partition of the actors: the largest part is number 0, of equally large ones that of the actor whose vertex comes first.
struct Parts {
    std::vector<std::uint32_t> of;     // by vertex
    std::vector<std::uint32_t> sizes;  // by part
    bool operator==(const Parts&) const = default;
};
/// Actors that some walk joins, whatever the edges' direction.
Parts components(const Graph& graph);

/// Groups of actors that have more to do with each other than with others.
struct Communities {
    Parts parts;
    double modularity = 0;  // Newman and Girvan 2004, weighted by reports: 0 is chance
};
/// By the Louvain method (Blondel et al. 2008), edges weighted by reports; a group that falls apart is split, as Leiden promises
/// (Traag et al. 2019). A greater resolution gives smaller groups.
Communities communities(const Graph& graph, double resolution = 1.0);

/// Whether a relation speaks for its two actors (+1), against (-1), or neither (0): cooperation of quad classes 1 and 2, conflict of
/// 3 and 4, and the ties allied-with, supports and opposed-to.
int sign(const Relation& relation);
/// The same of an edge: what is said not to be speaks neither for nor against.
int sign(const Relation& relation, const EdgeFacts& facts);

/// Three actors, each two of whom have a signed relation; balanced where the product of the signs is positive: a friend's friend and
/// an enemy's enemy are friends (Heider 1946, Cartwright and Harary 1956).
struct Triangle {
    Graph::Vertex a = 0, b = 0, c = 0;  // ascending
    int ab = 0, bc = 0, ac = 0;         // the signs
    std::uint64_t reports = 0;          // for the weakest of the three
    bool balanced() const { return ab * bc * ac > 0; }
    bool operator==(const Triangle&) const = default;
};
/// Who is whose friend's enemy. Two actors are friends or enemies as more reports speak for or against; where as many do, neither.
struct Balance {
    std::uint64_t friends = 0, enemies = 0;   // pairs
    std::uint64_t triangles[4] = {};          // by the number of enmities in them
    std::vector<Triangle> strained;           // unbalanced ones, the best evidenced first, at most as many as were asked for
    /// The two camps that put most reports of friendship within and of enmity between them; by vertex 0 or 1, none for who has
    /// neither friend nor enemy. Found by moving one actor at a time: there may be better ones.
    std::vector<std::optional<std::uint8_t>> camps;
    std::uint64_t frustration = 0;            // reports that speak against the camps
    std::uint64_t reports = 0;                // of all friends and enemies

    std::uint64_t all_triangles() const { return triangles[0] + triangles[1] + triangles[2] + triangles[3]; }
    std::uint64_t balanced() const { return triangles[0] + triangles[2]; }
};
Balance balance(const Graph& graph, std::size_t most_strained = 100);

/// What became of the relation of two actors from one period to another.
struct Change {
    struct Side {
        std::uint64_t edges = 0, friendly = 0, hostile = 0;  // by sign(); the rest is neither
        bool operator==(const Side&) const = default;
    };
    Graph::Vertex a = 0, b = 0;  // of `actors`; a comes first
    Side before, after;
};
struct Changes {
    std::vector<Actor> actors;   // of both graphs, by id
    std::vector<Change> pairs;   // those that differ; by how far `moved` lies from 0, then by actors' ids
    std::uint64_t before_days = 0, after_days = 0;

    /// Edges a month (30 days) after, less those before.
    double moved(const Change& change) const;
    /// How far the share of friendly less hostile edges rose, -2..2; absent where a period has no signed edge of the two.
    static std::optional<double> tone(const Change& change);
};
/// Two parts of one store's graph, of periods of so many days.
Changes changes(const Graph& before, std::uint64_t before_days, const Graph& after, std::uint64_t after_days);

}  // namespace entente
