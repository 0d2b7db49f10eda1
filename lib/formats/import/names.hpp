#pragma once
// Which strings of other people's files serve as names, and which sector a title tells.

#include <string>
#include <string_view>

#include "actors/agents.hpp"
#include "formats/import/country_codes.hpp"

namespace entente::formats {

/// Blanks at the ends taken off, those inside made single.
std::string tidy(std::string_view text);

/// Empty, or why it cannot be a name: too long, or nothing in it that names are compared by.
std::string name_fault(std::string_view name);

/// "Foreign Minister Jane Roe", "Syrian President Jane Roe" are "Jane Roe".
std::string without_titles(const actors::Agents& agents, const CountryCodes& countries, std::string name);

/// Whether the words are an office or a body as the lexicon of nouns has it, of a country or alone: "US Secretary of State",
/// "President of Syria". Who that is depends on the day, and the text is read better without such a name.
bool names_office(const actors::Agents& agents, const CountryCodes& countries, std::string_view words);

/// The sector of the office that a title begins or ends with ("Minister of Finance", "deputy prime minister"); empty where no
/// noun of the lexicon is in it.
std::string sector_of_title(const actors::Agents& agents, std::string_view title);

}  // namespace entente::formats
