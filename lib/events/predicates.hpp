#pragma once
// The predicates of a document: which words carry a frame, which predicate takes which as its complement, and with
// what status (negated, planned, claimed by someone) each one stands.

#include <cstdint>
#include <vector>

#include "events/arguments.hpp"
#include "events/scene.hpp"

namespace entente::events {

constexpr std::uint32_t no_predicate = 0xffffffff;

struct Predicate {
    const Frame* frame = nullptr;
    Anchor anchor;
    std::uint32_t sentence = 0;
    std::uint32_t governor = no_predicate;        // whose complement this is
    std::vector<std::uint32_t> complements;       // whose governor this is, in the order of the text
    bool absorbed = false;                        // a governor speaks for it
    std::uint32_t asked_end = no_token;           // the verb by which someone is asked to end it ("to stop attacking")
    bool future = false, negated = false;         // by its own clause
    Modality modality = Modality::actual;         // by its own clause and the operators above
    Polarity polarity = Polarity::affirmed;
    std::uint32_t claimed_by = no_predicate;      // the report or accusation whose source vouches for it
};

class Predicates {
public:
    explicit Predicates(const Scene& scene);

    const std::vector<Predicate>& all() const { return predicates_; }   // in the order of the text
    /// The predicate whose anchor is this token, or no_predicate.
    std::uint32_t at(std::uint32_t token) const { return at_[token]; }

private:
    const Frame* choose(const Anchor& anchor) const;
    bool holds(const Anchor& anchor, const Condition& condition) const;
    bool own_future(std::uint32_t verb, std::uint32_t clause) const;
    bool in_class(std::string_view word, std::string_view word_class) const;
    bool particle_stands(std::uint32_t token, Pos pos, std::string_view particle) const;
    std::uint32_t carrier(std::uint32_t noun) const;
    void find(std::uint32_t sentence, std::uint32_t token);
    void link(std::uint32_t predicate);
    void own_status(Predicate& p) const;
    bool trailing_report(std::uint32_t verb) const;
    bool happens(std::uint32_t noun) const;
    std::uint32_t asked_end(const Predicate& p) const;
    void inherit(std::uint32_t predicate, std::vector<char>& done, int depth);
    bool takes_as_complement(const Predicate& governor, std::uint32_t child) const;

    const Scene& scene_;
    Arguments arguments_;
    std::vector<Predicate> predicates_;
    std::vector<std::uint32_t> at_;
};

}  // namespace entente::events
