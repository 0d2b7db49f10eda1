#include <entente/pipeline.hpp>

#include "pipeline/worker.hpp"
#include "text/reader.hpp"

namespace entente {

std::string_view version() { return ENTENTE_VERSION; }

Pipeline::Pipeline(const Schema& schema) : knowledge_(std::make_shared<pipeline::Knowledge>(schema)) {}

Extraction Pipeline::read(std::string_view text, DocumentInfo info) const {
    return pipeline::Worker(knowledge_).extract(text::raw_document(std::string(text), std::move(info), "the text"));
}

const std::string& Pipeline::model_fingerprint() const { return knowledge_->model->fingerprint(); }

}  // namespace entente
