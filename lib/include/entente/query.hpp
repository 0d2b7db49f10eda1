#pragma once
// Questions to a graph: who relates to whom, how, since when, through whom, on whose word. Each is answered as the graph stood
// when it was asked. Every answer says where a limit cut something off.

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
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

/// What ended a walk before its end.
enum class Limit : std::uint8_t { edges, time };

/// How many edges a filter leaves out, by the first of its conditions that each does not meet; the most first.
using LeftOut = std::vector<std::pair<FilterPart, std::uint64_t>>;

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
    std::optional<std::chrono::milliseconds> most_time = {};
};
struct WhoAnswer {
    Actor actor;                   // that was asked about, as it is shown
    std::vector<Neighbour> lines;  // by distance, number of edges (most first), neighbour, type, direction
    std::uint64_t left_out = 0;    // lines beyond the limit
    std::optional<Limit> cut;      // what ended the walk
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

/// Which of two walks is the better.
enum class PathOrder : std::uint8_t {
    shortest,  // fewer steps; of equally many, less doubt about the best evidence of each
    surest,    // the likelier to be right at every step: the sum of the steps' weights (step_weight)
    earliest,  // in time, no step before the one it follows, and there on the earlier day; then fewer steps
};

/// -ln p, in millionths and at least 1: p is how likely it is that one at least of the edges between two actors is right, each by the
/// confidence of its best evidence, within 0.01 and 0.99. An edge of r reports counts as 1 + log2 r edges, since reports repeat each other.
/// The least sum of weights is the greatest product of likelihoods.
std::int64_t step_weight(std::span<const EdgeFacts> edges);

struct PathOptions {
    Filter filter;
    unsigned max_hops = 6;
    std::size_t k = 1;
    bool directed = false;                  // along edges only; reciprocal ones both ways
    PathOrder order = PathOrder::shortest;
    std::uint64_t most_edges = 5'000'000;   // looked at
    std::optional<std::chrono::milliseconds> most_time = {};
};
struct PathAnswer {
    std::vector<Path> paths;   // the best first
    std::optional<Limit> cut;  // what ended the search; there may be more, or better ones
    LeftOut left_out;          // where there is no path: at the actors that the search came to
};
/// The k best walks between two actors that meet no actor twice. The filter's conditions on actors hold for those between. From an
/// actor to itself there is one, without a step. Walks in time take dated edges only; one of several days is walked on any of them.
PathAnswer shortest_paths(Store& store, ActorNo from, ActorNo to, const PathOptions& options = {});

struct ActorPaths {
    std::vector<std::vector<ActorNo>> paths;  // the actors of each
    std::optional<Limit> cut;
};
/// What shortest_paths finds, by its actors alone: no evidence is read.
ActorPaths shortest_actor_paths(Store& store, ActorNo from, ActorNo to, const PathOptions& options = {});
/// Every walk of at most `max_hops` steps that meets no actor twice, by PathOrder::shortest; `k` and `order` are not asked.
ActorPaths simple_paths(Store& store, ActorNo from, ActorNo to, const PathOptions& options = {});

struct Reach {
    ActorNo start = 0;                                 // the actor asked about, as edges name it
    std::vector<std::pair<ActorNo, unsigned>> actors;  // with their distance, by distance; not the one asked about
    std::optional<Limit> cut;
};
/// The actors within so many steps. `with`, where it is given, is reached whatever the filter asks of actors.
Reach within(Store& store, ActorNo actor, const WhoOptions& options);

/// What is around some actors, their egos, as one picture can show it.
struct EgoNetwork {
    struct Node {
        ActorNo number = 0;
        Actor actor;
        unsigned distance = 0;      // steps from the nearest ego
        std::uint64_t reports = 0;  // pieces of evidence for its edges in the picture
        std::uint64_t hidden = 0;   // actors that the filter would let it reach, and that are not in the picture
        std::uint32_t community = 0;
    };
    /// All edges of one type between two of them, in one direction.
    struct Link {
        std::uint32_t source = 0, target = 0;  // index into `nodes`
        RecordKind kind = RecordKind::event;
        std::string type;
        int quad = 0;
        bool reciprocal = false;    // both act alike; source is then the one that stands first in `nodes`
        bool actual = true;         // affirmed and actual; else each of them is negated, planned, requested or possible
        std::uint64_t edges = 0, reports = 0;
        std::optional<Date> first, last;
        EdgeId best_edge = 0;
        double confidence = 0;      // of the best
    };
    std::vector<Node> nodes;        // the egos as they were given, then by distance, evidence (most first), number
    std::vector<Link> links;        // by source, target, kind, type, direction
    std::uint64_t left_out = 0;     // actors within reach that are beyond the limit
    std::optional<Limit> cut;       // what ended the walk
};
struct EgoOptions {
    Filter filter;
    unsigned hops = 1;                     // 0: the egos and what is between them
    std::size_t limit = 200;               // actors
    std::uint64_t most_edges = 5'000'000;  // looked at
    std::optional<std::chrono::milliseconds> most_time = {};
};
/// The actors within so many steps of the egos, those with the most evidence towards what is nearer first, and all edges among them; with
/// the communities (entente/measures.hpp) of this part. The egos are there whatever the filter asks of actors.
EgoNetwork ego_network(Store& store, std::span<const ActorNo> egos, const EgoOptions& options = {});

struct ConnectOptions {
    Filter filter;
    unsigned max_hops = 6;                  // between two of the actors
    PathOrder order = PathOrder::shortest;  // shortest or surest
    std::uint64_t most_edges = 5'000'000;   // looked at
    std::optional<std::chrono::milliseconds> most_time = {};
};
struct ConnectAnswer {
    std::vector<PathStep> steps;             // a tree, or one a part; each step begins at the first actor of its part or where another ended
    std::vector<std::vector<Actor>> parts;   // those asked for, by which hang together; one where all do
    std::optional<Limit> cut;
    LeftOut left_out;                        // where there are several parts: at the actors that the searches came to
};
/// A small tree that joins the actors, through others where needed: a Steiner tree by the heuristic of Kou, Markowsky and Berman (1981),
/// at most 2 - 2/n times as long as the best for n actors. Throws Error (usage) for less than two different actors.
ConnectAnswer connect(Store& store, std::vector<ActorNo> actors, const ConnectOptions& options = {});

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

enum class TimelinePeriod : std::uint8_t { day, month, quarter, year };
/// What happened in one period, by the first day of each edge.
struct PeriodCount {
    DateSpan span;
    std::array<std::uint64_t, 5> events{};  // by quad class; 0: statements
    std::uint64_t ties = 0;
};
/// The dated edges of these actors, or of theirs with `other`, counted, an edge between two of them once; periods without any are left out.
std::vector<PeriodCount> timeline_by(Store& store, std::span<const ActorNo> actors, std::optional<ActorNo> other, const Filter& filter, TimelinePeriod period);

struct SearchOptions {
    Filter filter;
    std::size_t limit = 20;       // sentences
    std::size_t most_actors = 10;
};
struct SearchAnswer {
    struct FoundActor {
        ActorNo number = 0;
        Actor actor;
        std::uint64_t edges = 0;
    };
    std::vector<FoundActor> actors;        // whose id, name or alias holds the words as they stand; by number of edges
    std::vector<FoundSentence> sentences;  // the best first
    bool cut = false;                      // there are more sentences
};
/// Sentences and names with these words; docs/commands.md says how they are written.
SearchAnswer search(Store& store, std::string_view words, const SearchOptions& options = {});

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
