#pragma once
// What a later word may point back to, in the order of the text.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "actors/reading.hpp"
#include "syntax/coreference/mention.hpp"

namespace entente::actors {

/// An actor's mention, or a thing that may be meant all the same.
struct Antecedent {
    enum class Place : std::uint8_t { subject, object, other };
    std::uint32_t token, sentence;
    std::uint32_t mention;  // none for a thing that is no actor
    Place place;
    bool plural;
};

class Antecedents {
public:
    explicit Antecedents(const Reading& reading) : r_(reading) {}

    /// Takes in a mention as the text comes to it; one that leads to nobody is none.
    void meet(std::uint32_t token, std::uint32_t mention);
    /// Things compete with actors for "it" and "they", where they stand as arguments.
    void meet_thing(std::uint32_t token);
    /// What the engine's mention is here: an actor's, or else a thing.
    Antecedent of(const syntax::CoreferenceMention& mention) const;

    /// The last ones met, in the order of the text: no more are looked at, so that the work is linear in the document.
    std::span<const Antecedent> recent() const {
        constexpr std::size_t window = 60;
        const std::span<const Antecedent> all(met_);
        return all.last(all.size() < window ? all.size() : window);
    }
    /// All of them, for those who stop at the sentence.
    std::span<const Antecedent> all() const { return met_; }

private:
    Antecedent::Place place(std::uint32_t token) const;
    bool stands_for_many(std::uint32_t token, const Mention& mention) const;

    const Reading& r_;
    std::vector<Antecedent> met_;
};

/// Whether actors of the kind are "it": neither persons, people nor places.
constexpr bool is_thing(ActorKind kind) { return kind != ActorKind::person && kind != ActorKind::people && kind != ActorKind::place; }

}  // namespace entente::actors
