#pragma once
// An ensemble of trained models that teaches another on text without trees (Hinton et al. 2015; Kuncoro et al. 2016).

#include <memory>
#include <vector>

#include "syntax/training_corpus.hpp"

namespace entente::syntax {

class Model;

class Teachers {
public:
    explicit Teachers(std::vector<std::shared_ptr<const Model>> models) : models_(std::move(models)) {}

    /// Gives every sentence that has no tree the mean of the teachers' distributions and, as labels, the best tree, tags and names
    /// under it. Gold names stay, as does a sentence that is too long to be read at once. Sentences are shared among `threads`;
    /// what each is taught depends on it alone.
    void teach(TrainingCorpus& corpus, int threads) const;

private:
    std::vector<std::shared_ptr<const Model>> models_;
};

}  // namespace entente::syntax
