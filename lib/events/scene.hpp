#pragma once
// Everything that is known of one document when its events are coded.

#include <optional>

#include "actors/agents.hpp"
#include "actors/cast.hpp"
#include "actors/directory.hpp"
#include "events/lexicon.hpp"
#include "events/trace.hpp"
#include "events/tree.hpp"
#include "syntax/analysis.hpp"
#include "text/document.hpp"

namespace entente::events {

struct Scene {
    const text::Document& document;
    const syntax::Analysis& analysis;
    const actors::Cast& cast;
    const Tree& tree;
    const Lexicon& lexicon;
    const actors::Agents& agents;
    const actors::Directory& directory;
    std::optional<double> min_confidence = {};  // of every record; absent: all that passes the gate of the composer
    Trace* trace = nullptr;                     // who asks what stopped a word, or nobody

    void stop(Stop why, std::uint32_t token, const Frame* frame = nullptr, std::uint32_t other = no_token) const {
        if (trace) trace->add({.stop = why, .token = token, .frame = frame, .other = other});
    }
};

}  // namespace entente::events
