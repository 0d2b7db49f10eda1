#include "catch.hpp"
#include "syntax/gum_entities.hpp"
#include "tiny_corpus.hpp"

using namespace entente::syntax;

TEST_CASE("GUM's entities become names: minimal spans of proper nouns, outermost first") {
    const tiny::File file("gum.conllu");
    file.write(
        "1\tThe\tthe\tDET\tDT\t_\t2\tdet\t_\tEntity=(1-organization-new-n-cf1-2,4-sgl-Bank_of_Norland\n"
        "2\tBank\tbank\tPROPN\tNNP\t_\t5\tnsubj\t_\t_\n"
        "3\tof\tof\tADP\tIN\t_\t4\tcase\t_\t_\n"
        "4\tNorland\tNorland\tPROPN\tNNP\t_\t2\tnmod\t_\tEntity=(2-place-new-n-cf2-1-sgl-Norland)1)\n"
        "5\thired\thire\tVERB\tVBD\t_\t0\troot\t_\t_\n"
        "6\ttwo\ttwo\tNUM\tCD\t_\t7\tnummod\t_\tEntity=(3-person-new-n-cf3-2-sgl\n"
        "7\tguards\tguard\tNOUN\tNNS\t_\t5\tobj\t_\tEntity=3)\n\n");
    const auto sentences = read_gum_entities(file.path());
    REQUIRE(sentences.size() == 1);
    REQUIRE(sentences[0].spans.size() == 1);
    CHECK(sentences[0].spans[0].first == 1);
    CHECK(sentences[0].spans[0].last == 4);
    CHECK(sentences[0].spans[0].kind == "ORG");
}

TEST_CASE("Names of other schemes are told in ours: titles outside, nationalities apart") {
    NamedSentence sentence;
    sentence.forms = {"Prime", "Minister", "Jane", "Roe", "met", "French", "troops", "in", "France"};
    sentence.tags = {"NNP", "NNP", "NNP", "NNP", "VBD", "JJ", "NNS", "IN", "NNP"};
    sentence.spans = {{0, 4, "per"}, {5, 6, "gpe"}, {8, 9, "gpe"}};
    const std::vector<std::uint8_t> expected{0, 0, 1, 2, 0, 7, 0, 0, 5};
    CHECK(reconciled(sentence, true) == expected);
}
