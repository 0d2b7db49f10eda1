#pragma once
// What holds of a record of one document, for its confidence.

#include <cstdint>

#include "events/composer.hpp"
#include "events/features.hpp"
#include "events/predicates.hpp"
#include "events/scene.hpp"
#include "events/ties.hpp"

namespace entente::events {

class FeatureReader {
public:
    FeatureReader(const Scene& scene, const Predicates& predicates) : scene_(scene), predicates_(predicates) {}

    /// What holds of an event whoever its actors are.
    FeatureSet of(const ComposedEvent& event) const;
    /// The same with one pair of them; either may be missing.
    FeatureSet of(const ComposedEvent& event, FeatureSet features, const Argument* source, const Argument* target) const;
    FeatureSet of(const Tie& tie) const;

private:
    void clause(const Predicate& p, FeatureSet& out) const;
    void actor(bool target, std::uint32_t mention, std::uint32_t actor, FeatureSet& out) const;
    void place(bool target, const Anchor& anchor, const Argument& argument, FeatureSet& out) const;

    const Scene& scene_;
    const Predicates& predicates_;
};

}  // namespace entente::events
