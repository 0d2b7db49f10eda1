#include "catch.hpp"

#include "formats/actor_import.hpp"
#include "formats/import/running_text.hpp"

using namespace entente;
using namespace entente::tests;
using Lines = std::vector<std::string>;

namespace {

ReadActors dictionary(const std::string& text) { return ReadActors(formats::ActorFormat::dictionary, text); }

}  // namespace

TEST_CASE("a block of a dictionary is an actor with its synonyms and dated roles") {
    const auto read = dictionary(
        "# a comment\n"
        "\n"
        "JANE_ROE_  ; a source\n"
        "+JANE_A._ROE_ # as she signs\n"
        "\t[RUSELI 500101-910828]\n"
        "\t[RUSGOVMIL 910828-940315]\n"
        "\t[RUSGOV >20000507] since then\n"
        "\t[RUSLEG <990101] [RUSELI]\n");
    CHECK(read.faults == Lines{});
    CHECK(read.lines == Lines{R"({"name":"Jane Roe","kind":"person","assumed":true,"country":"RUS","aliases":["Jane A. Roe"],"roles":[)"
                              R"({"country":"RUS","sector":"ELI"},{"country":"RUS","sector":"LEG","to":"1999-01-01"},)"
                              R"({"country":"RUS","sector":"ELI","from":"1950-01-01","to":"1991-08-28"},)"
                              R"({"country":"RUS","sector":"GOV","from":"1991-08-28","to":"1994-03-15"},)"
                              R"({"country":"RUS","sector":"GOV","from":"2000-05-07"}]})"});
}

TEST_CASE("years of two digits are of the century that puts the days in order") {
    const auto read = dictionary("ABEL ROE\n\t[RUSELI 100101-460307]\n\t[RUSGOV 010203-120405]\n\t[RUSGOV 310101-320101]\n");
    REQUIRE(read.actors.size() == 1);
    const auto& roles = read.actors[0].roles;
    CHECK(roles[0].term.from == Date::of(1910, 1, 1));
    CHECK(roles[1].term.from == Date::of(2001, 2, 3));
    CHECK(roles[2].term.from == Date::of(1931, 1, 1));
}

TEST_CASE("titles of a dictionary are no part of a person's name") {
    const auto read = dictionary("FOREIGN_MINISTER_JANE_ROE_\n+PRESIDENT_ROE\n+JANE_ROE\n\t[RUSGOV >20010101]\n");
    REQUIRE(read.lines.size() == 1);
    CHECK(read.lines[0].starts_with(R"({"name":"Jane Roe","kind":"person","assumed":true,"country":"RUS","aliases":["Roe"])"));
}

TEST_CASE("offices are left to the lexicon, and to who holds them on the day") {
    CHECK(dictionary("PRESIDENT_OF_RUSSIA [RUSGOV]\nRUSSIAN_PRESIDENT [RUSGOV >20010101]\nTHE_FOREIGN_MINISTRY [RUSGOV]\n").lines.empty());
    const auto read = dictionary("RUSSIAN_PRESIDENT_JANE_ROE\n+RUSSIAN_PRESIDENT\n+ACTING_PRESIDENT_JANE_ROE\n\t[RUSGOV >20010101]\n");
    CHECK(read.faults == Lines{});
    REQUIRE(read.lines.size() == 1);
    CHECK(read.lines[0].starts_with(R"({"name":"Jane Roe","kind":"person","assumed":true,"country":"RUS","roles":[)"));
}

TEST_CASE("codes are taken apart into country, class and sector") {
    const auto coded = [](const std::string& code) {
        const auto read = dictionary("SOME BODY [" + code + "]\n");
        if (read.actors.size() != 1) return read.faults.at(0);
        const auto& actor = read.actors[0];
        return std::string(to_string(actor.kind)) + " " + actor.country + " " + actor.code + " " + actor.sector;
    };
    CHECK(coded("SYRGOVMIL") == "government SYR  GOV");
    CHECK(coded("SYRMIL") == "government SYR  MIL");
    CHECK(coded("SYRREBMUS") == "armed-group SYR  REB");
    CHECK(coded("SYRMUS") == "organization SYR  REL");
    CHECK(coded("SYRMED") == "media SYR  JRN");      // CAMEO's media
    CHECK(coded("SYRHLH") == "organization SYR  MED");
    CHECK(coded("SYRKUR") == "organization SYR  ");  // an ethnic group says nothing of the sector
    CHECK(coded("IGOUNO") == "igo  IGO ");
    CHECK(coded("IMGMUSALQ") == "armed-group  IMG ");
    CHECK(coded("NGMAMN") == "ngo  NGO ");
    CHECK(coded("REB") == "armed-group   REB");
    CHECK(coded("SYR") == "country SYR  ");
    CHECK(coded("SYRGOV/TURGOV") == "government SYR  GOV");
}

TEST_CASE("names of a dictionary are written as they stand in text") {
    using formats::running_text;
    CHECK(running_text("COMMUNIST_PARTY_OF_SYRIA_", false) == "Communist Party of Syria");
    CHECK(running_text("PKK", false) == "PKK");
    CHECK(running_text("ANSF_", false) == "ANSF");
    CHECK(running_text("ABLE", true) == "Able");
    CHECK(running_text("US_PRESIDENT_JANE_ROE", true) == "US President Jane Roe");
    CHECK(running_text("MAZAR-I-SHARIF_", false) == "Mazar-I-Sharif");
    CHECK(running_text("PEOPLE'S_ARMY", false) == "People's Army");
    CHECK(running_text("N'DOUR", true) == "N'Dour");
    CHECK(running_text("US_AMBASSADOR_TO_THE_UN", false) == "US Ambassador to the UN");
    CHECK(running_text("JOS\xC3\x89_ROE", true) == "Jos\xC3\xA9 Roe");
    CHECK(running_text("Jane_Roe", true) == "Jane Roe");
    CHECK(running_text("", true).empty());
}

TEST_CASE("every bad line of a dictionary is named and the rest is read") {
    const auto read = dictionary(
        "\t[RUSGOV]\n"                  // 1
        "+NOBODY\n"                     // 2
        "JANE_ROE\n"                    // 3
        "\t[RUSGOV 2001-2002]\n"        // 4
        "\t[RUSGOV 20010230-20020101]\n"  // 5
        "\t[RUSGOV 20050101-20040101]\n"  // 6
        "\t[RUSGOV 20050101\n"          // 7
        "\t[RUSGOV}\n"                  // 8
        "\t[RUSGO]\n"                   // 9
        "\t[QQQGOV]\n"                  // 10
        "\t[]\n"                        // 11
        "\t[rusgov]\n"                  // 12
        "+ROE [RUSGOV]\n"               // 13
        "\t[RUSGOV >20010101]\n"        // 14: sound
        "NO_CODE_AT_ALL\n"              // 15
        "SEA_ [---]\n"                  // 16: nobody, and meant so
        "A [RUSGOV]\n"                  // 17
        "*WILD* [RUSGOV]\n"             // 18
        "\xFF\xFE [RUSGOV]\n"           // 19
        "BELL\x07 [RUSGOV]\n" +         // 20
        std::string(300, 'X') + " [RUSGOV]\n"  // 21
        "RED_CELL [RUSREB]");           // 22: no end of line
    CHECK(read.faulty(1, "no name before"));
    CHECK(read.faulty(2, "no name before"));
    for (const auto line : {4u, 5u, 6u}) CHECK(read.faulty(line, "are no days"));
    CHECK(read.faulty(7, "not closed"));
    CHECK(read.faulty(8, "not closed"));
    CHECK(read.faulty(9, "groups of three"));
    CHECK(read.faulty(10, "no country has the code \"QQQ\""));
    CHECK(read.faulty(11, "groups of three"));
    CHECK(read.faulty(12, "groups of three"));
    CHECK(read.faulty(13, "a code of its own"));
    CHECK(read.faulty(15, "no code follows"));
    CHECK(read.faulty(17, "fewer than two letters"));
    CHECK(read.faulty(18, "is no name"));
    CHECK(read.faulty(19, "no UTF-8"));
    CHECK(read.faulty(20, "control character"));
    CHECK(read.faulty(21, "longer than"));
    CHECK(read.faults.size() == 18);
    REQUIRE(read.actors.size() == 2);
    CHECK(read.actors[0].name == "Jane Roe");
    CHECK(read.actors[0].roles.size() == 1);
    CHECK(read.actors[1].name == "Red Cell");
}

TEST_CASE("a dictionary of agents gives nouns with sectors, its sets every form") {
    const auto read = dictionary(
        "!PERSON! = MAN, WOMEN\n"
        "SHEPHERD [~AGR] # who herds\n"
        "JUTE_MINISTRY [~GOV]\n"
        "THIEF {THIEVES} [~CRM]\n"
        "RIOT_POLICE {} [~COP]\n"
        "CATTLE!PERSON![~AGR]\n"
        "MOSLEM_MILITANT [~UAFMUS]\n"
        "DOCTOR [~HLH]\n"
        "DERVISH [~MUS]\n"
        "ENVOY_TO {} [~GOV]\n");
    CHECK(read.faults == Lines{});
    CHECK(read.nouns == Lines{R"({"noun":"shepherd","plural":"shepherds","sector":"AGR"})", R"({"noun":"jute ministry","plural":"jute ministries","sector":"GOV"})",
                              R"({"noun":"thief","plural":"thieves","sector":"CRM"})", R"({"noun":"riot police","sector":"COP"})",
                              R"({"noun":"cattleman","sector":"AGR"})", R"({"noun":"cattlewomen","sector":"AGR"})",
                              R"({"noun":"moslem militant","plural":"moslem militants","sector":"UAF"})", R"({"noun":"doctor","plural":"doctors","sector":"MED"})",
                              R"({"noun":"dervish","plural":"dervishes","sector":"REL"})",
                              R"({"noun":"envoy","sector":"GOV"})"});

    const auto bad = dictionary("!X = A\n!Y! =\nX!NO! [~GOV]\nTHIEF {THIEVES [~CRM]\nOBSERVER [IGO~]\nX [~GO]\nTALLMAN [~TAL]\n [~GOV]\nALIEN [~MIL]\n");
    for (const auto line : {1u, 2u}) CHECK(bad.faulty(line, "a set is written as"));
    CHECK(bad.faulty(3, "names no set"));
    CHECK(bad.faulty(4, "not closed"));
    CHECK(bad.faulty(5, "does not begin with"));
    CHECK(bad.faulty(6, "groups of three"));
    CHECK(bad.faulty(7, "names no sector"));
    CHECK(bad.faults.size() == 8);
    CHECK(bad.nouns.size() == 1);
}
