#pragma once
// Numbers as a picture: labelled bars, the longest as wide as the picture allows.

#include <iosfwd>
#include <span>
#include <string>
#include <string_view>

namespace entente::formats {

struct Bar {
    std::string label;
    double value = 0;   // bars of negative values go to the left
    std::string text;   // the value as people read it
    bool operator==(const Bar&) const = default;
};

/// A whole SVG file. Text that is too long for its place ends in an ellipsis.
void write_svg_bars(std::ostream& out, std::string_view title, std::span<const Bar> bars);

/// At most so many characters of valid UTF-8, an ellipsis where it was cut; safe as character data of an SVG element.
std::string svg_text(std::string_view text, std::size_t most);

}  // namespace entente::formats
