#pragma once
// Where the event of a predicate took place.

#include <cstdint>
#include <optional>

#include <entente/record.hpp>

#include "events/predicates.hpp"
#include "events/scene.hpp"

namespace entente::events {

class Locations {
public:
    /// Keeps references to both.
    Locations(const Scene& scene, const Predicates& predicates) : scene_(scene), predicates_(predicates) {}

    /// The place that the words put the event in: beside the predicate or the verb that carries it, in what it is done to, beside
    /// the clause that it goes with; else the target, where that is a place that was visited, attacked or taken. Neither the
    /// source's nor, but for that, the target's own mention counts.
    std::optional<Place> of(const Predicate& p, std::string_view type, std::string_view mode, std::uint32_t source, std::uint32_t target) const;

private:
    /// The mentions of source and target.
    struct Sides { std::uint32_t source, target; };
    std::optional<Place> beside(std::uint32_t token, Sides sides) const;
    std::optional<Place> within(std::uint32_t noun, Sides sides, int depth) const;
    std::optional<Place> inside(std::uint32_t noun, Sides sides, int depth) const;
    std::optional<Place> named(std::uint32_t mention) const;

    const Scene& scene_;
    const Predicates& predicates_;
};

}  // namespace entente::events
