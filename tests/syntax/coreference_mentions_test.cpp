#include "catch.hpp"

#include <sstream>
#include <string>
#include <vector>

#include "syntax/conllu.hpp"
#include "syntax/coreference/gold_coreference.hpp"
#include "syntax/coreference/mention_detector.hpp"
#include "tiny_corpus.hpp"

using namespace entente;
using namespace entente::syntax;

namespace {

/// Words as "form/UPOS/XPOS/head/relation", set apart by blanks, a sentence a line.
std::string conllu(const std::string& sentences) {
    std::istringstream lines(sentences);
    std::string out;
    for (std::string line; std::getline(lines, line); out += '\n') {
        std::istringstream words(line);
        int id = 0;
        for (std::string word; words >> word;) {
            std::vector<std::string> f;
            std::istringstream parts(word);
            for (std::string part; std::getline(parts, part, '/');) f.push_back(part);
            out += std::to_string(++id) + '\t' + f[0] + '\t' + f[0] + '\t' + f[1] + '\t' + f[2] + "\t_\t" + f[3] + '\t' + f[4] + "\t_\t_\n";
        }
    }
    return out;
}

struct Found {
    text::Document document;
    Analysis analysis;
    std::vector<CoreferenceMention> mentions;
    std::vector<MentionTraits> traits;
    std::vector<std::string> texts;

    explicit Found(const std::string& sentences) {
        std::istringstream in(conllu(sentences));
        read_conllu(in, "test", document, analysis);
        PhraseStructure structure;
        structure.assign(document, analysis);
        MentionDetector().find(structure, mentions, traits);
        for (const auto& m : mentions) {
            std::string text;
            for (auto t = m.first; t < m.last; ++t) (text += text.empty() ? "" : " ") += document.form(t);
            texts.push_back(text);
        }
    }
};

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("A mention is the noun phrase with its modifiers, without preposition and final comma") {
    const Found found(
        "In/ADP/IN/3/case the/DET/DT/3/det village/NOUN/NN/8/obl that/PRON/WDT/5/nsubj burned/VERB/VBD/3/acl:relcl ,/PUNCT/,/5/punct "
        "she/PRON/PRP/8/nsubj met/VERB/VBD/0/root the/DET/DT/10/det leader/NOUN/NN/8/obj of/ADP/IN/13/case her/PRON/PRP$/13/nmod:poss "
        "party/NOUN/NN/10/nmod");
    CHECK(found.texts == Texts{"the village that burned", "she", "the leader of her party", "her party", "her"});
}

TEST_CASE("A list is a mention, and so is each of its members; an apposition stands for itself") {
    const Found found(
        "Ana/PROPN/NNP/6/nsubj and/CCONJ/CC/3/cc Bo/PROPN/NNP/1/conj both/DET/DT/1/det often/ADV/RB/6/advmod left/VERB/VBD/0/root\n"
        "Ana/PROPN/NNP/5/nsubj ,/PUNCT/,/4/punct the/DET/DT/4/det queen/NOUN/NN/1/appos left/VERB/VBD/0/root");
    CHECK(found.texts == Texts{"Ana and Bo", "Ana", "Bo", "Ana", "the queen"});
    CHECK(found.mentions[0].coordination);
    CHECK(found.mentions[0].number == MentionNumber::plural);
    CHECK(found.mentions[0].head == found.mentions[1].head);
}

TEST_CASE("A predicate's phrase holds neither its subject nor its copula; expletive there and relative pronouns are none") {
    const Found found(
        "He/PRON/PRP/4/nsubj is/AUX/VBZ/4/cop a/DET/DT/4/det man/NOUN/NN/0/root of/ADP/IN/6/case honour/NOUN/NN/4/nmod\n"
        "There/PRON/EX/2/expl is/VERB/VBZ/0/root someone/PRON/NN/2/nsubj who/PRON/WP/5/nsubj knows/VERB/VBZ/3/acl:relcl");
    CHECK(found.texts == Texts{"He", "a man of honour", "honour", "someone who knows"});
    CHECK(found.mentions[0].gender == MentionGender::male);
    CHECK(found.traits[1].predicate);
}

TEST_CASE("Entity brackets give gold mentions by document; parts of discontinuous ones are counted and left out") {
    const tiny::File file("entities.conllu");
    file.write(
        "# newdoc id = one\n"
        "1\tAna\tAna\tPROPN\tNNP\t_\t2\tnsubj\t_\tEntity=(1-person-new-cf1-1-coref)\n"
        "2\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\tEntity=(4[1/2]-event-new-cf3-1-sgl)\n"
        "3\ther\ther\tPRON\tPRP$\t_\t4\tnmod:poss\t_\tEntity=(2-place-new-cf2-2-sgl(1-person-giv:act-cf1-1-ana)\n"
        "4\thome\thome\tNOUN\tNN\t_\t2\tobj\t_\tEntity=2)\n"
        "\n"
        "# newdoc id = two\n"
        "1-2\tdon't\t_\t_\t_\t_\t_\t_\t_\t_\n"
        "1\tdo\tdo\tAUX\tVBP\t_\t3\taux\t_\t_\n"
        "2\tn't\tnot\tPART\tRB\t_\t3\tadvmod\t_\t_\n"
        "3\task\task\tVERB\tVB\t_\t0\troot\t_\t_\n"
        "4\tAna\tAna\tPROPN\tNNP\t_\t3\tobj\t_\tEntity=(1-person-new-cf1-1-sgl)\n"
        "\n");
    const auto documents = read_gold_coreference(file.path());
    REQUIRE(documents.size() == 2);
    CHECK(documents[0].name == "one");
    REQUIRE(documents[0].mentions.size() == 3);
    CHECK(documents[0].mentions[0].cluster == documents[0].mentions[1].cluster);
    CHECK((documents[0].mentions[2].first == 2 && documents[0].mentions[2].last == 4));
    CHECK(documents[0].skipped == 1);
    REQUIRE(documents[1].mentions.size() == 1);
    CHECK((documents[1].mentions[0].first == 3 && documents[1].mentions[0].last == 4));
}
