#pragma once
// Coreference: which mentions of a document stand for the same thing. A learned ranker gives each mention the best of those before it,
// or none. One object a thread; the model is shared. docs/coreference.md explains it.

#include <cstdint>
#include <memory>
#include <vector>

#include "syntax/analysis.hpp"
#include "syntax/coreference/mention.hpp"
#include "syntax/coreference/ranker_features.hpp"
#include "text/document.hpp"

namespace entente::syntax {

class Coreference {
public:
    /// The weights must outlive it.
    explicit Coreference(const RankerWeights& weights) : weights_(weights) {}

    /// What `out` held before is overwritten. Linear in the document's words.
    void resolve(const text::Document& document, const Analysis& analysis, Coreferents& out);

private:
    void sum(const std::vector<std::uint32_t>& rows, std::int16_t* sums) const;
    float score(const std::int16_t* sums, const std::vector<float>& weights) const;

    const RankerWeights& weights_;
    PhraseStructure structure_;
    MentionDetector detector_;
    RankerFeatures features_;
    std::vector<MentionTraits> traits_;
    std::vector<std::uint32_t> rows_;
    std::vector<std::int16_t> antecedents_;  // by mention: the sums of its own rows
};

}  // namespace entente::syntax
