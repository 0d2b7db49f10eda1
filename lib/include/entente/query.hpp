#pragma once
// Questions to a graph: who relates to whom, how, since when, through whom, on whose word. Each is answered as the graph stood
// when it was asked. Every answer says where a limit cut something off.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <entente/filter.hpp>
#include <entente/graph.hpp>
#include <entente/record.hpp>
#include <entente/store.hpp>

namespace entente {

struct ActorMatch {
    ActorNo number = 0;
    Actor actor;
    NameMatch match = NameMatch::id;
};
/// The actors that an id, a name or an alias may mean: those of the best kind of match, by id.
std::vector<ActorMatch> find_actors(Store& store, std::string_view text);
/// The one actor that an id, a name or an alias means. Throws Error (usage) where there is none, or more than one: the error
/// then names the candidates.
ActorNo find_one_actor(Store& store, std::string_view text);

/// What is said of an actor and one neighbour with one type of relation, in one direction.
struct Neighbour {
    enum class Direction : std::uint8_t { out, in, both };  // from the actor asked about; both: reciprocal

    Actor from;                 // the actor asked about; with more hops, the one that is a step nearer to it
    Actor actor;                // the neighbour
    unsigned distance = 1;      // steps from the actor asked about
    RecordKind kind = RecordKind::event;
    std::string type;
    Direction direction = Direction::out;
    std::uint64_t edges = 0;    // of this type and direction
    std::uint64_t reports = 0;  // pieces of evidence for them
    std::optional<Date> first, last;
    EdgeId best_edge = 0;
    Record best;                // the best evidence
};

struct WhoOptions {
    Filter filter;
    std::optional<ActorNo> with;            // only this neighbour
    unsigned hops = 1;
    std::size_t limit = 1'000;              // lines
    std::uint64_t most_edges = 5'000'000;   // looked at
};
struct WhoAnswer {
    std::vector<Neighbour> lines;  // by distance, number of edges (most first), neighbour, type, direction
    std::uint64_t left_out = 0;    // lines beyond the limit
    bool cut = false;              // most_edges ended the walk
};
/// Neighbours of an actor and their relations to it.
WhoAnswer who(Store& store, ActorNo actor, const WhoOptions& options = {});

/// From one actor of a path to the next.
struct PathStep {
    Actor from, to;
    bool forward = true;        // the edge points from `from` to `to`; a reciprocal one always does
    EdgeId edge = 0;            // the best of those between the two
    Relation relation;
    EdgeFacts facts;
    std::uint64_t edges = 1;    // that the filter lets through between the two
    Record best;                // the best evidence of `edge`
};
using Path = std::vector<PathStep>;

struct PathOptions {
    Filter filter;
    unsigned max_hops = 6;
    std::size_t k = 1;
    bool directed = false;                  // along edges only; reciprocal ones both ways
    std::uint64_t most_edges = 5'000'000;   // looked at
};
struct PathAnswer {
    std::vector<Path> paths;  // shortest first; of equally short ones, the better evidenced
    bool cut = false;         // most_edges ended the search; there may be more, or shorter ones
};
/// The k shortest walks between two actors that meet no actor twice. The filter's conditions on actors hold for those between.
/// From an actor to itself there is one, without a step.
PathAnswer shortest_paths(Store& store, ActorNo from, ActorNo to, const PathOptions& options = {});

struct TimelineEntry {
    Actor source, target;
    Relation relation;
    EdgeFacts facts;
    Record best;
};
struct TimelineAnswer {
    std::vector<TimelineEntry> entries;  // by first day, last day, type, id
    std::uint64_t left_out = 0;          // later entries beyond the limit
};
/// Dated edges of an actor, or between two, in order.
TimelineAnswer timeline(Store& store, ActorNo actor, std::optional<ActorNo> other, const Filter& filter,
                        std::size_t limit = 10'000);

struct Explanation {
    EdgeId edge = 0;
    std::optional<Actor> source, target;  // absent where no document names them
    Relation relation;
    EdgeFacts facts;
    std::uint32_t documents = 0;
    std::vector<Decision> decisions;      // that hold of the two actors and of those that are shown as them
    std::vector<Record> evidence;         // the record that was asked for, or else the most confident, first
    std::vector<EdgeId> same_event;       // the other edges that are shown as one with this one; by days
};
/// All evidence of an edge, asked for by its id or by that of a record behind it, and the edges that a window (Filter::window) shows as
/// one with it. Throws Error (usage) where there is no such edge.
Explanation explain(Store& store, std::string_view id, std::optional<int> window = std::nullopt);

}  // namespace entente
