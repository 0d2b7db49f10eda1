#include "syntax/model.hpp"

#include "syntax/weights.hpp"

namespace entente::syntax {

namespace {

class LoadedModel final : public Model {
public:
    explicit LoadedModel(const std::filesystem::path& file) : weights_(Weights::read(file, fingerprint_)) {}
    const std::string& fingerprint() const override { return fingerprint_; }
    const Weights& weights() const override { return weights_; }

private:
    std::string fingerprint_;
    Weights weights_;
};

}  // namespace

std::shared_ptr<const Model> Model::load(const std::filesystem::path& file) { return std::make_shared<LoadedModel>(file); }

}  // namespace entente::syntax
