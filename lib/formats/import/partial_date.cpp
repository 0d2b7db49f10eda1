#include "formats/import/partial_date.hpp"

#include <string>

namespace entente::formats {

std::optional<Date> first_day(std::string_view written) {
    std::string iso(written);
    if (iso.size() == 4) iso += "-01";
    if (iso.size() == 7) iso += "-01";
    return Date::parse(iso);
}

std::optional<Date> last_day(std::string_view written) {
    std::string iso(written);
    if (iso.size() == 4) iso += "-12";
    if (iso.size() != 7) return Date::parse(iso);
    for (const char* day : {"-31", "-30", "-29", "-28"})
        if (const auto found = Date::parse(iso + day)) return found;
    return std::nullopt;
}

std::optional<actors::Term> term_of(std::string_view from, std::string_view to) {
    actors::Term term;
    if (!from.empty() && !(term.from = first_day(from))) return std::nullopt;
    if (!to.empty() && !(term.to = last_day(to))) return std::nullopt;
    if (term.from && term.to && *term.to < *term.from) return std::nullopt;
    return term;
}

}  // namespace entente::formats
