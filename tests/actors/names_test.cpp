#include "catch.hpp"

#include "actors/fixture.hpp"

using namespace entente;
using namespace entente::actors;
using namespace entente::tests;

TEST_CASE("full names, aliases and the surname before and after a full name are one person") {
    const Resolved r(
        "Kerry PROPN 2 nsubj _ _ PER\nwarned VERB 0 root _ warn\nRussia PROPN 2 obj _ _ LOC\n\n"
        "John PROPN 3 nsubj _ _ PER\nKerry PROPN 1 flat _ _ PER\nmet VERB 0 root _ meet\nSergey PROPN 3 obj _ _ PER\nLavrov "
        "PROPN 4 flat _ _ PER\n\n"
        "Kerry PROPN 2 nsubj _ _ PER\nleft VERB 0 root _ leave\n");
    CHECK(r.id("Kerry") == "person/john-kerry");
    CHECK(r.mention("Kerry")->resolution == "surname of John Kerry (sentence 1)");
    CHECK(r.id("John") == "person/john-kerry");
    CHECK(r.id("Sergey") == "person/sergei-lavrov");
    CHECK(r.id("Kerry", 2) == "person/john-kerry");
    CHECK(r.actor("John").code == "USAGOV");
    CHECK(r.actor("Russia").code == "RUS");
}

TEST_CASE("a given name alone is the one person of the document who has it") {
    const Resolved r(
        "Ivan PROPN 3 nsubj _ _ PER\nPetrov PROPN 1 flat _ _ PER\nspoke VERB 0 root _ speak\n\nIvan PROPN 2 nsubj _ _ PER\nleft "
        "VERB 0 root _ leave\n");
    CHECK(r.id("Ivan", 1) == "person/ivan-petrov");
    const Resolved two(
        "Ivan PROPN 3 nsubj _ _ PER\nPetrov PROPN 1 flat _ _ PER\nmet VERB 0 root _ meet\nIvan PROPN 3 obj _ _ PER\nSmirnov "
        "PROPN 4 flat _ _ PER\n\n"
        "Ivan PROPN 2 nsubj _ _ PER\nleft VERB 0 root _ leave\n");
    CHECK(two.id("Ivan", 2) == "person/ivan" + two.mark());
}

TEST_CASE("a surname of several known persons is settled by title and day") {
    const std::string rows =
        "Secretary PROPN 4 nmod:desc\nof ADP 3 case\nState PROPN 1 nmod\nClinton PROPN 5 nsubj _ _ PER\nspoke VERB 0 root _ "
        "speak\n";
    CHECK(Resolved(rows, "2010-05-01").id("Clinton") == "person/hillary-clinton");
    const std::string president = "President PROPN 2 nmod:desc\nClinton PROPN 3 nsubj _ _ PER\nspoke VERB 0 root _ speak\n";
    CHECK(Resolved(president, "1996-05-01").id("Clinton") == "person/bill-clinton");
    const std::string mrs = "Mrs. PROPN 2 nmod:desc\nClinton PROPN 3 nsubj _ _ PER\nspoke VERB 0 root _ speak\n";
    CHECK(Resolved(mrs, "2010-05-01").id("Clinton") == "person/hillary-clinton");
}

TEST_CASE("whom the document names in full goes before whom the directory knows") {
    const Resolved r(
        "Alice PROPN 3 nsubj _ _ PER\nKerry PROPN 1 flat _ _ PER\nspoke VERB 0 root _ speak\n\nKerry PROPN 2 nsubj _ _ PER\nleft "
        "VERB 0 root _ leave\n");
    CHECK(r.id("Alice") == "person/alice-kerry");
    CHECK(r.id("Kerry", 1) == "person/alice-kerry");
}

TEST_CASE("a person that no one knows has the country, sector and role that the title gives") {
    const Resolved r(
        "Kremlin PROPN 2 compound _ _ ORG\nspokesman NOUN 3 nmod:desc\nDmitry PROPN 5 nsubj _ _ PER\nPeskov PROPN 3 flat _ _ "
        "PER\nspoke VERB 0 root _ speak\n");
    CHECK(r.id("Dmitry") == "person/dmitry-peskov-rus");
    const auto& actor = r.actor("Dmitry");
    CHECK(actor.kind == ActorKind::person);
    CHECK(actor.code == "RUSGOV");
    CHECK_FALSE(actor.known);
    const auto* m = r.mention("Dmitry");
    CHECK(english_agents()->at(m->role).noun == "spokesman");
    REQUIRE(m->role_of != nobody);
    CHECK(r.cast.actors[r.cast.mentions[m->role_of].actor].id == "government/rus");
    CHECK(r.parsed->document.form(m->role_first) == "spokesman");
    // The title leads to the same mention, whichever the parser takes for the head.
    CHECK(r.mention("spokesman") == m);
}

TEST_CASE("of several modifiers the body is whom an envoy speaks for") {
    const Resolved r(
        "UN PROPN 3 compound _ _ ORG\nSyria PROPN 3 compound _ _ LOC\nenvoy NOUN 4 nmod:desc\nStaffan PROPN 7 nsubj _ _ PER\nde "
        "PROPN 4 flat _ _ PER\n"
        "Mistura PROPN 4 flat _ _ PER\nurged VERB 0 root _ urge\nRussia PROPN 7 obj _ _ LOC\n");
    CHECK(r.id("Staffan") == "person/staffan-de-mistura");
    CHECK(r.cast.actors[r.cast.mentions[r.mention("Staffan")->role_of].actor].id == "igo/united-nations");
    CHECK(r.id("Syria") == "country/syr");
    CHECK(r.mention("UN")->kind == MentionKind::adjective);
}

TEST_CASE("an apposition names the same person, and gives the role") {
    const Resolved r(
        "Ivan PROPN 9 nsubj _ _ PER\nPetrov PROPN 1 flat _ _ PER\n, PUNCT 7 punct\nthe DET 7 det\nTurkish ADJ 7 amod _ _ "
        "NAT\ndefence NOUN 7 compound\n"
        "minister NOUN 1 appos\n, PUNCT 7 punct\nspoke VERB 0 root _ speak\n");
    CHECK(r.id("Ivan") == "person/ivan-petrov-tur");
    CHECK(r.id("minister") == "person/ivan-petrov-tur");
    CHECK(r.actor("Ivan").code == "TURGOV");
    CHECK(r.mention("minister")->role_of != nobody);
    CHECK(r.mention("minister")->kind == MentionKind::nominal);
}

TEST_CASE("a former office makes an elder of an unknown person") {
    const Resolved r(
        "former ADJ 3 amod\nTurkish ADJ 3 amod _ _ NAT\npresident NOUN 4 nmod:desc\nIvan PROPN 6 nsubj _ _ PER\nPetrov PROPN 4 "
        "flat _ _ PER\nspoke VERB 0 root _ speak\n");
    CHECK(r.actor("Ivan").code == "TURELI");
    CHECK(r.mention("Ivan")->role_former);
}

TEST_CASE("all-capital names are not words") {
    const Resolved r("They PRON 2 nsubj\ntold VERB 0 root _ tell\nus PRON 2 obj\n");
    CHECK(r.id("us") == "-");
    CHECK(Resolved("US PROPN 2 compound _ _ LOC\nplan NOUN 0 root\n").id("US") == "country/usa");
}

TEST_CASE("a country word is an adjective before a noun and a people by itself") {
    const Resolved r("Syrian ADJ 2 amod _ _ NAT\nplans NOUN 3 nsubj\nworry VERB 0 root\nTurks PROPN 3 obj NNPS Turk NAT\n");
    CHECK(r.id("Syrian") == "country/syr");
    CHECK(r.mention("Syrian")->kind == MentionKind::adjective);
    CHECK(r.id("Turks") == "people/turks");
    CHECK(r.actor("Turks").code == "TUR");
}

TEST_CASE("an ambiguous country word follows what else the document names") {
    const Resolved r(
        "Congolese ADJ 2 amod _ _ NAT\nplans NOUN 3 nsubj\nfailed VERB 0 root _ fail\nin ADP 5 case\nBrazzaville PROPN 3 obl _ _ "
        "LOC\n");
    CHECK(r.id("Congolese") == "country/cog");
    CHECK(Resolved("Congolese ADJ 2 amod _ _ NAT\nplans NOUN 3 nsubj\nfailed VERB 0 root _ fail\n").id("Congolese") ==
          "country/cod");
}

TEST_CASE("the longer name wins, and a directory name beats a shorter one of the engine") {
    const Resolved r(
        "Jabhat PROPN 4 nsubj _ _ ORG\nFateh PROPN 1 flat _ _ _\nal-Sham PROPN 1 flat _ _ PER\nattacked VERB 0 root _ "
        "attack\nAleppo PROPN 7 compound _ _ ORG\n"
        "Media PROPN 7 compound _ _ ORG\nCenter PROPN 4 obj _ _ ORG\n");
    CHECK(r.id("Jabhat") == "armed-group/fateh-al-sham");
    CHECK(r.id("Center") == "media/aleppo-media-center-syr");
    CHECK(r.actor("Center").country == "SYR");
    CHECK(r.id("Aleppo") == "-");
}

TEST_CASE("an abbreviation that the text defines stands for its name from then on") {
    const Resolved r(
        "Free PROPN 3 compound _ _ ORG\nAleppo PROPN 3 compound _ _ ORG\nArmy PROPN 7 nsubj _ _ ORG\n( PUNCT 5 punct\nFAA PROPN "
        "3 appos\n) PUNCT 5 punct\nfled VERB 0 root _ flee\n\n"
        "The DET 2 det\nFAA PROPN 3 nsubj\nreturned VERB 0 root _ return\n");
    CHECK(r.id("FAA", 1) == r.id("Army"));
    CHECK(r.id("Army") == "organization/free-aleppo-army-syr");
}

TEST_CASE("what is no actor stays out") {
    const Resolved r(
        "On ADP 2 case\nThursday PROPN 6 obl\nthree NUM 4 nummod\nproposals NOUN 6 nsubj NNS proposal\nquickly ADV 6 "
        "advmod\nfailed VERB 0 root _ fail\n");
    CHECK(r.cast.mentions.empty());
}
