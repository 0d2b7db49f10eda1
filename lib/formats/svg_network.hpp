#pragma once
// A small network as a picture: circles in the colours of their groups, lines between them.

#include <cstdint>
#include <iosfwd>
#include <span>
#include <string>
#include <string_view>

namespace entente::formats {

struct DrawnNode {
    std::string label;
    double weight = 1;        // a circle's area goes with it
    std::uint32_t group = 0;  // its colour
    std::string details = {};  // shown where the pointer rests on it; may be empty
};
struct DrawnLink {
    std::uint32_t a = 0, b = 0;  // nodes
    double weight = 1;           // a line's width goes with its root
    bool hostile = false;        // red and dashed
    std::string label = {};      // beside its middle; may be empty
    std::string details = {};    // shown where the pointer rests on it; may be empty
};

/// A whole SVG file, laid out by forces (Fruchterman and Reingold 1991) from fixed places: the same network gives the same picture.
/// Meant for up to a hundred nodes. Of groups that have names, those that occur are listed below it with their colours.
void write_svg_network(std::ostream& out, std::string_view title, std::span<const DrawnNode> nodes, std::span<const DrawnLink> links, std::span<const std::string> groups = {});

}  // namespace entente::formats
