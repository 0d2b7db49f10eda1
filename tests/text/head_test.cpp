#include "text/head.hpp"

#include <string>

#include "catch.hpp"

using entente::Date;
using namespace entente::text;

namespace {
std::string title(const std::string& text) {
    const auto line = title_line(text);
    return text.substr(line.begin, line.end - line.begin);
}

std::optional<Date> date(const std::string& text, std::optional<Date> near) {
    static const auto english = Conventions::load(ENTENTE_ROOT "/schema/lexicon/en/abbreviations.json");
    return head_date(text, english, near);
}
}  // namespace

TEST_CASE("a first line set off by a blank line is the title") {
    CHECK(title("Kerry in Moscow\n\nKerry met Lavrov.") == "Kerry in Moscow");
    CHECK(title("\n  Kerry in Moscow \r\n\r\nKerry met Lavrov.") == "Kerry in Moscow");
    CHECK(title("Kerry in Moscow\nKerry met Lavrov.").empty());
    CHECK(title("Kerry met Lavrov.").empty());
    CHECK(title("Kerry in Moscow\n\n").empty());
}

TEST_CASE("a first paragraph is no title") {
    CHECK(title("Kerry met Lavrov. They spoke for hours.\n\nThen he left.").empty());
}

TEST_CASE("a date on a line of its own dates the text") {
    CHECK(date("Title\n\n15 July, 2016\nText.", {}) == Date::of(2016, 7, 15));
    CHECK(date("Title\n\nPublished on Friday, July 15, 2016 at 10:30 GMT\nText.", {}) == Date::of(2016, 7, 15));
    CHECK(date("Updated 15th Sept 2016\n\nText.", {}) == Date::of(2016, 9, 15));
    CHECK(date("2016-07-15\n\nText.", {}) == Date::of(2016, 7, 15));
    CHECK(date("MOSCOW, July 15, 2016\nText.", {}) == Date::of(2016, 7, 15));
    CHECK(date("Reuters | Fri 15 Jul 2016 14.30 BST\nText.", {}) == Date::of(2016, 7, 15));
    CHECK(date("By Jane Doe, July 15, 2016\nText.", {}) == Date::of(2016, 7, 15));
    CHECK(date("Last updated: 15/07/2016\nText.", {}) == Date::of(2016, 7, 15));
    CHECK(date("7/15/2016\nText.", {}) == Date::of(2016, 7, 15));
}

TEST_CASE("a dateline dates the text") {
    CHECK(date("Title\n\nMOSCOW, July 15, 2016 (Reuters) - Russia said no.", {}) == Date::of(2016, 7, 15));
    CHECK(date("WASHINGTON (AP) July 15, 2016 -- The president left.", {}) == Date::of(2016, 7, 15));
}

TEST_CASE("a date without a year needs one from elsewhere") {
    const std::string text = "MOSCOW, Dec. 30 (Reuters) - Russia said no.";
    CHECK_FALSE(date(text, {}));
    CHECK(date(text, Date::of(2017, 1, 2)) == Date::of(2016, 12, 30));
    CHECK(date(text, Date::of(2016, 12, 31)) == Date::of(2016, 12, 30));
}

TEST_CASE("a date in a sentence does not date the text") {
    CHECK_FALSE(date("Title\n\nThe war ended on 15 July, 2016.", {}));
    CHECK_FALSE(date("Nice, July 14, 2016: what we know\n\nText.", {}));
    CHECK_FALSE(date("06/07/2016\n\nText.", {}));  // the sixth of July, or the seventh of June
    CHECK_FALSE(date("The treaty of June 28, 1919 - and its end.", {}));
}

TEST_CASE("a date that does not exist is none") { CHECK_FALSE(date("31 February 2016\n\nText.", {})); }
