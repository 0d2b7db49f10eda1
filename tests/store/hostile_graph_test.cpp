// What a stranger may have put into a graph's file beside the tables does not run.
#include "catch.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include "store/world.hpp"
#include "support/error_of.hpp"

using namespace entente;
using world::dump;
using world::Folder;
using world::Maker;
using world::no_fault;
using world::writing;

namespace {

/// A graph of some documents, changed by somebody with statements of their own.
void make_graph(const std::string& file, const std::vector<Extraction>& documents, const std::string& statements) {
    Store::open(file, writing)->add(documents, no_fault);
    SQLite::Database(file, SQLite::OPEN_READWRITE).exec(statements);
}

}  // namespace

TEST_CASE("triggers in a stranger's graph do not run when it is added to", "[sqlite]") {
    Folder folder;
    auto documents = Maker(1).documents();
    const std::vector<Extraction> first(documents.begin(), documents.begin() + 10);
    make_graph(folder / "plain.db", first, "SELECT 1");
    make_graph(folder / "hostile.db", first,
               "CREATE TRIGGER takes_away AFTER INSERT ON documents BEGIN DELETE FROM evidence; DELETE FROM edges; END;"
               "CREATE TRIGGER never_ends AFTER INSERT ON sentences BEGIN"
               " SELECT count(*) FROM (WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n); END;"
               "CREATE TRIGGER forges BEFORE INSERT ON actors BEGIN UPDATE actors SET name = 'forged'; END;");
    for (const auto* name : {"plain.db", "hostile.db"}) Store::open(folder / name, writing)->add(documents, no_fault);
    CHECK(dump(folder / "hostile.db") == dump(folder / "plain.db"));
}

TEST_CASE("a view that stands where a graph has a table is an error, and is not read", "[sqlite]") {
    Folder folder;
    make_graph(folder / "g.db", Maker(2).documents(),
               "PRAGMA legacy_alter_table = ON; ALTER TABLE documents RENAME TO hidden;"
               "CREATE VIEW documents AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
               " SELECT i AS id, 'doc' AS key, '' AS title, '' AS publisher, '' AS url, 'en' AS language, 0 AS published, '' AS extra, '' AS text FROM n");
    for (const auto access : {Access::read, Access::write}) {
        const auto error = error_of([&] {
            const auto store = Store::open(folder / "g.db", {access, std::chrono::milliseconds(50)});
            store->each_document([](const Extraction&) {});
        });
        CHECK(error.code() == ErrorCode::graph);
        CHECK(error.where() == folder / "g.db");
    }
}

TEST_CASE("values that a graph's tables would not take are told as damage", "[sqlite]") {
    Folder folder;
    make_graph(folder / "g.db", Maker(3).documents(),
               "DROP TABLE numbers; CREATE TABLE numbers (evidence, name, least, most); INSERT INTO numbers SELECT id, 7, 'many', NULL FROM evidence");
    const auto error = error_of([&] { Store::open(folder / "g.db")->each_document([](const Extraction&) {}); });
    CHECK(error.code() == ErrorCode::graph);
    CHECK_THAT(error.fault(), Catch::Contains("damaged"));
}

TEST_CASE("JSON in a stranger's graph that nests without end ends nothing", "[sqlite]") {
    Folder folder;
    make_graph(folder / "g.db", Maker(4).documents(), "UPDATE evidence SET contexts = replace(hex(zeroblob(2000000)), '00', '[')");
    std::size_t records = 0;
    Store::open(folder / "g.db")->each_document([&](const Extraction& document) {
        for (const auto& record : document.records) CHECK(record.contexts.empty());
        records += document.records.size();
    });
    CHECK(records > 0);
}
