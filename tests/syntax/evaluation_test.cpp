#include "catch.hpp"

#include <sstream>

#include "syntax/conllu.hpp"
#include "syntax/evaluation.hpp"

using namespace entente;
using namespace entente::syntax;

namespace {

struct Parsed {
    text::Document document;
    Analysis analysis;
    explicit Parsed(const std::string& lines) {
        std::string tabbed = lines;
        for (auto& c : tabbed)
            if (c == ' ') c = '\t';
        std::istringstream in(tabbed);
        read_conllu(in, "test", document, analysis);
    }
};

constexpr const char* gold =
    "1 They they PRON _ _ 4 nsubj _ _\n"
    "2-3 don't _ _ _ _ _ _ _ _\n"
    "2 do do AUX _ _ 4 aux _ _\n"
    "3 n't not PART _ _ 4 advmod _ _\n"
    "4 agree agree VERB _ _ 0 root _ SpaceAfter=No\n"
    "5 . . PUNCT _ _ 4 punct _ _\n"
    "\n"
    "1 Go go VERB _ _ 0 root _ _\n"
    "2 home home ADV _ _ 1 advmod:lmod _ _\n"
    "\n";

RawScores score(const std::string& system) {
    const Parsed a(gold), b(system);
    return score_raw(a.document, a.analysis, b.document, b.analysis);
}

}  // namespace

TEST_CASE("raw text: the gold analysis scores a hundred against itself") {
    const auto s = score(gold);
    CHECK(s.sentences_f1() == 100);
    for (const auto right : {s.words, s.upos, s.lemma, s.heads, s.relations}) CHECK(s.words_f1(right) == 100);
    CHECK(s.gold_words == 7);
}

TEST_CASE("raw text: words align by their characters, those of a multiword token by its extent and their order") {
    // "don't" as one word has the extent of the multiword token and stands for its first word; "agree." is nobody's.
    const auto s = score("1 They they PRON _ _ 3 nsubj _ _\n"
                         "2 don't do AUX _ _ 3 aux _ _\n"
                         "3 agree. agree VERB _ _ 0 root _ _\n"
                         "\n"
                         "1 Go go VERB _ _ 0 root _ _\n"
                         "2 home Home NOUN _ _ 1 advmod _ _\n"
                         "\n");
    CHECK(s.system_words == 5);
    CHECK(s.words == 4);
    CHECK(s.upos == 3);
    CHECK(s.lemma == 4);
    CHECK(s.heads == 2);      // the heads of "They" and "don't" are not aligned
    CHECK(s.relations == 2);  // subtypes do not count
    CHECK(s.sentences == 2);
    CHECK(s.words_f1(s.words) == Approx(200.0 * 4 / 12));
}

TEST_CASE("raw text: a sentence is right where it begins and ends as the gold one does") {
    const auto s = score("1 They they PRON _ _ 4 nsubj _ _\n"
                         "2-3 don't _ _ _ _ _ _ _ _\n"
                         "2 do do AUX _ _ 4 aux _ _\n"
                         "3 n't not PART _ _ 4 advmod _ _\n"
                         "4 agree agree VERB _ _ 0 root _ SpaceAfter=No\n"
                         "5 . . PUNCT _ _ 4 punct _ _\n"
                         "6 Go go VERB _ _ 4 parataxis _ _\n"
                         "7 home home ADV _ _ 6 advmod _ _\n"
                         "\n");
    CHECK(s.sentences == 0);
    CHECK(s.system_sentences == 1);
    CHECK(s.words == 7);
    CHECK(s.heads == 6);  // a root that is another word's dependent is wrong
}

TEST_CASE("raw text: what a cleaner drops does not move the words after it") {
    std::string system(gold);
    system.replace(system.find("They"), 4, "Th\u200Bey");
    const auto s = score(system);
    CHECK(s.words == 7);
    CHECK(s.sentences == 2);
}

TEST_CASE("the raw text of a treebank's documents comes from its comments") {
    std::istringstream in("# newdoc id = first\n# newpar\n# sent_id = 1\n# text = One.\n1\tOne.\n\n"
                          "# text = Two = 2.\n1\tTwo\n\n# newpar\n# newpar_block = figure\n# text_en = no\n# text = Three.\n1\tThree.\n\n"
                          "# newdoc id = second\n# newpar\n# text = Four.\n1\tFour.\n\n");
    const auto documents = treebank_documents(in);
    REQUIRE(documents.size() == 2);
    CHECK(documents[0].name == "first");
    CHECK(documents[0].text == "One. Two = 2.\n\nThree.");
    CHECK(documents[1].text == "Four.");
    CHECK(documents[1].conllu == "# newdoc id = second\n# newpar\n# text = Four.\n1\tFour.\n\n");
}
