#pragma once
// The calendar behind expressions of time: units, their spans, steps between them, and how a span is written.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <entente/date.hpp>

namespace entente::syntax {

/// Units of the calendar, and the precision of a date. An `hour` stands for all that is shorter than a day.
enum class TimeUnit : std::uint8_t { none, hour, day, weekend, week, month, quarter, season, half, year, decade, century };
std::string_view to_string(TimeUnit);                       // "day"
std::optional<TimeUnit> time_unit(std::string_view name);

/// "early" is the first third of a span, "middle" and "late" the others; "beginning" and "end" are the same, but of a year its
/// first and last three months.
enum class TimePart : std::uint8_t { whole, beginning, early, middle, late, end };

/// No date where the calendar has no such day (30 February).
std::optional<Date> calendar_day(int year, int month, int day);
DateSpan year_span(int year);
DateSpan month_span(int year, int month);
/// `season` from 0, spring, to 3, winter, of the northern hemisphere by whole months: March to May, ..., December to February.
/// A winter has the year that it begins in.
DateSpan season_span(int year, int season);

/// The unit that the day lies in. Weeks begin on Monday, as in ISO 8601; a weekend is its Saturday and Sunday; decades and
/// centuries begin with the year that ends in 0 and 00.
DateSpan unit_span(TimeUnit unit, Date day);
/// The day, `n` units on (back where negative); the last day of a month where that month is shorter. Hours do not move it.
Date moved(Date day, TimeUnit unit, int n);
/// The unit that lies `n` units after the one that the day lies in.
DateSpan unit_after(TimeUnit unit, Date day, int n);

DateSpan part_of(DateSpan span, TimePart part);
/// The n-th of `parts` equal parts, from 1: by whole years, months or days.
DateSpan fraction_of(DateSpan span, int n, int parts);

/// As the Extended Date/Time Format (loc.gov/standards/datetime) has it: 2016-07-14, 2016-07, 2016, 2016-21 (spring; 33 to 36
/// quarters, 40 and 41 halves), 201X, 20XX; any other span as an interval, 2014-05/2014-08.
std::string edtf(DateSpan span, TimeUnit precision);
/// Days, months or years from start to end: "2014-05/2014-08", or one of them where they are the same.
std::string edtf_interval(DateSpan span);

}  // namespace entente::syntax
