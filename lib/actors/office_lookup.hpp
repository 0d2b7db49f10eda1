#pragma once
// Offices of a text: who holds them on its day, and what a title says of whoever has it.

#include <string>
#include <string_view>

#include "actors/country_context.hpp"
#include "actors/reading.hpp"

namespace entente::actors {

class OfficeLookup {
public:
    OfficeLookup(Reading& reading, const CountryContext& context) : r_(reading), context_(context) {}

    /// What a person with this title is coded as by it; the title stands at the token.
    Coding coding_of_title(const Agent& agent, std::uint32_t of, bool former, std::uint32_t token) const;
    /// The country or body that stands after a person's name at the token: "Dr. Paul Ndiaye of Oxfam", "Okello in Nairobi"; empty
    /// where none does.
    Coding coding_after(std::uint32_t token) const;

    /// The one who holds the office of the country or body on the day: an actor, or none.
    /// `guessed`: the text does not say of which country.
    std::uint32_t holder(const Agent& agent, std::uint32_t of_actor, std::string& resolution, bool guessed = false);
    /// "President of Syria", where nobody knows who that is.
    std::uint32_t unknown_holder(const Agent& agent, std::uint32_t of_actor);
    /// The actor of the country with this code, or none.
    std::uint32_t country_actor(std::string_view code);

private:
    std::uint32_t owner(std::uint32_t of_actor) const;

    Reading& r_;
    const CountryContext& context_;
};

/// Who governed counts among a country's elites; soldiers, police and spies stay what they were.
const std::string& sector_of_former(const Agent& agent);

}  // namespace entente::actors
