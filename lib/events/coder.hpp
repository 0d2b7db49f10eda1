#pragma once
// From trees and mentions to events and ties.

#include <memory>
#include <span>
#include <vector>

#include <entente/record.hpp>

#include "actors/resolver.hpp"
#include "syntax/time_expressions.hpp"

namespace entente::events {

class Lexicon;

/// Holds no state between documents; one serves all threads.
class Coder {
public:
    Coder(std::shared_ptr<const Lexicon> lexicon, std::shared_ptr<const actors::Agents> agents, std::shared_ptr<const actors::Directory> directory);

    /// The records of a document, by sentence, then trigger; each identified (Record::identify).
    std::vector<Record> code(const text::Document& document, const syntax::Analysis& analysis, const actors::Cast& cast,
                             std::span<const syntax::TimeExpression> times) const;

private:
    std::shared_ptr<const Lexicon> lexicon_;
    std::shared_ptr<const actors::Agents> agents_;
    std::shared_ptr<const actors::Directory> directory_;
};

}  // namespace entente::events
