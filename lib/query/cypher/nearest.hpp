#pragma once
// What somebody may have meant who wrote a word that is not known.

#include <optional>
#include <string>
#include <string_view>

namespace entente::cypher {

/// Offers `candidates` one by one; the nearest is kept if it is near enough to be meant. Among equals the first one stays.
class Nearest {
public:
    explicit Nearest(std::string_view written);
    void offer(std::string_view candidate);
    const std::optional<std::string>& found() const { return found_; }
    /// "did you mean X?", or nothing.
    std::string question() const;

private:
    std::string_view written_;
    unsigned least_;  // edits from which on a candidate is none
    std::optional<std::string> found_;
};

}  // namespace entente::cypher
