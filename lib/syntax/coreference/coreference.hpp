#pragma once
// Coreference: which mentions of a document stand for the same thing. A learned ranker gives each mention the best of those before it,
// or none. One object a thread; the model is shared. docs/coreference.md explains it.

#include <cstdint>
#include <memory>
#include <vector>

#include "syntax/analysis.hpp"
#include "syntax/coreference/mention.hpp"
#include "syntax/coreference/ranker_features.hpp"
#include "syntax/coreference/ranker_sums.hpp"
#include "text/document.hpp"

namespace entente::syntax {

class Coreference {
public:
    /// The weights must outlive it.
    explicit Coreference(const RankerWeights& weights) : weights_(weights) {}

    /// What `out` held before is overwritten. Linear in the document's words.
    void resolve(const text::Document& document, const Analysis& analysis, Coreferents& out);

private:
    const RankerWeights& weights_;
    PhraseStructure structure_;
    MentionDetector detector_;
    RankerFeatures features_;
    std::vector<MentionTraits> traits_;
    RankerRows rows_;
    std::vector<RankerSums> antecedents_;  // by mention: of its own rows
};

}  // namespace entente::syntax
