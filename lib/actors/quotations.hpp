#pragma once
// Which words stand between quotation marks, or are a statement given without them, and who says them.

#include <cstdint>
#include <vector>

#include "actors/reading.hpp"

namespace entente::actors {

class Quotations {
public:
    explicit Quotations(const Reading& reading);

    bool quoted(std::uint32_t token) const { return quoted_[token]; }
    /// Whether "I", or "we" where `plural`, is the word of somebody whom the text may name: quoted, or after "the minister said:" and
    /// a new paragraph, or the body that speaks for itself ("The United States condemns the attack. We call on").
    bool speaks(std::uint32_t token, bool plural) const;
    /// The mention of the one who says the quoted token: the subject of the sentence's verb of saying, or of the sentence
    /// before where the quotation goes on from there; none where nobody is named.
    std::uint32_t speaker(std::uint32_t token) const;

private:
    void find_statements();
    std::uint32_t speaker_in(std::uint32_t sentence) const;
    bool alliance(const Mention& mention) const;
    std::uint32_t issuer_in(std::uint32_t sentence) const;
    std::uint32_t issuer(std::uint32_t token) const;

    const Reading& r_;
    std::vector<bool> quoted_;
    std::vector<std::uint32_t> stated_in_;  // by sentence: the one that says who speaks it without quotation marks, or none
};

}  // namespace entente::actors
