#include "query/cypher/duration.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

namespace entente::cypher {
namespace {

constexpr std::int64_t second_in_nanoseconds = 1'000'000'000;
constexpr double days_of_month = 30.436875, seconds_of_day = 86'400;

unsigned days_in(int year, unsigned month) {
    const auto last = std::chrono::year_month_day_last(std::chrono::year(year), std::chrono::month_day_last(std::chrono::month(month)));
    return static_cast<unsigned>(last.day());
}

/// A number with an optional sign and fraction at the front of the text, which is then taken off.
std::optional<double> take_number(std::string_view& text) {
    std::size_t end = 0;
    while (end < text.size() && (text[end] == '-' || text[end] == '.' || (text[end] >= '0' && text[end] <= '9'))) ++end;
    double number = 0;
    const auto [rest, fault] = std::from_chars(text.data(), text.data() + end, number);
    if (end == 0 || fault != std::errc() || rest != text.data() + end) return std::nullopt;
    text.remove_prefix(end);
    return number;
}

}  // namespace

std::optional<Duration> Duration::parse(std::string_view iso) {
    const bool negative = iso.starts_with("-P");
    if (negative) iso.remove_prefix(1);
    if (!iso.starts_with('P') || iso.size() < 3) return std::nullopt;
    iso.remove_prefix(1);
    double months = 0, days = 0, seconds = 0;
    bool time = false;
    while (!iso.empty()) {
        if (iso.front() == 'T' && !time && iso.size() > 1) {
            time = true;
            iso.remove_prefix(1);
        }
        const auto number = take_number(iso);
        if (!number || iso.empty()) return std::nullopt;
        const char unit = iso.front();
        iso.remove_prefix(1);
        if (unit == 'Y' && !time) months += *number * 12;
        else if (unit == 'M' && !time) months += *number;
        else if (unit == 'W' && !time) days += *number * 7;
        else if (unit == 'D' && !time) days += *number;
        else if (unit == 'H' && time) seconds += *number * 3600;
        else if (unit == 'M' && time) seconds += *number * 60;
        else if (unit == 'S' && time) seconds += *number;
        else return std::nullopt;
    }
    const auto duration = of(months, days, seconds);
    return negative ? -duration : duration;
}

Duration Duration::of(double months, double days, double seconds) {
    Duration duration;
    duration.months = static_cast<std::int64_t>(std::trunc(months));
    days += (months - std::trunc(months)) * days_of_month;
    duration.days = static_cast<std::int64_t>(std::trunc(days));
    seconds += (days - std::trunc(days)) * seconds_of_day;
    const auto whole = std::floor(seconds);
    duration.seconds = static_cast<std::int64_t>(whole);
    duration.nanoseconds = static_cast<std::int32_t>(std::llround((seconds - whole) * second_in_nanoseconds));
    if (duration.nanoseconds == second_in_nanoseconds) {
        ++duration.seconds;
        duration.nanoseconds = 0;
    }
    return duration;
}

std::string Duration::iso() const {
    if (*this == Duration{}) return "PT0S";
    std::string text = "P";
    const auto part = [&](std::int64_t number, char unit) {
        if (number != 0) text += fmt::format("{}{}", number, unit);
    };
    part(months / 12, 'Y');
    part(months % 12, 'M');
    part(days, 'D');
    if (seconds == 0 && nanoseconds == 0) return text;
    text += 'T';
    auto rest = seconds;
    auto fraction = static_cast<std::int64_t>(nanoseconds);
    if (rest < 0 && fraction > 0) {
        ++rest;
        fraction -= second_in_nanoseconds;
    }
    part(rest / 3600, 'H');
    part(rest / 60 % 60, 'M');
    if (fraction == 0) {
        part(rest % 60, 'S');
        return text;
    }
    auto decimals = fmt::format("{:09}", std::abs(fraction));
    decimals.erase(decimals.find_last_not_of('0') + 1);
    text += fmt::format("{}{}.{}S", rest % 60 < 0 || fraction < 0 ? "-" : "", std::abs(rest % 60), decimals);
    return text;
}

double Duration::about_seconds() const {
    return (static_cast<double>(months) * days_of_month + static_cast<double>(days)) * seconds_of_day + static_cast<double>(seconds) + nanoseconds * 1e-9;
}

Duration Duration::operator+(const Duration& other) const {
    Duration sum{months + other.months, days + other.days, seconds + other.seconds, 0};
    const auto fraction = static_cast<std::int64_t>(nanoseconds) + other.nanoseconds;
    sum.seconds += fraction / second_in_nanoseconds;
    sum.nanoseconds = static_cast<std::int32_t>(fraction % second_in_nanoseconds);
    return sum;
}

Duration Duration::operator-() const {
    Duration negative{-months, -days, -seconds, 0};
    if (nanoseconds != 0) {
        --negative.seconds;
        negative.nanoseconds = static_cast<std::int32_t>(second_in_nanoseconds - nanoseconds);
    }
    return negative;
}

Duration Duration::operator*(double factor) const {
    return of(static_cast<double>(months) * factor, static_cast<double>(days) * factor, (static_cast<double>(seconds) + nanoseconds * 1e-9) * factor);
}

Date plus(Date date, const Duration& duration) {
    if (duration.months != 0) {
        const auto months = static_cast<std::int64_t>(date.year()) * 12 + date.month() - 1 + duration.months;
        const auto year = static_cast<int>(months >= 0 ? months / 12 : (months - 11) / 12);
        const auto month = static_cast<unsigned>(months - static_cast<std::int64_t>(year) * 12 + 1);
        date = Date::of(year, month, std::min(date.day_of_month(), days_in(year, month)));
    }
    return date.plus_days(static_cast<int>(duration.days + duration.seconds / static_cast<std::int64_t>(seconds_of_day)));
}

Duration between(Date from, Date to) {
    if (to < from) return -between(to, from);
    Duration duration;
    duration.months = static_cast<std::int64_t>(to.year() - from.year()) * 12 + to.month() - from.month();
    if (plus(from, {duration.months}) > to) --duration.months;
    duration.days = (to.day - plus(from, {duration.months}).day).count();
    return duration;
}

IsoWeek iso_week(Date date) {
    IsoWeek week;
    week.day = date.weekday() == 0 ? 7 : date.weekday();
    const auto thursday = date.plus_days(4 - static_cast<int>(week.day));
    week.year = thursday.year();
    week.week = static_cast<unsigned>((thursday.day - Date::of(week.year, 1, 1).day).count() / 7 + 1);
    return week;
}

Date first_day_of_week(int year, unsigned week) {
    const auto fourth = Date::of(year, 1, 4);
    const int day = fourth.weekday() == 0 ? 7 : static_cast<int>(fourth.weekday());
    return fourth.plus_days(1 - day + 7 * (static_cast<int>(week) - 1));
}

}  // namespace entente::cypher
