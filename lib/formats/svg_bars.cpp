#include "formats/svg_bars.hpp"

#include <algorithm>
#include <cmath>
#include <ostream>

#include <fmt/format.h>

#include "formats/xml.hpp"

namespace entente::formats {

namespace {

constexpr double row = 24, label_width = 290, bar_width = 420, value_width = 110, top = 44;
constexpr std::size_t label_characters = 36, title_characters = 100;
constexpr const char* positive = "#2563a8";
constexpr const char* negative = "#b5651d";

}  // namespace

std::string svg_text(std::string_view text, std::size_t most) {
    std::size_t characters = 0, end = 0;
    while (end < text.size() && characters < most) {
        ++end;
        while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
        ++characters;
    }
    std::string out;
    append_xml(out, text.substr(0, end));
    if (end < text.size()) out += "…";
    return out;
}

void write_svg_bars(std::ostream& out, std::string_view title, std::span<const Bar> bars) {
    double most = 0, least = 0;
    for (const auto& bar : bars) {
        most = std::max(most, bar.value);
        least = std::min(least, bar.value);
    }
    const double span = most - least > 0 ? most - least : 1;
    const double zero = label_width + bar_width * -least / span + (least < 0 ? value_width : 0);
    const double width = label_width + bar_width + value_width * (least < 0 ? 2 : 1), height = top + row * static_cast<double>(bars.size()) + 14;
    out << fmt::format("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {:.0f} {:.0f}\" font-family=\"sans-serif\" font-size=\"13\" fill=\"#333\">\n"
                       "<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n<text x=\"12\" y=\"26\" font-size=\"16\">{}</text>\n",
                       width, height, svg_text(title, title_characters));
    for (std::size_t i = 0; i < bars.size(); ++i) {
        const auto& bar = bars[i];
        const double y = top + row * static_cast<double>(i), length = std::abs(bar.value) / span * bar_width;
        const bool left = bar.value < 0;
        out << fmt::format("<text x=\"{:.0f}\" y=\"{:.1f}\" text-anchor=\"end\">{}</text><rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.0f}\" fill=\"{}\"/>"
                           "<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"{}\" fill=\"#666\">{}</text>\n",
                           label_width - 8, y + 15, svg_text(bar.label, label_characters), left ? zero - length : zero, y + 2, length, row - 6, left ? negative : positive,
                           left ? zero - length - 6 : zero + length + 6, y + 15, left ? "end" : "start", svg_text(bar.text, label_characters));
    }
    out << "</svg>\n";
}

}  // namespace entente::formats
