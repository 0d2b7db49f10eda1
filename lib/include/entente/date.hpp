#pragma once
// Calendar dates and closed spans of days. Written as ISO 8601 ("2016-07-14"); proleptic Gregorian.

#include <chrono>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace entente {

struct Date {
    std::chrono::sys_days day{};

    static Date of(int year, unsigned month, unsigned day);
    /// "2016-07-14", optionally followed by "T..." or a blank and a time of day, which is dropped. Empty when it is no date.
    static std::optional<Date> parse(std::string_view iso);

    int year() const;
    unsigned month() const;        // 1..12
    unsigned day_of_month() const; // 1..31
    unsigned weekday() const;      // 0 = Sunday .. 6
    Date plus_days(int n) const { return {day + std::chrono::days{n}}; }
    std::string iso() const;

    auto operator<=>(const Date&) const = default;
};

/// Both ends belong to it. A day, a month or a year is a span; so precision is kept.
struct DateSpan {
    Date start, end;
    auto operator<=>(const DateSpan&) const = default;
};

}  // namespace entente
