#include "catch.hpp"

#include "actors/fixture.hpp"

using namespace entente;
using namespace entente::actors;
using namespace entente::tests;

namespace {

std::string said_later(const std::string& form, const std::string& name = "_") { return "\n" + form + " PROPN 2 nsubj _ _ " + name + "\nleft VERB 0 root _ leave\n"; }

}  // namespace

TEST_CASE("a person and the name under which he is known are one, wherever it stands") {
    const Resolved r(
        "Omar PROPN 9 nsubj _ _ PER\nKader PROPN 1 flat _ _ PER\n, PUNCT 5 punct\nalso ADV 5 advmod\nknown VERB 1 acl VBN know\nas ADP 7 case\n"
        "Abu PROPN 5 obl _ _ PER\nSayed PROPN 7 flat _ _ PER\nspoke VERB 0 root _ speak\n" + said_later("Abu", "PER"));
    CHECK(r.id("Omar") == "person/omar-kader");
    CHECK(r.id("Abu") == "person/omar-kader");
    CHECK(r.mention("Abu")->resolution == "another name of Omar Kader, as sentence 0 says");
    REQUIRE(r.cast.aliases.size() == 1);
    const auto& alias = r.cast.aliases.front();
    CHECK(&r.cast.mentions[alias.name] == r.mention("Omar"));
    CHECK(&r.cast.mentions[alias.alias] == r.mention("Abu"));
    CHECK(r.parsed->document.form(alias.link_first) == "also");
}

TEST_CASE("who called somebody has not the name of whom he called") {
    const Resolved r(
        "Omar PROPN 4 nsubj _ _ PER\nKader PROPN 1 flat _ _ PER\nalso ADV 4 advmod\ncalled VERB 0 root VBD call\nIvan PROPN 4 obj _ _ PER\nPetrov PROPN 5 flat _ _ PER\n");
    CHECK(r.id("Omar") == "person/omar-kader");
    CHECK(r.id("Ivan") == "person/ivan-petrov");
    CHECK(r.cast.aliases.empty());
}

TEST_CASE("words with capitals after the phrase are a name though nobody took them for one") {
    const Resolved r(
        "Omar PROPN 7 nsubj _ _ PER\nKader PROPN 1 flat _ _ PER\n, PUNCT 4 punct\nalias NOUN 1 appos\nthe DET 6 det\nLion NOUN 4 flat\nspoke VERB 0 root _ speak\n" +
        said_later("Lion"));
    CHECK(r.id("Lion") == "person/omar-kader");
    CHECK(r.id("Lion", 1) == "person/omar-kader");
}

TEST_CASE("an alias is one name also where only a part of it was taken for a name") {
    const Resolved r(
        "Omar PROPN 9 nsubj _ _ PER\nKader PROPN 1 flat _ _ PER\n, PUNCT 5 punct\nalso ADV 5 advmod\nknown VERB 1 acl VBN know\nas ADP 7 case\n"
        "Abu PROPN 5 obl _ _ PER\nSayed PROPN 7 flat _ _ PER\nspoke VERB 0 root _ speak\n\n"
        "Abu PROPN 3 nsubj _ _ PER\nSayed VERB 1 flat VBD say\nleft VERB 0 root _ leave\n");
    CHECK(r.id("Abu", 1) == "person/omar-kader");
    CHECK(r.mention("Abu", 1)->last - r.mention("Abu", 1)->first == 2);
}

TEST_CASE("the initials of an abbreviation may stand in another order") {
    const Resolved r(
        "National ADJ 3 amod _ _ ORG\nRelief PROPN 3 compound _ _ ORG\nFront PROPN 7 nsubj _ _ ORG\n( PUNCT 5 punct\nFNR PROPN 3 appos\n) PUNCT 5 punct\nspoke VERB 0 root _ speak\n" +
        said_later("FNR", "ORG"));
    CHECK(r.id("Front") != "-");
    CHECK(r.id("FNR") == r.id("Front"));
    CHECK(r.id("FNR", 1) == r.id("Front"));
    CHECK(r.mention("FNR", 1)->resolution.starts_with("abbreviation of "));
}

TEST_CASE("an abbreviation that the text gives to another is not whom the directory has under it") {
    const Resolved r(
        "Nomad PROPN 2 compound _ _ ORG\nUnion PROPN 6 nsubj _ _ ORG\n( PUNCT 4 punct\nUN PROPN 2 appos _ _ B-ORG\n) PUNCT 4 punct\nspoke VERB 0 root _ speak\n" +
        said_later("UN", "ORG"));
    CHECK(r.id("Union") == r.id("UN", 1));
    CHECK(r.actor("UN", 1).name == "Nomad Union");
}

TEST_CASE("a noun stands for the name that it introduces, and says what that is") {
    const Resolved r(
        "A DET 3 det\nmilitant ADJ 3 amod\ngroup NOUN 9 nsubj\ncalled VERB 3 acl VBN call\nSoldiers PROPN 4 xcomp NNPS\nof ADP 8 case\nthe DET 8 det\nDesert PROPN 5 nmod\n"
        "fled VERB 0 root _ flee\n");
    CHECK(r.id("group") == "armed-group/soldiers-of-the-desert");
    CHECK(r.id("Soldiers") == "armed-group/soldiers-of-the-desert");
}

TEST_CASE("a town is not the one who comes from it and gives a name") {
    const Resolved r(
        "Refugees NOUN 10 nsubj\nfrom ADP 3 case\nAleppo PROPN 1 nmod _ _ LOC\n, PUNCT 6 punct\nwho PRON 6 nsubj WP\nnamed VERB 1 acl:relcl VBD name\nthemselves PRON 6 obj\n"
        "Ivan PROPN 6 xcomp _ _ PER\nPetrov PROPN 8 flat _ _ PER\nspoke VERB 0 root _ speak\n");
    CHECK(r.id("Aleppo") != r.id("Ivan"));
    CHECK(r.cast.aliases.empty());
}

TEST_CASE("a list of bodies is no list of names for one") {
    const Resolved r(
        "Talks NOUN 0 root\nwith ADP 5 case\nRed PROPN 5 compound _ _ ORG\nRelief PROPN 5 compound _ _ ORG\nFund PROPN 1 nmod _ _ ORG\n, PUNCT 8 punct\nor CCONJ 8 cc\n"
        "Oxbridge PROPN 5 conj _ _ B-ORG\n, PUNCT 1 punct\nfailed VERB 1 acl _ fail\n");
    CHECK(r.id("Fund") != r.id("Oxbridge"));
    CHECK(r.cast.aliases.empty());
}

TEST_CASE("a nickname in quotation marks is a part of the name") {
    const Resolved r(
        "Peter PROPN 7 nsubj _ _ PER\n\" PUNCT 3 punct\nJack PROPN 1 flat\n\" PUNCT 3 punct\nMillard PROPN 1 flat _ _ PER\nhas AUX 7 aux\nleft VERB 0 root _ leave\n\n"
        "Millard PROPN 2 nsubj _ _ PER\nspoke VERB 0 root _ speak\n");
    CHECK(r.id("Millard", 1) == r.id("Peter"));
    CHECK(r.mention("Peter")->last - r.mention("Peter")->first == 5);
}

TEST_CASE("what a body is said to be stands for it, before its name and in apposition") {
    const Resolved before(
        "The DET 3 det\nmilitant ADJ 3 amod\ngroup NOUN 6 nsubj\nIslamic PROPN 3 flat _ _ ORG\nState PROPN 4 flat _ _ ORG\nspoke VERB 0 root _ speak\n");
    CHECK(before.id("Islamic") == "armed-group/islamic-state");
    CHECK(before.id("group") == "armed-group/islamic-state");
    const Resolved after(
        "ISIS PROPN 7 nsubj _ _ ORG\n, PUNCT 5 punct\nthe DET 5 det\nmilitant ADJ 5 amod\ngroup NOUN 1 appos\n, PUNCT 5 punct\nspoke VERB 0 root _ speak\n");
    CHECK(after.id("group") == "armed-group/islamic-state");
}

TEST_CASE("an office with its field before a name is the person's, but not one that is for a person") {
    const Resolved office(
        "Minister PROPN 6 nsubj\nfor ADP 3 case\nTrade PROPN 1 nmod\nHelen PROPN 1 nmod _ _ PER\nMarsh PROPN 4 flat _ _ PER\nspoke VERB 0 root _ speak\n");
    CHECK(office.id("Minister") == "person/helen-marsh");
    const Resolved other(
        "Minister PROPN 5 nsubj\nfor ADP 3 case\nHelen PROPN 1 nmod _ _ PER\nMarsh PROPN 3 flat _ _ PER\nspoke VERB 0 root _ speak\n");
    CHECK(other.id("Minister") != "person/helen-marsh");
}

TEST_CASE("an acronym in brackets stands for all the words that it spells, not for the name that ends them") {
    const Resolved r(
        "Islamic ADJ 2 amod _ _ ORG\nState PROPN 9 nsubj _ _ ORG\nin ADP 5 case\nthe DET 5 det\nEast PROPN 2 nmod _ _ B-LOC\n( PUNCT 7 punct\nISE PROPN 2 appos _ _ B-ORG\n"
        ") PUNCT 7 punct\nspoke VERB 0 root _ speak\n" +
        said_later("ISE", "ORG"));
    CHECK(r.id("State") != "armed-group/islamic-state");
    CHECK(r.id("State") == r.id("ISE"));
    CHECK(r.id("State") == r.id("ISE", 1));
}

TEST_CASE("a place behind a name is no part of it where the acronym ends before") {
    const Resolved r(
        "European ADJ 2 amod _ _ ORG\nCommission PROPN 8 nsubj _ _ ORG\nin ADP 4 case\nEaston PROPN 2 nmod _ _ B-LOC\n( PUNCT 6 punct\nEC PROPN 2 appos _ _ B-ORG\n"
        ") PUNCT 6 punct\nspoke VERB 0 root _ speak\n");
    CHECK(r.mention("Commission")->last - r.mention("Commission")->first == 2);
}

TEST_CASE("an acronym may stand before the words that it stands for, in apposition") {
    const Resolved r(
        "NRF PROPN 8 nsubj _ _ B-ORG\n, PUNCT 6 punct\nthe DET 6 det\nNational ADJ 6 amod _ _ ORG\nRelief PROPN 6 compound _ _ ORG\nFront PROPN 1 appos _ _ ORG\n, PUNCT 6 punct\n"
        "spoke VERB 0 root _ speak\n");
    CHECK(r.id("NRF") == r.id("Front"));
    const Resolved other(
        "NRF PROPN 7 nsubj _ _ B-ORG\n, PUNCT 5 punct\nthe DET 5 det\nGreen ADJ 5 amod _ _ ORG\nUnion PROPN 1 conj _ _ ORG\n, PUNCT 5 punct\n"
        "spoke VERB 0 root _ speak\n");
    CHECK(other.id("NRF") != other.id("Union"));
}

TEST_CASE("a nickname in quotation marks is his who is named, whoever else has that name") {
    const Resolved r(
        "Vladimir PROPN 8 nsubj _ _ PER\nPutin PROPN 1 flat _ _ PER\n, PUNCT 4 punct\nnicknamed VERB 1 acl VBD nickname\n\" PUNCT 6 punct\nFox PROPN 4 obj _ _ B-PER\n\" PUNCT 6 punct\n"
        "spoke VERB 0 root _ speak\n");
    CHECK(r.id("Fox") == "person/vladimir-putin");
}

TEST_CASE("an acronym of other initials is the body's where the directory has it under such a name") {
    const Resolved r(
        "Islamist ADJ 3 amod _ _ ORG\nState PROPN 3 compound _ _ ORG\nArmy PROPN 7 nsubj _ _ ORG\n( PUNCT 5 punct\nISIS PROPN 3 appos _ _ B-ORG\n"
        ") PUNCT 5 punct\nspoke VERB 0 root _ speak\n");
    CHECK(r.id("Army") == "armed-group/islamic-state");
    const Resolved other(
        "Eastern ADJ 3 amod _ _ ORG\nFarmers PROPN 3 compound _ _ ORG\nArmy PROPN 7 nsubj _ _ ORG\n( PUNCT 5 punct\nISIS PROPN 3 appos _ _ B-ORG\n"
        ") PUNCT 5 punct\nspoke VERB 0 root _ speak\n");
    CHECK(other.id("Army") != "armed-group/islamic-state");
}
