#include "formats/out/look.hpp"

#include <array>

namespace entente::formats {

const KindLook& look_of(ActorKind kind) {
    static constexpr std::array<KindLook, 12> looks{{
        {"ellipse", "ellipse", "#dbe9f6"},              // person
        {"box", "rectangle", "#fdebc8"},                // country
        {"house", "roundrectangle", "#fdebc8"},         // government
        {"hexagon", "hexagon", "#d9efe3"},              // organization
        {"octagon", "octagon", "#f6d9cf"},              // armed group
        {"parallelogram", "parallelogram", "#eadcf0"},  // party
        {"diamond", "diamond", "#d9efe3"},              // igo
        {"trapezium", "trapezoid", "#d9efe3"},          // ngo
        {"invtrapezium", "trapezoid2", "#eeeeee"},      // media
        {"box3d", "rectangle3d", "#eeeeee"},            // company
        {"egg", "ellipse", "#f4f4f4"},                  // people
        {"triangle", "triangle", "#f4f4f4"},            // place
    }};
    return looks[static_cast<std::size_t>(kind) % looks.size()];
}

std::string_view colour_of_quad(int quad) {
    switch (quad) {
        case 1: return "#0072b2";
        case 2: return "#009e73";
        case 3: return "#e69f00";
        case 4: return "#d55e00";
        default: return "#777777";
    }
}

}  // namespace entente::formats
