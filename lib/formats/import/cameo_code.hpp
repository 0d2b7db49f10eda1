#pragma once
// Codes of CAMEO dictionaries ("IRQGOVMIL"), taken apart.

#include <optional>
#include <string>
#include <string_view>

#include "formats/import/country_codes.hpp"

namespace entente::formats {

struct CameoCode {
    std::string country;  // ISO 3166-1 alpha-3, or empty
    std::string body;     // IGO, NGO, MNC or IMG, or empty
    std::string sector;   // PLOVER's, or empty
    bool whole_country = false;  // it says nothing but a country
};

/// The PLOVER sector that a group of three letters means; empty where it means none (an ethnic group, a single body).
std::string_view plover_sector(std::string_view group);

/// Of several groups the first that means a sector; REL where a religion is all that they tell.
std::string plover_sector_of(std::string_view groups);

/// Of several roles in a code the first counts: IRQGOVMIL, the ministry of defence, is GOV. A religion counts where nothing else
/// does. A second country is a territory of the first (GBRGIB). Sets `fault` and gives nothing where it is no code.
std::optional<CameoCode> cameo_code(std::string_view code, const CountryCodes& countries, std::string& fault);

}  // namespace entente::formats
