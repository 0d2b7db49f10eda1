#include "catch.hpp"

#include "actors/fixture.hpp"

using namespace entente;
using namespace entente::actors;
using namespace entente::tests;

TEST_CASE("a capital is the government where it acts and a place where something is") {
    const Resolved acts(
        "Moscow PROPN 2 nsubj _ _ LOC\naccused VERB 0 root _ accuse\nWashington PROPN 2 obj _ _ LOC\nin ADP 5 case\nDamascus "
        "PROPN 2 obl _ _ LOC\n");
    CHECK(acts.id("Moscow") == "government/rus");
    CHECK(acts.id("Washington") == "government/usa");
    CHECK(acts.id("Damascus") == "place/damascus");
    CHECK(acts.actor("Damascus").country == "SYR");
    CHECK(acts.mention("Moscow")->resolution == "capital of Russia, acting");

    const Resolved visit(
        "He PRON 2 nsubj\nended VERB 0 root _ end\na DET 4 det\nvisit NOUN 2 obj\nto ADP 6 case\nMoscow PROPN 4 nmod _ _ LOC\n");
    CHECK(visit.id("Moscow") == "place/moscow");
    const Resolved pressure("pressure NOUN 0 root\non ADP 3 case\nMoscow PROPN 1 nmod _ _ LOC\n");
    CHECK(pressure.id("Moscow") == "government/rus");
    const Resolved with("talks NOUN 0 root NNS talk\nwith ADP 3 case\nAnkara PROPN 1 nmod _ _ LOC\n");
    CHECK(with.id("Ankara") == "government/tur");
    const Resolved apposed("the DET 2 det\ncapital NOUN 0 root\n, PUNCT 4 punct\nDamascus PROPN 2 appos _ _ LOC\n");
    CHECK(apposed.id("Damascus") == "place/damascus");
    const Resolved visited("They PRON 2 nsubj\nvisited VERB 0 root _ visit\nDamascus PROPN 2 obj _ _ LOC\n");
    CHECK(visited.id("Damascus") == "place/damascus");
    const Resolved seat("Kremlin PROPN 2 compound _ _ ORG\nofficials NOUN 3 nsubj NNS official\nspoke VERB 0 root _ speak\n");
    CHECK(seat.id("Kremlin") == "government/rus");
}

TEST_CASE("a list of capitals does what its first member does") {
    const Resolved r(
        "Moscow PROPN 4 nsubj _ _ LOC\nand CCONJ 3 cc\nWashington PROPN 1 conj _ _ LOC\ncalled VERB 0 root _ call\n");
    CHECK(r.id("Washington") == "government/usa");
}

TEST_CASE("a noun with a country is an actor of that country") {
    const Resolved r(
        "Syrian ADJ 2 amod _ _ NAT\nrebels NOUN 3 nsubj NNS rebel\nattacked VERB 0 root _ attack\nTurkey PROPN 6 nmod:poss _ _ "
        "LOC\n's PART 4 case\npolice NOUN 3 obj\n"
        "and CCONJ 8 cc\nprotesters NOUN 6 conj NNS protester\nin ADP 10 case\nMoscow PROPN 8 nmod _ _ LOC\n");
    CHECK(r.id("rebels") == "people/syrian-rebels");
    CHECK(r.actor("rebels").name == "Syrian rebels");
    CHECK(r.actor("rebels").kind == ActorKind::people);
    CHECK(r.actor("rebels").code == "SYRREB");
    CHECK(r.id("police") == "people/turkish-police");
    CHECK(r.actor("police").code == "TURCOP");
    CHECK(r.id("protesters") == "people/russian-protesters");
    CHECK(r.id("Syrian") == "country/syr");
    CHECK(r.cast.actors[r.cast.mentions[r.mention("rebels")->role_of].actor].id == "country/syr");
}

TEST_CASE("one soldier is of the soldiers, one spokesman is himself") {
    const Resolved r(
        "A DET 3 det\nTurkish ADJ 3 amod _ _ NAT\nsoldier NOUN 4 nsubj\nshot VERB 0 root _ shoot\na DET 7 det\nTurkish ADJ 7 "
        "amod _ _ NAT\nspokesman NOUN 4 obj\n");
    CHECK(r.id("soldier") == "people/turkish-soldiers");
    CHECK(r.id("spokesman") == "person/turkish-spokesman");
}

TEST_CASE("an adjective that names a force gives a spokesman its sector") {
    const Resolved r(
        "A DET 4 det\nTurkish ADJ 4 amod _ _ NAT\nmilitary ADJ 4 amod\nspokesman NOUN 5 nsubj\nspoke VERB 0 root _ speak\n");
    CHECK(r.id("spokesman") == "person/turkish-military-spokesman");
    CHECK(r.actor("spokesman").code == "TURMIL");
}

TEST_CASE("a noun without a country takes the one that is plain, and says so when there is none") {
    const Resolved r(
        "Fighting NOUN 2 nsubj NN\ngoes VERB 0 root _ go\non ADV 2 advmod\nin ADP 5 case\nSyria PROPN 2 obl _ _ LOC\n\n"
        "The DET 2 det\nrebels NOUN 3 nsubj NNS rebel\nfled VERB 0 root _ flee\n");
    CHECK(r.id("rebels") == "people/rebels" + r.mark());
    CHECK(r.actor("rebels").code == "SYRREB");
    const Resolved none("The DET 2 det\nrebels NOUN 3 nsubj NNS rebel\nfled VERB 0 root _ flee\n");
    CHECK(none.id("rebels") == "people/rebels" + none.mark());
    CHECK(none.actor("rebels").vague);
    CHECK_FALSE(r.actor("rebels").vague);
}

TEST_CASE("whom a document does not name is that document's own, by the document's id") {
    const auto id = [](const char* document) {
        auto parsed = tests::parsed("The DET 2 det\nmen NOUN 3 nsubj NNS man\nfled VERB 0 root _ flee\n", "2016-07-15");
        auto info = *parsed->document.info;
        info.id = document;
        parsed->document.info = std::make_shared<DocumentInfo>(info);
        const auto cast = resolver().resolve(parsed->document, parsed->analysis, coreferents(parsed->document, parsed->analysis));
        CHECK(cast.actors.at(cast.at(1)->actor).name == "men");
        return cast.actors.at(cast.at(1)->actor).id;
    };
    CHECK(id("a") == "people/men" + document_mark("a"));
    CHECK(document_mark("a").size() == 13);
    CHECK(id("b") != id("a"));
    CHECK(id("") == "people/men");
    const Resolved said("Syrian ADJ 2 amod _ _ NAT\nmen NOUN 3 nsubj NNS man\nfled VERB 0 root _ flee\n");
    CHECK(said.id("men") == "people/syrian-men");
}

TEST_CASE("whoever acts on rebels does not lend them a country") {
    const Resolved r("Russia PROPN 2 nsubj _ _ LOC\naccused VERB 0 root _ accuse\nrebels NOUN 2 obj NNS rebel\n");
    CHECK(r.id("rebels") == "people/rebels" + r.mark());
}

TEST_CASE("foreign troops are not the country's") {
    const Resolved r(
        "Foreign ADJ 2 amod\ntroops NOUN 3 nsubj NNS troop\nleft VERB 0 root _ leave\nin ADP 5 case\nSyria PROPN 3 obl _ _ "
        "LOC\n");
    CHECK(r.actor("troops").country.empty());
}

TEST_CASE("governments compose, and a seat's government is the country's") {
    CHECK(Resolved("the DET 3 det\nRussian ADJ 3 amod _ _ NAT\ngovernment NOUN 4 nsubj\nspoke VERB 0 root _ speak\n")
              .id("government") == "government/rus");
    CHECK(Resolved(
              "the DET 2 det\ngovernment NOUN 5 nsubj\nof ADP 4 case\nTurkey PROPN 2 nmod _ _ LOC\nspoke VERB 0 root _ speak\n")
              .id("government") == "government/tur");
    CHECK(Resolved(
              "the DET 2 det\ngovernment NOUN 5 nsubj\nin ADP 4 case\nDamascus PROPN 2 nmod _ _ LOC\nspoke VERB 0 root _ speak\n")
              .id("government") == "government/syr");
    const Resolved ministry(
        "Russia PROPN 4 nmod:poss _ _ LOC\n's PART 1 case\nforeign ADJ 4 amod\nministry NOUN 5 nsubj\nspoke VERB 0 root _ "
        "speak\n");
    CHECK(ministry.id("ministry") == "government/russian-foreign-ministry");
    CHECK(ministry.actor("ministry").code == "RUSGOV");
}

TEST_CASE("what the directory has under the composed name is that entry") {
    const Resolved r("Syria PROPN 3 nmod:poss _ _ LOC\n's PART 1 case\narmy NOUN 4 nsubj\nadvanced VERB 0 root _ advance\n");
    CHECK(r.id("army") == "organization/syrian-army");
}

TEST_CASE("an office is its holder on the day") {
    const std::string rows = "The DET 3 det\nRussian ADJ 3 amod _ _ NAT\npresident NOUN 4 nsubj\nspoke VERB 0 root _ speak\n";
    const Resolved then(rows, "2016-07-15");
    CHECK(then.id("president") == "person/vladimir-putin");
    CHECK(then.mention("president")->resolution == "office: President of Russia on 2016-07-15");
    const Resolved before(rows, "2010-07-15");
    CHECK(before.id("president") == "person/president-of-russia");
    CHECK(before.actor("president").code == "RUSGOV");
}

TEST_CASE("a title of one country alone is not guessed for another") {
    const std::string rows =
        "Fighting NOUN 2 nsubj NN\nshook VERB 0 root _ shake\nRussia PROPN 2 obj _ _ LOC\n\n"
        "The DET 2 det\nsecretary NOUN 5 nsubj\nof ADP 4 case\nstate NOUN 2 nmod\nleft VERB 0 root _ leave\n";
    const Resolved r(rows);
    CHECK(r.id("secretary") == "person/secretary-of-state" + r.mark());
    CHECK(r.actor("secretary").vague);
}

TEST_CASE("an ally named after the noun is that ally, and no one's property") {
    const Resolved r(
        "Russia PROPN 2 nsubj _ _ LOC\nurged VERB 0 root _ urge\nits PRON 4 nmod:poss PRP$\nally NOUN 7 compound\n"
        "Syrian ADJ 6 amod _ _ NAT\nstrongman NOUN 7 nmod:desc\nBashar PROPN 2 obj _ _ PER\nal-Assad PROPN 7 flat _ _ PER\n");
    CHECK(r.id("Bashar") == "person/bashar-al-assad");
    CHECK(r.cast.actors[r.cast.mentions[r.mention("Bashar")->role_of].actor].id == "country/syr");
    CHECK(r.id("ally") == "person/bashar-al-assad");
    REQUIRE(r.mention("ally")->role_of != nobody);
    CHECK(r.cast.actors[r.cast.mentions[r.mention("ally")->role_of].actor].id == "country/rus");
}

TEST_CASE("names side by side are no name together") {
    const Resolved r(
        "UN PROPN 3 compound _ _ ORG\nSyria PROPN 3 compound _ _ ORG\nenvoy NOUN 4 nsubj\nleft VERB 0 root _ leave\n");
    CHECK(r.id("UN") == "igo/united-nations");
    CHECK(r.id("Syria") == "country/syr");
}

TEST_CASE("without a date the holder whom the document names goes before the latest") {
    const std::string rows =
        "Hillary PROPN 3 nsubj _ _ PER\nClinton PROPN 1 flat _ _ PER\nspoke VERB 0 root _ speak\n\n"
        "The DET 5 det\nUS PROPN 5 compound _ _ LOC\nsecretary NOUN 6 nsubj\nof ADP 5 case\nstate NOUN 3 nmod\nleft VERB 0 root "
        "_ leave\n";
    CHECK(Resolved(rows, "").id("secretary") == "person/hillary-clinton");
    CHECK(Resolved(rows, "2016-07-15").id("secretary") == "person/john-kerry");
}

TEST_CASE("members of an armed group are the group, and a group named before its kind is itself") {
    const Resolved r(
        "Islamic PROPN 2 amod _ _ ORG\nState PROPN 3 compound _ _ ORG\nfighters NOUN 4 nsubj NNS fighter\nattacked VERB 0 root _ "
        "attack\nthe DET 8 det\nal-Nusra PROPN 8 compound _ _ ORG\n"
        "Front PROPN 8 compound _ _ ORG\ngroup NOUN 4 obj\n");
    CHECK(r.id("fighters") == "armed-group/islamic-state");
    CHECK(r.id("group") == "armed-group/al-nusra-front");
}

TEST_CASE("words before a hyphened participle say by whom, not whose") {
    const Resolved r(
        "US PROPN 3 compound _ _ LOC\n- PUNCT 3 punct\nbacked VERB 4 amod VBN back\nrebels NOUN 5 nsubj NNS rebel\nfled VERB 0 "
        "root _ flee\n");
    CHECK(r.id("rebels") == "people/rebels" + r.mark());
    CHECK(r.id("US") == "country/usa");
    const Resolved led(
        "US PROPN 3 compound _ _ LOC\n- PUNCT 3 punct\nled VERB 4 amod VBN lead\ntroops NOUN 5 nsubj NNS troop\nfled VERB 0 root "
        "_ flee\n");
    CHECK(led.id("troops") == "organization/american-military");
}

TEST_CASE("two countries before one noun are two actors") {
    const Resolved r(
        "Russian ADJ 4 amod _ _ NAT\nand CCONJ 3 cc\nTurkish ADJ 1 conj _ _ NAT\nofficials NOUN 5 nsubj NNS official\nmet VERB 0 "
        "root _ meet\n");
    REQUIRE(r.mention("officials"));
    CHECK(r.id("officials") == "people/russian-officials");
    REQUIRE(r.mention("officials")->also.size() == 1);
    CHECK(r.cast.actors[r.mention("officials")->also.front()].id == "people/turkish-officials");
}

TEST_CASE("a quantity leads to what it is of") {
    const Resolved r(
        "Dozens NOUN 5 nsubj NNS dozen\nof ADP 4 case\nSyrian ADJ 4 amod _ _ NAT\nrebels NOUN 1 nmod NNS rebel\nfled VERB 0 root "
        "_ flee\n");
    CHECK(r.id("Dozens") == "people/syrian-rebels");
}

TEST_CASE("mentions are in the order of the text, and belongings point at mentions") {
    const Resolved r(
        "Syrian ADJ 3 amod _ _ NAT\ngovernment NOUN 3 compound\nspokesman NOUN 4 nmod:desc\nIvan PROPN 6 nsubj _ _ PER\nPetrov "
        "PROPN 4 flat _ _ PER\naccused VERB 0 root _ accuse\n"
        "Turkish ADJ 8 amod _ _ NAT\ntroops NOUN 6 obj NNS troop\n");
    for (std::size_t i = 1; i < r.cast.mentions.size(); ++i) CHECK(r.cast.mentions[i - 1].first <= r.cast.mentions[i].first);
    for (const auto& m : r.cast.mentions) {
        CHECK(m.first <= m.head);
        CHECK(m.head < m.last);
        if (m.role_of != nobody) CHECK(m.role_of < r.cast.mentions.size());
    }
    CHECK(r.id("government") == "government/syr");
    CHECK(r.cast.actors[r.cast.mentions[r.mention("Ivan")->role_of].actor].id == "government/syr");
    CHECK(r.actor("Ivan").code == "SYRGOV");
}
