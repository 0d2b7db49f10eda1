#pragma once
// The walk over a graph that every format is written by.

#include "formats/out/graph_writer.hpp"

namespace entente::formats {

Written write_graph(Store& store, const Selection& selection, Content content, MakeWriter make, const OpenFile& open);

}  // namespace entente::formats
