#pragma once
// What an event becomes by how it is told: a withdrawal that will not be is a refusal, help that one says one will give a
// promise, a capture by those who have no law an abduction.

#include <cstdint>
#include <vector>

#include "events/composed_event.hpp"
#include "events/predicates.hpp"
#include "events/scene.hpp"

namespace entente::events {

class Reinterpretation {
public:
    /// `events` by predicate; those below an event are composed before it is looked at. All outlive this.
    Reinterpretation(const Scene& scene, const Predicates& predicates, const Arguments& arguments, const std::vector<ComposedEvent>& events)
        : scene_(scene), predicates_(predicates), arguments_(arguments), events_(events) {}

    void refusal(const Predicate& p, ComposedEvent& e) const;
    /// The predicate whose event the refusal is, if it is one of its own; else no_predicate.
    std::uint32_t resolve_not_to(const Predicate& p, ComposedEvent& e) const;
    void announcement(const Predicate& p, ComposedEvent& e) const;
    void demand(const Predicate& p, ComposedEvent& e) const;
    void accusation(const Predicate& p, ComposedEvent& e) const;
    void hostile_promise(const Predicate& p, ComposedEvent& e) const;
    void capture(ComposedEvent& e) const;
    void travel(ComposedEvent& e) const;

private:
    bool own_word(const Predicate& p, const ComposedEvent& e) const;
    bool misdeed(std::uint32_t verb) const;

    const Scene& scene_;
    const Predicates& predicates_;
    const Arguments& arguments_;
    const std::vector<ComposedEvent>& events_;
};

}  // namespace entente::events
