#pragma once
// From trees and names to mentions, and from mentions to actors.

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <entente/date.hpp>

#include "actors/cast.hpp"
#include "syntax/analysis.hpp"
#include "syntax/coreference/mention.hpp"
#include "text/document.hpp"

namespace entente::actors {

class Agents;
class Directory;
class Offices;

struct PhraseReading {
    Actor actor;
    std::string resolution;  // in words, as Mention::resolution
};

/// Holds no state between documents; one serves all threads.
class Resolver {
public:
    Resolver(std::shared_ptr<const Directory> directory, std::shared_ptr<const Agents> agents);

    /// Every mention of the document, each with its actor. `coreferents` rank what pronouns may point back to. The document's date
    /// decides roles and codes; a document without a date uses each actor's latest.
    Cast resolve(const text::Document& document, const syntax::Analysis& analysis, const syntax::Coreferents& coreferents) const;

    /// What a mention given as text alone ("Egyptian military spokesman") may stand for, the best first; empty where it names
    /// no actor. The day decides roles; without one each actor's latest counts.
    std::vector<PhraseReading> resolve_phrase(std::string_view phrase, const std::optional<Date>& day) const;

    const Directory& directory() const { return *directory_; }
    const Agents& agents() const { return *agents_; }

private:
    std::shared_ptr<const Directory> directory_;
    std::shared_ptr<const Agents> agents_;
    std::shared_ptr<const Offices> offices_;
};

}  // namespace entente::actors
