#pragma once
// One document at a time through text, syntax, actors and events. One worker a thread; the knowledge is shared.

#include <memory>
#include <vector>

#include <entente/record.hpp>

#include "pipeline/knowledge.hpp"
#include "syntax/analyzer.hpp"
#include "syntax/coreference/coreference.hpp"
#include "syntax/time_expressions.hpp"
#include "syntax/weights.hpp"

namespace entente::pipeline {

/// A document with what the rooms say of it.
struct Reading {
    text::Document document;
    syntax::Analysis analysis;
    syntax::Coreferents coreferents;
    std::vector<syntax::TimeExpression> times;
    actors::Cast cast;
};

class Worker {
public:
    explicit Worker(std::shared_ptr<const Knowledge> knowledge) : knowledge_(std::move(knowledge)), analyzer_(knowledge_->model), coreference_(knowledge_->model->weights().ranker) {}

    /// Up to the actors. Valid until the next call. Throws Error (input) where the document holds no text.
    const Reading& analyze(text::RawDocument&& raw);
    /// The same of a document whose sentences and tokens stand already.
    const Reading& analyze(text::Document&& document);

    /// All the way, to what the document says.
    Extraction extract(text::RawDocument&& raw, const events::CodeOptions& options = {});
    /// What stopped the words of the document that was extracted last, with this trace.
    std::vector<events::SentenceReasons> why_not(const events::Trace& trace, const Extraction& extraction, bool all) const;
    /// What the last call read, but for the text as given, which went into the extraction.
    const Reading& last() const { return reading_; }

private:
    std::shared_ptr<const Knowledge> knowledge_;
    syntax::Analyzer analyzer_;
    syntax::Coreference coreference_;
    Reading reading_;  // kept, so that its memory serves the next document
};

}  // namespace entente::pipeline
