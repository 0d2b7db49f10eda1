#pragma once
// What a reader of other people's actor files hands over.

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "actors/imported_actor.hpp"
#include "actors/imported_noun.hpp"

namespace entente::formats {

struct ActorSink {
    std::function<void(actors::ImportedActor&&)> actor;
    std::function<void(actors::ImportedNoun&&)> noun;
    /// A line, or a part of one, that was left out; `what` is a clause without its end.
    std::function<void(std::size_t line, std::string what)> skipped;
};

/// Reads one file, line by line. Nothing in a line makes it throw: what is wrong is told to the sink, and the next line is read.
class ActorReader {
public:
    virtual ~ActorReader() = default;
    /// `line` is valid UTF-8 without its end; numbers count from 1.
    virtual void line(std::size_t number, std::string_view line) = 0;
    /// After the last line: what waited for others to come.
    virtual void end() {}
};

}  // namespace entente::formats
