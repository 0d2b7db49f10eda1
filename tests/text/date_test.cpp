#include <entente/date.hpp>

#include "catch.hpp"

using entente::Date;

TEST_CASE("a date is read from and written as ISO 8601") {
    const auto date = Date::parse("2016-07-14");
    REQUIRE(date);
    CHECK(date->year() == 2016);
    CHECK(date->month() == 7);
    CHECK(date->day_of_month() == 14);
    CHECK(date->weekday() == 4);  // a Thursday
    CHECK(date->iso() == "2016-07-14");
    CHECK(*date == Date::of(2016, 7, 14));
}

TEST_CASE("a time of day after a date is dropped") {
    CHECK(Date::parse("2016-07-14T23:59:59Z") == Date::of(2016, 7, 14));
    CHECK(Date::parse("2016-07-14 10:00") == Date::of(2016, 7, 14));
}

TEST_CASE("what is no date is none") {
    for (const auto* text : {"", "2016", "2016-7-14", "2016-02-30", "2016-13-01", "2016-00-10", "20160714", "2016/07/14",
                             "2016-07-14x", "2016-07-14T", "yesterday"})
        CHECK_FALSE(Date::parse(text));
    CHECK(Date::parse("2016-02-29"));
    CHECK_FALSE(Date::parse("2015-02-29"));
}

TEST_CASE("days are counted over the ends of months and years") {
    CHECK(Date::of(2016, 12, 31).plus_days(1) == Date::of(2017, 1, 1));
    CHECK(Date::of(2016, 3, 1).plus_days(-1) == Date::of(2016, 2, 29));
    CHECK(Date::of(2016, 1, 1) < Date::of(2016, 1, 2));
}
