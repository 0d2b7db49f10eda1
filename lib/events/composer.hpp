#pragma once
// Puts events together: the arguments of each predicate, with what its complements lend, and what a refusal, threat or
// promise makes of them.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "events/predicates.hpp"
#include "events/scene.hpp"

namespace entente::events {

/// Readings less sure than this are wrong two times in three (measured on annotated news): they are left out.
constexpr double default_min_confidence = 0.4;

/// An event before it becomes records: every source with every target.
struct ComposedEvent {
    std::uint32_t predicate = 0;
    std::string type, mode, cameo;
    std::vector<Argument> sources, targets;
    bool reciprocal = false;
    bool owned_up = false;  // the source is who owned up to the deed
    Polarity polarity = Polarity::affirmed;
    Modality modality = Modality::actual;
    double confidence = 0;
};

class Composer {
public:
    Composer(const Scene& scene, const Predicates& predicates);

    /// Events in the order of their predicates; absorbed ones and those without any actor are left out.
    std::vector<ComposedEvent> compose();

    /// The sources of a predicate, composed: who claims, reports, promises.
    const std::vector<Argument>& sources(std::uint32_t predicate) const { return events_[predicate].sources; }

private:
    void compose(std::uint32_t predicate, int depth);
    std::vector<Argument> resolve(const Predicate& p, const std::vector<Relation>& relations) const;
    bool asks_somebody(const Predicate& p) const;
    void borrow_from_complements(const Predicate& p, ComposedEvent& e) const;
    void borrow_source_from_instrument(const Predicate& p, ComposedEvent& e) const;
    void borrow_source_from_owner(const Predicate& p, ComposedEvent& e) const;
    void borrow_source_from_blame(const Predicate& p, ComposedEvent& e) const;
    void address(const Predicate& p, ComposedEvent& e) const;
    void turn_place_of_deed(const Predicate& p, ComposedEvent& e) const;
    void turn_place_modifier(const Predicate& p, ComposedEvent& e) const;
    bool told_by_casualties(const ComposedEvent& e) const;
    bool circumstance(std::uint32_t noun) const;
    bool said_by_things(const ComposedEvent& e) const;
    int type_quad(const std::string& type) const;
    void borrow_target_from_place(const Predicate& p, ComposedEvent& e) const;
    void turn_refusals(const Predicate& p, ComposedEvent& e) const;
    void turn_resolve(const Predicate& p, ComposedEvent& e);
    bool own_word(const Predicate& p, const ComposedEvent& e) const;
    void turn_announcement(const Predicate& p, ComposedEvent& e) const;
    void turn_demand(const Predicate& p, ComposedEvent& e) const;
    void turn_accusation(const Predicate& p, ComposedEvent& e) const;
    void turn_capture(ComposedEvent& e) const;
    void drop_travel(ComposedEvent& e) const;
    bool misdeed(std::uint32_t verb) const;
    void turn_hostile_promise(const Predicate& p, ComposedEvent& e) const;
    void choose_mode(const Predicate& p, ComposedEvent& e) const;
    double confidence(const Predicate& p, const ComposedEvent& e) const;
    double floor(const Predicate& p, const ComposedEvent& e) const;
    std::optional<Stop> stopped(std::uint32_t predicate) const;
    void trace(Stop why, std::uint32_t predicate) const;

    const Scene& scene_;
    const Predicates& predicates_;
    Arguments arguments_;
    std::vector<ComposedEvent> events_;  // by predicate
    std::vector<char> done_, dropped_;  // by predicate
};

}  // namespace entente::events
