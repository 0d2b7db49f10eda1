#include "text/segmenter.hpp"

#include <limits>

namespace entente::text {

Segmenter Segmenter::load(const std::filesystem::path& file) { return Segmenter(Conventions::load(file)); }

Document Segmenter::segment(RawDocument&& raw) const {
    Document document;
    parts(std::move(raw), document, std::numeric_limits<std::size_t>::max()).next(document);
    return document;
}

}  // namespace entente::text
