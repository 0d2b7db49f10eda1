#pragma once
// Everything that is known of one document when its events are coded.

#include "actors/agents.hpp"
#include "actors/cast.hpp"
#include "actors/directory.hpp"
#include "events/lexicon.hpp"
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
};

}  // namespace entente::events
