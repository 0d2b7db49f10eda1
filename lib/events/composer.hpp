#pragma once
// Puts events together: the arguments of each predicate, with what its complements lend, and what a refusal, threat or
// promise makes of them.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "events/borrowing.hpp"
#include "events/composed_event.hpp"
#include "events/predicates.hpp"
#include "events/reinterpretation.hpp"
#include "events/scene.hpp"

namespace entente::events {

/// The gate: events less plausible than this are wrong two times in three (measured on annotated news); they are left out unless
/// a lower confidence is asked for.
constexpr double least_plausibility = 0.4;

class Composer {
public:
    Composer(const Scene& scene, const Predicates& predicates);
    Composer(const Composer&) = delete;  // its parts look at it
    Composer& operator=(const Composer&) = delete;

    /// Events in the order of their predicates; absorbed ones and those without any actor are left out.
    std::vector<ComposedEvent> compose();

    /// The sources of a predicate, composed: who claims, reports, promises.
    const std::vector<Argument>& sources(std::uint32_t predicate) const { return events_[predicate].sources; }

    /// Whether an event has to pass the gate. What someone said, and what lasts, has not.
    bool gated(const ComposedEvent& e) const { return e.type != "STATEMENT" && !predicates_.all()[e.predicate].frame->tie; }

private:
    void compose(std::uint32_t predicate, int depth);
    std::vector<Argument> resolve(const Predicate& p, const std::vector<Relation>& relations) const;
    bool told_by_casualties(const ComposedEvent& e) const;
    bool said_by_things(const ComposedEvent& e) const;
    void choose_mode(const Predicate& p, ComposedEvent& e) const;
    double plausibility(const Predicate& p, const ComposedEvent& e) const;
    double floor(const ComposedEvent& e) const;
    std::optional<Stop> stopped(std::uint32_t predicate) const;
    void trace(Stop why, std::uint32_t predicate) const;

    const Scene& scene_;
    const Predicates& predicates_;
    Arguments arguments_;
    std::vector<ComposedEvent> events_;  // by predicate
    Borrowing borrowing_;
    Reinterpretation reinterpretation_;
    std::vector<char> done_, dropped_;  // by predicate
};

}  // namespace entente::events
