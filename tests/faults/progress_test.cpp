#include "catch.hpp"

#include "progress.hpp"

using entente::cli::TimeLeft;

TEST_CASE("the time that is left is told by the pace of late, and not before a second has passed") {
    TimeLeft left;
    CHECK(!left.until(100));
    left.saw(0.5, 10);
    CHECK(!left.until(100));
    left.saw(2, 20);
    CHECK(*left.until(100) == Approx(8));
    CHECK(!left.until(0));   // standard input: nobody knows how much comes
    CHECK(!left.until(20));  // all is done
    CHECK(!left.until(10));  // more than was thought
}

TEST_CASE("documents that a resumed run passes over do not make the rest look short") {
    TimeLeft left;
    left.saw(1, 1'000'000);  // passed over
    for (int second = 2; second <= 60; ++second) left.saw(second, 1'000'000 + 1000 * static_cast<std::uint64_t>(second));
    CHECK(*left.until(1'060'000 + 100'000) == Approx(100));
}

TEST_CASE("many small documents give one steady number") {
    TimeLeft left;
    for (int i = 1; i <= 10'000; ++i) left.saw(0.1 * i, 37 * static_cast<std::uint64_t>(i));
    CHECK(*left.until(37 * 20'000) == Approx(1000).epsilon(0.01));
}

TEST_CASE("where nothing moves, no time is told") {
    TimeLeft left;
    left.saw(1, 0);
    left.saw(5, 0);
    CHECK(!left.until(100));
}
