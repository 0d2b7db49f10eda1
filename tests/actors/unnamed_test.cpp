// Actors that no name tells: whose they are, which of them are one in all documents, and what is none.
#include "catch.hpp"

#include "actors/fixture.hpp"
#include "actors/reading.hpp"

using namespace entente;
using namespace entente::actors;
using namespace entente::tests;

namespace {

const std::string in_syria = "Fighting NOUN 2 nsubj NN\ngoes VERB 0 root _ go\nin ADP 4 case\nSyria PROPN 2 obl _ _ LOC\n\n";

}  // namespace

TEST_CASE("the armed forces of a country are one, whatever they are called") {
    for (const auto* noun : {"army NOUN 3 nsubj NN", "troops NOUN 3 nsubj NNS troop", "forces NOUN 3 nsubj NNS force", "military NOUN 3 nsubj NN"}) {
        const std::string form(noun, std::string_view(noun).find(' '));
        const Resolved syrian("Syrian ADJ 2 amod _ _ NAT\n" + std::string(noun) + "\nfled VERB 0 root _ flee\n");
        CHECK(syrian.id(form) == "organization/syrian-army");
        const Resolved turkish("Turkish ADJ 2 amod _ _ NAT\n" + std::string(noun) + "\nfled VERB 0 root _ flee\n");
        CHECK(turkish.id(form) == "organization/turkish-military");
        CHECK(turkish.actor(form).code == "TURMIL");
    }
    // Soldiers are people, and forces that another country backs are not the army.
    CHECK(Resolved("Syrian ADJ 2 amod _ _ NAT\nsoldiers NOUN 3 nsubj NNS soldier\nfled VERB 0 root _ flee\n").id("soldiers") == "people/syrian-soldiers");
    const Resolved backed(
        "Turkish ADJ 3 amod _ _ NAT\n- PUNCT 3 punct\nbacked VERB 5 amod VBN back\nSyrian ADJ 5 amod _ _ NAT\nforces NOUN 6 nsubj NNS force\n"
        "fled VERB 0 root _ flee\n");
    CHECK(backed.id("forces") != "organization/syrian-army");
}

TEST_CASE("the army of the scene is the country's, forces there are the document's own") {
    const Resolved army(in_syria + "The DET 2 det\narmy NOUN 3 nsubj NN\nfled VERB 0 root _ flee\n");
    CHECK(army.id("army") == "organization/syrian-army");
    const Resolved forces(in_syria + "The DET 2 det\nforces NOUN 3 nsubj NNS force\nfled VERB 0 root _ flee\n");
    CHECK(forces.id("forces") == "people/forces" + forces.mark());
    CHECK(forces.actor("forces").name == "forces");
    CHECK(forces.actor("forces").code == "SYRMIL");
}

TEST_CASE("jets are whoever flies them, and no actor where nobody does") {
    const Resolved said("Turkish ADJ 2 amod _ _ NAT\njets NOUN 3 nsubj NNS jet\nattacked VERB 0 root _ attack\n");
    CHECK(said.id("jets") == "organization/turkish-air-force");
    const Resolved tanks("Syrian ADJ 2 amod _ _ NAT\ntanks NOUN 3 nsubj NNS tank\nadvanced VERB 0 root _ advance\n");
    CHECK(tanks.id("tanks") == "organization/syrian-army");
    const Resolved acts(in_syria + "Jets NOUN 2 nsubj NNS jet\nattacked VERB 0 root _ attack\n");
    CHECK(acts.id("Jets") == "organization/air-force" + acts.mark());
    CHECK(acts.actor("Jets").code == "SYRMIL");
    const Resolved seen(in_syria + "Rebels NOUN 2 nsubj NNS rebel\nsaw VERB 0 root _ see\njets NOUN 2 obj NNS jet\n");
    CHECK(seen.id("jets") == "-");
    const Resolved agent("A DET 3 det\nnerve NOUN 3 compound\nagent NOUN 4 nsubj NN\nkilled VERB 0 root _ kill\n");
    CHECK(agent.id("agent") == "-");
}

TEST_CASE("a building is an actor where it is attacked, not where something is") {
    const std::string attacked = in_syria + "Jets NOUN 2 nsubj NNS jet\nbombed VERB 0 root _ bomb\na DET 4 det\nhospital NOUN 2 obj NN\n";
    CHECK(Resolved(attacked).id("hospital") == "organization/hospital" + Resolved(attacked).mark());
    CHECK(Resolved(in_syria + "Rebels NOUN 2 nsubj NNS rebel\nslept VERB 0 root _ sleep\nin ADP 5 case\na DET 5 det\nhospital NOUN 2 obl NN\n")
              .id("hospital") == "-");
}

TEST_CASE("sons and wives are somebody by whose they are, sides by what the sides are") {
    CHECK(Resolved(in_syria + "Wives NOUN 2 nsubj NNS wife\nfled VERB 0 root _ flee\n").id("Wives") == "-");
    CHECK(Resolved(in_syria + "The DET 2 det\nsides NOUN 3 nsubj NNS side\nagreed VERB 0 root _ agree\n").id("sides") == "-");
    CHECK(Resolved("The DET 3 det\nTurkish ADJ 3 amod _ _ NAT\nside NOUN 4 nsubj NN\nagreed VERB 0 root _ agree\n").id("side") == "country/tur");
}

TEST_CASE("thousands are people, of whom they are said to be") {
    const Resolved alone("Thousands NOUN 2 nsubj NNS thousand\nfled VERB 0 root _ flee\n");
    CHECK(alone.id("Thousands") == "people/people" + alone.mark());
}

TEST_CASE("who belongs to a person is named as that person's") {
    const Resolved unknown(
        "Jane PROPN 4 nmod:poss _ _ PER\nRoe PROPN 1 flat _ _ PER\n's PART 1 case\nunit NOUN 5 nsubj NN\nfled VERB 0 root _ flee\n");
    CHECK(unknown.actor("unit").name == "Jane Roe's units");
    CHECK(unknown.id("unit") == "people/jane-roe-s-units" + unknown.mark());
    const Resolved known(
        "Vladimir PROPN 4 nmod:poss _ _ PER\nPutin PROPN 1 flat _ _ PER\n's PART 1 case\ncommanders NOUN 5 nsubj NNS commander\nfled VERB 0 root "
        "_ flee\n");
    CHECK(known.id("commanders") == "people/russian-commanders");
}

TEST_CASE("rebels of two countries in one document are two, those of no country are the first") {
    ActorTable table(*world(), {}, "d");
    const auto syrian = table.local(ActorKind::people, "rebels", {"SYR", "", "REB"}), iraqi = table.local(ActorKind::people, "rebels", {"IRQ", "", "REB"});
    CHECK(table.at(syrian).id == "people/rebels" + document_mark("d"));
    CHECK(table.at(iraqi).id == "people/rebels-irq" + document_mark("d"));
    CHECK(table.at(iraqi).name == "rebels");
    CHECK(table.local(ActorKind::people, "rebels", {"", "", "REB"}) == syrian);
    CHECK(table.local(ActorKind::people, "rebels", {"IRQ", "", "REB"}) == iraqi);
    CHECK(table.is_local(syrian));
    CHECK_FALSE(table.is_local(table.unknown(ActorKind::people, "Syrian rebels", {"SYR", "", "REB"})));
}

TEST_CASE("European countries are the same in every document, countries are not") {
    const Resolved r(
        "European ADJ 2 amod\ncountries NOUN 3 nsubj NNS country\nagreed VERB 0 root _ agree\nwith ADP 6 case\nother ADJ 6 amod\ncountries NOUN 3 obl "
        "NNS country\n");
    CHECK(r.id("countries") == "people/european-countries");
    CHECK(r.id("countries", 1) == "people/countries" + r.mark());
}

TEST_CASE("one militia and several are one kind of people; a people's administration is not the country's") {
    const Resolved one("A DET 3 det\nTurkish ADJ 3 amod _ _ NAT\nmilitia NOUN 4 nsubj NN\nfled VERB 0 root _ flee\n");
    const Resolved many("Turkish ADJ 2 amod _ _ NAT\nmilitias NOUN 3 nsubj NNS militia\nfled VERB 0 root _ flee\n");
    CHECK(one.id("militia") == "people/turkish-militias");
    CHECK(many.id("militias") == one.id("militia"));
    const Resolved kurds(
        "The DET 3 det\nKurdish ADJ 3 amod _ _ NAT\nadministration NOUN 6 nsubj NN\nin ADP 5 case\nSyria PROPN 3 nmod _ _ LOC\nspoke VERB 0 root _ speak\n");
    CHECK(kurds.id("administration") != "government/syr");
}

TEST_CASE("where a source sits lends no country") {
    const Resolved r(
        "The DET 5 det\nTurkey PROPN 4 compound _ _ LOC\n- PUNCT 4 punct\nbased VERB 5 amod VBN base\nobservatory NOUN 6 nsubj NN\nspoke VERB 0 root _ speak\n"
        "of ADP 8 case\nrebels NOUN 6 obl NNS rebel\n");
    CHECK(r.actor("rebels").country.empty());
}
