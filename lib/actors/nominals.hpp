#pragma once
// Actors that are named by a noun: "Syrian rebels", "the Turkish police", "a Kremlin spokesman", "the government in Damascus".

#include <string>
#include <string_view>

#include "actors/country_context.hpp"
#include "actors/descriptions.hpp"
#include "actors/group_names.hpp"
#include "actors/office_lookup.hpp"
#include "actors/reading.hpp"

namespace entente::actors {

class Nominals {
public:
    Nominals(Reading& reading, const CountryContext& context) : r_(reading), context_(context), named_(reading), offices_(reading, context) {}

    /// The mention of the noun, made at the first call; none where it names no actor.
    std::uint32_t mention(std::uint32_t noun);
    /// A mention of the noun that stands for the actor, whatever its own words would make of it.
    std::uint32_t mention_as(std::uint32_t noun, std::uint32_t actor, std::string resolution);

    /// The mention of the country or body that the noun belongs to ("Kremlin" of "a Kremlin spokesman"), or none.
    std::uint32_t belongs_to(const Description& description, const Agent& agent);
    OfficeLookup& offices() { return offices_; }
    const OfficeLookup& offices() const { return offices_; }

private:
    struct Composed {
        std::uint32_t actor = none;
        std::string resolution;
        std::vector<std::uint32_t> also;
    };

    Composed compose(std::uint32_t noun, const Description& description, std::uint32_t of);
    Composed government(const Description& description, const AgentMatch& match, std::uint32_t of_actor);
    Composed group(std::uint32_t noun, const Description& description, std::uint32_t of_actor);
    Composed of_person(const AgentMatch& match, const Description& description, std::uint32_t person, const Coding& coding);
    Composed by_holder(const AgentMatch& match, std::uint32_t of_actor);
    std::string_view land_of_cause(const Agent& agent, const AgentMatch& match) const;
    std::uint32_t somebody(const Agent& agent, ActorKind kind, const std::string& name, const Coding& coding);
    Composed vague(const Agent& agent, bool plural, const std::string& modifiers);
    std::uint32_t group_of_country(const Agent& agent, const AgentMatch& match, const Description& description,
                                   std::string_view country);
    std::uint32_t group_of_scene(const Agent& agent, const AgentMatch& match, const Description& description,
                                 std::string_view country);
    bool names_itself(std::uint32_t noun, const Description& description, std::uint32_t of_actor) const;
    std::uint32_t belonging_mention(const Belonging& belonging);
    bool inherits_country(const Agent& agent, const Description& description, const AgentMatch& match) const;
    std::uint32_t add(std::uint32_t noun, const Description& description, std::uint32_t of, Composed composed);

    Reading& r_;
    const CountryContext& context_;
    GroupNames named_;
    OfficeLookup offices_;
    std::vector<bool> under_way_;  // by noun: guards against a tree that makes two nouns belong to each other
    int depth_ = 0;                // of nouns that belong to nouns
};

}  // namespace entente::actors
