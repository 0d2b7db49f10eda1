#pragma once
// The graph in memory: a directed multigraph of actors and edges that never changes once it is made. It models the
// VertexListGraph, EdgeListGraph, IncidenceGraph and BidirectionalGraph concepts of Boost.Graph (entente/boost_graph.hpp), so
// that Boost's algorithms run on it.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <entente/record.hpp>

namespace entente {

/// A node. Country, sector and code are those of the latest document that names the actor; a country has no sector, and its own code,
/// whatever a record says of those by whom it acts ("Russian forces": RUSMIL).
struct Actor {
    std::string id, name;
    ActorKind kind = ActorKind::people;
    std::string country, sector, code;
    std::optional<Coordinates> coordinates = {};  // of a place, where they are known
    bool operator==(const Actor&) const = default;
};

/// What an edge says of its two ends.
struct Relation {
    RecordKind kind = RecordKind::event;
    std::string type, mode;  // mode may be empty
    int quad = 0;            // 1..4, 0 for ties and STATEMENT
    bool operator==(const Relation&) const = default;
};

/// An edge's id as a number; outside it is written as 16 hex digits.
using EdgeId = std::uint64_t;
std::string to_hex(EdgeId id);
/// Empty where the text is not 16 hex digits.
std::optional<EdgeId> from_hex(std::string_view text);

/// All that a walk asks of an edge, small enough to be kept a million times.
struct EdgeFacts {
    static constexpr std::int32_t undated = INT32_MIN;

    EdgeId id = 0;
    std::uint32_t relation = 0;            // index into the relations of the graph or store it comes from
    std::uint32_t reports = 0;             // pieces of evidence
    std::int32_t first_day = undated, last_day = undated;  // from 1970-01-01
    double confidence = 0;                 // of the best evidence
    bool reciprocal = false;
    Polarity polarity = Polarity::affirmed;
    Modality modality = Modality::actual;

    std::optional<DateSpan> date() const {
        if (first_day == undated) return std::nullopt;
        const auto date_of = [](std::int32_t day) { return Date{std::chrono::sys_days{std::chrono::days{day}}}; };
        return DateSpan{date_of(first_day), date_of(last_day)};
    }
    bool operator==(const EdgeFacts&) const = default;
};

class Graph {
public:
    using Vertex = std::uint32_t;  // 0 .. actors().size() - 1

    /// An edge between two vertices, before the graph is made.
    struct Link {
        Vertex source, target;
        EdgeFacts facts;
    };

    Graph() = default;
    /// Throws Error (usage) where a link names a vertex or a relation that does not exist.
    Graph(std::vector<Actor> actors, std::vector<Relation> relations, std::vector<Link> links);

    std::span<const Actor> actors() const { return actors_; }
    std::span<const Relation> relations() const { return relations_; }
    std::size_t edge_count() const { return facts_.size(); }

    /// Edges are numbered from 0, by source, then target, then id.
    const EdgeFacts& facts(std::uint32_t edge) const { return facts_[edge]; }
    Vertex source(std::uint32_t edge) const { return sources_[edge]; }
    Vertex target(std::uint32_t edge) const { return targets_[edge]; }

    /// The edges out of a vertex are [out_begin(v), out_begin(v + 1)).
    std::uint32_t out_begin(Vertex vertex) const { return out_[vertex]; }
    /// The edges into a vertex, ascending.
    std::span<const std::uint32_t> in_edges(Vertex vertex) const {
        return std::span(in_edges_).subspan(in_[vertex], in_[vertex + 1] - in_[vertex]);
    }
    std::optional<Vertex> find(std::string_view actor_id) const;

private:
    std::vector<Actor> actors_;
    std::vector<Relation> relations_;
    std::vector<EdgeFacts> facts_;
    std::vector<Vertex> sources_, targets_;
    std::vector<std::uint32_t> out_{0}, in_{0}, in_edges_;
    std::vector<Vertex> by_id_;
};

}  // namespace entente
