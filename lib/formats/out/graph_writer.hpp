#pragma once
// What every format in which a graph is written offers to what walks over the graph.

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include <entente/export.hpp>

namespace entente::formats {

/// Names and ids of the actors that are shown as one, beside its own.
struct Merged {
    std::vector<std::string> names, ids;
};

/// A node as it is written: numbered from 0, by actors' ids.
struct NodeOut {
    std::uint32_t number;
    const Actor& actor;
    const Merged& merged;
};

struct Attribute;  // attributes.hpp

/// An end of the span that reports of an edge tell: "killed_min", 3.
struct NumberOut {
    const Attribute* attribute;
    std::uint64_t value;
};

/// An edge as it is written, between two nodes by their numbers.
struct EdgeOut {
    std::uint32_t source, target;
    const StoredEdge& edge;
    const Relation& relation;
    std::span<const NumberOut> numbers;
};

/// Is made at the start of a file; every node comes before any edge, every edge before any record, and then the end. A format keeps
/// what it needs by overriding the calls that it has a use for.
class GraphWriter {
public:
    virtual ~GraphWriter() = default;
    virtual void node(const NodeOut&) {}
    virtual void edge(const EdgeOut&) {}
    virtual void record(const Record&) {}
    virtual void end() = 0;
};

/// Which calls a format has a use for; what nobody asks for is not read.
enum class Content : std::uint8_t { graph, records, both };

/// All attributes that nodes and edges of one graph may have.
using Attributes = std::span<const Attribute* const>;

using MakeWriter = std::unique_ptr<GraphWriter> (*)(const OpenFile&, Attributes);

}  // namespace entente::formats
