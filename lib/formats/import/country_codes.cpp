#include "formats/import/country_codes.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace entente::formats {
namespace {

struct Pair {
    std::string_view written, code;
};

/// ISO 3166-1: alpha-2 and alpha-3, with the code that is in use for Kosovo. In order.
constexpr Pair alpha2[] = {
    {"ad", "AND"}, {"ae", "ARE"}, {"af", "AFG"}, {"ag", "ATG"}, {"ai", "AIA"}, {"al", "ALB"}, {"am", "ARM"}, {"ao", "AGO"},
    {"aq", "ATA"}, {"ar", "ARG"}, {"as", "ASM"}, {"at", "AUT"}, {"au", "AUS"}, {"aw", "ABW"}, {"ax", "ALA"}, {"az", "AZE"},
    {"ba", "BIH"}, {"bb", "BRB"}, {"bd", "BGD"}, {"be", "BEL"}, {"bf", "BFA"}, {"bg", "BGR"}, {"bh", "BHR"}, {"bi", "BDI"},
    {"bj", "BEN"}, {"bl", "BLM"}, {"bm", "BMU"}, {"bn", "BRN"}, {"bo", "BOL"}, {"bq", "BES"}, {"br", "BRA"}, {"bs", "BHS"},
    {"bt", "BTN"}, {"bv", "BVT"}, {"bw", "BWA"}, {"by", "BLR"}, {"bz", "BLZ"}, {"ca", "CAN"}, {"cc", "CCK"}, {"cd", "COD"},
    {"cf", "CAF"}, {"cg", "COG"}, {"ch", "CHE"}, {"ci", "CIV"}, {"ck", "COK"}, {"cl", "CHL"}, {"cm", "CMR"}, {"cn", "CHN"},
    {"co", "COL"}, {"cr", "CRI"}, {"cu", "CUB"}, {"cv", "CPV"}, {"cw", "CUW"}, {"cx", "CXR"}, {"cy", "CYP"}, {"cz", "CZE"},
    {"de", "DEU"}, {"dj", "DJI"}, {"dk", "DNK"}, {"dm", "DMA"}, {"do", "DOM"}, {"dz", "DZA"}, {"ec", "ECU"}, {"ee", "EST"},
    {"eg", "EGY"}, {"eh", "ESH"}, {"er", "ERI"}, {"es", "ESP"}, {"et", "ETH"}, {"fi", "FIN"}, {"fj", "FJI"}, {"fk", "FLK"},
    {"fm", "FSM"}, {"fo", "FRO"}, {"fr", "FRA"}, {"ga", "GAB"}, {"gb", "GBR"}, {"gd", "GRD"}, {"ge", "GEO"}, {"gf", "GUF"},
    {"gg", "GGY"}, {"gh", "GHA"}, {"gi", "GIB"}, {"gl", "GRL"}, {"gm", "GMB"}, {"gn", "GIN"}, {"gp", "GLP"}, {"gq", "GNQ"},
    {"gr", "GRC"}, {"gs", "SGS"}, {"gt", "GTM"}, {"gu", "GUM"}, {"gw", "GNB"}, {"gy", "GUY"}, {"hk", "HKG"}, {"hm", "HMD"},
    {"hn", "HND"}, {"hr", "HRV"}, {"ht", "HTI"}, {"hu", "HUN"}, {"id", "IDN"}, {"ie", "IRL"}, {"il", "ISR"}, {"im", "IMN"},
    {"in", "IND"}, {"io", "IOT"}, {"iq", "IRQ"}, {"ir", "IRN"}, {"is", "ISL"}, {"it", "ITA"}, {"je", "JEY"}, {"jm", "JAM"},
    {"jo", "JOR"}, {"jp", "JPN"}, {"ke", "KEN"}, {"kg", "KGZ"}, {"kh", "KHM"}, {"ki", "KIR"}, {"km", "COM"}, {"kn", "KNA"},
    {"kp", "PRK"}, {"kr", "KOR"}, {"kw", "KWT"}, {"ky", "CYM"}, {"kz", "KAZ"}, {"la", "LAO"}, {"lb", "LBN"}, {"lc", "LCA"},
    {"li", "LIE"}, {"lk", "LKA"}, {"lr", "LBR"}, {"ls", "LSO"}, {"lt", "LTU"}, {"lu", "LUX"}, {"lv", "LVA"}, {"ly", "LBY"},
    {"ma", "MAR"}, {"mc", "MCO"}, {"md", "MDA"}, {"me", "MNE"}, {"mf", "MAF"}, {"mg", "MDG"}, {"mh", "MHL"}, {"mk", "MKD"},
    {"ml", "MLI"}, {"mm", "MMR"}, {"mn", "MNG"}, {"mo", "MAC"}, {"mp", "MNP"}, {"mq", "MTQ"}, {"mr", "MRT"}, {"ms", "MSR"},
    {"mt", "MLT"}, {"mu", "MUS"}, {"mv", "MDV"}, {"mw", "MWI"}, {"mx", "MEX"}, {"my", "MYS"}, {"mz", "MOZ"}, {"na", "NAM"},
    {"nc", "NCL"}, {"ne", "NER"}, {"nf", "NFK"}, {"ng", "NGA"}, {"ni", "NIC"}, {"nl", "NLD"}, {"no", "NOR"}, {"np", "NPL"},
    {"nr", "NRU"}, {"nu", "NIU"}, {"nz", "NZL"}, {"om", "OMN"}, {"pa", "PAN"}, {"pe", "PER"}, {"pf", "PYF"}, {"pg", "PNG"},
    {"ph", "PHL"}, {"pk", "PAK"}, {"pl", "POL"}, {"pm", "SPM"}, {"pn", "PCN"}, {"pr", "PRI"}, {"ps", "PSE"}, {"pt", "PRT"},
    {"pw", "PLW"}, {"py", "PRY"}, {"qa", "QAT"}, {"re", "REU"}, {"ro", "ROU"}, {"rs", "SRB"}, {"ru", "RUS"}, {"rw", "RWA"},
    {"sa", "SAU"}, {"sb", "SLB"}, {"sc", "SYC"}, {"sd", "SDN"}, {"se", "SWE"}, {"sg", "SGP"}, {"sh", "SHN"}, {"si", "SVN"},
    {"sj", "SJM"}, {"sk", "SVK"}, {"sl", "SLE"}, {"sm", "SMR"}, {"sn", "SEN"}, {"so", "SOM"}, {"sr", "SUR"}, {"ss", "SSD"},
    {"st", "STP"}, {"sv", "SLV"}, {"sx", "SXM"}, {"sy", "SYR"}, {"sz", "SWZ"}, {"tc", "TCA"}, {"td", "TCD"}, {"tf", "ATF"},
    {"tg", "TGO"}, {"th", "THA"}, {"tj", "TJK"}, {"tk", "TKL"}, {"tl", "TLS"}, {"tm", "TKM"}, {"tn", "TUN"}, {"to", "TON"},
    {"tr", "TUR"}, {"tt", "TTO"}, {"tv", "TUV"}, {"tw", "TWN"}, {"tz", "TZA"}, {"ua", "UKR"}, {"ug", "UGA"}, {"um", "UMI"},
    {"us", "USA"}, {"uy", "URY"}, {"uz", "UZB"}, {"va", "VAT"}, {"vc", "VCT"}, {"ve", "VEN"}, {"vg", "VGB"}, {"vi", "VIR"},
    {"vn", "VNM"}, {"vu", "VUT"}, {"wf", "WLF"}, {"ws", "WSM"}, {"xk", "XKX"}, {"ye", "YEM"}, {"yt", "MYT"}, {"za", "ZAF"},
    {"zm", "ZMB"}, {"zw", "ZWE"},
};

/// What CAMEO and its dictionaries write otherwise than ISO, and what FollowTheMoney writes for countries that are no more. In order.
constexpr Pair other[] = {
    {"CSHH", "CSK"}, {"CSXX", "SCG"}, {"DDDE", "DDR"}, {"GZA", "PSE"},  {"GZS", "PSE"}, {"KOS", "XKX"}, {"KSV", "XKX"},
    {"PAL", "PSE"},  {"ROM", "ROU"},  {"SUHH", "SUN"}, {"TMP", "TLS"},  {"USR", "SUN"}, {"WSB", "PSE"}, {"YUCS", "YUG"},
};

template <std::size_t n>
std::string_view look_up(const Pair (&table)[n], std::string_view written) {
    const auto* at = std::lower_bound(std::begin(table), std::end(table), written, [](const Pair& a, std::string_view b) { return a.written < b; });
    return at != std::end(table) && at->written == written ? at->code : std::string_view();
}

template <class Convert>
std::string converted(std::string_view text, Convert convert) {
    std::string out(text);
    for (auto& c : out) c = static_cast<char>(convert(static_cast<unsigned char>(c)));
    return out;
}

}  // namespace

std::string CountryCodes::cameo(std::string_view code) const {
    if (directory_.country(code) != actors::no_entry) return std::string(code);
    const auto known = look_up(other, code);
    return directory_.country(known) != actors::no_entry ? std::string(known) : std::string();
}

std::string CountryCodes::find(std::string_view written) const {
    if (written.empty()) return {};
    if (const auto at = found_.find(std::string(written)); at != found_.end()) return at->second;
    std::string code;
    if (written.size() == 2) code = look_up(alpha2, converted(written, [](int c) { return std::tolower(c); }));
    if (!code.empty() && directory_.country(code) == actors::no_entry) code.clear();
    if (code.empty() && (written.size() == 3 || written.size() == 4)) code = cameo(converted(written, [](int c) { return std::toupper(c); }));
    if (code.empty())
        for (const auto& naming : directory_.find_name(written))
            if (const auto& entry = directory_.at(naming.entry); entry.kind == ActorKind::country && code.empty()) code = entry.country;
    found_.emplace(written, code);
    return code;
}

bool CountryCodes::names_country(std::string_view words) const {
    return std::ranges::any_of(directory_.find_name(words), [&](const actors::Naming& naming) { return directory_.at(naming.entry).kind == ActorKind::country; });
}

std::string CountryCodes::item(std::string_view item) const {
    if (items_.empty())
        for (std::uint32_t e = 0; e < directory_.size(); ++e)
            if (const auto& entry = directory_.at(e); entry.kind == ActorKind::country && !entry.wikidata.empty()) items_.emplace(entry.wikidata, entry.country);
    const auto at = items_.find(std::string(item));
    return at == items_.end() ? std::string() : at->second;
}

}  // namespace entente::formats
