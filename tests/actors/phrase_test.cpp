#include "catch.hpp"

#include "actors/fixture.hpp"

using namespace entente;
using namespace entente::actors;
using namespace entente::tests;

namespace {

std::string best(std::string_view phrase, std::string_view day = "2016-07-15") {
    const auto readings = resolver().resolve_phrase(phrase, day.empty() ? std::nullopt : Date::parse(day));
    return readings.empty() ? "-" : readings.front().actor.id + " " + readings.front().actor.code;
}

}  // namespace

TEST_CASE("a phrase by itself is coded without a model") {
    CHECK(best("Turkish military spokesman") == "person/turkish-military-spokesman TURMIL");
    CHECK(best("Syrian army spokesman") == "person/syrian-army-spokesman SYRMIL");
    CHECK(best("the US Secretary of State") == "person/john-kerry USAGOV");
    CHECK(best("the US Secretary of State", "2011-07-15") == "person/hillary-clinton USAGOV");
    CHECK(best("Kremlin spokesman Dmitry Peskov") == "person/dmitry-peskov-rus RUSGOV");
    CHECK(best("Syrian rebels") == "people/syrian-rebels SYRREB");
    CHECK(best("Turkey's police") == "people/turkish-police TURCOP");
    CHECK(best("protesters in Moscow") == "people/russian-protesters RUSCVL");
    CHECK(best("Islamic State fighters") == "armed-group/islamic-state IRQREB");
    CHECK(best("UN peacekeepers").ends_with(" IGOMIL"));
    CHECK(best("former Turkish president") == "person/former-turkish-president TURELI");
    CHECK(best("the foreign ministry of Russia") == "government/russian-foreign-ministry RUSGOV");
}

TEST_CASE("a capital alone is its government first, a place second") {
    const auto readings = resolver().resolve_phrase("Moscow", Date::parse("2016-07-15"));
    REQUIRE(readings.size() == 2);
    CHECK(readings[0].actor.id == "government/rus");
    CHECK(readings[1].actor.id == "place/moscow");
}

TEST_CASE("other bearers of a name are listed") {
    const auto readings = resolver().resolve_phrase("Clinton", std::nullopt);
    CHECK(readings.size() == 2);
}

TEST_CASE("a people of many countries, and a court of a country, are those of the country beside them") {
    CHECK(best("Syrian Christians") == "people/syrian-christians SYRREL");
    CHECK(best("Christians in Syria") == "people/syrian-christians SYRREL");
    CHECK(best("the Supreme Court") == "organization/us-supreme-court USAJUD");
    CHECK(best("the Supreme Court of Turkey") == "organization/turkish-supreme-court TURJUD");
    CHECK(best("Russia's Supreme Court") == "organization/russian-supreme-court RUSJUD");
}

TEST_CASE("somebody unknown is coded by what stands beside the name") {
    CHECK(best("Karim al-Zubaidi, a commander of the al-Nusra Front") == "person/karim-al-zubaidi-syr SYRREB");
    CHECK(best("Emre Aksoy, a Turkish dissident") == "person/emre-aksoy-tur TUROPP");
    CHECK(best("police chief Karim Halabi in Aleppo") == "person/karim-halabi-syr SYRCOP");
    CHECK(best("Dr. Karim Halabi of the United Nations") == "person/karim-halabi IGO");
    CHECK(best("Turkish Confederation of Metal Unions") == "organization/confederation-of-metal-unions-tur TURLAB");
}

TEST_CASE("what rebels are for or against is not whose they are, but a leader's friends and foes are of his country") {
    CHECK(best("pro-Russian rebels in Turkey") == "people/turkish-rebels TURREB");
    CHECK(best("anti-Assad rebels") == "people/syrian-rebels SYRREB");
    CHECK(best("forces loyal to Bashar al-Assad") == "organization/syrian-army SYRMIL");
}

TEST_CASE("without a day the office that the phrase names says when") {
    CHECK(best("Senator John Kerry", "") == "person/john-kerry USALEG");
    CHECK(best("former Secretary of State John Kerry", "") == "person/john-kerry USAELI");
    CHECK(best("Senator John Kerry", "2016-07-15") == "person/john-kerry USAGOV");
}

TEST_CASE("headlines' short titles, and phrases without capitals, are read") {
    CHECK(best("Turkish PM") == best("Turkish Prime Minister"));
    CHECK(best("syrian rebels") == "people/syrian-rebels SYRREB");
    CHECK(best("Syrians and Turks").find("syrian-turk") == std::string::npos);
}

TEST_CASE("no phrase, no actor") {
    CHECK(best("") == "-");
    CHECK(best("   ") == "-");
    CHECK(best("...") == "-");
    CHECK(best("the weather") == "-");
}
