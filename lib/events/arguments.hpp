#pragma once
// The actors that stand at a predicate's relations.

#include <cstdint>
#include <vector>

#include "events/scene.hpp"

namespace entente::events {

/// One actor in a place: its mention, and how far from the place it was found.
struct Argument {
    std::uint32_t mention = 0;      // index into Cast::mentions
    bool inward = false;            // found inside the phrase ("Assad's use of force"), not at its head
    bool shared = false;            // subject or object of a neighbouring clause
    std::uint32_t also = actors::nobody;  // one of the further actors that the mention stands for ("the two leaders")
    bool operator==(const Argument&) const = default;

    /// Index into Cast::actors, or nobody.
    std::uint32_t actor(const actors::Cast& cast) const { return also != actors::nobody ? also : cast.mentions[mention].actor; }
};

/// A predicate as arguments see it: its token and, for an event noun that a light verb carries, that verb.
struct Anchor {
    std::uint32_t token = no_token;
    Pos pos = Pos::verb;
    std::uint32_t carrier = no_token;
};

class Arguments {
public:
    explicit Arguments(const Scene& scene);

    /// Ships, prisons and villages are nobody but for the force that is used on them: those that hang on `token`, which says so,
    /// are found from now on.
    void show_objects(std::uint32_t token);
    bool object(std::uint32_t mention) const;
    /// Index of the mention whose head the token is, or nobody.
    std::uint32_t mention_at(std::uint32_t token) const { return mention_at_[token]; }

    /// Heads of the phrases at a relation, lists included. Appends to `out`. Complement relations give nothing here.
    void tokens_at(const Anchor& anchor, const Relation& relation, std::vector<std::uint32_t>& out) const;

    /// The actors at the first of the relations that holds any.
    std::vector<Argument> actors_at(const Anchor& anchor, const std::vector<Relation>& relations) const;

    /// The actor of a phrase: its head, or inside it (possessor, "of", modifier). Appends at most one for each list member.
    void actors_of(std::uint32_t token, std::vector<Argument>& out) const;

    /// Who stands deeper in a phrase or clause that is about nobody at its head: "material to help defend the Saudis",
    /// "settlements in the Gaza Strip". The first that is found, lists taken apart, but for those in `except`.
    std::vector<Argument> actors_below(std::uint32_t token, const std::vector<Argument>& except) const;

    /// Takes out of `list` whoever stands in `others`, too.
    void keep_distinct(std::vector<Argument>& list, const std::vector<Argument>& others) const;

private:
    bool has_mention(std::uint32_t token) const { return mention_at_[token] != actors::nobody; }
    bool actor_inside(std::uint32_t token, int depth, Argument& out) const;
    void actors_below(std::uint32_t token, const std::vector<Argument>& except, int depth, std::vector<Argument>& out) const;
    std::uint32_t purpose_owner(std::uint32_t verb) const;
    std::uint32_t owner_of(std::uint32_t noun) const;
    std::uint32_t participant(std::uint32_t noun) const;
    std::uint32_t author(std::uint32_t writing) const;
    std::uint32_t whole(std::uint32_t token) const;
    std::uint32_t inmost_part(std::uint32_t token) const;
    void object_phrases(std::uint32_t verb, std::vector<std::uint32_t>& out) const;
    void logical_subject(std::uint32_t verb, std::vector<std::uint32_t>& out) const;
    std::uint32_t particle_object(std::uint32_t verb) const;
    void logical_object(std::uint32_t verb, std::vector<std::uint32_t>& out) const;
    void obliques(std::uint32_t token, std::string_view preposition, std::vector<std::uint32_t>& out) const;

    const Scene& scene_;
    std::vector<std::uint32_t> mention_at_;      // as the cast has it, but for objects
    std::vector<char> named_;                    // by actor: whether the document calls it by a name
    std::vector<std::uint32_t> title_holder_;    // by mention: whose title begins with it ("US" in "US President Obama"), or nobody
};

/// "upon" -> "on", "towards" -> "toward": prepositions that frames need not tell apart.
std::string_view plain_preposition(std::string_view);

}  // namespace entente::events
