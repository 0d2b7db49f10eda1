#include "catch.hpp"

#include "store/world.hpp"

using namespace entente;
using world::Folder;
using world::no_fault;
using world::writing;

namespace {

const std::vector<ImportedEntry> some{{R"({"name":"Jane Roe"})", "a.csv"}, {R"({"name":"Jane Roe"})", "b.csv"}, {R"({"name":"Ünal \"X\""})", "a.csv"}};

}  // namespace

TEST_CASE("importing again changes nothing, and any order gives the same") {
    Folder folder;
    const auto store = Store::open(folder / "a.db", writing);
    CHECK(store->imports().empty());
    CHECK(store->add_imports(some) == 3);
    CHECK(store->add_imports(some) == 0);
    auto turned = some;
    std::reverse(turned.begin(), turned.end());
    const auto other = Store::open(folder / "b.db", writing);
    other->add_imports(turned);
    CHECK(other->imports() == store->imports());
    CHECK(store->imports() == std::vector<ImportedEntry>{some[0], some[1], some[2]});
}

TEST_CASE("merging graphs keeps what was imported for each, in any order") {
    Folder folder;
    Store::open(folder / "a.db", writing)->add_imports(std::span(some).first(2));
    Store::open(folder / "b.db", writing)->add_imports(std::span(some).last(2));
    const auto merged = [&](const std::string& name, std::vector<std::string> order) {
        const auto into = Store::open(folder / name, writing);
        for (const auto& from : order) merge(*into, *Store::open(folder / from), no_fault);
        return into->imports();
    };
    CHECK(merged("ab.db", {"a.db", "b.db"}) == merged("ba.db", {"b.db", "a.db", "a.db"}));
    CHECK(merged("ab.db", {"a.db"}).size() == 3);
}

TEST_CASE("a graph of version 1 is read without imports, and brought up to date where it is written, with nothing lost", "[sqlite]") {
    Folder folder;
    const auto file = folder / "old.db";
    world::Maker maker(7);
    const auto documents = maker.documents();
    Store::open(file, writing)->add(documents, no_fault);
    const auto before = world::dump(file);
    {
        SQLite::Database old(file, SQLite::OPEN_READWRITE);
        world::forget_version_4(old);
        old.exec("DROP TABLE imports");
        old.exec("PRAGMA user_version = 1");
    }
    CHECK(Store::open(file)->imports().empty());
    const auto store = Store::open(file, writing);
    CHECK(store->add_imports(some) == 3);
    CHECK(world::dump(file) == before);
    CHECK(world::integrity(file) == "ok");
    CHECK(SQLite::Database(file).execAndGet("PRAGMA user_version").getInt() >= 2);
}

TEST_CASE("what was opened to be read takes no imports") {
    Folder folder;
    Store::open(folder / "a.db", writing);
    CHECK_THROWS_AS(Store::open(folder / "a.db")->add_imports(some), Error);
}
