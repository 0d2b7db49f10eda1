#include "catch.hpp"

#include <algorithm>
#include <numeric>

#include "syntax/coreference/assignment.hpp"
#include "syntax/coreference/scorer.hpp"

using namespace entente::syntax;

namespace {

/// Clusters of one-word mentions, by number.
Clusters clusters(std::initializer_list<std::initializer_list<std::uint32_t>> lists) {
    Clusters all;
    for (const auto& list : lists) {
        auto& cluster = all.emplace_back();
        for (const auto word : list) cluster.push_back({word, word + 1});
    }
    return all;
}

CoreferenceScores scores(const Clusters& gold, const Clusters& system, bool singletons = false) {
    CoreferenceScores s;
    s.add(gold, system, singletons);
    return s;
}

double total(const std::vector<double>& values, std::size_t columns, const std::vector<std::size_t>& column) {
    double sum = 0;
    for (std::size_t r = 0; r < column.size(); ++r)
        if (column[r] < columns) sum += values[r * columns + column[r]];
    return sum;
}

}  // namespace

TEST_CASE("MUC counts the links that are kept") {
    const auto s = scores(clusters({{1, 2, 3, 4}}), clusters({{1, 2}, {3, 4}}));
    CHECK(s.muc.recall() == Approx(100.0 * 2 / 3));
    CHECK(s.muc.precision() == Approx(100));
}

// Bagga and Baldwin 1998: the two faults cost MUC the same, and B3 not.
TEST_CASE("B3 tells a wrong link of large clusters from one of small ones") {
    const auto gold = clusters({{1, 2, 3, 4, 5}, {6, 7}, {8, 9, 10, 11, 12}});
    const auto small = scores(gold, clusters({{1, 2, 3, 4, 5}, {6, 7, 8, 9, 10, 11, 12}}));
    const auto large = scores(gold, clusters({{1, 2, 3, 4, 5, 8, 9, 10, 11, 12}, {6, 7}}));
    CHECK(small.muc.precision() == Approx(90));
    CHECK(large.muc.precision() == Approx(90));
    CHECK(small.b_cubed.precision() == Approx(100.0 * 16 / 21));
    CHECK(large.b_cubed.precision() == Approx(100.0 * 7 / 12));
    CHECK(small.b_cubed.recall() == Approx(100));
    CHECK(small.ceaf_e.recall() == Approx(100 * (1 + 10.0 / 12) / 3));
    CHECK(small.ceaf_e.precision() == Approx(100 * (1 + 10.0 / 12) / 2));
}

// The example of Pradhan et al. 2014, where each side lacks mentions of the other.
TEST_CASE("Predicted mentions are scored as the CoNLL reference scorer does") {
    const auto s = scores(clusters({{1, 2, 3}, {4, 5, 6, 7}}), clusters({{1, 2}, {3, 4}, {6, 7, 8, 9}}));
    CHECK(s.mentions.recall() == Approx(100.0 * 6 / 7));
    CHECK(s.mentions.precision() == Approx(100.0 * 6 / 8));
    CHECK(s.muc.recall() == Approx(40));
    CHECK(s.muc.precision() == Approx(40));
    CHECK(s.b_cubed.recall() == Approx(100.0 / 7 * (4.0 / 3 + 1.0 / 3 + 1.0 / 4 + 1)));
    CHECK(s.b_cubed.precision() == Approx(50));
    CHECK(s.ceaf_e.recall() == Approx(65));
    CHECK(s.ceaf_e.precision() == Approx(100 * 1.3 / 3));
    CHECK(s.conll() == Approx((s.muc.f1() + s.b_cubed.f1() + s.ceaf_e.f1()) / 3));
}

TEST_CASE("Singletons are left out on both sides unless asked for") {
    const auto gold = clusters({{1, 2}, {3}}), system = clusters({{1, 2}, {3}, {4}});
    CHECK(scores(gold, system).conll() == Approx(100));
    const auto all = scores(gold, system, true);
    CHECK(all.mentions.precision() == Approx(75));
    CHECK(all.b_cubed.precision() == Approx(75));
    CHECK(all.ceaf_e.precision() == Approx(100.0 * 2 / 3));
    CHECK(all.muc.f1() == Approx(100));
}

TEST_CASE("Documents are summed, not averaged; nothing found is zero and no fault") {
    CoreferenceScores s;
    s.add(clusters({{1, 2, 3}}), clusters({{1, 2, 3}}), false);
    s.add(clusters({{1, 2}}), {}, false);
    CHECK(s.muc.recall() == Approx(100.0 * 2 / 3));
    CHECK(s.b_cubed.recall() == Approx(60));
    CHECK(scores({}, {}).conll() == 0);
}

TEST_CASE("The assignment is the best of all") {
    // greedy takes 9 first and ends with 9 + 1
    const std::vector<double> trap{9, 8, 8, 1};
    CHECK(total(trap, 2, best_assignment(trap, 2, 2)) == 16);
    CHECK(best_assignment({}, 0, 3).empty());
    CHECK(best_assignment({}, 2, 0) == std::vector<std::size_t>{0, 0});

    std::uint32_t random = 7;
    for (const auto& [rows, columns] : {std::pair<std::size_t, std::size_t>{5, 5}, {4, 6}, {6, 4}, {1, 5}, {5, 1}})
        for (int round = 0; round < 20; ++round) {
            std::vector<double> values(rows * columns);
            for (auto& v : values) v = static_cast<double>((random = random * 1664525u + 1013904223u) >> 24);
            const auto column = best_assignment(values, rows, columns);
            auto used = column;
            std::erase(used, columns);
            std::sort(used.begin(), used.end());
            CHECK(std::adjacent_find(used.begin(), used.end()) == used.end());
            CHECK(used.size() == std::min(rows, columns));
            // all ways, by permuting the longer side
            const auto longer = std::max(rows, columns), shorter = std::min(rows, columns);
            std::vector<std::size_t> order(longer);
            std::iota(order.begin(), order.end(), std::size_t{0});
            double best = 0;
            do {
                double sum = 0;
                for (std::size_t i = 0; i < shorter; ++i) sum += rows < columns ? values[i * columns + order[i]] : values[order[i] * columns + i];
                best = std::max(best, sum);
            } while (std::next_permutation(order.begin(), order.end()));
            CHECK(total(values, columns, column) == best);
        }
}
