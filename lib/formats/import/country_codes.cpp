#include "formats/import/country_codes.hpp"

#include <algorithm>
#include <cctype>

namespace entente::formats {
namespace {

struct Pair {
    std::string_view written, code;
};

/// What CAMEO and its dictionaries write otherwise than ISO, and what FollowTheMoney writes for countries that are no more. In order.
constexpr Pair other[] = {
    {"CSHH", "CSK"}, {"CSXX", "SCG"}, {"DDDE", "DDR"}, {"GZA", "PSE"},  {"GZS", "PSE"}, {"KOS", "XKX"}, {"KSV", "XKX"},
    {"PAL", "PSE"},  {"ROM", "ROU"},  {"SUHH", "SUN"}, {"TMP", "TLS"},  {"USR", "SUN"}, {"WSB", "PSE"}, {"YUCS", "YUG"},
};

std::string_view look_up(std::string_view written) {
    const auto* at = std::lower_bound(std::begin(other), std::end(other), written, [](const Pair& a, std::string_view b) { return a.written < b; });
    return at != std::end(other) && at->written == written ? at->code : std::string_view();
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
    const auto known = look_up(code);
    return directory_.country(known) != actors::no_entry ? std::string(known) : std::string();
}

std::string CountryCodes::find(std::string_view written) const {
    if (written.empty()) return {};
    if (const auto at = found_.find(std::string(written)); at != found_.end()) return at->second;
    std::string code;
    if (written.size() == 2) code = directory_.country_table().alpha3(converted(written, [](int c) { return std::tolower(c); }));
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
