#pragma once
// Learns the ranker from documents whose clusters are known.

#include <cstdint>
#include <vector>

#include "syntax/coreference/gold_coreference.hpp"
#include "syntax/coreference/ranker_weights.hpp"

namespace entente::syntax {

/// A gold document and what the model says of it, by which the ranker will have to go.
struct RankerDocument {
    const GoldDocument* gold = nullptr;
    const Analysis* analysis = nullptr;
};

struct RankerOptions {
    int epochs = 10;
    std::uint64_t seed = 1;
    float rate = 0.03f;
    float false_link = 0.2f, false_new = 3.0f, wrong_link = 0.5f;  // costs of faults (Durrett and Klein 2013)
    float hidden = 0.4f;                                          // share of the sums that is hidden (dropout)
    float hidden_rows = 0.3f;                                     // share of the features that is hidden
    float hidden_genders = 0.5f;                                  // share of the names whose gender is hidden
};

/// Softmax over the antecedents of each mention with margins by kind of fault, where any member of its cluster is right; AdaGrad. One
/// thread; the same documents and options give the same bytes.
RankerWeights train_ranker(const std::vector<RankerDocument>& documents, const GenderWords& genders, const RankerOptions& options);

}  // namespace entente::syntax
