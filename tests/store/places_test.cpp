#include "catch.hpp"

#include "store/world.hpp"

using namespace entente;
using world::Folder;
using world::no_fault;
using world::writing;

namespace {

ActorRef place(const std::optional<Coordinates>& at) {
    ActorRef actor{"place/marensk-rus", "Marensk", ActorKind::place, "RUS", "", "RUS", "Marensk", {0, 7}, "place of GeoNames"};
    actor.coordinates = at;
    return actor;
}

/// A document with one event in Marensk and on Marensk, of which it tells where it lies.
Extraction document(const std::string& id, const std::optional<Coordinates>& at) {
    Extraction extraction;
    auto info = std::make_shared<DocumentInfo>();
    info->id = id;
    extraction.document = info;
    Record record;
    record.document = info;
    record.type = "ASSAULT";
    record.quad = 4;
    record.target = place(at);
    record.place = Place{"Selwyn", "TUR", at};
    record.confidence = 0.5;
    record.text = "Marensk was shelled near Selwyn.";
    record.text_extent = {0, 32};
    record.identify();
    extraction.sentences.push_back({record.text_extent});
    extraction.records.push_back(std::move(record));
    return extraction;
}

Actor marensk(Store& store) {
    std::optional<Actor> found;
    store.each_actor([&](ActorNo, const Actor& actor) { found = actor; });
    return found.value();
}

}  // namespace

TEST_CASE("where a place lies is kept of actors and of events, by whichever document knew it, in any order") {
    const std::vector<Extraction> documents{document("a", std::nullopt), document("b", Coordinates{55, 60}), document("c", Coordinates{55, 61})};
    for (const auto& order : {std::vector{0, 1, 2}, std::vector{2, 1, 0}, std::vector{1, 0, 2}}) {
        Folder folder;
        for (const auto number : order) Store::open(folder / "a.db", writing)->add(std::span(documents).subspan(static_cast<std::size_t>(number), 1), no_fault);
        const auto store = Store::open(folder / "a.db");
        CHECK(marensk(*store).coordinates == Coordinates{55, 60});
        store->each_document([&](const Extraction& extraction) {
            for (const auto& record : extraction.records) {
                CHECK(record.target->coordinates == Coordinates{55, 60});
                CHECK(record.place->coordinates == Coordinates{55, 60});
            }
        });
    }
}

TEST_CASE("a graph of version 4 is read without coordinates, and takes them once it is written", "[sqlite]") {
    Folder folder;
    const auto file = folder / "old.db";
    Store::open(file, writing)->add(std::vector{document("a", std::nullopt)}, no_fault);
    {
        SQLite::Database old(file, SQLite::OPEN_READWRITE);
        old.exec("DROP TABLE places");
        old.exec("PRAGMA user_version = 4");
    }
    CHECK(!marensk(*Store::open(file)).coordinates);
    Store::open(file, writing)->add(std::vector{document("b", Coordinates{55, 60})}, no_fault);
    CHECK(marensk(*Store::open(file)).coordinates == Coordinates{55, 60});
    CHECK(world::integrity(file) == "ok");
}
