#include "syntax/time_calendar.hpp"

#include <algorithm>
#include <array>
#include <chrono>

#include <fmt/format.h>

namespace entente::syntax {

namespace {

constexpr std::array<std::string_view, 12> unit_names = {"none", "hour",    "day",    "weekend", "week", "month",
                                                         "quarter", "season", "half", "year",    "decade", "century"};

int floor_div(int a, int b) { return a / b - (a % b < 0 ? 1 : 0); }

DateSpan months_from(int year, int month, int count) {
    const auto start = Date::of(year, static_cast<unsigned>(month), 1);
    return {start, moved(start, TimeUnit::month, count).plus_days(-1)};
}

DateSpan years_from(int year, int count) { return {Date::of(year, 1, 1), Date::of(year + count - 1, 12, 31)}; }

int days_in(DateSpan span) { return static_cast<int>((span.end.day - span.start.day).count()) + 1; }

/// How many whole months a span has, 0 where its ends cut one.
int whole_months(DateSpan span) {
    const auto after = span.end.plus_days(1);
    if (span.start.day_of_month() != 1 || after.day_of_month() != 1) return 0;
    return (after.year() - span.start.year()) * 12 + static_cast<int>(after.month()) - static_cast<int>(span.start.month());
}

int whole_years(DateSpan span) {
    const int months = whole_months(span);
    return months % 12 == 0 && span.start.month() == 1 ? months / 12 : 0;
}

/// `count` steps of a unit from the one that begins `from` steps after the span's start.
DateSpan cut(DateSpan span, TimeUnit step, int from, int count) {
    return {moved(span.start, step, from), moved(span.start, step, from + count).plus_days(-1)};
}

}  // namespace

std::string_view to_string(TimeUnit unit) { return unit_names[static_cast<std::size_t>(unit)]; }

std::optional<TimeUnit> time_unit(std::string_view name) {
    const auto at = std::find(unit_names.begin() + 1, unit_names.end(), name);
    if (at == unit_names.end()) return std::nullopt;
    return static_cast<TimeUnit>(at - unit_names.begin());
}

std::optional<Date> calendar_day(int year, int month, int day) {
    const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                                           std::chrono::day{static_cast<unsigned>(day)}};
    if (month < 1 || day < 1 || !date.ok()) return std::nullopt;
    return Date{std::chrono::sys_days{date}};
}

DateSpan year_span(int year) { return years_from(year, 1); }
DateSpan month_span(int year, int month) { return months_from(year, month, 1); }
DateSpan season_span(int year, int season) { return months_from(year, 3 * (season + 1), 3); }

DateSpan unit_span(TimeUnit unit, Date day) {
    const int year = day.year(), month = static_cast<int>(day.month());
    const auto monday = day.plus_days(-static_cast<int>((day.weekday() + 6) % 7));
    switch (unit) {
        case TimeUnit::week: return {monday, monday.plus_days(6)};
        case TimeUnit::weekend: return {monday.plus_days(5), monday.plus_days(6)};
        case TimeUnit::month: return month_span(year, month);
        case TimeUnit::quarter: return months_from(year, (month - 1) / 3 * 3 + 1, 3);
        case TimeUnit::half: return months_from(year, month < 7 ? 1 : 7, 6);
        case TimeUnit::season: return month < 3 ? season_span(year - 1, 3) : season_span(year, month / 3 - 1);
        case TimeUnit::year: return year_span(year);
        case TimeUnit::decade: return years_from(floor_div(year, 10) * 10, 10);
        case TimeUnit::century: return years_from(floor_div(year, 100) * 100, 100);
        default: return {day, day};
    }
}

Date moved(Date day, TimeUnit unit, int n) {
    switch (unit) {
        case TimeUnit::day: return day.plus_days(n);
        case TimeUnit::week: case TimeUnit::weekend: return day.plus_days(7 * n);
        case TimeUnit::quarter: case TimeUnit::season: n *= 3; break;
        case TimeUnit::half: n *= 6; break;
        case TimeUnit::year: n *= 12; break;
        case TimeUnit::decade: n *= 120; break;
        case TimeUnit::century: n *= 1200; break;
        case TimeUnit::month: break;
        default: return day;
    }
    const int months = day.year() * 12 + static_cast<int>(day.month()) - 1 + n;
    const std::chrono::year_month month{std::chrono::year{floor_div(months, 12)},
                                        std::chrono::month{static_cast<unsigned>(months - floor_div(months, 12) * 12 + 1)}};
    const auto last = (month / std::chrono::last).day();
    return {std::chrono::sys_days{month / std::min(std::chrono::day{day.day_of_month()}, last)}};
}

DateSpan unit_after(TimeUnit unit, Date day, int n) { return unit_span(unit, moved(unit_span(unit, day).start, unit, n)); }

DateSpan part_of(DateSpan span, TimePart part) {
    if (part == TimePart::whole) return span;
    const bool first = part == TimePart::beginning || part == TimePart::early, last = part == TimePart::late || part == TimePart::end;
    const int years = whole_years(span), months = whole_months(span), days = days_in(span);
    const auto step = years >= 3 ? TimeUnit::year : months >= 3 ? TimeUnit::month : TimeUnit::day;
    const int all = years >= 3 ? years : months >= 3 ? months : days;
    int head = (all + 2) / 3, tail = all / 3;
    if (months == 1) head = 10, tail = days - 20;
    if (years == 1 && (part == TimePart::beginning || part == TimePart::end)) head = tail = 3;
    if (first) return cut(span, step, 0, head);
    if (last) return {moved(span.start, step, all - tail), span.end};
    return cut(span, step, head, all - head - tail);
}

DateSpan fraction_of(DateSpan span, int n, int parts) {
    const int years = whole_years(span), months = whole_months(span), days = days_in(span);
    const auto step = years && years % parts == 0 ? TimeUnit::year : months && months % parts == 0 ? TimeUnit::month : TimeUnit::day;
    const int all = step == TimeUnit::year ? years : step == TimeUnit::month ? months : days;
    const int size = all / parts;
    if (n == parts) return {moved(span.start, step, (n - 1) * size), span.end};
    return cut(span, step, (n - 1) * size, size);
}

std::string edtf_interval(DateSpan span) {
    const auto years = whole_years(span), months = whole_months(span);
    const auto write = [&](Date d) {
        if (years) return fmt::format("{:04}", d.year());
        if (months) return fmt::format("{:04}-{:02}", d.year(), d.month());
        return d.iso();
    };
    auto start = write(span.start), end = write(span.end);
    return start == end ? start : start + "/" + end;
}

std::string edtf(DateSpan span, TimeUnit precision) {
    const int year = span.start.year();
    if (span == unit_span(precision, span.start)) {
        switch (precision) {
            case TimeUnit::season: return fmt::format("{:04}-{}", year, 20 + span.start.month() / 3);
            case TimeUnit::quarter: return fmt::format("{:04}-{}", year, 33 + (span.start.month() - 1) / 3);
            case TimeUnit::half: return fmt::format("{:04}-{}", year, span.start.month() == 1 ? 40 : 41);
            case TimeUnit::decade: return fmt::format("{:03}X", year / 10);
            case TimeUnit::century: return fmt::format("{:02}XX", year / 100);
            default: break;
        }
    }
    return edtf_interval(span);
}

}  // namespace entente::syntax
