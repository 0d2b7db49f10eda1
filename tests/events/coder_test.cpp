#include "catch.hpp"

#include "events/fixture.hpp"

using namespace entente;
using namespace entente::tests;

namespace {

std::vector<Record> code(std::string_view rows, std::string_view published = "2016-07-15") {
    return coded(Resolved(rows, published));
}

const Record* find(const std::vector<Record>& records, std::string_view type) {
    for (const auto& r : records)
        if (r.type == type) return &r;
    return nullptr;
}

constexpr const char* meeting =
    "John PROPN 4 nsubj NNP John PER\nKerry PROPN 1 flat NNP Kerry PER\nwill AUX 4 aux\nmeet VERB 0 root VB\nSergei PROPN 4 obj NNP Sergei PER\n"
    "Lavrov PROPN 5 flat NNP Lavrov PER\non ADP 8 case\nMonday PROPN 4 obl\n";

}  // namespace

TEST_CASE("a meeting to come is planned, mutual and dated by the next such weekday") {
    const auto records = code(meeting);
    const auto* r = find(records, "CONSULT");
    REQUIRE(r);
    CHECK(r->modality == Modality::planned);
    CHECK(r->reciprocal);
    CHECK(r->quad == 1);
    REQUIRE(r->source);
    REQUIRE(r->target);
    CHECK(r->source->id == "person/john-kerry");
    CHECK(r->target->id == "person/sergei-lavrov");
    REQUIRE(r->date);
    CHECK(r->date->start.iso() == "2016-07-18");
}

TEST_CASE("a record cites words that stand in the document, byte for byte") {
    const Resolved read(meeting);
    for (const auto& r : coded(read)) {
        const auto words = [&](Extent e) { return read.parsed->document.given.substr(e.begin, e.end - e.begin); };
        CHECK(words(r.trigger_extent) == r.trigger);
        CHECK(words(r.text_extent) == r.text);
        for (const auto* side : {&r.source, &r.target})
            if (*side) CHECK(words((*side)->extent) == (*side)->mention);
    }
}

TEST_CASE("a passive turns round") {
    const auto records = code("Syria PROPN 3 nsubj:pass NNP Syria LOC\nwas AUX 3 aux:pass VBD be\nattacked VERB 0 root VBN attack\nby ADP 5 case\nTurkey PROPN 3 obl:agent NNP Turkey LOC\n");
    const auto* r = find(records, "ASSAULT");
    REQUIRE(r);
    CHECK(r->source->country == "TUR");
    CHECK(r->target->country == "SYR");
}

TEST_CASE("refusing to meet is a rejection, and no meeting") {
    const auto records = code("Turkey PROPN 2 nsubj NNP Turkey LOC\nrefused VERB 0 root VBD refuse\nto PART 4 mark\nmeet VERB 2 xcomp VB\nSyria PROPN 4 obj NNP Syria LOC\n");
    const auto* r = find(records, "REJECT");
    REQUIRE(r);
    CHECK(r->mode == "meet");
    CHECK(r->target->country == "SYR");
    CHECK_FALSE(find(records, "CONSULT"));
}

TEST_CASE("a denial that something happened negates it and names who denies") {
    const auto records = code("Turkey PROPN 2 nsubj NNP Turkey LOC\ndenied VERB 0 root VBD deny\nthat SCONJ 6 mark\nit PRON 6 nsubj PRP\nhad AUX 6 aux VBD have\nattacked VERB 2 ccomp VBN attack\nSyria PROPN 6 obj NNP Syria LOC\n");
    const auto* r = find(records, "ASSAULT");
    REQUIRE(r);
    CHECK(r->polarity == Polarity::negated);
    REQUIRE(r->attributed_to);
    CHECK(r->attributed_to->country == "TUR");
}

TEST_CASE("the order of a document's records and their ids do not change from one reading to the next") {
    const auto once = code(meeting), again = code(meeting);
    REQUIRE(once.size() == again.size());
    for (std::size_t i = 0; i < once.size(); ++i) CHECK(once[i].id == again[i].id);
}

TEST_CASE("a document without a date dates nothing by itself") {
    const auto records = code("Turkey PROPN 2 nsubj NNP Turkey LOC\nattacked VERB 0 root VBD attack\nSyria PROPN 2 obj NNP Syria LOC\n", "");
    const auto* r = find(records, "ASSAULT");
    REQUIRE(r);
    CHECK_FALSE(r->date);
}

TEST_CASE("a country that begins a title in a list is not the one who meets") {
    // As the parser has it: "US" in the list, Clinton a second subject.
    const auto records = code("Putin PROPN 7 nsubj NNP Putin PER\nand CCONJ 3 cc\nUS PROPN 1 conj NNP US LOC\nPresident PROPN 5 nmod:desc NNP President\n"
                              "Bill PROPN 7 nsubj NNP Bill PER\nClinton PROPN 5 flat NNP Clinton PER\nmet VERB 0 root VBD meet\n");
    REQUIRE(find(records, "CONSULT"));
    for (const auto& r : records)
        if (r.type == "CONSULT")
            for (const auto* side : {&r.source, &r.target})
                if (*side) CHECK((*side)->id != "country/usa");
}

TEST_CASE("who owns up to a deed is its doer, and no victim is needed") {
    const auto records = code("Turkey PROPN 2 nsubj NNP Turkey LOC\nclaimed VERB 0 root VBD claim\nresponsibility NOUN 2 obj\nfor ADP 6 case\nthe DET 6 det\nattack NOUN 3 nmod NN\n");
    const auto* r = find(records, "ASSAULT");
    REQUIRE(r);
    REQUIRE(r->source);
    CHECK(r->source->country == "TUR");
    CHECK_FALSE(r->target);
}

TEST_CASE("what an actor says it will do by force is a threat, what another says of it a plan") {
    const auto will = [](std::string_view speaker) {
        return code(std::string(speaker) + " PROPN 2 nsubj NNP " + std::string(speaker) + " LOC\nsaid VERB 0 root VBD say\nTurkey PROPN 5 nsubj NNP Turkey LOC\n"
                    "will AUX 5 aux MD\nattack VERB 2 ccomp VB\nSyria PROPN 5 obj NNP Syria LOC\n");
    };
    const auto own = will("Turkey"), other = will("Russia");
    REQUIRE(find(own, "THREATEN"));
    CHECK_FALSE(find(own, "ASSAULT"));
    REQUIRE(find(other, "ASSAULT"));
    CHECK(find(other, "ASSAULT")->modality == Modality::planned);
}

TEST_CASE("of what is done to things, the country where they stand is the target") {
    const auto records = code("Turkey PROPN 2 nsubj NNP Turkey LOC\ndestroyed VERB 0 root VBD destroy\npipelines NOUN 2 obj NNS pipeline\nin ADP 5 case\nSyria PROPN 3 nmod NNP Syria LOC\n");
    const auto* r = find(records, "ASSAULT");
    REQUIRE(r);
    REQUIRE(r->target);
    CHECK(r->target->country == "SYR");
}
