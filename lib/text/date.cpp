#include <entente/date.hpp>

#include <fmt/format.h>

namespace entente {
namespace {

std::chrono::year_month_day calendar(std::chrono::sys_days day) { return std::chrono::year_month_day{day}; }

/// Exactly `count` digits of `text` from `at`, or nothing.
std::optional<unsigned> digits(std::string_view text, std::size_t at, std::size_t count) {
    if (at + count > text.size()) return std::nullopt;
    unsigned value = 0;
    for (const char c : text.substr(at, count)) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + static_cast<unsigned>(c - '0');
    }
    return value;
}

}  // namespace

Date Date::of(int year, unsigned month, unsigned day) {
    return {std::chrono::sys_days{std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{day}}};
}

std::optional<Date> Date::parse(std::string_view iso) {
    const auto year = digits(iso, 0, 4), month = digits(iso, 5, 2), day = digits(iso, 8, 2);
    if (!year || !month || !day || iso[4] != '-' || iso[7] != '-') return std::nullopt;
    if (iso.size() > 10) {  // a time of day, which must at least begin like one
        if (iso[10] != 'T' && iso[10] != 't' && iso[10] != ' ') return std::nullopt;
        if (!digits(iso, 11, 2)) return std::nullopt;
    }
    const auto date = std::chrono::year{static_cast<int>(*year)} / std::chrono::month{*month} / std::chrono::day{*day};
    if (!date.ok()) return std::nullopt;
    return Date{std::chrono::sys_days{date}};
}

int Date::year() const { return static_cast<int>(calendar(day).year()); }
unsigned Date::month() const { return static_cast<unsigned>(calendar(day).month()); }
unsigned Date::day_of_month() const { return static_cast<unsigned>(calendar(day).day()); }
unsigned Date::weekday() const { return std::chrono::weekday{day}.c_encoding(); }
std::string Date::iso() const { return fmt::format("{:04}-{:02}-{:02}", year(), month(), day_of_month()); }

}  // namespace entente
