#include "formats/out/formats.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include <fmt/format.h>

#include <entente/error.hpp>

#include "formats/out/write_graph.hpp"

namespace entente {
namespace formats {
namespace {

struct Entry {
    GraphFormat format;
    Content content;
    MakeWriter make;
};

constexpr std::array entries{
    Entry{{"graphml", "", ".graphml", "Gephi, Cytoscape, networkx, igraph, Boost", {}, false}, Content::graph, make_graphml},
    Entry{{"graphml", "yed", "", "yEd, with labels, shapes and colours", {}, false}, Content::graph, make_graphml_yed},
    Entry{{"gexf", "", ".gexf", "Gephi, with its timeline", {}, false}, Content::graph, make_gexf},
    Entry{{"cytoscape", "", ".cyjs", "Cytoscape, cytoscape.js, networkx", {}, false}, Content::graph, make_cytoscape},
    Entry{{"json", "", ".json", "D3, networkx: nodes and links", {}, false}, Content::graph, make_node_link},
    Entry{{"dot", "", ".dot", "Graphviz", {}, false}, Content::graph, make_dot},
    Entry{{"svg", "", ".svg", "browsers: a picture of up to 150 actors", {}, false}, Content::graph, make_svg},
    Entry{{"neo4j", "", "", "neo4j-admin's import: actors.csv, edges.csv", neo4j_files, false}, Content::graph, make_neo4j},
    Entry{{"turtle", "", ".ttl", "RDF stores, with the evidence (PROV-O)", {}, true}, Content::both, make_turtle},
    Entry{{"nquads", "", ".nq", "the same, in a graph for each document", {}, true}, Content::both, make_n_quads},
    Entry{{"jsonl", "", ".jsonl", "the records, as entente load takes them", {}, true}, Content::records, make_json_lines},
    Entry{{"tsv", "", ".tsv", "R, pandas, sqlite3: a row a record", {}, true}, Content::records, make_tsv},
    Entry{{"csv", "", ".csv", "the same, for spreadsheets", {}, true}, Content::records, make_csv},
};
constexpr auto listed = [] {
    std::array<GraphFormat, entries.size()> formats{};
    for (std::size_t i = 0; i < entries.size(); ++i) formats[i] = entries[i].format;
    return formats;
}();

}  // namespace
}  // namespace formats

std::span<const GraphFormat> graph_formats() { return formats::listed; }

const GraphFormat& graph_format(std::string_view name, std::string_view flavour) {
    const auto& all = formats::listed;
    const auto found = std::find_if(all.begin(), all.end(), [&](const auto& format) { return format.name == name && format.flavour == flavour; });
    if (found != all.end()) return *found;
    std::string names, flavours;
    for (const auto& format : all) {
        if (format.flavour.empty()) names += fmt::format("{}{}", names.empty() ? "" : ", ", format.name);
        else if (format.name == name) flavours += fmt::format("{}{}", flavours.empty() ? "" : ", ", format.flavour);
    }
    if (std::none_of(all.begin(), all.end(), [&](const auto& format) { return format.name == name; }))
        throw Error(ErrorCode::usage, "there is no such format", std::string(name), fmt::format("the formats are {}", names));
    throw Error(ErrorCode::usage, fmt::format("{} has no such flavour", name), std::string(flavour),
                flavours.empty() ? "leave the flavour out" : fmt::format("its flavours are {}", flavours));
}

const GraphFormat* graph_format_of(std::string_view file_name) {
    const auto& all = formats::listed;
    const auto found = std::find_if(all.begin(), all.end(), [&](const auto& format) { return !format.ending.empty() && file_name.ends_with(format.ending); });
    return found == all.end() ? nullptr : &*found;
}

Written write_graph(Store& store, const GraphFormat& format, const Selection& selection, const OpenFile& open) {
    const auto& known = graph_format(format.name, format.flavour);
    const auto& entry = formats::entries[static_cast<std::size_t>(&known - formats::listed.data())];
    return formats::write_graph(store, selection, entry.content, entry.make, open);
}

Written write_graph(Store& store, const GraphFormat& format, const Selection& selection, std::ostream& out) {
    if (!format.files.empty())
        throw Error(ErrorCode::usage, "this format is several files and needs a folder", std::string(format.name), "name a folder");
    return write_graph(store, format, selection, [&](std::string_view) -> std::ostream& { return out; });
}

}  // namespace entente
