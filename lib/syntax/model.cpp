#include "syntax/model.hpp"

#include <utility>

#include "syntax/weights.hpp"

namespace entente::syntax {

namespace {

class LoadedModel final : public Model {
public:
    LoadedModel(const std::filesystem::path& file, const std::filesystem::path& lemmas) : weights_(Weights::read(file, fingerprint_)) {
        if (!lemmas.empty()) weights_.lemmas.consult(LemmaList::load(lemmas));
    }
    explicit LoadedModel(Weights weights) : weights_(std::move(weights)) {}
    const std::string& fingerprint() const override { return fingerprint_; }
    const Weights& weights() const override { return weights_; }

private:
    std::string fingerprint_;
    Weights weights_;
};

}  // namespace

std::shared_ptr<const Model> Model::load(const std::filesystem::path& file, const std::filesystem::path& lemmas) {
    return std::make_shared<LoadedModel>(file, lemmas);
}

std::shared_ptr<const Model> Model::hold(Weights weights) { return std::make_shared<LoadedModel>(std::move(weights)); }

}  // namespace entente::syntax
