#pragma once
// How kinds of actors and quad classes look wherever a graph is drawn.

#include <string_view>

#include <entente/record.hpp>

namespace entente::formats {

/// A kind of actor as Graphviz and yEd call its shape, and its fill.
struct KindLook {
    std::string_view graphviz, yed, fill;
};
const KindLook& look_of(ActorKind kind);
/// "#0072b2": cooperation in blue (words) and green (deeds), conflict in orange (words) and red (deeds), all else grey. Told apart by
/// people who do not see all colours (Okabe and Ito 2008).
std::string_view colour_of_quad(int quad);

}  // namespace entente::formats
