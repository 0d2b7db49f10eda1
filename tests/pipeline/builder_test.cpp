#include "catch.hpp"

#include <fstream>
#include <string>
#include <vector>

#include <entente/builder.hpp>
#include <entente/error.hpp>

#include "pipeline/shared_pipeline.hpp"
#include "support/temporary_folder.hpp"

using namespace entente;

namespace {

/// A folder of ten documents, of which one is no text.
class Inputs {
public:
    Inputs() {
        for (int n = 0; n < 10; ++n)
            folder_.write("doc" + std::to_string(n) + ".txt",
                          n == 4 ? "France met \xff." : "France criticised Russia " + std::string(static_cast<std::size_t>(n), '!') + ". Germany supported France.");
    }
    std::vector<std::string> names() const { return {folder_.path().string()}; }
    std::string graph(const std::string& name) const { return folder_ / name; }

private:
    tests::TemporaryFolder folder_;
};

}  // namespace

TEST_CASE("documents come in the order of the inputs, faults among them, whatever the jobs") {
    const Inputs inputs;
    std::vector<std::string> first;
    for (const unsigned jobs : {1u, 2u, 5u}) {
        Builder builder(shared_pipeline(), {.jobs = jobs, .published = Date::of(2020, 1, 1)});
        std::vector<std::string> order;
        std::uint64_t last_bytes = 0;
        builder.on_fault([&](const Error& fault) { order.push_back(fault.where()); });
        builder.on_progress([&](const Tally& tally) {
            CHECK(tally.bytes >= last_bytes);
            last_bytes = tally.bytes;
        });
        const auto tally = builder.extract(inputs.names(), [&](const Extraction& extraction) { order.push_back(extraction.text); });
        CHECK(tally.documents == 9);
        CHECK(tally.faults == 1);
        CHECK(tally.events >= 18);
        CHECK(last_bytes > 0);
        REQUIRE(order.size() == 10);
        CHECK(order[4].find("doc4.txt") != std::string::npos);
        if (first.empty()) first = order;
        CHECK(order == first);
    }
}

TEST_CASE("what the caller throws ends the run and comes out as it was") {
    const Inputs inputs;
    const Builder builder(shared_pipeline(), {.jobs = 2});
    int seen = 0;
    CHECK_THROWS_AS(builder.extract(inputs.names(), [&](const Extraction&) { if (++seen == 3) throw 42; }), int);
    CHECK(seen == 3);
}

TEST_CASE("building twice adds nothing the second time") {
    const Inputs inputs;
    const auto store = Store::open(inputs.graph("graph.db"), {.access = Access::write});
    const Builder builder(shared_pipeline(), {.jobs = 2, .published = Date::of(2020, 1, 1)});
    const auto once = builder.build(*store, inputs.names());
    const auto info = store->info();
    CHECK(once.added.documents == 9);
    CHECK(once.faults == 1);
    CHECK(info.documents == 9);
    const auto twice = builder.build(*store, inputs.names());
    CHECK(twice.added.documents == 0);
    CHECK(twice.added.unchanged == 9);
    CHECK(store->info() == info);
}

TEST_CASE("a document that the graph has in other words is a fault of the run") {
    const Inputs inputs;
    const auto file = inputs.graph("two.jsonl");
    std::ofstream(file) << "{\"id\": \"x\", \"text\": \"France criticised Russia.\"}\n{\"id\": \"x\", \"text\": \"Russia criticised France.\"}\n";
    const auto store = Store::open(inputs.graph("graph.db"), {.access = Access::write});
    Builder builder(shared_pipeline());
    int told = 0;
    builder.on_fault([&](const Error&) { ++told; });
    const auto tally = builder.build(*store, {file});
    CHECK(tally.added.documents == 1);
    CHECK(tally.faults == 1);
    CHECK(told == 1);
}
