#pragma once
// How an actor is called that is named by a noun: "Syrian Kurdish fighters", "Hamas spokesman".

#include <string>

#include "actors/descriptions.hpp"
#include "actors/reading.hpp"

namespace entente::actors {

/// Of an unnamed actor: several bodies, or some armed group, are but a group; a man is a person.
ActorKind group_kind(const Agent& agent, bool plural);
/// The noun as the name of a group or body has it: "soldiers" also for one of them, "parliament", "spokesman".
const std::string& naming_form(const Agent& agent, bool plural);

/// Names from what a noun belongs to, where the mentions of that are made.
class GroupNames {
public:
    explicit GroupNames(const Reading& reading) : r_(reading) {}

    /// What stands before the noun in a composed name: "Syrian", "Chechen", "United Nations".
    std::string adjective(std::uint32_t actor) const;
    /// What the noun belongs to, as it stands before it in a name: "Syrian government ", "Syrian rebel ", "Hamas ".
    std::string compound(const Description& description, std::uint32_t of_actor) const;
    /// Modifiers that make another group of it, but for the actor that it is of: "Kurdish militants", "opposition lawmakers".
    std::string kept_modifiers(const Description& description, std::uint32_t except_actor) const;

private:
    std::uint32_t mention_of(const Belonging& belonging) const;
    std::string country_and_noun(const NameSpan& name, std::uint32_t actor) const;

    const Reading& r_;
};

}  // namespace entente::actors
