#include "formats/import/cameo_code.hpp"

#include <algorithm>

namespace entente::formats {
namespace {

struct Meaning {
    std::string_view group, sector;
};

/// CAMEO's roles that PLOVER has under this or another name. CAMEO's MED is the media, which is JRN here. In order.
constexpr Meaning roles[] = {
    {"AGR", "AGR"}, {"BUS", "BUS"}, {"COP", "COP"}, {"CRM", "CRM"}, {"CVL", "CVL"}, {"EDU", "EDU"}, {"ELI", "ELI"}, {"GOV", "GOV"},
    {"HLH", "MED"}, {"INS", "REB"}, {"JRN", "JRN"}, {"JUD", "JUD"}, {"LAB", "LAB"}, {"LEG", "LEG"}, {"MED", "JRN"}, {"MIL", "MIL"},
    {"OPP", "OPP"}, {"PRE", "PRE"}, {"PRM", "PRM"}, {"PTY", "PTY"}, {"REB", "REB"}, {"REF", "REF"}, {"REL", "REL"}, {"SEP", "REB"},
    {"SOC", "SOC"}, {"SPY", "SPY"}, {"STU", "EDU"}, {"UAF", "UAF"}, {"UNK", "UNK"},
};

/// Religions, in order.
constexpr std::string_view religions[] = {"BAH", "BUD", "CHR", "CTH", "HIN", "JAN", "JEW", "MOS", "MUS", "PRO", "SHI", "SIK", "SUN"};

/// Countries with territories that have a code of their own.
constexpr std::string_view with_territories[] = {"AUS", "CHN", "DNK", "FIN", "FRA", "GBR", "NLD", "NOR", "NZL", "USA"};

bool is_body(std::string_view group) { return group == "IGO" || group == "NGO" || group == "NGM" || group == "MNC" || group == "IMG"; }

}  // namespace

std::string_view plover_sector(std::string_view group) {
    const auto* at = std::lower_bound(std::begin(roles), std::end(roles), group, [](const Meaning& a, std::string_view b) { return a.group < b; });
    return at != std::end(roles) && at->group == group ? at->sector : std::string_view();
}

std::string plover_sector_of(std::string_view groups) {
    bool religious = false;
    for (std::size_t at = 0; at < groups.size(); at += 3) {
        const auto group = groups.substr(at, 3);
        if (const auto sector = plover_sector(group); !sector.empty()) return std::string(sector);
        religious = religious || std::ranges::binary_search(religions, group);
    }
    return religious ? "REL" : "";
}

std::optional<CameoCode> cameo_code(std::string_view code, const CountryCodes& countries, std::string& fault) {
    if (code.empty() || code.size() % 3 != 0 || !std::ranges::all_of(code, [](char c) { return c >= 'A' && c <= 'Z'; })) {
        fault = "\"" + std::string(code) + "\" is not made of groups of three capitals";
        return std::nullopt;
    }
    CameoCode found;
    std::size_t at = 0;
    for (; at < code.size() && at <= 3; at += 3) {
        const auto group = code.substr(at, 3);
        if (at == 0 && is_body(group)) {
            found.body = group == "NGM" ? "NGO" : group;
            continue;
        }
        if (at == 0 || (at == 3 && plover_sector(group).empty() && std::ranges::binary_search(with_territories, found.country)))
            if (auto country = countries.cameo(group); !country.empty()) {
                found.country = std::move(country);
                continue;
            }
        if (at == 0 && plover_sector(group).empty()) {
            fault = "no country has the code \"" + std::string(group) + "\"";
            return std::nullopt;
        }
        break;
    }
    at = std::min(at, code.size());
    found.whole_country = !found.country.empty() && at == code.size();
    found.sector = plover_sector_of(code.substr(at));
    // Of bodies above countries the class is what counts: al-Qaeda is no religious body.
    if (!found.body.empty() && found.sector == "REL") found.sector.clear();
    return found;
}

}  // namespace entente::formats
