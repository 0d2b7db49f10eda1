#include "catch.hpp"

#include <set>

#include "serve/pieces.hpp"
#include "store/world.hpp"

using namespace entente;
using cli::pieces_of;

namespace {

ActorRef actor(const std::string& mention, Extent extent) {
    ActorRef actor;
    actor.mention = mention;
    actor.extent = extent;
    return actor;
}

std::string words(const std::vector<cli::Piece>& pieces) {
    std::string text;
    for (const auto& piece : pieces) text += piece.role.empty() ? piece.text : std::string(piece.role) + "(" + piece.text + ")";
    return text;
}

}  // namespace

TEST_CASE("a sentence is cut where its record's parts stand") {
    Record record;
    record.text = "Ann met Bob, and Bob left Ann, said Cid.";
    record.text_extent = {100, 140};
    record.trigger = "met", record.trigger_extent = {104, 107};
    record.source = actor("Ann", {100, 103});
    record.target = actor("Bob", {117, 120});  // the second of the name
    CHECK(words(pieces_of(record)) == "source(Ann) trigger(met) Bob, and target(Bob) left Ann, said Cid.");
    record.attributed_to = actor("Cid", {136, 139});
    CHECK(words(pieces_of(record)) == "source(Ann) trigger(met) Bob, and target(Bob) left Ann, said speaker(Cid).");

    SECTION("extents that are not of the sentence as it is read give way to the words") {
        record.target->extent = {500, 503};
        record.source->extent = {0, 3};
        CHECK(words(pieces_of(record)) == "source(Ann) trigger(met) target(Bob), and Bob left Ann, said speaker(Cid).");
    }
    SECTION("words that stand elsewhere are no part of it") {
        record.source = actor("Dan", {10, 13});
        record.target = actor("", {100, 100});
        record.attributed_to = std::nullopt;
        CHECK(words(pieces_of(record)) == "Ann trigger(met) Bob, and Bob left Ann, said Cid.");
    }
    SECTION("where parts overlap, the first of trigger, source, target and speaker is kept") {
        record.source = actor("Ann met", {100, 107});
        record.target = actor("Bob, and", {108, 116});
        record.attributed_to = actor("and Bob", {113, 120});
        CHECK(words(pieces_of(record)) == "Ann trigger(met) target(Bob, and) Bob left Ann, said Cid.");
    }
    SECTION("a part may be the whole, and a sentence may be empty") {
        record.trigger = record.text, record.trigger_extent = record.text_extent;
        CHECK(words(pieces_of(record)) == "trigger(" + record.text + ")");
        record.text.clear();
        CHECK(pieces_of(record).empty());
    }
}

TEST_CASE("the pieces joined are the sentence, whatever stands in a record") {
    std::size_t marked = 0;
    for (std::uint32_t seed = 1; seed <= 60; ++seed) {
        world::Maker maker(seed);
        for (const auto& extraction : maker.documents()) {
            for (auto record : extraction.records) {
                // Extents may be of another text, and reach anywhere.
                if (maker.chance(3)) record.trigger_extent.begin = static_cast<std::uint32_t>(maker.below(2'000));
                if (maker.chance(5)) record.text_extent.begin = static_cast<std::uint32_t>(maker.below(2'000));
                if (maker.chance(4)) record.trigger = record.text.substr(maker.below(record.text.size() + 1), maker.below(12));
                if (record.source && maker.chance(2)) record.source->mention = record.text.substr(maker.below(record.text.size() + 1), maker.below(12));
                if (record.target && maker.chance(8)) record.target->extent = {0xFFFF'FFF0, 0xFFFF'FFFF};
                std::string joined;
                std::set<std::string_view> roles;
                for (const auto& piece : pieces_of(record)) {
                    CHECK_FALSE(piece.text.empty());
                    joined += piece.text;
                    if (piece.role.empty()) continue;
                    CHECK(roles.insert(piece.role).second);
                    ++marked;
                }
                CHECK(joined == record.text);
            }
        }
    }
    CHECK(marked > 1'000);
}
