#include "catch.hpp"

#include <entente/error.hpp>

#include "actors/codes.hpp"
#include "actors/fixture.hpp"
#include "actors/offices.hpp"

using namespace entente;
using namespace entente::actors;
using namespace entente::tests;

namespace {

std::string found(std::string_view name) {
    std::string out;
    for (const auto& naming : world()->find_name(name)) out.append(out.empty() ? "" : " ").append(world()->at(naming.entry).id);
    return out;
}

std::string code(std::string_view id, std::string_view day) {
    return coding_on(*world(), world()->at(world()->find(id)), day.empty() ? std::nullopt : Date::parse(day)).code();
}

std::string fault(const std::string& actors) {
    TemporaryFolder folder;
    folder.write("x.json", R"({"about": "x", "known_on": "2026-01-01", "actors": [)" + actors + "]}");
    try {
        Directory::load(folder.path());
    } catch (const Error& error) {
        CHECK(error.code() == ErrorCode::schema);
        CHECK(error.where().find("x.json") != std::string::npos);
        CHECK_FALSE(error.remedy().empty());
        return error.fault();
    }
    return "none";
}

}  // namespace

TEST_CASE("names are found in every spelling that news has for them") {
    CHECK(found("Russia") == "country/rus");
    CHECK(found("U.S.") == "country/usa");
    CHECK(found("us").empty());
    CHECK(found("Bashar Assad") == "person/bashar-al-assad");
    CHECK(found("Bashar el-Assad") == "person/bashar-al-assad");
    CHECK(found("Nusra Front") == "armed-group/al-nusra-front");
    CHECK(found("El Salvador") == "country/slv");
    CHECK(found("Salvador").empty());
    CHECK(found("the Kremlin").empty());  // an article is the text's, not the name's
    CHECK(found("Mistura") == "person/staffan-de-mistura");
    CHECK(found("Xi") == "person/xi-jinping");
    CHECK(found("Jinping").empty());
    CHECK(found("Congolese") == "country/cod country/cog");
}

TEST_CASE("every country has a government") {
    CHECK(world()->at(world()->government("RUS")).id == "government/rus");
    CHECK(world()->at(world()->government("RUS")).sector == "GOV");
    CHECK(world()->at(world()->find("organization/syrian-army")).parent == world()->government("SYR"));
    CHECK(world()->country("XXX") == no_entry);
}

TEST_CASE("a person is coded by the role of the day") {
    CHECK(code("person/john-kerry", "2016-07-15") == "USAGOV");
    CHECK(code("person/john-kerry", "2010-07-15") == "USALEG");
    CHECK(code("person/john-kerry", "2020-07-15") == "USAELI");
    CHECK(code("person/john-kerry", "") == "USAGOV");
    CHECK(code("person/staffan-de-mistura", "2016-07-15") == "IGO");
    CHECK(code("igo/united-nations", "2016-07-15") == "IGO");
    CHECK(code("country/rus", "2016-07-15") == "RUS");
    CHECK(code("armed-group/al-nusra-front", "2016-07-15") == "SYRREB");
}

TEST_CASE("offices are held from day to day, whatever they are called") {
    const Offices offices(*world(), *english_agents());
    const auto holder = [&](std::string_view country, std::string_view office, std::string_view day) {
        const auto person = offices.holder(world()->country(country), office, day.empty() ? std::nullopt : Date::parse(day));
        return person == no_entry ? std::string("-") : world()->at(person).id;
    };
    CHECK(holder("USA", "foreign minister", "2016-07-15") == "person/john-kerry");
    CHECK(holder("USA", "foreign minister", "2013-01-31") == "person/hillary-clinton");
    CHECK(holder("RUS", "foreign minister", "2016-07-15") == "person/sergei-lavrov");
    CHECK(holder("RUS", "prime minister", "2010-01-01") == "person/vladimir-putin");
    CHECK(holder("RUS", "president", "2010-01-01") == "-");
    CHECK(holder("USA", "foreign minister", "") == "person/john-kerry");
    CHECK(offices.ever_held(world()->find("person/bill-clinton"), "president", world()->country("USA")));
    CHECK_FALSE(offices.ever_held(world()->find("person/bill-clinton"), "foreign minister"));
}

TEST_CASE("a fault in the directory is named with file, entry and mend") {
    CHECK(fault(R"({"id": "country/aaa", "name": "A", "kind": "country", "country": "AAA"})") == "none");
    CHECK(fault(R"({"id": "country/aaa", "name": "A", "kind": "realm", "country": "AAA"})").find("realm") != std::string::npos);
    CHECK(fault(R"({"id": "person/A B", "name": "A", "kind": "person"})").find("id") != std::string::npos);
    CHECK(fault(R"({"id": "igo/a", "name": "A", "kind": "person"})").find("id") != std::string::npos);
    CHECK(fault(R"({"id": "person/a", "name": "A", "kind": "person", "colour": "red"})").find("colour") != std::string::npos);
    CHECK(fault(R"({"id": "person/a", "name": "A", "kind": "person", "country": "Syria"})").find("country") != std::string::npos);
    CHECK(fault(R"({"id": "person/a", "name": "A", "kind": "person"}, {"id": "person/a", "name": "B", "kind": "person"})")
              .find("twice") != std::string::npos);
    CHECK(fault(R"({"id": "person/a", "name": "A", "kind": "person", "roles": [{"title": "x", "of": "country/bbb"}]})")
              .find("country/bbb") != std::string::npos);
    CHECK(fault(R"({"id": "igo/a", "name": "A", "kind": "igo", "from": "2016-13-01"})").find("2016-13-01") != std::string::npos);
    CHECK(fault(R"({"id": "igo/a", "name": "A", "kind": "igo", "from": "2016-01-02", "to": "2016-01-01"})").find("before") !=
          std::string::npos);
    CHECK(fault(R"({"id": "igo/a", "name": "...", "kind": "igo"})").find("letter") != std::string::npos);
}

TEST_CASE("two actors of a kind share a name only where both say so") {
    const std::string one = R"({"id": "person/a-b", "name": "A B", "kind": "person"})",
                      other = R"({"id": "person/a-b-2", "name": "A B", "kind": "person"})";
    CHECK(fault(one + "," + other).find("person/a-b") != std::string::npos);
    const std::string shares = R"({"id": "person/a-b", "name": "A B", "kind": "person", "shared": ["A B"]})",
                      shares_too = R"({"id": "person/a-b-2", "name": "A B", "kind": "person", "shared": ["A B"]})";
    CHECK(fault(shares + "," + other).find("person/a-b") != std::string::npos);
    CHECK(fault(shares + "," + shares_too) == "none");
    CHECK(fault(one + R"(,{"id": "place/a-b", "name": "A B", "kind": "place"})") == "none");
}

TEST_CASE("the project's own directory loads, and knows the permanent members of the Security Council") {
    const auto directory = Directory::load(std::filesystem::path(ENTENTE_ROOT) / "schema/actors");
    for (const auto* code : {"USA", "RUS", "CHN", "FRA", "GBR"}) {
        CAPTURE(code);
        CHECK(directory->country(code) != no_entry);
        CHECK(directory->government(code) != no_entry);
    }
    const Offices offices(*directory, *english_agents());
    const auto holder = offices.holder(directory->country("RUS"), "foreign minister", Date::parse("2016-07-15"));
    REQUIRE(holder != no_entry);
    CHECK(directory->at(holder).id == "person/sergei-lavrov");
}
