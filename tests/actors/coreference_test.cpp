#include "catch.hpp"

#include "actors/fixture.hpp"

using namespace entente;
using namespace entente::actors;
using namespace entente::tests;

TEST_CASE("he and she find the subject that agrees, not the other side of their own verb") {
    const Resolved r(
        "John PROPN 3 nsubj _ _ PER\nKerry PROPN 1 flat _ _ PER\nmet VERB 0 root _ meet\nHillary PROPN 3 obj _ _ PER\nClinton "
        "PROPN 4 flat _ _ PER\n\n"
        "She PRON 2 nsubj\npraised VERB 0 root _ praise\nhim PRON 2 obj\n");
    CHECK(r.id("She") == "person/hillary-clinton");
    CHECK(r.id("him") == "person/john-kerry");
}

TEST_CASE("a pronoun in a content clause is the one who says it") {
    const Resolved r(
        "Sergei PROPN 3 nsubj _ _ PER\nLavrov PROPN 1 flat _ _ PER\nsaid VERB 0 root _ say\nhe PRON 5 nsubj\nmet VERB 3 ccomp _ "
        "meet\nJohn PROPN 5 obj _ _ PER\nKerry PROPN 6 flat _ _ PER\n");
    CHECK(r.id("he") == "person/sergei-lavrov");
}

TEST_CASE("a possessive that opens the clause belongs to the subject that follows, where nobody before is meant") {
    const Resolved r(
        "Syria PROPN 2 nsubj _ _ LOC\nspoke VERB 0 root _ speak\n\n"
        "During ADP 3 case\nhis PRON 3 nmod:poss PRP$\nvisit NOUN 6 obl\n, PUNCT 6 punct\nKerry PROPN 6 nsubj _ _ PER\ncalled "
        "VERB 0 root _ call\n\n"
        "John PROPN 3 nsubj _ _ PER\nKerry PROPN 1 flat _ _ PER\nleft VERB 0 root _ leave\n");
    CHECK(r.id("his") == "person/john-kerry");
}

TEST_CASE("a pronoun takes a nearer person whose gender nobody knows before a farther one whose gender fits") {
    const Resolved r(
        "Maria PROPN 3 nsubj _ _ PER\nSilva PROPN 1 flat _ _ PER\nspoke VERB 0 root _ speak\n\n"
        "Qarima PROPN 3 nsubj _ _ PER\nWelto PROPN 1 flat _ _ PER\nsaid VERB 0 root _ say\nshe PRON 5 nsubj\nwould AUX 6 aux\nleave VERB 3 ccomp\n");
    CHECK(r.actor("she").name == "Qarima Welto");
    CHECK(r.mention("she")->resolution == "pronoun, ranked first of 2: \"Qarima Welto\"");
}

TEST_CASE("a country and its government go on one another, and the nearer is meant") {
    const Resolved r(
        "Turkey PROPN 2 nsubj _ _ LOC\nspoke VERB 0 root _ speak\nand CCONJ 5 cc\nAnkara PROPN 5 nsubj _ _ LOC\nsaid VERB 2 conj _ say\nit PRON 8 nsubj\n"
        "would AUX 8 aux\nleave VERB 5 ccomp\n");
    CHECK(r.actor("it").kind == ActorKind::government);
}

TEST_CASE("it is a body or a country, and nothing where a thing is meant") {
    const Resolved country(
        "Turkey PROPN 2 nsubj _ _ LOC\nsaid VERB 0 root _ say\nit PRON 5 nsubj\nwould AUX 5 aux\nleave VERB 2 ccomp\n");
    CHECK(country.id("it") == "country/tur");
    const Resolved thing(
        "The DET 2 det\nplan NOUN 3 nsubj\nfailed VERB 0 root _ fail\n\nIt PRON 2 nsubj\nended VERB 0 root _ end\n");
    CHECK(thing.id("It") == "-");
    const Resolved expletive(
        "Turkey PROPN 2 nsubj _ _ LOC\nspoke VERB 0 root _ speak\n\nIt PRON 3 expl\nis AUX 3 cop\nclear ADJ 0 root\nthat SCONJ 6 "
        "mark\npeace NOUN 6 nsubj\nfailed VERB 3 csubj _ fail\n");
    CHECK(expletive.id("It") == "-");
}

TEST_CASE("they are a group or a list") {
    const Resolved group(
        "Syrian ADJ 2 amod _ _ NAT\nrebels NOUN 3 nsubj NNS rebel\nfled VERB 0 root _ flee\n\nThey PRON 2 nsubj\nreturned VERB 0 "
        "root _ return\n");
    CHECK(group.id("They") == "people/syrian-rebels");
    const Resolved list(
        "Putin PROPN 4 nsubj _ _ PER\nand CCONJ 3 cc\nLavrov PROPN 1 conj _ _ PER\nspoke VERB 0 root _ speak\n\nThey PRON 2 "
        "nsubj\nleft VERB 0 root _ leave\n");
    CHECK(list.id("They") == "person/vladimir-putin");
    REQUIRE(list.mention("They")->also.size() == 1);
    CHECK(list.cast.actors[list.mention("They")->also.front()].id == "person/sergei-lavrov");
}

TEST_CASE("relative pronouns stand for the noun they follow") {
    const Resolved r(
        "Syrian ADJ 2 amod _ _ NAT\nrebels NOUN 5 nsubj NNS rebel\nwho PRON 4 nsubj WP\nfled VERB 2 acl:relcl _ flee\nreturned "
        "VERB 0 root _ return\n");
    CHECK(r.id("who") == "people/syrian-rebels");
}

TEST_CASE("I in a quotation is its speaker, and nobody outside") {
    const Resolved r(
        "\" PUNCT 3 punct\nI PRON 3 nsubj\nagree VERB 6 ccomp\n\" PUNCT 3 punct\nKerry PROPN 6 nsubj _ _ PER\nsaid VERB 0 root _ "
        "say\n");
    CHECK(r.id("I") == "person/john-kerry");
    CHECK(Resolved("I PRON 2 nsubj\nagree VERB 0 root\n").id("I") == "-");
}

TEST_CASE("who is quoted speaks of someone else as he") {
    const Resolved r(
        "Putin PROPN 2 nsubj _ _ PER\nleft VERB 0 root _ leave\n\n\" PUNCT 3 punct\nHe PRON 3 nsubj\nagrees VERB 6 ccomp\n\" "
        "PUNCT 3 punct\nKerry PROPN 6 nsubj _ _ PER\nsaid VERB 0 root _ say\n\n"
        "\" PUNCT 3 punct\nHe PRON 3 nsubj\nstays VERB 6 ccomp\n\" PUNCT 3 punct\nKerry PROPN 6 nsubj _ _ PER\nadded VERB 0 root "
        "_ add\n");
    CHECK(r.id("He") == "person/vladimir-putin");
    CHECK(r.id("He", 1) == "person/vladimir-putin");
}

TEST_CASE("the group and the militants are the group named before") {
    const Resolved r(
        "Islamic PROPN 2 amod _ _ ORG\nState PROPN 3 nsubj _ _ ORG\nattacked VERB 0 root _ attack\nAleppo PROPN 3 obj _ _ LOC\n\n"
        "The DET 2 det\ngroup NOUN 3 nsubj\nfled VERB 0 root _ flee\n\nThe DET 2 det\nmilitants NOUN 3 nsubj NNS "
        "militant\nreturned VERB 0 root _ return\n");
    CHECK(r.id("group") == "armed-group/islamic-state");
    CHECK(r.id("militants") == "armed-group/islamic-state");
}

TEST_CASE("the president is the one whom the text called so") {
    const Resolved r(
        "Turkish ADJ 2 amod _ _ NAT\nPresident PROPN 3 nmod:desc\nIvan PROPN 5 nsubj _ _ PER\nPetrov PROPN 3 flat _ _ PER\nspoke "
        "VERB 0 root _ speak\n\n"
        "The DET 2 det\npresident NOUN 3 nsubj\nleft VERB 0 root _ leave\n");
    CHECK(r.id("president") == "person/ivan-petrov-tur");
}

TEST_CASE("the president is the only one in the document who is a president, untitled though he be") {
    const std::string president = "The DET 2 det\npresident NOUN 3 nsubj\nleft VERB 0 root _ leave\n";
    const Resolved one("Putin PROPN 2 nsubj _ _ PER\nmet VERB 0 root _ meet\nKerry PROPN 2 obj _ _ PER\n\n" + president);
    CHECK(one.id("president") == "person/vladimir-putin");
    const Resolved two("Putin PROPN 2 nsubj _ _ PER\nmet VERB 0 root _ meet\nAssad PROPN 2 obj _ _ PER\n\n" + president);
    CHECK(two.id("president") == "person/president" + two.mark());
}

TEST_CASE("the country is the one where things happen") {
    const Resolved r(
        "Russia PROPN 2 nsubj _ _ LOC\nintervened VERB 0 root _ intervene\nin ADP 4 case\nSyria PROPN 2 obl _ _ LOC\n\n"
        "War NOUN 2 nsubj NN\nravaged VERB 0 root _ ravage\nthe DET 4 det\ncountry NOUN 2 obj\n");
    CHECK(r.id("country") == "country/syr");
}

TEST_CASE("the two leaders are the last two, and both countries too") {
    const Resolved r(
        "Putin PROPN 2 nsubj _ _ PER\nmet VERB 0 root _ meet\nKerry PROPN 2 obj _ _ PER\nin ADP 5 case\nSyria PROPN 2 obl _ _ "
        "LOC\n\n"
        "The DET 3 det\ntwo NUM 3 nummod\nleaders NOUN 4 nsubj NNS leader\nagreed VERB 0 root _ agree\n");
    REQUIRE(r.mention("leaders"));
    CHECK(r.id("leaders") == "person/vladimir-putin");
    REQUIRE(r.mention("leaders")->also.size() == 1);
    CHECK(r.cast.actors[r.mention("leaders")->also.front()].id == "person/john-kerry");
}

TEST_CASE("a counterpart holds the same office elsewhere on that day") {
    const std::string rows =
        "Kerry PROPN 2 nsubj _ _ PER\nmet VERB 0 root _ meet\nhis PRON 5 nmod:poss PRP$\nRussian ADJ 5 amod _ _ NAT\ncounterpart "
        "NOUN 2 obj\n";
    const Resolved r(rows);
    CHECK(r.id("counterpart") == "person/sergei-lavrov");
    CHECK(r.mention("counterpart")->role_counterpart);
    const std::string turkish =
        "Kerry PROPN 2 nsubj _ _ PER\nmet VERB 0 root _ meet\nhis PRON 5 nmod:poss PRP$\nTurkish ADJ 5 amod _ _ NAT\ncounterpart "
        "NOUN 2 obj\n";
    CHECK(Resolved(turkish).id("counterpart") == "person/foreign-minister-of-turkey");
}

TEST_CASE("a counterpart with a name has the office, not the word") {
    const Resolved r(
        "Kerry PROPN 2 nsubj _ _ PER\nmet VERB 0 root _ meet\nhis PRON 5 nmod:poss PRP$\nTurkish ADJ 5 amod _ _ NAT\n"
        "counterpart NOUN 2 obj\n, PUNCT 7 punct\nIvan PROPN 5 appos _ _ PER\nPetrov PROPN 7 flat _ _ PER\n");
    const auto* m = r.mention("Ivan");
    REQUIRE(m);
    CHECK(m->role_counterpart);
    REQUIRE(m->role != nobody);
    CHECK(english_agents()->at(m->role).tie == "holds-office");
    REQUIRE(m->role_of != nobody);
    CHECK(r.cast.actors[r.cast.mentions[m->role_of].actor].id == "country/tur");
    CHECK(r.actor("Ivan").code == "TURGOV");
}

TEST_CASE("a noun that says what the subject is stands for no one else") {
    const Resolved r(
        "Ivan PROPN 5 nsubj _ _ PER\nPetrov PROPN 1 flat _ _ PER\nis AUX 5 cop\nthe DET 5 det\nspokesman NOUN 0 root\nof ADP 7 "
        "case\nTurkey PROPN 5 nmod _ _ LOC\n");
    CHECK(r.id("spokesman") == "person/ivan-petrov");
    const Resolved open(
        "Who PRON 4 nsubj WP\nwill AUX 4 aux\nbe AUX 4 cop\npresident NOUN 0 root\nof ADP 6 case\nRussia PROPN 4 nmod _ _ LOC\n");
    CHECK(open.id("president") == "-");
}

TEST_CASE("a body's noun means the one before whose name has it") {
    const std::string two =
        "The DET 4 det\nAleppo PROPN 4 compound _ _ ORG\nRelief PROPN 4 compound _ _ ORG\nCouncil PROPN 5 nsubj _ _ ORG\nmet VERB 0 root _ meet\n"
        "the DET 8 det\nal-Nusra PROPN 8 compound _ _ ORG\nFront PROPN 5 obj _ _ ORG\n\n";
    const Resolved r(two + "The DET 2 det\ncouncil NOUN 3 nsubj NN\nagreed VERB 0 root _ agree\n");
    CHECK(r.id("council") == r.id("Council"));
    const Resolved other(two + "A DET 2 det\ncouncil NOUN 3 nsubj NN\nagreed VERB 0 root _ agree\n");
    CHECK(other.id("council") != other.id("Council"));
}

TEST_CASE("a noun in apposition to a body is that body") {
    const Resolved r(
        "Turkey PROPN 2 nsubj _ _ LOC\nattacked VERB 0 root _ attack\nthe DET 5 det\nal-Nusra PROPN 5 compound _ _ ORG\nFront PROPN 2 obj _ _ ORG\n"
        ", PUNCT 9 punct\na DET 9 det\nterror NOUN 9 compound\ngroup NOUN 5 appos NN\n");
    CHECK(r.id("group") == "armed-group/al-nusra-front");
}

TEST_CASE("the troops are the one army that was spoken of, forces backed by a country are not") {
    const std::string turkish = "The DET 3 det\nTurkish ADJ 3 amod _ _ NAT\narmy NOUN 4 nsubj NN\ncame VERB 0 root _ come\n\n";
    const Resolved r(turkish + "The DET 2 det\ntroops NOUN 3 nsubj NNS troop\nfled VERB 0 root _ flee\n");
    CHECK(r.id("troops") == "organization/turkish-military");
    const Resolved backed(
        turkish + "The DET 5 det\nUS PROPN 4 compound _ _ LOC\n- PUNCT 4 punct\nbacked VERB 5 amod VBN back\ntroops NOUN 6 nsubj NNS troop\nfled VERB 0 root _ flee\n");
    CHECK(backed.id("troops") != "organization/turkish-military");
    const Resolved two(
        turkish + "The DET 3 det\nSyrian ADJ 3 amod _ _ NAT\nmilitary NOUN 4 nsubj NN\ncame VERB 0 root _ come\n\n"
        "The DET 2 det\nforces NOUN 3 nsubj NNS force\nfled VERB 0 root _ flee\n");
    CHECK(two.actor("forces").kind == ActorKind::people);
}

TEST_CASE("the president is whom the text has just named, if he holds the office") {
    const Resolved r(
        "Vladimir PROPN 3 nsubj _ _ PER\nPutin PROPN 1 flat _ _ PER\nspoke VERB 0 root _ speak\n\nThe DET 2 det\npresident NOUN 3 nsubj NN\nagreed VERB 0 root _ agree\n");
    CHECK(r.id("president") == "person/vladimir-putin");
}
