#include "catch.hpp"

#include <atomic>
#include <chrono>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "pipeline/conveyor.hpp"

using entente::pipeline::Conveyor;
using entente::pipeline::ConveyorLimits;

namespace {

// Uneven on purpose, so that later items overtake earlier ones.
int square(int n) {
    std::this_thread::sleep_for(std::chrono::microseconds((n * 7919) % 300));
    return n * n;
}

auto squares() {
    return [](int n) { return square(n); };
}

}  // namespace

TEST_CASE("results come in the order of the items, whatever the number of threads") {
    const unsigned threads = GENERATE(1u, 2u, 7u);
    Conveyor<int, int> conveyor({.threads = threads, .items = 5});
    std::vector<int> got;
    conveyor.run([](auto put) { for (int n = 0; n < 200; ++n) put(n, 1); }, squares, [&](int r) { got.push_back(r); });
    REQUIRE(got.size() == 200);
    for (int n = 0; n < 200; ++n) CHECK(got[n] == n * n);
}

TEST_CASE("the producer is held back while too many items are under way") {
    std::atomic<int> put_in = 0, handed_on = 0, most = 0;
    Conveyor<int, int> conveyor({.threads = 2, .items = 4});
    conveyor.run(
        [&](auto put) {
            for (int n = 0; n < 60; ++n) {
                put(n, 1);
                most = std::max(most.load(), ++put_in - handed_on);
            }
        },
        squares,
        [&](int) {
            std::this_thread::sleep_for(std::chrono::microseconds(200));
            ++handed_on;
        });
    CHECK(handed_on == 60);
    CHECK(most <= 4 + 1);  // the one that is being consumed has left the belt
}

TEST_CASE("an item dearer than the whole budget goes through alone") {
    std::vector<int> got;
    Conveyor<int, int> conveyor({.threads = 2, .items = 8, .cost = 10});
    conveyor.run([](auto put) { for (int n = 0; n < 6; ++n) put(n, n % 2 ? 1000 : 3); }, squares, [&](int r) { got.push_back(r); });
    CHECK(got == std::vector<int>{0, 1, 4, 9, 16, 25});
}

TEST_CASE("the first exception of producer, worker or consumer ends the run, with what came before it kept") {
    std::vector<int> got;
    const auto produce = [](auto put) { for (int n = 0; n < 100; ++n) if (!put(n, 1)) return; };
    const auto keep = [&](int r) { got.push_back(r); };

    SECTION("producer") {
        Conveyor<int, int> conveyor({.threads = 3, .items = 4});
        CHECK_THROWS_AS(conveyor.run([](auto put) { put(1, 1); put(2, 1); throw std::runtime_error("reader"); }, squares, keep), std::runtime_error);
        CHECK(got == std::vector<int>{1, 4});
    }
    SECTION("worker") {
        Conveyor<int, int> conveyor({.threads = 3, .items = 4});
        const auto faulty = [] { return [](int n) { if (n == 3) throw std::runtime_error("item"); return square(n); }; };
        CHECK_THROWS_AS(conveyor.run(produce, faulty, keep), std::runtime_error);
        CHECK(got == std::vector<int>{0, 1, 4});
    }
    SECTION("consumer") {
        Conveyor<int, int> conveyor({.threads = 3, .items = 4});
        CHECK_THROWS_AS(conveyor.run(produce, squares, [&](int r) { keep(r); if (r == 4) throw std::runtime_error("disk full"); }), std::runtime_error);
        CHECK(got == std::vector<int>{0, 1, 4});
    }
    SECTION("a worker that cannot be made") {
        Conveyor<int, int> conveyor({.threads = 2, .items = 4});
        const auto unfit = []() -> int (*)(int) { throw std::runtime_error("no model"); };
        CHECK_THROWS_AS(conveyor.run(produce, unfit, keep), std::runtime_error);
    }
}

TEST_CASE("a run over nothing ends at once") {
    Conveyor<int, int> conveyor({.threads = 2});
    int consumed = 0;
    conveyor.run([](auto) {}, squares, [&](int) { ++consumed; });
    CHECK(consumed == 0);
}
