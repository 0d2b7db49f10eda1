#include "catch.hpp"

#include <entente/error.hpp>

#include "actors/fixture.hpp"

using namespace entente;
using namespace entente::actors;
using namespace entente::tests;

namespace {

std::string matched(std::string_view rows, std::string_view main_word) {
    const auto p = parsed(rows);
    const auto match = english_agents()->match(p->document, p->analysis, p->token(main_word));
    if (!match) return "-";
    return english_agents()->at(match->agent).noun + " " + std::to_string(match->first) + ".." + std::to_string(match->last) +
           (match->plural ? " plural" : "");
}

}  // namespace

TEST_CASE("the longest noun wins, wherever its main word stands") {
    CHECK(matched("the DET 4 det\ndeputy ADJ 4 amod\nforeign ADJ 4 amod\nminister NOUN 0 root\n", "minister") ==
          "deputy foreign minister 1..4");
    CHECK(matched("secretary NOUN 0 root\nof ADP 3 case\nstate NOUN 1 nmod\n", "secretary") == "secretary of state 0..3");
    CHECK(matched("Secretaries NOUN 0 root NNS secretary\nof ADP 3 case\nState PROPN 1 nmod\n", "Secretaries") ==
          "secretary of state 0..3 plural");
    CHECK(matched("rebels NOUN 0 root NNS rebel\n", "rebels") == "rebel 0..1 plural");
    CHECK(matched("vice NOUN 3 compound\n- PUNCT 3 punct\npresident NOUN 0 root\n", "president") == "vice president 0..3");
    CHECK(matched("table NOUN 0 root\n", "table") == "-");
}

TEST_CASE("a country may stand within a noun, a piece of a name may not") {
    CHECK(matched("the DET 4 det\ntop ADJ 4 amod\nUS PROPN 4 compound\ndiplomat NOUN 0 root\n", "diplomat") ==
          "top diplomat 1..4");
    CHECK(matched("the DET 4 det\nIslamic ADJ 4 amod\nState PROPN 4 compound\ngroup NOUN 0 root\n", "group") == "group 3..4");
}

TEST_CASE("classes answer for nouns, plurals and several words") {
    CHECK(english_agents()->has_class("rebel", "rebels"));
    CHECK(english_agents()->has_class("Rebels", "rebels"));
    CHECK(english_agents()->has_class("foreign minister", "officials"));
    CHECK_FALSE(english_agents()->has_class("rebel", "officials"));
}

TEST_CASE("one office under several titles") {
    const auto& agents = *english_agents();
    CHECK(agents.at(*agents.find("secretary of state")).office == agents.at(*agents.find("foreign minister")).office);
    CHECK(agents.is_unique(agents.at(*agents.find("top diplomat"))));
    CHECK_FALSE(agents.is_unique(agents.at(*agents.find("soldier"))));
}

TEST_CASE("a given name tells a gender unless either may bear it, or it stands alone and is a surname too") {
    const auto& reference = english_agents()->reference();
    CHECK(reference.given_name("Agnieszka") == Gender::female);
    CHECK(reference.given_name("mark") == Gender::male);  // a word too
    CHECK(reference.given_name("Robin") == Gender::unknown);
    CHECK(reference.given_name("Nelson") == Gender::male);
    CHECK(reference.name_alone("Nelson") == Gender::unknown);
    CHECK(reference.name_alone("Agnieszka") == Gender::female);
    CHECK(reference.given_name("Table") == Gender::unknown);
}

TEST_CASE("a fault in the agents file is named with file, entry and mend") {
    TemporaryFolder folder;
    for (const char* beside : {"reference.json", "names.json"})
        std::filesystem::copy_file(std::filesystem::path(ENTENTE_ROOT) / "schema/lexicon/en" / beside, folder.path() / beside);
    const auto fault = [&](const std::string& text) {
        try {
            Agents::load(folder.write("agents.json", text));
        } catch (const Error& error) {
            CHECK(error.code() == ErrorCode::schema);
            CHECK(error.where().find("agents.json") != std::string::npos);
            CHECK_FALSE(error.remedy().empty());
            return error.fault();
        }
        return std::string("none");
    };
    CHECK(fault(R"({"agents": [{"noun": "rebel", "kind": "people"}]})") == "none");
    CHECK(fault(R"({"agents": [{"noun": "rebel", "kind": "gang"}]})").find("gang") != std::string::npos);
    CHECK(fault(R"({"agents": [{"noun": "rebel", "kind": "people", "colour": "red"}]})").find("colour") != std::string::npos);
    CHECK(fault(R"({"agents": [{"kind": "people"}]})").find("noun") != std::string::npos);
    CHECK(fault(R"({"agents": [{"noun": "rebel", "kind": "people"}, {"noun": "rebel", "kind": "people"}]})").find("twice") !=
          std::string::npos);
    CHECK(fault(R"({"nouns": []})").find("agents") != std::string::npos);
}
