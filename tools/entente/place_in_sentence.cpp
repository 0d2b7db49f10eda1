#include "place_in_sentence.hpp"

#include <algorithm>

namespace entente::cli {

std::size_t place_in_sentence(const Record& record, std::string_view words, const Extent& extent) {
    const std::string_view sentence = record.text;
    if (extent.begin >= record.text_extent.begin) {
        const std::size_t offset = extent.begin - record.text_extent.begin;
        if (sentence.substr(std::min(offset, sentence.size()), words.size()) == words) return offset;
    }
    return sentence.find(words);
}

}  // namespace entente::cli
