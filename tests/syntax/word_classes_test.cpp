#include <entente/error.hpp>

#include "catch.hpp"
#include "syntax/analyzer.hpp"
#include "syntax/word_classes.hpp"
#include "tiny_corpus.hpp"

using namespace entente::syntax;

namespace {

WordClasses lists(std::size_t& rows) {
    const tiny::File file("lists.json");
    file.write(R"({"about": "made up", "given": {"female": ["Ada"], "male": ["Emre", "Ada"]}, "city": ["Rivermouth", "Qarim", "Welto", "Zubne", "Pirsk", "Ovant", "Hulge", "Dreyb", "Mofic", "Tixal", "Janor", "Lusew", "Keddy", "Lakeside",
                   "Port Ada of Kings"],
                   "region": ["OR", "Norland"]})");
    return WordClasses::read(file.path(), rows);
}

std::uint32_t of(const WordClasses& classes, const std::string& form) {
    WordFeatures features;
    std::string lower;
    features.assign(form, lower);
    return classes.of(form, features.word);
}

}  // namespace

TEST_CASE("Each list is a class, and the words within its names another") {
    std::size_t rows = 0;
    const auto classes = lists(rows);
    CHECK(rows == 5);  // female, male, city, within a city's name, region
    CHECK(of(classes, "Emre") == 0b00010);
    CHECK(of(classes, "ada") == 0b01011);
    CHECK(of(classes, "RIVERMOUTH") == 0b00100);
    CHECK(of(classes, "kings") == 0b01000);
    CHECK(of(classes, "of") == 0);
    CHECK(of(classes, "unheard") == 0);
}

TEST_CASE("What a list has in capitals counts for forms in capitals alone") {
    std::size_t rows = 0;
    const auto classes = lists(rows);
    CHECK(of(classes, "OR") == 0b10000);
    CHECK(of(classes, "or") == 0);
    CHECK(of(classes, "Or") == 0);
}

TEST_CASE("Given names that are words are one class, whatever gender they have") {
    const tiny::File file("given-and-word.json");
    file.write(R"({"given_and_word": {"female": ["Dawn"], "male": ["Mark"], "either": ["Robin"]}, "city": ["Bath"]})");
    std::size_t rows = 0;
    const auto classes = WordClasses::read(file.path(), rows);
    CHECK(rows == 2);
    for (const char* name : {"Dawn", "Mark", "Robin"}) CHECK(of(classes, name) == 0b01);
}

TEST_CASE("A model with word classes keeps them in its file and uses them") {
    auto corpus = tiny::corpus();
    corpus.classes = lists(corpus.class_count);
    const char* listed[]{"Qarim", "Welto", "Zubne", "Pirsk", "Ovant", "Hulge", "Dreyb", "Mofic", "Tixal", "Janor", "Lusew", "Keddy"};
    std::size_t next = 0;
    for (auto& sentence : corpus.sentences) {  // the only sign of a name is that the lists have it
        if (sentence.forms[3] == "Cairo") sentence.forms[3] = listed[next++];
        else sentence.names[3] = 0;
    }
    auto options = tiny::options();
    options.epochs = 60;
    Trainer trainer(corpus, options);
    for (int i = 1; i <= options.epochs; ++i) trainer.epoch(i, {});
    const tiny::File file("classes.model");
    trainer.weights().write(file.path());
    const auto model = Model::load(file.path());
    CHECK(model->weights().word_class.rows == 5);
    CHECK(model->weights().classes.keys == corpus.classes.keys);
    Analysis analysis;
    Analyzer(model).analyze(tiny::document({{"The", "envoy", "left", "Lakeside", "."}, {"The", "envoy", "left", "Hillside", "."}, {"The", "envoy", "left", "Qarim", "."}}), analysis);
    CHECK(analysis.words[13].name == NameKind::location);
    CHECK(analysis.words[3].name == NameKind::location);
    CHECK(analysis.words[8].name == NameKind::none);
}

TEST_CASE("More lists than there are classes are refused with the file's name") {
    const tiny::File file("many.json");
    std::string json = "{";
    for (std::size_t i = 0; i <= WordClasses::most; ++i) json += (i ? ", \"" : "\"") + std::to_string(i) + "\": [\"Name\"]";
    file.write(json + "}");
    std::size_t rows = 0;
    CHECK_THROWS_WITH(WordClasses::read(file.path(), rows), Catch::Contains(file.path().string()));
}
