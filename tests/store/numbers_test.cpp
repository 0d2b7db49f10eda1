#include "catch.hpp"

#include <fmt/format.h>

#include <SQLiteCpp/SQLiteCpp.h>

#include <entente/entente.hpp>

#include "support/temporary_folder.hpp"

using namespace entente;

namespace {

Extraction document() {
    auto info = std::make_shared<DocumentInfo>();
    info->id = "a";
    Extraction extraction;
    extraction.document = info;
    Record record;
    record.document = info;
    record.type = "ASSAULT";
    record.quad = 4;
    ActorRef rebels;
    rebels.id = "people/rebels";
    rebels.name = "rebels";
    record.source = rebels;
    record.confidence = 0.5;
    record.rule = "verb.kill";
    record.text = "Rebels killed at least 20 people and wounded up to 30.";
    record.text_extent = {0, 54};
    record.numbers = {{"killed", {20, std::nullopt}}, {"wounded", {std::nullopt, 30}}};
    record.identify();
    extraction.records.push_back(record);
    return extraction;
}

std::vector<Record> records_in(Store& store) {
    std::vector<Record> all;
    for (const auto& record : document().records)
        for (auto& found : store.evidence(*from_hex(record.edge), 10)) all.push_back(std::move(found));
    return all;
}

}  // namespace

TEST_CASE("numbers come back as they were, with what the words leave open, and from a graph of before them none", "[sqlite]") {
    const tests::TemporaryFolder folder;
    const auto file = (folder.path() / "graph.db").string();
    const auto given = document();
    {
        const auto store = Store::open(file, {.access = Access::write});
        store->add({&given, 1}, [](const Error& error) { FAIL(error.what()); });
        const auto found = records_in(*store);
        REQUIRE(found.size() == 1);
        CHECK(found[0].numbers == given.records[0].numbers);
    }
    {
        SQLite::Database old(file, SQLite::OPEN_READWRITE);
        old.exec("DROP TABLE numbers; PRAGMA user_version = 6");
    }
    CHECK(records_in(*Store::open(file)).at(0).numbers.empty());
    Store::open(file, {.access = Access::write});
    CHECK(SQLite::Database(file).execAndGet("SELECT count(*) FROM numbers").getInt() == 0);
}
