#include "serve/pieces.hpp"

#include <algorithm>
#include <optional>

namespace entente::cli {
namespace {

struct Part {
    std::size_t begin, end;
    std::string_view role;
};

/// Extents are of the text as given, which of a web page is not the sentence as it is read: there the words are looked for.
std::optional<Part> place_of(const Record& record, std::string_view words, const Extent& extent, std::string_view role) {
    const std::string_view text = record.text;
    if (words.empty()) return std::nullopt;
    std::size_t at = std::string_view::npos;
    if (extent.begin >= record.text_extent.begin) {
        const std::size_t offset = extent.begin - record.text_extent.begin;
        if (text.substr(std::min(offset, text.size()), words.size()) == words) at = offset;
    }
    if (at == std::string_view::npos) at = text.find(words);
    if (at == std::string_view::npos) return std::nullopt;
    return Part{at, at + words.size(), role};
}

}  // namespace

std::vector<Piece> pieces_of(const Record& record) {
    std::vector<Part> parts;
    const auto add = [&](const std::optional<Part>& part) {
        if (part && std::none_of(parts.begin(), parts.end(), [&](const Part& other) { return part->begin < other.end && other.begin < part->end; })) parts.push_back(*part);
    };
    add(place_of(record, record.trigger, record.trigger_extent, "trigger"));
    if (record.source) add(place_of(record, record.source->mention, record.source->extent, "source"));
    if (record.target) add(place_of(record, record.target->mention, record.target->extent, "target"));
    if (record.attributed_to) add(place_of(record, record.attributed_to->mention, record.attributed_to->extent, "speaker"));
    std::sort(parts.begin(), parts.end(), [](const Part& a, const Part& b) { return a.begin < b.begin; });

    std::vector<Piece> pieces;
    std::size_t at = 0;
    for (const auto& part : parts) {
        if (at < part.begin) pieces.push_back({record.text.substr(at, part.begin - at), {}});
        pieces.push_back({record.text.substr(part.begin, part.end - part.begin), part.role});
        at = part.end;
    }
    if (at < record.text.size()) pieces.push_back({record.text.substr(at), {}});
    return pieces;
}

}  // namespace entente::cli
