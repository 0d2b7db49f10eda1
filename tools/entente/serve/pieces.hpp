#pragma once
// A sentence cut where its record's parts stand, so that a page can mark them.

#include <string>
#include <string_view>
#include <vector>

#include <entente/record.hpp>

namespace entente::cli {

struct Piece {
    std::string text;
    std::string_view role;  // "source", "target", "trigger", "speaker"; empty: no part of the record
    bool operator==(const Piece&) const = default;
};

/// In order; together they are the sentence. Where parts overlap, the trigger comes before the source, target and speaker.
std::vector<Piece> pieces_of(const Record& record);

}  // namespace entente::cli
