#include "formats/svg_network.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <ostream>
#include <vector>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/fruchterman_reingold.hpp>
#include <boost/graph/topology.hpp>
#include <fmt/format.h>

#include "formats/svg_bars.hpp"

namespace entente::formats {

namespace {

constexpr double width = 1000, height = 700, side = 110, bottom = 30, top = 70;
constexpr std::size_t label_characters = 30, title_characters = 100, details_characters = 2000;
// Told apart by people who do not see all colours (Okabe and Ito 2008); groups beyond these share the last one.
constexpr std::array<const char*, 8> colours = {"#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#f0e442", "#999999"};

using Plane = boost::rectangle_topology<>;
using Place = Plane::point_type;

/// Places in a rectangle of the picture's size.
std::vector<Place> laid_out(std::size_t size, std::span<const DrawnLink> links) {
    using Drawn = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS>;
    Drawn graph(size);
    for (const auto& link : links) add_edge(link.a, link.b, graph);
    boost::minstd_rand unused;
    const Plane plane(unused, 0, 0, width, height);
    std::vector<Place> places(size);
    for (std::size_t i = 0; i < size; ++i) {  // on a circle, so that nothing is left to chance
        const double angle = 2 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(size);
        places[i][0] = width / 2 + width / 3 * std::cos(angle);
        places[i][1] = height / 2 + height / 3 * std::sin(angle);
    }
    auto map = boost::make_iterator_property_map(places.begin(), get(boost::vertex_index, graph));
    boost::fruchterman_reingold_force_directed_layout(graph, map, plane, boost::force_pairs(boost::all_force_pairs()).cooling(boost::linear_cooling<double>(300, width / 10)));
    return places;
}

/// So that the places fill the picture.
void stretch(std::vector<Place>& places) {
    for (const std::size_t axis : {0u, 1u}) {
        const auto [least, most] = std::minmax_element(places.begin(), places.end(), [&](const Place& a, const Place& b) { return a[axis] < b[axis]; });
        const double low = (*least)[axis], span = (*most)[axis] - low;
        const double from = axis == 0 ? side : top, room = axis == 0 ? width - 2 * side : height - bottom - top;
        for (auto& place : places) place[axis] = span > 0 ? from + (place[axis] - low) / span * room : from + room / 2;
    }
}

const char* colour_of(std::uint32_t group) { return colours[std::min<std::size_t>(group, colours.size() - 1)]; }

std::string tooltip(const std::string& details) { return details.empty() ? std::string() : "<title>" + svg_text(details, details_characters) + "</title>"; }

void write_legend(std::ostream& out, std::span<const DrawnNode> nodes, std::span<const std::string> groups) {
    double x = 12;
    for (std::uint32_t group = 0; group < groups.size(); ++group) {
        if (std::none_of(nodes.begin(), nodes.end(), [&](const DrawnNode& node) { return node.group == group; })) continue;
        out << fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"5\" fill=\"{}\"/><text x=\"{:.1f}\" y=\"{:.1f}\">{}</text>\n", x, height - 12, colour_of(group), x + 9, height - 8, svg_text(groups[group], label_characters));
        x += 30 + 7 * static_cast<double>(groups[group].size());
    }
}

}  // namespace

void write_svg_network(std::ostream& out, std::string_view title, std::span<const DrawnNode> nodes, std::span<const DrawnLink> links, std::span<const std::string> groups) {
    out << fmt::format("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {:.0f} {:.0f}\" font-family=\"sans-serif\" font-size=\"12\" fill=\"#222\">\n"
                       "<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n<text x=\"12\" y=\"26\" font-size=\"16\">{}</text>\n",
                       width, height, svg_text(title, title_characters));
    auto places = nodes.empty() ? std::vector<Place>() : laid_out(nodes.size(), links);
    if (!places.empty()) stretch(places);
    double heaviest_link = 0, heaviest_node = 0;
    for (const auto& link : links) heaviest_link = std::max(heaviest_link, link.weight);
    for (const auto& node : nodes) heaviest_node = std::max(heaviest_node, node.weight);
    for (const auto& link : links) {
        const auto& a = places[link.a];
        const auto& b = places[link.b];
        out << fmt::format("<line x1=\"{:.1f}\" y1=\"{:.1f}\" x2=\"{:.1f}\" y2=\"{:.1f}\" stroke=\"{}\" stroke-width=\"{:.1f}\" stroke-opacity=\"0.45\"{}>{}</line>\n", a[0], a[1], b[0], b[1],
                           link.hostile ? "#c0392b" : "#888", 1 + 5 * std::sqrt(link.weight / heaviest_link), link.hostile ? " stroke-dasharray=\"6 4\"" : "", tooltip(link.details));
        if (!link.label.empty())
            out << fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" font-size=\"9\" fill=\"#666\" text-anchor=\"middle\" stroke=\"#fff\" stroke-width=\"2\" paint-order=\"stroke\">{}</text>\n", (a[0] + b[0]) / 2, (a[1] + b[1]) / 2, svg_text(link.label, label_characters));
    }
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        const auto& node = nodes[i];
        const double radius = 4 + 14 * std::sqrt(std::max(0.0, node.weight) / std::max(heaviest_node, 1e-9));
        out << fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"{:.1f}\" fill=\"{}\">{}</circle><text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"middle\" stroke=\"#fff\" stroke-width=\"3\" paint-order=\"stroke\">{}</text>\n",
                           places[i][0], places[i][1], radius, colour_of(node.group), tooltip(node.details), places[i][0], places[i][1] - radius - 4, svg_text(node.label, label_characters));
    }
    write_legend(out, nodes, groups);
    out << "</svg>\n";
}

}  // namespace entente::formats
