// Functions of dates and durations.

#include <algorithm>

#include <fmt/format.h>

#include "query/cypher/functions.hpp"
#include "query/cypher/syntax_error.hpp"
#include "text/ascii.hpp"

namespace entente::cypher::functions {
namespace {

Date today() { return {std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now())}; }

Date date_argument(const FunctionValues& values, std::size_t index) {
    if (const auto* date = values[index].date()) return *date;
    throw values.not_taken(values[index], with_article(Type::date));
}

class DateParts {
public:
    DateParts(const FunctionValues& values, const Map& map, std::optional<Date> base) : values_(values), map_(map), base_(base) {
        static constexpr std::string_view known[]{"date", "year", "month", "day", "quarter", "dayOfQuarter", "ordinalDay", "week", "dayOfWeek"};
        for (const auto& [key, value] : map)
            if (std::find(std::begin(known), std::end(known), key) == std::end(known))
                throw error_at(values.position, fmt::format("a date has no part '{}'", key), "it has year, month, day, quarter, dayOfQuarter, ordinalDay, week, dayOfWeek");
        if (const auto given = map.find("date"); given != map.end() && given->second.date()) base_ = *given->second.date();
    }

    Date date() const {
        if (!base_ && !map_.contains("year")) throw error_at(values_.position, "a date needs a year");
        if (map_.contains("week") || map_.contains("dayOfWeek")) {
            const auto week = base_ ? iso_week(*base_) : IsoWeek{2000, 1, 1};
            return first_day_of_week(part("year", week.year, 0, 9999), static_cast<unsigned>(part("week", static_cast<int>(week.week), 1, 53)))
                .plus_days(part("dayOfWeek", static_cast<int>(week.day), 1, 7) - 1);
        }
        const auto year = part("year", base_ ? base_->year() : 0, -9999, 9999);
        if (map_.contains("ordinalDay")) return Date::of(year, 1, 1).plus_days(part("ordinalDay", 1, 1, 366) - 1);
        if (map_.contains("quarter")) {
            const auto first = Date::of(year, static_cast<unsigned>(part("quarter", 1, 1, 4) * 3 - 2), 1);
            return first.plus_days(part("dayOfQuarter", 1, 1, 92) - 1);
        }
        const auto month = static_cast<unsigned>(part("month", base_ ? static_cast<int>(base_->month()) : 1, 1, 12));
        const auto day = static_cast<unsigned>(part("day", base_ ? static_cast<int>(base_->day_of_month()) : 1, 1, 31));
        const auto date = Date::of(year, month, day);
        if (date.month() != month) throw error_at(values_.position, fmt::format("{}-{:02} has no day {}", year, month, day));
        return date;
    }

private:
    int part(const char* name, int otherwise, int least, int most) const {
        const auto found = map_.find(name);
        if (found == map_.end()) return otherwise;
        const auto* integer = found->second.integer();
        if (!integer || *integer < least || *integer > most)
            throw error_at(values_.position, fmt::format("'{}' of a date is an integer from {} to {}", name, least, most));
        return static_cast<int>(*integer);
    }

    const FunctionValues& values_;
    const Map& map_;
    std::optional<Date> base_;
};

/// "2016-07-14", "2016-07", "2016".
std::optional<Date> read_date(std::string_view text) {
    std::string whole(text);
    while (whole.size() == 4 || whole.size() == 7) whole += "-01";
    return Date::parse(whole);
}

}  // namespace

Value date(const FunctionValues& values) {
    if (values.arguments.empty()) return today();
    if (values[0].date()) return values[0];
    if (const auto* map = values[0].map()) return DateParts(values, *map, {}).date();
    const auto date = read_date(values.text(0));
    if (!date) throw error_at(values.position, fmt::format("'{}' is no date", values.text(0)), "a date is written as in date('2016-07-14')");
    return *date;
}

Value truncated_date(const FunctionValues& values) {
    const auto unit = text::ascii_lower(values.text(0));
    const auto date = values.arguments.size() > 1 ? date_argument(values, 1) : today();
    const auto year = date.year();
    const auto week = iso_week(date);
    Date first;
    if (unit == "millennium") first = Date::of(year / 1000 * 1000, 1, 1);
    else if (unit == "century") first = Date::of(year / 100 * 100, 1, 1);
    else if (unit == "decade") first = Date::of(year / 10 * 10, 1, 1);
    else if (unit == "year") first = Date::of(year, 1, 1);
    else if (unit == "weekyear") first = first_day_of_week(week.year, 1);
    else if (unit == "quarter") first = Date::of(year, (date.month() - 1) / 3 * 3 + 1, 1);
    else if (unit == "month") first = Date::of(year, date.month(), 1);
    else if (unit == "week") first = date.plus_days(1 - static_cast<int>(week.day));
    else if (unit == "day") first = date;
    else throw error_at(values.position, fmt::format("date.truncate() does not know the unit '{}'", values.text(0)), "it knows year, quarter, month, week, day and longer ones");
    if (values.arguments.size() < 3) return first;
    if (!values[2].map()) throw values.not_taken(values[2], with_article(Type::map));
    return DateParts(values, *values[2].map(), first).date();
}

Value duration(const FunctionValues& values) {
    if (values[0].duration()) return values[0];
    if (const auto* map = values[0].map()) {
        double months = 0, days = 0, seconds = 0;
        const auto scaled = [&](std::string_view unit) -> std::pair<double*, double> {
            if (unit == "years") return {&months, 12};
            if (unit == "quarters") return {&months, 3};
            if (unit == "months") return {&months, 1};
            if (unit == "weeks") return {&days, 7};
            if (unit == "days") return {&days, 1};
            if (unit == "hours") return {&seconds, 3600};
            if (unit == "minutes") return {&seconds, 60};
            if (unit == "seconds") return {&seconds, 1};
            if (unit == "milliseconds") return {&seconds, 1e-3};
            throw error_at(values.position, fmt::format("a duration has no part '{}'", unit), "it has years, quarters, months, weeks, days, hours, minutes, seconds, milliseconds");
        };
        for (const auto& [unit, amount] : *map) {
            if (!amount.is_number()) throw error_at(values.position, fmt::format("'{}' of a duration is a number, not {}", unit, with_article(amount.type())));
            const auto [sum, scale] = scaled(unit);
            *sum += amount.number() * scale;
        }
        return Duration::of(months, days, seconds);
    }
    const auto duration = Duration::parse(values.text(0));
    if (!duration) throw error_at(values.position, fmt::format("'{}' is no duration", values.text(0)), "a duration is written as in duration('P1M10D')");
    return *duration;
}

Value duration_between(const FunctionValues& values) { return between(date_argument(values, 0), date_argument(values, 1)); }

Value duration_in_days(const FunctionValues& values) { return Duration{0, (date_argument(values, 1).day - date_argument(values, 0).day).count()}; }

Value duration_in_months(const FunctionValues& values) { return Duration{between(date_argument(values, 0), date_argument(values, 1)).months}; }

}  // namespace entente::cypher::functions
