#include "serve/pieces.hpp"

#include <algorithm>
#include <optional>

#include "place_in_sentence.hpp"

namespace entente::cli {
namespace {

struct Part {
    std::size_t begin, end;
    std::string_view role;
};

std::optional<Part> part_of(const Record& record, std::string_view words, const Extent& extent, std::string_view role) {
    if (words.empty()) return std::nullopt;
    const auto at = place_in_sentence(record, words, extent);
    return at == std::string_view::npos ? std::nullopt : std::optional(Part{at, at + words.size(), role});
}

}  // namespace

std::vector<Piece> pieces_of(const Record& record) {
    std::vector<Part> parts;
    const auto add = [&](const std::optional<Part>& part) {
        if (part && std::none_of(parts.begin(), parts.end(), [&](const Part& other) { return part->begin < other.end && other.begin < part->end; })) parts.push_back(*part);
    };
    add(part_of(record, record.trigger, record.trigger_extent, "trigger"));
    if (record.source) add(part_of(record, record.source->mention, record.source->extent, "source"));
    if (record.target) add(part_of(record, record.target->mention, record.target->extent, "target"));
    if (record.attributed_to) add(part_of(record, record.attributed_to->mention, record.attributed_to->extent, "speaker"));
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
