#pragma once
// A trained model: one file, read once, shared by all analyzers. The format is in docs/training.md.

#include <filesystem>
#include <memory>
#include <string>

namespace entente::syntax {

struct Weights;

class Model {
public:
    /// Throws Error (schema) that names the file where it is missing, truncated, of another version or damaged.
    /// `lemmas`: a table of irregular forms (lemma_list.hpp) that its lemmatizer consults; none where it is empty.
    static std::shared_ptr<const Model> load(const std::filesystem::path& file, const std::filesystem::path& lemmas = {});
    /// From weights at hand, while they are trained; without a fingerprint.
    static std::shared_ptr<const Model> hold(Weights weights);
    virtual ~Model() = default;

    /// 16 hex digits over the file's content: what a graph remembers of the model that read it.
    virtual const std::string& fingerprint() const = 0;
    virtual const Weights& weights() const = 0;
};

}  // namespace entente::syntax
