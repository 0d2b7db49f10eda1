#pragma once
// One document at a time through text, syntax, actors and events. One worker a thread; the knowledge is shared.

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
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

/// How much was looked at. It grows with the length of the text alone, whatever stands in it.
struct Work {
    std::uint64_t parts = 0, sentences = 0, tokens = 0;
    std::uint64_t mentions = 0, candidates = 0;  // what may stand for somebody, and the antecedents that were weighed
    std::uint64_t largest_part = 0;              // in tokens
};

class Worker {
public:
    explicit Worker(std::shared_ptr<const Knowledge> knowledge) : knowledge_(std::move(knowledge)), analyzer_(knowledge_->model), coreference_(knowledge_->model->weights().ranker) {}

    /// Up to the actors, part by part (text/document_parts.hpp); an article is one part. A reading is valid until the call ends. Throws
    /// Error (input) where the document holds no text.
    void analyze(text::RawDocument&& raw, const std::function<void(const Reading&)>& each_part);
    /// The same of a document whose sentences and tokens stand already, in one part.
    const Reading& analyze(text::Document&& document);

    /// All the way, to what the document says. `each_part` sees every part's reading and its records.
    using EachPart = std::function<void(const Reading&, std::span<const Record>)>;
    Extraction extract(text::RawDocument&& raw, const events::CodeOptions& options = {}, const EachPart& each_part = {});
    /// What stopped the words of a part, with this trace.
    std::vector<events::SentenceReasons> why_not(const events::Trace& trace, const Reading& part, std::span<const Record> records, bool all) const;
    /// What a limit cut in the document that was read last, each with where it stands.
    const std::vector<std::string>& notes() const { return notes_; }
    /// What reading has taken so far, of all documents.
    const Work& work() const { return work_; }

private:
    std::shared_ptr<const Knowledge> knowledge_;
    syntax::Analyzer analyzer_;
    syntax::Coreference coreference_;
    void read(Reading& reading);

    Reading reading_;  // kept, so that its memory serves the next document
    std::vector<std::string> notes_;
    Work work_;
};

}  // namespace entente::pipeline
