#pragma once
// The formats: one class each, made by its function here and listed in formats.cpp, where `entente help export` finds them.

#include <array>
#include <string_view>

#include "formats/out/graph_writer.hpp"

namespace entente::formats {

inline constexpr std::array<std::string_view, 2> neo4j_files{"actors.csv", "edges.csv"};

std::unique_ptr<GraphWriter> make_graphml(const OpenFile& open, Attributes attributes);
std::unique_ptr<GraphWriter> make_graphml_yed(const OpenFile& open, Attributes attributes);
std::unique_ptr<GraphWriter> make_gexf(const OpenFile& open, Attributes attributes);
std::unique_ptr<GraphWriter> make_cytoscape(const OpenFile& open, Attributes attributes);
std::unique_ptr<GraphWriter> make_node_link(const OpenFile& open, Attributes attributes);
std::unique_ptr<GraphWriter> make_dot(const OpenFile& open, Attributes attributes);
std::unique_ptr<GraphWriter> make_svg(const OpenFile& open, Attributes attributes);
std::unique_ptr<GraphWriter> make_neo4j(const OpenFile& open, Attributes attributes);
std::unique_ptr<GraphWriter> make_turtle(const OpenFile& open, Attributes attributes);
std::unique_ptr<GraphWriter> make_n_quads(const OpenFile& open, Attributes attributes);
std::unique_ptr<GraphWriter> make_json_lines(const OpenFile& open, Attributes attributes);
std::unique_ptr<GraphWriter> make_tsv(const OpenFile& open, Attributes attributes);
std::unique_ptr<GraphWriter> make_csv(const OpenFile& open, Attributes attributes);

}  // namespace entente::formats
