#pragma once
// A stream, line by line, into a reader of actors.

#include <istream>

#include "formats/import/actor_sink.hpp"

namespace entente::formats {

/// Feeds each line to the reader. A line that is no UTF-8, holds a control character, or is longer than 64 MB is told to the sink
/// and left out. Returns the number of lines.
std::size_t feed_lines(std::istream& in, ActorReader& reader, const ActorSink& sink);

}  // namespace entente::formats
