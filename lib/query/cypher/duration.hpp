#pragma once
// Spans of time as openCypher has them, and the reckoning of dates with them.

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <entente/date.hpp>

namespace entente::cypher {

/// Months, days and seconds do not turn into one another: a month has no fixed number of days, a day none of seconds.
struct Duration {
    std::int64_t months = 0, days = 0, seconds = 0;
    std::int32_t nanoseconds = 0;  // 0 .. 999,999,999, added to the seconds

    auto operator<=>(const Duration&) const = default;

    /// "P1Y2M10DT2H30M", "P2W", "PT0.5S". Empty where the text is none.
    static std::optional<Duration> parse(std::string_view iso);
    /// Of parts that may have fractions, which go to the next smaller one: half a month to days, half a day to seconds.
    static Duration of(double months, double days, double seconds);
    std::string iso() const;
    /// About how long, with months of 30.436875 days: the order in which durations are sorted.
    double about_seconds() const;

    Duration operator+(const Duration& other) const;
    Duration operator-() const;
    Duration operator*(double factor) const;
};

/// The months first; a day that the month does not have becomes its last. Parts of a day are left out.
Date plus(Date date, const Duration& duration);
/// Whole months and the days that are left.
Duration between(Date from, Date to);

/// Monday's year and number of the week by ISO 8601.
struct IsoWeek {
    int year = 0;
    unsigned week = 0, day = 0;  // day: 1 Monday .. 7 Sunday
};
IsoWeek iso_week(Date date);
Date first_day_of_week(int year, unsigned week);

}  // namespace entente::cypher
