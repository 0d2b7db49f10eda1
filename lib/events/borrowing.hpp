#pragma once
// Sources and targets that an event takes from what stands around it, where its own frame finds none: from its complement,
// from the deed that did it, from who is blamed or owns up, from where it took place.

#include <cstdint>
#include <vector>

#include "events/composed_event.hpp"
#include "events/predicates.hpp"
#include "events/scene.hpp"

namespace entente::events {

class Borrowing {
public:
    /// `events` by predicate; those below an event are composed before it borrows from them. All outlive this.
    Borrowing(const Scene& scene, const Predicates& predicates, const Arguments& arguments, const std::vector<ComposedEvent>& events)
        : scene_(scene), predicates_(predicates), arguments_(arguments), events_(events) {}

    void from_complements(const Predicate& p, ComposedEvent& e) const;
    void source_from_instrument(const Predicate& p, ComposedEvent& e) const;
    void source_from_owner(const Predicate& p, ComposedEvent& e) const;
    void source_from_blame(const Predicate& p, ComposedEvent& e) const;
    void source_from_whole(const Predicate& p, ComposedEvent& e) const;
    void source_from_place_of_deed(const Predicate& p, ComposedEvent& e) const;
    void target_from_place(const Predicate& p, ComposedEvent& e) const;
    void addressee(const Predicate& p, ComposedEvent& e) const;
    void place_modifier(const Predicate& p, ComposedEvent& e) const;

    bool circumstance(std::uint32_t noun) const;
    /// Whether the deed is conflict; soldiers may be sent to friends.
    bool does_harm(std::uint32_t predicate) const;

private:
    std::uint32_t claimed(std::uint32_t deed) const;
    bool asks_somebody(const Predicate& p) const;

    const Scene& scene_;
    const Predicates& predicates_;
    const Arguments& arguments_;
    const std::vector<ComposedEvent>& events_;
};

}  // namespace entente::events
