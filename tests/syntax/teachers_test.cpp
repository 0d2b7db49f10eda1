#include "catch.hpp"
#include "syntax/analyzer.hpp"
#include "syntax/teachers.hpp"
#include "tiny_corpus.hpp"

using namespace entente::syntax;

namespace {

TrainingSentence words(const std::vector<std::string>& forms) {
    TrainingSentence s;
    s.forms = forms;
    return s;
}

}  // namespace

TEST_CASE("A teacher gives text without trees the labels that its model gives") {
    TrainingCorpus corpus;
    corpus.sentences = {words({"The", "envoy", "praised", "Cairo", "."}), words({"The", "general", "left", "."})};
    Teachers({tiny::model()}).teach(corpus, 1);
    const auto document = tiny::document({corpus.sentences[0].forms, corpus.sentences[1].forms});
    Analysis expected;
    Analyzer(tiny::model()).analyze(document, expected);
    std::size_t at = 0, first = 0;
    for (const auto& sentence : corpus.sentences) {
        REQUIRE(sentence.taught.size() == sentence.size());
        for (std::size_t i = 0; i < sentence.size(); ++i, ++at) {
            const auto& word = expected.words[at];
            CHECK(sentence.upos[i] == static_cast<std::uint8_t>(word.upos));
            CHECK(sentence.xpos[i] == static_cast<std::uint8_t>(word.xpos));
            CHECK(sentence.deprel[i] == static_cast<std::uint8_t>(word.deprel));
            CHECK((sentence.names[i] + 1) / 2 == static_cast<int>(word.name));
            CHECK(sentence.heads[i] == (word.head < 0 ? -1 : word.head - static_cast<std::int32_t>(first)));
            CHECK(sentence.taught[i].head.share[0] > 1.0f / 6);
        }
        first = at;
    }
}

TEST_CASE("Teachers leave gold labels alone and agree on any number of threads") {
    auto corpus = tiny::corpus();
    auto named = words({"The", "envoy", "left", "Geneva", "."});
    named.names = {0, 1, 0, 0, 0};
    corpus.sentences.push_back(named);
    corpus.sentences.push_back(words({"The", "minister", "visited", "Geneva"}));
    auto other = corpus;
    const Teachers teachers({tiny::model(), tiny::model()});
    teachers.teach(corpus, 1);
    teachers.teach(other, 2);
    CHECK(corpus.sentences[0].taught.empty());
    const auto& with_names = corpus.sentences[corpus.sentences.size() - 2];
    CHECK(with_names.names == named.names);
    CHECK_FALSE(with_names.names_taught);
    CHECK_FALSE(with_names.heads.empty());
    for (std::size_t s = 0; s < corpus.sentences.size(); ++s) {
        CHECK(corpus.sentences[s].heads == other.sentences[s].heads);
        for (std::size_t i = 0; i < corpus.sentences[s].taught.size(); ++i)
            CHECK(corpus.sentences[s].taught[i].deprel.share == other.sentences[s].taught[i].deprel.share);
    }
}

TEST_CASE("A model learns from what it is taught as from gold") {
    auto corpus = tiny::corpus();
    for (std::size_t s = 0; s < corpus.sentences.size(); s += 2) {
        TrainingSentence bare;
        bare.forms = corpus.sentences[s].forms;
        corpus.sentences[s] = bare;
    }
    Teachers({tiny::model()}).teach(corpus, 1);
    auto options = tiny::options();
    options.seed = 5;
    options.taught_every = 1;
    Trainer trainer(corpus, options);
    for (int i = 1; i <= options.epochs; ++i) trainer.epoch(i, {});
    const tiny::File file("pupil.model");
    trainer.weights().write(file.path());
    Analysis analysis;
    Analyzer(Model::load(file.path())).analyze(tiny::document({{"The", "general", "praised", "Vienna", "."}}), analysis);
    CHECK(analysis.words[1].head == 2);
    CHECK(analysis.words[1].deprel == Deprel::nsubj);
    CHECK(analysis.words[3].name == NameKind::location);
}
