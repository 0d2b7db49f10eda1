#pragma once
// Whether a word stands in the prospect of something: under a noun, an adjective or a clause that does not say it
// happened ("the prospect of an offensive", "keen to retake it", "will face an attack").

#include <cstdint>

#include "events/arguments.hpp"
#include "events/scene.hpp"

namespace entente::events {

class Outlook {
public:
    explicit Outlook(const Scene& scene) : scene_(scene) {}

    /// The status that what governs the event passes down to it; actual where nothing speaks against that.
    Modality of(const Anchor& anchor) const;

private:
    Modality governing(std::uint32_t governor, std::uint32_t child) const;
    Modality clause(std::uint32_t verb) const;
    bool open(std::uint32_t noun) const;

    const Scene& scene_;
};

}  // namespace entente::events
