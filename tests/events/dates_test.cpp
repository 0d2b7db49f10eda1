#include "catch.hpp"

#include "events/fixture.hpp"

using namespace entente;
using namespace entente::tests;

namespace {

/// The day span of the attack in "Turkey attacked Syria ..." with `rows` after it; the document is of Friday 15 July 2016.
std::string span(const std::string& rows, const std::string& published = "2016-07-15") {
    const Resolved r("Turkey PROPN 2 nsubj NNP Turkey LOC\nattacked VERB 0 root VBD attack\nSyria PROPN 2 obj NNP Syria LOC\n" + rows, published);
    for (const auto& record : coded(r))
        if (record.type == "ASSAULT") return record.date ? record.date->start.iso() + ".." + record.date->end.iso() : "none";
    return "no event";
}

}  // namespace

TEST_CASE("expressions of time become days, months and years with their precision") {
    CHECK(span("on ADP 5 case\nThursday PROPN 2 obl\n") == "2016-07-14..2016-07-14");
    CHECK(span("on ADP 5 case\nFriday PROPN 2 obl\n") == "2016-07-15..2016-07-15");
    CHECK(span("yesterday NOUN 2 obl:tmod\n") == "2016-07-14..2016-07-14");
    CHECK(span("last ADJ 5 amod\nmonth NOUN 2 obl:tmod\n") == "2016-06-01..2016-06-30");
    CHECK(span("last ADJ 5 amod\nweek NOUN 2 obl:tmod\n") == "2016-07-04..2016-07-10");
    CHECK(span("two NUM 5 nummod\nyears NOUN 2 obl:tmod NNS year\nago ADV 5 advmod\n") == "2014-01-01..2014-12-31");
    CHECK(span("in ADP 5 case\n2014 NUM 2 obl\n") == "2014-01-01..2014-12-31");
    CHECK(span("in ADP 5 case\nFebruary PROPN 2 obl\n") == "2016-02-01..2016-02-29");
    CHECK(span("in ADP 5 case\nDecember PROPN 2 obl\n") == "2015-12-01..2015-12-31");
    CHECK(span("on ADP 5 case\nMarch PROPN 2 obl\n3 NUM 5 nummod\n, PUNCT 5 punct\n2011 NUM 5 nummod\n") == "2011-03-03..2011-03-03");
}

TEST_CASE("an event without an expression of time has the document's day, and none where the document has none") {
    CHECK(span("") == "2016-07-15..2016-07-15");
    CHECK(span("", "") == "none");
    CHECK(span("on ADP 5 case\nThursday PROPN 2 obl\n", "") == "none");
    CHECK(span("in ADP 5 case\n2014 NUM 2 obl\n", "") == "2014-01-01..2014-12-31");
}

TEST_CASE("a day that no month has is no day") {
    CHECK(span("on ADP 5 case\nFebruary PROPN 2 obl\n30 NUM 5 nummod\n") == "2016-02-01..2016-02-29");
}

TEST_CASE("bounds, sets and the vague past: to the document's day, or no day at all") {
    CHECK(span("since ADP 5 case\n2011 NUM 2 obl CD\n") == "2011-01-01..2016-07-15");
    CHECK(span("since ADP 5 case\n2011 NUM 2 obl CD\n", "") == "none");
    CHECK(span("before ADP 5 case\n2011 NUM 2 obl CD\n") == "none");
    CHECK(span("after ADP 5 case\n2014 NUM 2 obl CD\n") == "2015-01-01..2016-07-15");
    CHECK(span("every DET 5 det\nFriday PROPN 2 obl:tmod\n") == "none");
    CHECK(span("recently ADV 2 advmod RB\n") == "none");
    CHECK(span("for ADP 6 case\nthree NUM 6 nummod CD\nweeks NOUN 2 obl NNS week\n") == "2016-07-15..2016-07-15");
}

TEST_CASE("a fronted date that the parser takes for a part of the subject's name dates the event") {
    const Resolved r("On ADP 3 case\nMonday PROPN 3 compound\nTurkey PROPN 4 nsubj NNP Turkey LOC\nattacked VERB 0 root VBD attack\nSyria PROPN 4 obj NNP Syria LOC\n", "2016-07-15");
    const auto records = coded(r);
    REQUIRE(records.size() == 1);
    CHECK(records.front().date->start.iso() == "2016-07-11");
}

TEST_CASE("a date that the parser hangs on the noun before it dates the event") {
    CHECK(span("in ADP 5 case\nMay PROPN 3 nmod\n") == "2016-05-01..2016-05-31");
    CHECK(span("at ADP 5 case\nnight NOUN 3 nmod\n") == "2016-07-15..2016-07-15");
}
