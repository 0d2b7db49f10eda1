#pragma once
// Which words stand between quotation marks, and who says them.

#include <cstdint>
#include <vector>

#include "actors/reading.hpp"

namespace entente::actors {

class Quotations {
public:
    explicit Quotations(const Reading& reading);

    bool quoted(std::uint32_t token) const { return quoted_[token]; }
    /// The mention of the one who says the quoted token: the subject of the sentence's verb of saying, or of the sentence
    /// before where the quotation goes on from there; none where nobody is named.
    std::uint32_t speaker(std::uint32_t token) const;

private:
    std::uint32_t speaker_in(std::uint32_t sentence) const;

    const Reading& r_;
    std::vector<bool> quoted_;
};

}  // namespace entente::actors
