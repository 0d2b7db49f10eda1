#include "catch.hpp"
#include "syntax/time_calendar.hpp"

using namespace entente;
using namespace entente::syntax;

namespace {

Date day(const char* iso) { return *Date::parse(iso); }
std::string text(DateSpan s) { return s.start.iso() + ".." + s.end.iso(); }

}  // namespace

TEST_CASE("Steps keep to the calendar: leap years, ends of months, backwards") {
    CHECK(moved(day("2016-01-31"), TimeUnit::month, 1).iso() == "2016-02-29");
    CHECK(moved(day("2015-01-31"), TimeUnit::month, 1).iso() == "2015-02-28");
    CHECK(moved(day("2016-02-29"), TimeUnit::year, 1).iso() == "2017-02-28");
    CHECK(moved(day("2016-02-29"), TimeUnit::year, -4).iso() == "2012-02-29");
    CHECK(moved(day("2016-03-31"), TimeUnit::month, -1).iso() == "2016-02-29");
    CHECK(moved(day("2016-01-15"), TimeUnit::month, -13).iso() == "2014-12-15");
    CHECK(moved(day("2016-03-01"), TimeUnit::day, -1).iso() == "2016-02-29");
    CHECK(moved(day("2016-01-01"), TimeUnit::week, -1).iso() == "2015-12-25");
    CHECK(moved(day("2016-07-15"), TimeUnit::century, -1).iso() == "1916-07-15");
    CHECK(moved(day("2016-07-15"), TimeUnit::hour, 30).iso() == "2016-07-15");
}

TEST_CASE("A unit holds the days that the calendar gives it") {
    const auto friday = day("2016-07-15"), sunday = day("2016-01-03");
    CHECK(text(unit_span(TimeUnit::week, friday)) == "2016-07-11..2016-07-17");
    CHECK(text(unit_span(TimeUnit::week, sunday)) == "2015-12-28..2016-01-03");
    CHECK(text(unit_span(TimeUnit::weekend, friday)) == "2016-07-16..2016-07-17");
    CHECK(text(unit_span(TimeUnit::month, day("2016-02-10"))) == "2016-02-01..2016-02-29");
    CHECK(text(unit_span(TimeUnit::month, day("1900-02-10"))) == "1900-02-01..1900-02-28");
    CHECK(text(unit_span(TimeUnit::quarter, friday)) == "2016-07-01..2016-09-30");
    CHECK(text(unit_span(TimeUnit::half, day("2016-06-30"))) == "2016-01-01..2016-06-30");
    CHECK(text(unit_span(TimeUnit::season, day("2016-01-10"))) == "2015-12-01..2016-02-29");
    CHECK(text(unit_span(TimeUnit::season, friday)) == "2016-06-01..2016-08-31");
    CHECK(text(unit_span(TimeUnit::decade, friday)) == "2010-01-01..2019-12-31");
    CHECK(text(unit_span(TimeUnit::century, friday)) == "2000-01-01..2099-12-31");
    CHECK(text(unit_after(TimeUnit::month, day("2016-01-31"), 1)) == "2016-02-01..2016-02-29");
    CHECK(text(unit_after(TimeUnit::week, sunday, -1)) == "2015-12-21..2015-12-27");
    CHECK(text(unit_after(TimeUnit::year, friday, -10)) == "2006-01-01..2006-12-31");
}

TEST_CASE("Parts of a span: thirds, and of a year its first and last months") {
    CHECK(text(part_of(year_span(2014), TimePart::early)) == "2014-01-01..2014-04-30");
    CHECK(text(part_of(year_span(2014), TimePart::middle)) == "2014-05-01..2014-08-31");
    CHECK(text(part_of(year_span(2014), TimePart::late)) == "2014-09-01..2014-12-31");
    CHECK(text(part_of(year_span(2014), TimePart::end)) == "2014-10-01..2014-12-31");
    CHECK(text(part_of(month_span(2016, 2), TimePart::late)) == "2016-02-21..2016-02-29");
    CHECK(text(part_of(month_span(2016, 2), TimePart::early)) == "2016-02-01..2016-02-10");
    CHECK(text(part_of(unit_span(TimeUnit::decade, day("1995-01-01")), TimePart::early)) == "1990-01-01..1993-12-31");
    CHECK(text(part_of(season_span(2014, 1), TimePart::late)) == "2014-08-01..2014-08-31");
    CHECK(text(fraction_of(year_span(2014), 2, 2)) == "2014-07-01..2014-12-31");
    CHECK(text(fraction_of(year_span(2014), 3, 4)) == "2014-07-01..2014-09-30");
    CHECK(text(fraction_of(unit_span(TimeUnit::decade, day("1995-01-01")), 2, 2)) == "1995-01-01..1999-12-31");
    CHECK(text(fraction_of(month_span(2014, 7), 2, 2)) == "2014-07-16..2014-07-31");
}

TEST_CASE("A span is written as the Extended Date/Time Format has it") {
    CHECK(edtf({day("2016-07-14"), day("2016-07-14")}, TimeUnit::day) == "2016-07-14");
    CHECK(edtf(month_span(2016, 7), TimeUnit::month) == "2016-07");
    CHECK(edtf(year_span(2016), TimeUnit::year) == "2016");
    CHECK(edtf(season_span(2015, 0), TimeUnit::season) == "2015-21");
    CHECK(edtf(season_span(2015, 3), TimeUnit::season) == "2015-24");
    CHECK(edtf(fraction_of(year_span(2015), 4, 4), TimeUnit::quarter) == "2015-36");
    CHECK(edtf(fraction_of(year_span(2015), 1, 2), TimeUnit::half) == "2015-40");
    CHECK(edtf(unit_span(TimeUnit::decade, day("1995-06-01")), TimeUnit::decade) == "199X");
    CHECK(edtf(unit_span(TimeUnit::century, day("1812-06-01")), TimeUnit::century) == "18XX");
    CHECK(edtf(part_of(year_span(2014), TimePart::middle), TimeUnit::year) == "2014-05/2014-08");
    CHECK(edtf({day("2003-01-01"), day("2011-12-31")}, TimeUnit::year) == "2003/2011");
    CHECK(edtf(unit_span(TimeUnit::week, day("2016-07-15")), TimeUnit::week) == "2016-07-11/2016-07-17");
    CHECK_FALSE(calendar_day(2015, 2, 29));
    CHECK(calendar_day(2016, 2, 29));
}
