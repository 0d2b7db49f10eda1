#include <chrono>
#include <filesystem>

#include "catch.hpp"
#include "syntax/analyzer.hpp"
#include "tiny_corpus.hpp"

using namespace entente;
using namespace entente::syntax;

namespace {

const std::filesystem::path file = std::filesystem::path(ENTENTE_ROOT) / "schema/models/en.model";

std::shared_ptr<const Model> shipped() {
    static const auto model = Model::load(file);
    return model;
}

Analysis& analyze(const text::Document& document) {
    static Analysis analysis;
    Analyzer(shipped()).analyze(document, analysis);
    return analysis;
}

}  // namespace

TEST_CASE("The shipped model keeps to its size and loads at once") {
    CHECK(std::filesystem::file_size(file) <= 20'000'000);
    const auto start = std::chrono::steady_clock::now();
    Model::load(file);
    CHECK(std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count() < 1.0);  // 0.02 s on a quiet machine
}

TEST_CASE("The shipped model knows the lemmas of common irregular words") {
    const auto document = tiny::document({{"The", "men", "went", "home", "and", "told", "their", "wives", "."},
                                          {"She", "had", "taken", "the", "children", "to", "the", "city", "."},
                                          {"They", "were", "better", "armed", "than", "the", "rebels", "said", "."}});
    const auto& words = analyze(document).words;
    const std::vector<std::pair<std::size_t, std::string_view>> expected{{1, "man"},  {2, "go"},    {5, "tell"}, {7, "wife"},
                                                                         {10, "have"}, {11, "take"}, {13, "child"}, {19, "be"},
                                                                         {24, "rebel"}, {25, "say"}};
    for (const auto& [token, lemma] : expected) {
        INFO(document.form(static_cast<std::uint32_t>(token)));
        CHECK(words[token].lemma == lemma);
    }
}

TEST_CASE("The shipped model reads plain news: subject, object, passive, names") {
    const auto document = tiny::document({{"Turkey", "condemned", "the", "attack", "in", "Ankara", "."},
                                          {"The", "soldiers", "were", "killed", "by", "rebels", "."},
                                          {"Angela", "Merkel", "met", "French", "officials", "."}});
    const auto& words = analyze(document).words;
    CHECK(words[0].head == 1);
    CHECK(words[0].deprel == Deprel::nsubj);
    CHECK(words[3].deprel == Deprel::obj);
    CHECK(words[5].name == NameKind::location);
    CHECK(words[8].deprel == Deprel::nsubj_pass);
    CHECK(words[12].deprel == Deprel::obl_agent);
    CHECK(words[14].name == NameKind::person);
    CHECK(words[15].name == NameKind::person);
    CHECK_FALSE(words[15].name_begins);
    CHECK(words[17].name == NameKind::nationality);
}
