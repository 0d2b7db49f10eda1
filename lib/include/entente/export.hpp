#pragma once
// Graphs as files that other programs open. What each format keeps is in docs/formats.md.

#include <cstdint>
#include <functional>
#include <iosfwd>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include <entente/filter.hpp>
#include <entente/store.hpp>

namespace entente {

/// What of a graph is written.
struct Selection {
    Filter filter;
    /// Only the actors that are at most `hops` steps from this one, along edges that the filter lets through, and all edges among them.
    std::optional<ActorNo> around;
    /// Of those only the actors on a way of at most `hops` steps from `around` to this one. Asks for nothing where `around` is absent.
    std::optional<ActorNo> with;
    unsigned hops = 1;
    /// Only these actors, as edges name them, and all edges among them; `around` is then not asked.
    std::optional<std::vector<ActorNo>> among;

    /// Whether no edge and no actor is left out.
    bool is_everything() const { return !around && !among && filter.lets_all_through(); }
};

/// A format that graphs are written in.
struct GraphFormat {
    std::string_view name;     // "graphml"
    std::string_view flavour;  // of a format with several: "yed"; else empty
    std::string_view ending;   // of a file's name: ".graphml"
    std::string_view reader;   // what opens it
    /// Of a format of several files: their names, in a folder. Empty: it is one file.
    std::span<const std::string_view> files;
    /// It holds every report by itself: Filter::window joins none.
    bool reports = false;
};

/// All of them, in the order in which people are told of them.
std::span<const GraphFormat> graph_formats();
/// By name and flavour. Throws Error (usage) that lists those that there are.
const GraphFormat& graph_format(std::string_view name, std::string_view flavour = {});
/// By the ending of a file's name; nullptr where it tells none.
const GraphFormat* graph_format_of(std::string_view file_name);

/// What was written.
struct Written {
    std::uint64_t actors = 0, edges = 0;
    std::uint64_t records = 0;  // single reports, in a format that holds them
};

/// Gives the stream for one of GraphFormat::files; for a format of one file it is asked once, with an empty name.
using OpenFile = std::function<std::ostream&(std::string_view name)>;

/// Writes a part of a graph. The same graph and selection give the same bytes. Actors without an edge are written where the
/// selection is everything. Streamed: memory holds a few numbers for each actor, and of a neighbourhood one for each edge; a picture is
/// made whole, and refused with an Error (usage) where it would be too large. Throws Error (io) where a stream fails.
Written write_graph(Store& store, const GraphFormat& format, const Selection& selection, const OpenFile& open);
/// The same for a format of one file.
Written write_graph(Store& store, const GraphFormat& format, const Selection& selection, std::ostream& out);

}  // namespace entente
