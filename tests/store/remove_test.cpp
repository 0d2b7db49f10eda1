#include "catch.hpp"

#include <entente/store.hpp>

#include "store/world.hpp"

using namespace entente;
using namespace world;

namespace {

std::vector<std::string> ids_of(std::span<const Extraction> documents) {
    std::vector<std::string> ids;
    for (const auto& document : documents) ids.push_back(document.document->id);
    return ids;
}

}  // namespace

TEST_CASE("what is left when documents are removed is the graph of the others") {
    for (std::uint32_t seed = 0; seed < 25; ++seed) {
        Folder folder;
        Maker maker(seed, {.documents = 12});
        auto documents = maker.documents();
        maker.shuffle(documents);
        const auto kept = maker.below(documents.size() + 1);
        const auto others = std::span(documents).first(kept), gone = std::span(documents).subspan(kept);
        const auto plain = folder / "plain.db", ours = folder / "ours.db";
        Store::open(plain, writing)->add(others, no_fault);
        {
            const auto store = Store::open(ours, writing);
            store->add(documents, no_fault);
            // Together, or one after the other.
            if (maker.chance(2)) {
                CHECK(store->remove(ids_of(gone), no_fault).documents == gone.size());
            } else {
                for (const auto& id : ids_of(gone)) CHECK(store->remove(std::span(&id, 1), no_fault).documents == 1);
            }
            CHECK(store->info() == Store::open(plain)->info());
            // The store goes on as if they had never been there.
            if (maker.chance(2)) {
                store->add(gone, no_fault);
                store->remove(ids_of(gone), no_fault);
            }
        }
        CHECK(dump(ours) == dump(plain));
        CHECK(integrity(ours) == "ok");
    }
}

TEST_CASE("adding what was removed gives back the whole graph") {
    Folder folder;
    Maker maker(4);
    const auto documents = maker.documents();
    const auto whole = folder / "whole.db", ours = folder / "ours.db";
    Store::open(whole, writing)->add(documents, no_fault);
    const auto store = Store::open(ours, writing);
    store->add(documents, no_fault);
    const auto some = std::span(documents).subspan(3, 9);
    store->remove(ids_of(some), no_fault);
    store->add(some, no_fault);
    CHECK(dump(ours) == dump(whole));
}

TEST_CASE("removing says what it did, and names what is not there") {
    Folder folder;
    Maker maker(1);
    const auto documents = maker.documents();
    const auto store = Store::open(folder / "graph.db", writing);
    store->add(documents, no_fault);
    const auto before = store->info();
    std::vector<std::string> unknown;
    const std::vector<std::string> wanted{"doc-3", "nowhere", "doc-5", "doc-3"};
    const auto removed = store->remove(wanted, [&](const Error& error) { unknown.emplace_back(error.where()); });
    const auto after = store->info();
    CHECK(unknown == std::vector<std::string>{"nowhere"});
    CHECK(removed.documents == 2);
    CHECK(before.documents - after.documents == 2);
    CHECK(before.evidence - after.evidence == removed.records);
    CHECK(before.actors - after.actors == removed.actors);
    CHECK(store->remove(std::vector<std::string>{}, no_fault) == Removed{});
}

TEST_CASE("decisions outlive the documents of their actors, and hold again when these come back") {
    Folder folder;
    Maker maker(9);
    const auto documents = maker.documents();
    const auto file = folder / "graph.db";
    const auto store = Store::open(file, writing);
    store->add(documents, no_fault);
    const std::vector<Decision> decisions{{"person/actor-1", "person/actor-2", Verdict::same, Decider::person, "me", "2020-01-01", "known"}};
    store->decide(decisions);
    const auto before = dump(file);
    store->remove(ids_of(documents), no_fault);
    CHECK(store->info().actors == 0);
    CHECK(store->decisions().size() == 1);
    CHECK(integrity(file) == "ok");
    store->add(documents, no_fault);
    CHECK(dump(file) == before);
}

TEST_CASE("documents that are read anew stand in the place of what they said, and a fault changes nothing") {
    for (std::uint32_t seed = 0; seed < 10; ++seed) {
        Folder folder;
        Maker maker(seed, {.documents = 10});
        const auto documents = maker.documents();
        auto anew = documents;
        for (auto& document : anew)
            std::erase_if(document.records, [&](const Record&) { return maker.chance(2); });
        const auto plain = folder / "plain.db", ours = folder / "ours.db";
        Store::open(plain, writing)->add(anew, no_fault);
        const auto store = Store::open(ours, writing);
        store->add(documents, no_fault);
        const auto had = store->info().evidence;
        const auto same = store->replace(documents);
        CHECK(same == Replaced{documents.size(), 0, 0, 0});
        const auto replaced = store->replace(anew);
        CHECK(replaced.documents == documents.size());
        CHECK(replaced.come == 0);
        CHECK(had - replaced.gone == store->info().evidence);
        CHECK(dump(ours) == dump(plain));

        auto wrong = anew;
        wrong.back().records = documents.back().records;
        if (wrong.back().records.empty()) continue;
        wrong.back().records.front().sentence = 1'000;
        CHECK_THROWS_AS(store->replace(wrong), Error);
        CHECK(dump(ours) == dump(plain));
        store->add(documents, no_fault);  // what the writer knew of the failed attempt is forgotten
        CHECK(integrity(ours) == "ok");
    }
}

TEST_CASE("what the newest reading knows of actors and places takes the place of what was known") {
    for (std::uint32_t seed = 0; seed < 10; ++seed) {
        Folder folder;
        Maker maker(seed, {.documents = 10});
        const auto documents = maker.documents();
        auto anew = documents;
        for (auto& document : anew) {
            std::erase_if(document.records, [&](const Record&) { return maker.chance(4); });
            for (auto& record : document.records) {
                for (auto* actor : {&record.source, &record.target, &record.attributed_to})
                    if (*actor) (*actor)->from_text = (*actor)->id == "person/actor-2";
                if (record.place) record.place->coordinates = Coordinates{50, 50};
            }
        }
        const auto plain = folder / "plain.db", ours = folder / "ours.db";
        Store::open(plain, writing)->add(anew, no_fault);
        const auto store = Store::open(ours, writing);
        store->add(documents, no_fault);
        for (const auto& document : anew) store->replace(std::span(&document, 1));
        CHECK(dump(ours) == dump(plain));
        CHECK(integrity(ours) == "ok");
    }
}
