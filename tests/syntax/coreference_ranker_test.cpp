#include "catch.hpp"

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

#include "syntax/conllu.hpp"
#include "syntax/coreference/coreference.hpp"
#include "syntax/coreference/ranker_trainer.hpp"
#include "syntax/weights.hpp"
#include "tiny_corpus.hpp"

using namespace entente;
using namespace entente::syntax;

namespace {

/// "NAME saw the dog . PRONOUN left ." with NAME and PRONOUN as one.
std::string story(const std::string& name, const std::string& pronoun) {
    const std::string gold = "\t_\tEntity=(1-person-new-cf1-1-coref)\n";
    return "# newdoc id = " + name + "\n1\t" + name + '\t' + name + "\tPROPN\tNNP\t_\t2\tnsubj" + gold +
           "2\tsaw\tsee\tVERB\tVBD\t_\t0\troot\t_\t_\n3\tthe\tthe\tDET\tDT\t_\t4\tdet\t_\tEntity=(2-animal-new-cf2-2-sgl\n"
           "4\tdog\tdog\tNOUN\tNN\t_\t2\tobj\t_\tEntity=2)\n\n"
           "1\t" + pronoun + '\t' + pronoun + "\tPRON\tPRP\t_\t2\tnsubj" + gold + "2\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\t_\n\n";
}

std::vector<GoldDocument> stories() {
    const tiny::File file("stories.conllu");
    std::string text;
    for (const char* name : {"Ana", "Bea", "Cleo", "Dora"}) text += story(name, "she");
    for (const char* name : {"Al", "Bob", "Carl", "Don"}) text += story(name, "he");
    file.write(text);
    return read_gold_coreference(file.path());
}

RankerWeights trained(const std::vector<GoldDocument>& gold, std::uint64_t seed) {
    std::vector<RankerDocument> documents;
    for (const auto& d : gold) documents.push_back({&d, d.trees.get()});
    RankerOptions options;
    options.seed = seed;
    options.epochs = 60;  // eight stories are few
    return train_ranker(documents, {}, options);
}

}  // namespace

TEST_CASE("Weights that were never trained link nothing") {
    const auto gold = stories();
    const RankerWeights none;
    Coreferents found;
    Coreference(none).resolve(gold[0].document, *gold[0].trees, found);
    CHECK(found.mentions.size() == 3);
    CHECK(found.clusters == 3);
}

TEST_CASE("The ranker learns whom a pronoun means, and shows what it weighed") {
    const auto gold = stories();
    const auto weights = trained(gold, 1);
    Coreference coreference(weights);
    Coreferents found;
    for (const auto& d : gold) {
        coreference.resolve(d.document, *d.trees, found);
        REQUIRE(found.mentions.size() == 3);
        const auto pronoun = found.mention_of_head[4];
        REQUIRE(pronoun == 2);
        CHECK(found.mentions[pronoun].antecedent == 0);
        CHECK(found.mentions[pronoun].cluster == found.mentions[0].cluster);
        CHECK(found.mentions[1].antecedent == no_mention);
        const auto ranked = found.candidates(pronoun);
        REQUIRE(ranked.size() == 2);
        CHECK(ranked[0].mention == 1);
        CHECK(ranked[1].score > ranked[0].score);
        CHECK(ranked[1].score > found.score_of_none(pronoun));
    }
}

TEST_CASE("The same seed gives the same ranker, another seed another") {
    const auto gold = stories();
    const auto one = trained(gold, 1), again = trained(gold, 1), other = trained(gold, 2);
    CHECK(one.table == again.table);
    CHECK(one.linked == again.linked);
    CHECK(one.table != other.table);
}

TEST_CASE("A given name tells the gender of a person's name, not of a noun or of a last name") {
    std::istringstream rows(
        "1\tMark\tMark\tPROPN\tNNP\t_\t3\tnsubj\t_\t_\n2\tNelson\tNelson\tPROPN\tNNP\t_\t1\tflat\t_\t_\n3\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\t_\n"
        "4\ta\ta\tDET\tDT\t_\t5\tdet\t_\t_\n5\tmark\tmark\tNOUN\tNN\t_\t3\tobj\t_\t_\n\n"
        "1\tNelson\tNelson\tPROPN\tNNP\t_\t2\tnsubj\t_\t_\n2\tsaw\tsee\tVERB\tVBD\t_\t0\troot\t_\t_\n3\tBoris\tBoris\tPROPN\tNNP\t_\t2\tobj\t_\t_\n\n");
    text::Document document;
    Analysis analysis;
    read_conllu(rows, "genders", document, analysis);
    RankerWeights weights;
    for (const char* name : {"mark", "nelson", "boris"}) weights.genders.male.push_back(GenderWords::given(caseless_hash(name)));
    weights.genders.male.push_back(GenderWords::alone(caseless_hash("boris")));
    std::sort(weights.genders.male.begin(), weights.genders.male.end());
    Coreferents found;
    Coreference(weights).resolve(document, analysis, found);
    const auto gender = [&](std::uint32_t head) { return found.mentions[found.mention_of_head[head]].gender; };
    CHECK(gender(0) == MentionGender::male);
    CHECK(gender(4) == MentionGender::unknown);
    CHECK(gender(5) == MentionGender::unknown);  // Nelson alone
    CHECK(gender(7) == MentionGender::male);
}

TEST_CASE("An empty document has no mentions") {
    const RankerWeights none;
    const text::Document document;
    const Analysis analysis;
    Coreferents found;
    Coreference(none).resolve(document, analysis, found);
    CHECK(found.mentions.empty());
    CHECK(found.clusters == 0);
}

TEST_CASE("A model file keeps the ranker") {
    auto weights = tiny::train(tiny::options());
    weights.ranker = trained(stories(), 1);
    weights.ranker.genders.female = {1, 2, 3};
    const tiny::File file("ranker.model");
    weights.write(file.path());
    std::string fingerprint;
    const auto read = Weights::read(file.path(), fingerprint);
    CHECK(read.ranker.table == weights.ranker.table);
    CHECK(read.ranker.scale == weights.ranker.scale);
    CHECK(read.ranker.linked == weights.ranker.linked);
    CHECK(read.ranker.novel == weights.ranker.novel);
    CHECK(read.ranker.genders.female == weights.ranker.genders.female);
}
