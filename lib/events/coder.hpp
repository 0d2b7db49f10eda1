#pragma once
// From trees and mentions to events and ties.

#include <memory>
#include <optional>
#include <span>
#include <vector>

#include <entente/record.hpp>

#include "actors/resolver.hpp"
#include "syntax/time_expressions.hpp"

namespace entente::events {

class Lexicon;
class Trace;
struct SentenceReasons;

struct CodeOptions {
    /// The least confidence of every record. Below least_plausibility (composer.hpp) it opens the gate of events as far, too. Absent: all
    /// that passes the gate, however sure.
    std::optional<double> min_confidence = {};
    Trace* trace = nullptr;  // hears what stopped words that gave no record; nobody: no cost
};

/// Holds no state between documents; one serves all threads.
class Coder {
public:
    Coder(std::shared_ptr<const Lexicon> lexicon, std::shared_ptr<const actors::Agents> agents, std::shared_ptr<const actors::Directory> directory);

    /// The records of a document, by sentence, then trigger; each identified (Record::identify).
    std::vector<Record> code(const text::Document& document, const syntax::Analysis& analysis, const actors::Cast& cast,
                             std::span<const syntax::TimeExpression> times, const CodeOptions& options = {}) const;

    /// What stopped the words of a document, from the trace and the records of its coding: of the sentences without a record,
    /// or of all (why_not.hpp).
    std::vector<SentenceReasons> why_not(const text::Document& document, const syntax::Analysis& analysis, const actors::Cast& cast, const Trace& trace,
                                         std::span<const Record> records, bool all) const;

private:
    std::shared_ptr<const Lexicon> lexicon_;
    std::shared_ptr<const actors::Agents> agents_;
    std::shared_ptr<const actors::Directory> directory_;
};

}  // namespace entente::events
