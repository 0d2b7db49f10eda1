#include <chrono>
#include <thread>

#include "catch.hpp"
#include "syntax/analyzer.hpp"
#include "syntax/kernels.hpp"
#include "tiny_corpus.hpp"

using namespace entente;
using namespace entente::syntax;

namespace {

/// Every word has a head within its sentence, but for the one root; no way up goes round.
void check_trees(const text::Document& document, const Analysis& analysis) {
    REQUIRE(analysis.words.size() == document.tokens.size());
    for (const auto& sentence : document.sentences) {
        std::size_t roots = 0;
        for (auto i = sentence.first; i < sentence.last; ++i) {
            const auto& word = analysis.words[i];
            CHECK((word.deprel == Deprel::root) == (word.head < 0));
            roots += word.head < 0;
            std::size_t steps = 0;
            for (auto at = static_cast<std::int32_t>(i); at >= 0 && steps <= sentence.size(); at = analysis.words[static_cast<std::size_t>(at)].head) {
                REQUIRE(static_cast<std::uint32_t>(at) >= sentence.first);
                REQUIRE(static_cast<std::uint32_t>(at) < sentence.last);
                ++steps;
            }
            REQUIRE(steps <= sentence.size());
            CHECK_FALSE(word.lemma.empty());
            CHECK((word.name != NameKind::none || !word.name_begins));
        }
        CHECK(roots == (sentence.size() ? 1 : 0));
    }
}

std::vector<std::string> noise(std::size_t words, std::uint64_t seed) {
    Random random(seed);
    std::vector<std::string> made(words);
    for (auto& word : made)
        for (std::size_t n = 1 + random.below(9); n > 0; --n) word += static_cast<char>(33 + random.below(222));
    return made;
}

bool same(const Analysis& a, const Analysis& b) {
    return std::equal(a.words.begin(), a.words.end(), b.words.begin(), b.words.end(), [](const Word& x, const Word& y) {
        return x.head == y.head && x.deprel == y.deprel && x.upos == y.upos && x.xpos == y.xpos && x.name == y.name &&
               x.name_begins == y.name_begins && x.lemma == y.lemma;
    });
}

}  // namespace

TEST_CASE("What was learnt comes out again") {
    const auto document = tiny::document({{"The", "general", "visited", "Cairo", "."}, {"The", "envoy", "praised", "Vienna", "."}});
    Analyzer analyzer(tiny::model());
    Analysis analysis;
    analyzer.analyze(document, analysis);
    const auto& w = analysis.words;
    CHECK(w[1].upos == Upos::NOUN);
    CHECK(w[2].xpos == Xpos::VBD);
    CHECK(w[1].head == 2);
    CHECK(w[1].deprel == Deprel::nsubj);
    CHECK(w[2].head == -1);
    CHECK(w[8].head == 7);
    CHECK(w[8].deprel == Deprel::obj);
    CHECK(w[7].lemma == "praise");
    CHECK(w[8].name == NameKind::location);
    CHECK(w[8].name_begins);
}

TEST_CASE("Any input gives well-formed trees: none, one word, noise, thousands of words") {
    Analyzer analyzer(tiny::model());
    Analysis analysis;
    for (const auto& document : {tiny::document({}), tiny::document({{}}), tiny::document({{"x"}}), tiny::document({{"x"}, {}, {"."}}),
                                 tiny::document({noise(3, 1), noise(60, 2), noise(159, 3), noise(160, 4), noise(161, 5)}),
                                 tiny::document({noise(5000, 6)}), tiny::document({std::vector<std::string>(700, ",")})}) {
        analyzer.analyze(document, analysis);
        check_trees(document, analysis);
    }
}

TEST_CASE("The cost of a sentence grows with its length, not with its square") {
    Analyzer analyzer(tiny::model());
    Analysis analysis;
    const auto seconds = [&](std::size_t words) {
        const auto document = tiny::document({noise(words, 7)});
        double best = 1e9;
        for (int round = 0; round < 3; ++round) {
            const auto start = std::chrono::steady_clock::now();
            analyzer.analyze(document, analysis);
            best = std::min(best, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
        }
        return best;
    };
    const double one = seconds(1000);
    CHECK(seconds(16000) < 64 * one);  // 16 times, with room for a busy machine; a square would be 256 times
}

TEST_CASE("Every build of the kernels gives the same analysis") {
    const auto document = tiny::document({noise(30, 8), {"The", "minister", "left", "Geneva", "."}, noise(200, 9)});
    Analysis expected;
    Analyzer(tiny::model(), *kernels(Build::portable)).analyze(document, expected);
    for (const auto build : {Build::avx2, Build::avx512})
        if (const auto* k = kernels(build)) {
            Analysis found;
            Analyzer(tiny::model(), *k).analyze(document, found);
            CHECK(same(found, expected));
        }
}

TEST_CASE("An analysis does not depend on what was analysed before, nor on the thread") {
    const auto document = tiny::document({noise(25, 10), {"The", "envoy", "left", "Cairo", "."}});
    const auto before = tiny::document({noise(3000, 11)});
    Analysis expected;
    Analyzer(tiny::model()).analyze(document, expected);
    std::vector<Analysis> found(4);
    {
        std::vector<std::jthread> threads;
        for (auto& analysis : found)
            threads.emplace_back([&] {
                Analyzer analyzer(tiny::model());
                analyzer.analyze(before, analysis);
                analyzer.analyze(document, analysis);
            });
    }
    for (const auto& analysis : found) CHECK(same(analysis, expected));
}
