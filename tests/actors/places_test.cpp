// Places that no entry is about, by the small tables of tests/actors/facts/.
#include "catch.hpp"

#include <entente/error.hpp>

#include "actors/fixture.hpp"
#include "actors/imported_actor.hpp"
#include "actors/places.hpp"

using namespace entente;
using namespace entente::actors;
using namespace entente::tests;

namespace {

std::filesystem::path facts() { return std::filesystem::path(ENTENTE_TESTS) / "actors/facts"; }

std::shared_ptr<const Directory> world_with_facts() {
    static const auto directory = Directory::load(std::filesystem::path(ENTENTE_TESTS) / "actors/world", {}, nullptr, facts());
    return directory;
}

/// The actor that the word stands for, in a document that knows the places.
Actor actor(std::string_view rows, std::string_view form) {
    static const Resolver resolver(world_with_facts(), english_agents());
    const auto parsed = tests::parsed(rows, "2016-07-15");
    const auto cast = resolver.resolve(parsed->document, parsed->analysis, coreferents(parsed->document, parsed->analysis));
    const auto* mention = cast.at(parsed->token(form));
    return mention && mention->actor != nobody ? cast.actors[mention->actor] : Actor{};
}

const std::string in_marensk = "Troops NOUN 2 nsubj _ troop\nfought VERB 0 root _ fight\nin ADP 4 case\nMarensk PROPN 2 obl _ _ LOC\n";

}  // namespace

TEST_CASE("places of a name come with the most populous first, however the name is written") {
    const auto places = Places::load(facts() / "places.tsv");
    const auto found = places->find("MARENSK");
    REQUIRE(found.size() == 3);
    CHECK(found[0].province == "Iowa");
    CHECK(found[0].population == 400000);
    CHECK(found[2].country == "RUS");
    CHECK(places->find("Nahr").size() == 1);
    CHECK(places->find("al-Nahr").size() == 1);
    CHECK(places->find("Marensk Nahr").empty());
    CHECK(Places().find("Marensk").empty());
}

TEST_CASE("coordinates are given where one place of the country has the name, and nowhere else") {
    const auto places = Places::load(facts() / "places.tsv");
    CHECK(places->locate("Marensk", "RUS") == Coordinates{55, 60});
    CHECK(!places->locate("Marensk", "USA"));  // two
    CHECK(!places->locate("Marensk", "SYR"));
    CHECK(places->locate("Selwyn", "TUR") == Coordinates{38.5, 43.3});  // a province of the name has none
}

TEST_CASE("a table of places that is no such table is refused by name and line") {
    const TemporaryFolder folder;
    const auto file = folder.write("places.tsv", "# made up\nMarensk\tRUS\n");
    try {
        Places::load(file);
        FAIL("was read");
    } catch (const Error& error) {
        CHECK(std::string(error.what()).find("places.tsv:2") != std::string::npos);
    }
    CHECK_THROWS_AS(Places::load(folder.path() / "none.tsv"), Error);
}

TEST_CASE("a place that the text leaves open is the most populous, unless the document speaks of another country") {
    CHECK(actor(in_marensk, "Marensk").country == "USA");
    const auto russian = actor("Russia PROPN 2 nsubj _ _ LOC\nspoke VERB 0 root _ speak\n\n" + in_marensk, "Marensk");
    CHECK(russian.country == "RUS");
    CHECK(russian.kind == ActorKind::place);
    CHECK(russian.coordinates == Coordinates{55, 60});
}

TEST_CASE("the country and the province that the text gives go before the document's") {
    const std::string american = "The DET 2 det\nUS PROPN 3 nsubj _ _ LOC\nspoke VERB 0 root _ speak\n\n";
    CHECK(actor(american + "Troops NOUN 2 nsubj _ troop\nfought VERB 0 root _ fight\nin ADP 4 case\nMarensk PROPN 2 obl _ _ LOC\n, PUNCT 6 punct\nRussia "
                           "PROPN 4 appos _ _ B-LOC\n",
                "Marensk")
              .country == "RUS");
    CHECK(actor("Troops NOUN 2 nsubj _ troop\nfought VERB 0 root _ fight\nin ADP 4 case\nMarensk PROPN 2 obl _ _ LOC\n, PUNCT 6 punct\nUral PROPN 4 appos _ _ "
                "B-LOC\n",
                "Marensk")
              .country == "RUS");
    // A country that has no such place: the name is not another's.
    const auto nowhere = actor("Troops NOUN 2 nsubj _ troop\nfought VERB 0 root _ fight\nin ADP 4 case\nMarensk PROPN 2 obl _ _ LOC\n, PUNCT 6 punct\nSyria "
                               "PROPN 4 appos _ _ B-LOC\n",
                               "Marensk");
    CHECK(nowhere.country == "SYR");
    CHECK(!nowhere.coordinates);
}

TEST_CASE("a country after a comma tells a namesake from the directory's place") {
    const std::string rows = "Troops NOUN 2 nsubj _ troop\nfought VERB 0 root _ fight\nin ADP 4 case\nAleppo PROPN 2 obl _ _ LOC\n";
    const auto known = actor(rows, "Aleppo");
    CHECK(known.id == "place/aleppo");
    CHECK(known.coordinates == Coordinates{36.2, 37.1});
    const auto namesake = actor(rows + ", PUNCT 7 punct\nthe DET 7 det\nUnited PROPN 4 appos _ _ B-LOC\nStates PROPN 7 flat _ _ LOC\n", "Aleppo");
    CHECK(namesake.id == "place/aleppo");  // an article stands between
    const auto american = actor(rows + ", PUNCT 6 punct\nUS PROPN 4 appos _ _ B-LOC\n", "Aleppo");
    CHECK(american.id == "place/aleppo-usa");
    CHECK(american.country == "USA");
    CHECK(american.coordinates == Coordinates{40, -80});
}

TEST_CASE("a name that is a word or a person's is a place only where something happens there") {
    CHECK(actor("Troops NOUN 2 nsubj _ troop\nfought VERB 0 root _ fight\nin ADP 4 case\nBridge PROPN 2 obl _ _ LOC\n", "Bridge").country == "TUR");
    CHECK(actor("Bridge PROPN 2 nsubj _ _ LOC\nwarned VERB 0 root _ warn\nRussia PROPN 2 obj _ _ LOC\n", "Bridge").country.empty());
    CHECK(actor("Ivan PROPN 2 nsubj _ _ LOC\nwarned VERB 0 root _ warn\nRussia PROPN 2 obj _ _ LOC\n", "Ivan").country.empty());
    CHECK(actor("Clive PROPN 3 nsubj _ _ PER\nSelwyn PROPN 1 flat _ _ PER\nspoke VERB 0 root _ speak\n\nSelwyn PROPN 2 nsubj _ _ LOC\nwarned VERB 0 root _ "
                "warn\n",
                "warned")
              .id.empty());
    CHECK(actor("Selwyn PROPN 2 nsubj _ _ LOC\nwarned VERB 0 root _ warn\n", "Selwyn").country == "TUR");
}

TEST_CASE("official names of countries become aliases, but none that somebody bears already") {
    const auto directory = world_with_facts();
    const auto bearer = [&](const char* name) {
        const auto found = directory->find_name(name);
        return found.empty() ? std::string() : directory->at(found.front().entry).id;
    };
    CHECK(bearer("Syrian Arab Republic") == "country/syr");
    CHECK(bearer("Republic of Varonia") == "country/tur");
    for (const auto& naming : directory->find_name("Congo")) CHECK(directory->at(naming.entry).country != "SLV");
    CHECK(world()->find_name("Republic of Varonia").empty());
    CHECK(directory->country_table().alpha3("tr") == "TUR");
    CHECK(directory->country_table().alpha3("qq").empty());
}
