#include "catch.hpp"

#include <entente/error.hpp>

#include "formats/actor_import.hpp"

using namespace entente;
using namespace entente::tests;
using formats::ActorFormat;
using Lines = std::vector<std::string>;

TEST_CASE("a table of actors is read with its columns in any order") {
    const auto read = [](const std::string& text) { return ReadActors(ActorFormat::csv, text); };
    const auto table = read(
        "\xEF\xBB\xBF" "country,Name,alias,kind,sector,from,to,note\r\n"
        "Russia,\"Roe, Jane\",J. Roe; Jane Ann Roe | Jane A. Roe,person,GOV,2001-05,2004,x\r\n"
        "ru,\"Roe, Jane\",,person,LEG,2004-01-02,,\r\n"
        "SYR,\"The \"\"Green\"\"\nBrigade\",,armed-group,REB,2012,,\r\n"
        "\r\n"
        "tr,Halk Post,,media,,,,\r\n");
    CHECK(table.faults == Lines{});
    CHECK(table.lines == Lines{R"({"name":"Halk Post","kind":"media","country":"TUR"})",
                               R"({"name":"Roe, Jane","kind":"person","country":"RUS","aliases":["J. Roe","Jane A. Roe","Jane Ann Roe"],"roles":[)"
                               R"({"sector":"GOV","from":"2001-05-01","to":"2004-12-31"},{"sector":"LEG","from":"2004-01-02"}]})",
                               R"({"name":"The \"Green\" Brigade","kind":"armed-group","country":"SYR","sector":"REB","from":"2012-01-01"})"});
    // Semicolons, offices, references.
    const auto offices = read("name;title;of;wikidata\nJane Roe;Minister of Fish;country/rus;Q4000000000\nJohn Roe;envoy;igo/united-nations;\n");
    CHECK(offices.faults == Lines{});
    CHECK(offices.lines == Lines{R"({"name":"Jane Roe","kind":"person","assumed":true,"roles":[{"title":"Minister of Fish","of":"country/rus","sector":"GOV"}],"wikidata":"Q4000000000"})",
                                 R"({"name":"John Roe","kind":"person","assumed":true,"roles":[{"title":"envoy","of":"igo/united-nations","sector":"GOV"}]})"});
}

TEST_CASE("every bad row of a table is named and the rest is read") {
    const ReadActors read(ActorFormat::csv,
                          "name,kind,country,sector,from,to,code,wikidata,id,of\n"
                          "Jane Roe,person,,,,,,,\n"                      // 2
                          ",person,,,,,,,,\n"                             // 3
                          "Jane Roe,human,,,,,,,,\n"                      // 4
                          "Jane Roe,person,Nowhere,,,,,,,\n"              // 5
                          "Jane Roe,person,,Government,,,,,,\n"           // 6
                          "Jane Roe,person,,,yesterday,,,,,\n"            // 7
                          "Jane Roe,person,,,2004-02-01,2004-01-01,,,,\n" // 8
                          "Jane Roe,person,,,2004-02-31,,,,,\n"           // 9
                          "Jane Roe,person,,,,,UNO,,,\n"                  // 10
                          "Jane Roe,person,,,,,,22316,,\n"                // 11
                          "Jane Roe,person,,,,,,,Jane,\n"                 // 12
                          "Jane Roe,person,,,,,,,igo/jane,\n"             // 13
                          "Jane Roe,person,,,,,,,,the state\n"            // 14
                          "Jane \"Roe\",person,,,,,,,,\n"                 // 15
                          "\"Jane\" Roe,person,,,,,,,,\n"                 // 16
                          "?,person,,,,,,,,\n"                            // 17
                          "Jane Roe,country,,,,,,,,\n"                    // 18
                          "John Roe,person,RUS,,,,,,,\n"                  // 19: sound
                          "\"Jane Roe,person,,,,,,,,\n"                   // 20
                          "Abel Roe,person,RUS,,,,,,,\n");                // 21: sound, though the mark before it never closes
    for (std::size_t line = 2; line <= 20; ++line) {
        INFO(line);
        CHECK(read.faulty(line, "") == (line != 19));
    }
    CHECK(read.faults.size() == 18);
    REQUIRE(read.actors.size() == 2);
    CHECK(read.actors[0].name == "Abel Roe");

    CHECK(ReadActors(ActorFormat::csv, "").faulty(1, "empty"));
    CHECK(ReadActors(ActorFormat::csv, "who,what\nx,y\n").faults == Lines{"1: the first row names no column \"name\", so that no row can be read"});
    CHECK(ReadActors(ActorFormat::csv, "name,name\nx,y\n").faulty(1, "stands twice"));
    CHECK(ReadActors(ActorFormat::csv, "name,alias\nJane Roe,?\n").actors.size() == 1);
}

TEST_CASE("entities of FollowTheMoney are actors, and what joins them dated roles, in any order") {
    const ReadActors read(ActorFormat::ftm, R"({"id":"o1","schema":"Occupancy","properties":{"holder":["p1"],"post":["q1"],"startDate":["2001"],"endDate":["2004-05"]}}
{"id":"p1","schema":"Person","properties":{"name":["Jane Roe","Jane A. Roe"],"alias":["J. Roe"],"nationality":["ru"],"gender":["female"],"wikidataId":["Q4000000001"],"position":["Deputy minister of fish"]}}
{"id":"q1","schema":"Position","properties":{"name":["Member of the Senate"],"country":["tr"],"topics":["gov.legislative"]}}
{"id":"m1","schema":"Membership","properties":{"member":["p1"],"organization":["g1"],"startDate":["1999-01-01"]}}
{"id":"g1","schema":"Organization","properties":{"name":["Fish Party"],"country":["ru"],"topics":["pol.party"]}}
{"id":"c1","schema":"Company","properties":{"name":["Fish Ltd"],"jurisdiction":["ru"]}}
{"id":"d1","schema":"Directorship","properties":{"director":["p1"],"organization":["c1"],"role":["chairman"]}}
{"id":"i1","schema":"PublicBody","properties":{"name":["Fish Council"],"topics":["gov.igo"]}}
{"id":"a1","schema":"Address","properties":{"full":["Fish Street 1"]}}
)");
    CHECK(read.faults == Lines{});
    REQUIRE(read.lines.size() == 4);
    CHECK(read.lines[0] == R"({"name":"Jane Roe","kind":"person","country":"RUS","gender":"female","aliases":["J. Roe","Jane A. Roe"],"roles":[)"
                           R"({"title":"Deputy minister of fish","sector":"GOV"},{"title":"chairman","of":"company/fish-ltd","country":"RUS","sector":"BUS"},)"
                           R"({"title":"member","of":"party/fish-party","country":"RUS","sector":"PTY","from":"1999-01-01"},)"
                           R"({"title":"Member of the Senate","country":"TUR","sector":"LEG","from":"2001-01-01","to":"2004-05-31"}],"wikidata":"Q4000000001"})");
    CHECK(read.lines[1] == R"({"name":"Fish Party","kind":"party","country":"RUS","sector":"PTY"})");
    CHECK(read.lines[2] == R"({"name":"Fish Ltd","kind":"company","country":"RUS","sector":"BUS"})");
    CHECK(read.lines[3] == R"({"name":"Fish Council","kind":"igo","code":"IGO"})");
}

TEST_CASE("every bad entity is named and the rest is read") {
    const ReadActors read(ActorFormat::ftm, R"({"id":"p1","schema":"Person","properties":{"name":["Jane Roe"]}}
{"id":"p1","schema":"Person","properties":{"name":["John Roe"]}}
{"id":"p2","schema":"Person","properties":{}}
{"id":"p3","schema":"Person","properties":{"name":["?"]}}
{"id":"p4","schema":"Person"}
{"schema":"Person","properties":{}}
{"id":"p5","properties":{}}
[1]
{"id":
{"id":"o1","schema":"Occupancy","properties":{"holder":["p1"],"post":["q9"]}}
{"id":"o2","schema":"Occupancy","properties":{"holder":["p9"],"post":["q9"]}}
{"id":"o3","schema":"Occupancy","properties":{"holder":["p1"]}}
{"id":"m1","schema":"Membership","properties":{"member":["p1"],"organization":["g9"],"startDate":["2001"]}}
{"id":"m2","schema":"Membership","properties":{"member":["p1"],"organization":["g9"],"startDate":["soon"]}}
{"id":"q1","schema":"Position","properties":{"country":["ru"]}}
{"id":5,"schema":{},"properties":[]}
)" + std::string(500, '[') + "\n");
    for (std::size_t line = 2; line <= 17; ++line) {
        INFO(line);
        CHECK(read.faulty(line, ""));
    }
    CHECK(read.faults.size() == 16);
    CHECK(read.lines == Lines{R"({"name":"Jane Roe","kind":"person"})"});
}

TEST_CASE("items of Wikidata are actors by their kind, countries and offices told by their own items") {
    const std::string time = R"("snaktype":"value","datavalue":{"type":"time","value":{"time":"+2004-05-06T00:00:00Z","precision":11}})";
    const std::string text = "[\n" + std::string(R"({"type":"item","id":"Q4000000001","labels":{"en":{"language":"en","value":"Jane Roe"},"de":{"language":"de","value":"J."}},)"
        R"("aliases":{"en":[{"language":"en","value":"Jane A. Roe"}]},"claims":{"P31":[{"mainsnak":{"datavalue":{"value":{"id":"Q5"}}}}],)"
        R"("P27":[{"mainsnak":{"datavalue":{"value":{"id":"Q4000000009"}}}}],"P21":[{"mainsnak":{"datavalue":{"value":{"id":"Q6581072"}}}}],)"
        R"("P39":[{"mainsnak":{"datavalue":{"value":{"id":"Q4000000008"}}},"qualifiers":{"P580":[{)") + time + "}]}},"
        R"({"rank":"deprecated","mainsnak":{"datavalue":{"value":{"id":"Q4000000008"}}}},{"mainsnak":{"snaktype":"novalue"}}],)"
        R"("P102":[{"mainsnak":{"datavalue":{"value":{"id":"Q4000000007"}}}}]}},)" "\n"
        R"({"type":"item","id":"Q4000000008","labels":{"en":{"value":"minister of fish"}},"claims":{"P31":[{"mainsnak":{"datavalue":{"value":{"id":"Q4164871"}}}}],"P1001":[{"mainsnak":{"datavalue":{"value":{"id":"Q4000000009"}}}}]}},)" "\n"
        R"({"type":"item","id":"Q4000000009","labels":{"en":{"value":"Turkey"}},"claims":{"P31":[{"mainsnak":{"datavalue":{"value":{"id":"Q6256"}}}}],"P298":[{"mainsnak":{"datavalue":{"value":"TUR"}}}]}},)" "\n"
        R"({"type":"item","id":"Q4000000007","labels":{"en":{"value":"Fish Party"}},"claims":{"P31":[{"mainsnak":{"datavalue":{"value":{"id":"Q7278"}}}}],"P17":[{"mainsnak":{"datavalue":{"value":{"id":"Q4000000009"}}}}]}})" "\n]\n"
        R"({"type":"item","id":"Q4000000006","labels":{"en":{"value":"Fish"}},"claims":{"P31":[{"mainsnak":{"datavalue":{"value":{"id":"Q16521"}}}}]}})" "\n"
        R"({"type":"property","id":"P31","claims":{}})" "\n";
    const ReadActors read(ActorFormat::wikidata, text);
    CHECK(read.faults == Lines{});
    REQUIRE(read.lines.size() == 3);
    CHECK(read.lines[0] == R"({"name":"Jane Roe","kind":"person","country":"TUR","gender":"female","aliases":["Jane A. Roe"],"roles":[)"
                           R"({"title":"member","of":"Q4000000007","sector":"PTY"},{"title":"minister of fish","country":"TUR","sector":"GOV","from":"2004-05-06"}],"wikidata":"Q4000000001"})");
    CHECK(read.lines[1] == R"({"name":"Turkey","kind":"country","country":"TUR","wikidata":"Q4000000009"})");
    CHECK(read.lines[2] == R"({"name":"Fish Party","kind":"party","country":"TUR","sector":"PTY","wikidata":"Q4000000007"})");
}

TEST_CASE("every bad item is named and the rest is read") {
    const std::string human = R"("claims":{"P31":[{"mainsnak":{"datavalue":{"value":{"id":"Q5"}}}}])";
    const auto office = [](const std::string& from, const std::string& to) {
        const auto day = [](const std::string& d) { return R"([{"datavalue":{"value":{"time":")" + d + R"(","precision":11}}}])"; };
        return R"("P39":[{"mainsnak":{"datavalue":{"value":{"id":"Q1"}}},"qualifiers":{"P580":)" + day(from) + R"(,"P582":)" + day(to) + "}}]";
    };
    const ReadActors read(ActorFormat::wikidata,
                          "{\"id\":\n"
                          "[1]\n"
                          "{\"id\":\"Q5\"}\n"
                          "{\"claims\":{}}\n"
                          "{\"id\":\"Q7\"," + human + "}}\n" +                                                                          // 5: no label
                          "{\"id\":\"Q8\",\"labels\":{\"en\":{\"value\":\"?\"}}," + human + "}}\n" +                                     // 6
                          "{\"id\":\"Q9\",\"labels\":{\"en\":{\"value\":\"Jane Roe\"}}," + human + "," + office("+2004-02-31T", "+2005-01-01T") + "}}\n" +  // 7
                          "{\"id\":\"Q10\",\"labels\":{\"en\":{\"value\":\"John Roe\"}}," + human + "," + office("+2004-02-01T", "+2003-01-01T") + "}}\n" +
                          "{\"id\":\"Q11\",\"labels\":[1],\"aliases\":3,\"claims\":{\"P31\":{\"x\":1},\"P39\":[3,{}]}}\n"                // 9: no actor
                          "{\"id\":\"Q12\",\"claims\":[]}\n");
    for (std::size_t line = 1; line <= 8; ++line) {
        INFO(line);
        CHECK(read.faulty(line, ""));
    }
    CHECK(read.faults.size() == 8);
    CHECK(read.lines == Lines{R"({"name":"Jane Roe","kind":"person","wikidata":"Q9"})", R"({"name":"John Roe","kind":"person","wikidata":"Q10"})"});
}

TEST_CASE("the format of a file is told from its name and its first lines") {
    using formats::detect_actor_format;
    CHECK(detect_actor_format("x.txt", "# comment\n\nJANE_ROE_  ; y\n\t[RUSGOV]\n") == ActorFormat::dictionary);
    CHECK(detect_actor_format("x.txt", "!PERSON! = MAN\nFARMER [~AGR]\n") == ActorFormat::dictionary);
    CHECK(detect_actor_format("x.actors.txt", "JANE_ROE\n") == ActorFormat::dictionary);
    CHECK(detect_actor_format("x.json", R"({"id":"a","schema":"Person","properties":{}})") == ActorFormat::ftm);
    CHECK(detect_actor_format("x", "[\n{\"type\":\"item\",\"id\":\"Q1\",") == ActorFormat::wikidata);
    CHECK(detect_actor_format("x.csv", "who\n") == ActorFormat::csv);
    CHECK(detect_actor_format("x", "alias;\"Name\"\n") == ActorFormat::csv);
    CHECK(!detect_actor_format("x.txt", "A story about Jane Roe.\n"));
    CHECK(!detect_actor_format("x.txt", ""));
    CHECK(formats::actor_format("petrarch") == ActorFormat::dictionary);
    CHECK(!formats::actor_format("xml"));
}

TEST_CASE("what was read comes back from the text in which a graph keeps it") {
    const ReadActors read(ActorFormat::csv, "name,alias,kind,country,code,sector,from,to,title,of,wikidata,id\n"
                                            "Jane \t Roe,Ms \\Roe,person,RUS,,GOV,2001,2002,Minister,country/rus,Q4000000001,person/jane\n"
                                            "Red Cell,RC,armed-group,,IMG,REB,2001,2002,,,,\n");
    CHECK(read.faults == Lines{});
    REQUIRE(read.lines.size() == 2);
    for (const auto& line : read.lines) CHECK(to_json(actors::imported_actor(line, "here")) == line);
    for (const auto* bad : {"", "[]", "{", "{\"name\":\"x\"}", "{\"name\":\"x\",\"kind\":\"y\"}", "{\"name\":\"x\",\"kind\":\"person\",\"from\":\"soon\"}",
                            "{\"name\":\"x\",\"kind\":\"person\",\"roles\":[1]}", "{\"name\":1,\"kind\":\"person\"}"})
        CHECK_THROWS_AS(actors::imported_actor(bad, "here"), Error);
}
