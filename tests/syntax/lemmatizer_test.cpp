#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "catch.hpp"
#include "syntax/lemma_learner.hpp"
#include "syntax/weights.hpp"
#include "syntax/word_features.hpp"

using namespace entente;
using namespace entente::syntax;

namespace {

std::string lemma(const Lemmatizer& lemmas, std::string_view form, Upos upos, Xpos xpos) {
    std::string lower, out;
    append_lower(form, lower);
    lemmas.lemma(form, lower, upos, xpos, out);
    return out;
}

std::string past(const Lemmatizer& lemmas, std::string_view form) { return lemma(lemmas, form, Upos::VERB, Xpos::VBD); }

LemmaLearner taught() {
    LemmaLearner learner;
    for (const auto& [form, word] : {std::pair{"called", "call"}, {"killed", "kill"}, {"expelled", "expel"}, {"compelled", "compel"},
                                     {"propelled", "propel"}, {"stopped", "stop"}, {"planned", "plan"}, {"dropped", "drop"}, {"dragged", "drag"}, {"hoped", "hope"}, {"voted", "vote"},
                                     {"landed", "land"}, {"helped", "help"}, {"threw", "throw"}, {"blamed", "blame"}, {"tried", "try"},
                                     {"denied", "deny"}, {"visited", "visit"}, {"decided", "decide"}, {"provided", "provide"}, {"invited", "invite"}})
        learner.add(form, Upos::VERB, Xpos::VBD, word);
    return learner;
}

std::vector<std::uint64_t> vocabulary(std::initializer_list<const char*> words) {
    std::vector<std::uint64_t> out;
    for (const char* word : words) out.push_back(hash_of(word));
    return out;
}

}  // namespace

TEST_CASE("What was taught comes out, whatever words are known") {
    const auto known = vocabulary({"cal", "hop", "vot", "lande", "stopp", "decid"});
    for (const auto& lemmas : {taught().learn({}), taught().learn(known)})
        for (const auto& [form, word] : {std::pair{"called", "call"}, {"expelled", "expel"}, {"Hoped", "hope"}, {"landed", "land"}, {"threw", "throw"}})
            CHECK(past(lemmas, form) == word);
}

TEST_CASE("A lemma that is a known word goes before one by a longer ending") {
    const auto lemmas = taught().learn(vocabulary({"shell", "raid", "overthrow", "shop"}));
    CHECK(past(lemmas, "shelled") == "shell");
    CHECK(past(lemmas, "raided") == "raid");
    CHECK(past(lemmas, "shopped") == "shop");
    CHECK(past(lemmas, "overthrew") == "overthrow");
    CHECK(past(lemmas, "carpet-shelled") == "carpet-shell");
    CHECK(past(taught().learn({}), "raided") == "raide");  // for want of anything better
}

TEST_CASE("Vowels and doubled consonants tell the rule of a word that is not known") {
    const auto lemmas = taught().learn({});
    CHECK(past(lemmas, "tapped") == "tap");
    CHECK(past(lemmas, "taped") == "tape");
    CHECK(past(lemmas, "pried") == "pry");
}

TEST_CASE("A settled form counts whatever the treebank says") {
    auto learner = taught();
    learner.add("fled", Upos::VERB, Xpos::VBD, "flead");
    learner.add("fled", Upos::VERB, Xpos::VBD, "flead");
    learner.settle_irregular(std::filesystem::path(ENTENTE_ROOT) / "schema/lexicon/en/irregular.json");
    const auto lemmas = learner.learn({});
    CHECK(past(lemmas, "fled") == "flee");
    CHECK(lemma(lemmas, "crises", Upos::NOUN, Xpos::NNS) == "crisis");
}

TEST_CASE("The shipped model finds the lemmas of inflected words of the news, 98 in 100") {
    std::string fingerprint, line;
    const auto weights = Weights::read(std::filesystem::path(ENTENTE_ROOT) / "schema/models/en.model", fingerprint);
    std::ifstream list(std::string(ENTENTE_TESTS) + "/syntax/lemmas.tsv");
    REQUIRE(list);
    int words = 0, right = 0;
    std::string wrong;
    while (std::getline(list, line)) {
        if (line.starts_with('#')) continue;
        std::istringstream columns(line);
        std::string form, part_of_speech, tag, expected;
        columns >> form >> part_of_speech >> tag >> expected;
        const auto upos = part_of_speech == "VERB" ? Upos::VERB : part_of_speech == "NOUN" ? Upos::NOUN : Upos::ADJ;
        REQUIRE(to_string(upos) == part_of_speech);
        const auto found = lemma(weights.lemmas, form, upos, xpos(tag));
        ++words;
        if (found == expected) ++right;
        else wrong += form + " gave " + found + "\n";
    }
    INFO(wrong);
    CHECK(words > 400);
    CHECK(right >= 0.98 * words);
}
