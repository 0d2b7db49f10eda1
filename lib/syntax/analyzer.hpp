#pragma once
// Runs a model over documents. One analyzer a thread; the model is shared and never changes.

#include <memory>

#include "syntax/analysis.hpp"
#include "text/document.hpp"

namespace entente::syntax {

class Model;
struct Kernels;

class Analyzer {
public:
    explicit Analyzer(std::shared_ptr<const Model> model);
    /// With kernels of one's choice, for tests; the output is the same.
    Analyzer(std::shared_ptr<const Model> model, const Kernels& kernels);
    ~Analyzer();

    /// Tags, lemmas, trees and names of every sentence. What `out` held before is overwritten.
    void analyze(const text::Document& document, Analysis& out);

private:
    struct Scratch;
    std::shared_ptr<const Model> model_;
    std::unique_ptr<Scratch> scratch_;
};

}  // namespace entente::syntax
