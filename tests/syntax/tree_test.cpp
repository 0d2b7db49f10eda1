#include <vector>

#include "catch.hpp"
#include "syntax/tree.hpp"
#include "syntax/training_network.hpp"

using namespace entente::syntax;

namespace {

bool is_tree(const std::vector<std::int32_t>& heads) {
    std::size_t roots = 0;
    for (std::size_t i = 0; i < heads.size(); ++i) {
        if (heads[i] < 0) {
            ++roots;
            continue;
        }
        std::int32_t at = static_cast<std::int32_t>(i);
        for (std::size_t steps = 0; at >= 0; ++steps) {
            if (steps > heads.size()) return false;
            at = heads[static_cast<std::size_t>(at)];
        }
    }
    return roots == 1;
}

double score(const std::vector<float>& scores, std::size_t n, const std::vector<std::int32_t>& heads) {
    double sum = 0;
    for (std::size_t i = 0; i < n; ++i) sum += scores[i * (n + 1) + static_cast<std::size_t>(heads[i] + 1)];
    return sum;
}

/// The best of all trees, tried one by one.
double best_score(const std::vector<float>& scores, std::size_t n) {
    std::vector<std::int32_t> heads(n, -1);
    double best = -1e9;
    for (;;) {
        if (is_tree(heads)) best = std::max(best, score(scores, n, heads));
        std::size_t i = 0;
        while (i < n && ++heads[i] == static_cast<std::int32_t>(n)) heads[i++] = -1;
        if (i == n) return best;
    }
}

}  // namespace

TEST_CASE("The decoder finds the best of all trees with one root") {
    Random random(5);
    TreeDecoder decoder;
    for (int round = 0; round < 300; ++round) {
        const std::size_t n = 1 + random.below(6);
        std::vector<float> scores(n * (n + 1));
        for (auto& value : scores) value = random.normal();
        if (round % 3 == 0)
            for (std::size_t i = 0; i < n; ++i) scores[i * (n + 1)] += 5;  // many words would like to be the root
        std::vector<std::int32_t> heads(n);
        decoder.decode(scores.data(), n, n + 1, heads.data());
        REQUIRE(is_tree(heads));
        CHECK(score(scores, n, heads) == Approx(best_score(scores, n)).margin(1e-4));
    }
}

TEST_CASE("Long sentences of noise and equal scores still give trees") {
    Random random(6);
    TreeDecoder decoder;
    for (const std::size_t n : {1u, 2u, 40u, 160u})
        for (const float spread : {0.0f, 1.0f}) {
            std::vector<float> scores(n * (n + 1));
            for (auto& value : scores) value = spread * random.normal();
            std::vector<std::int32_t> heads(n);
            decoder.decode(scores.data(), n, n + 1, heads.data());
            CHECK(is_tree(heads));
        }
}
