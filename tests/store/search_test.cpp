#include "catch.hpp"

#include <set>

#include <entente/query.hpp>

#include "store/search_words.hpp"
#include "store/world.hpp"
#include "support/error_of.hpp"

using namespace entente;
using namespace world;

TEST_CASE("what people type becomes an expression of FTS5") {
    using store::fts_expression;
    CHECK(fts_expression("peace") == "\"peace\"");
    CHECK(fts_expression("  al-Nusra  talks ") == "\"al-Nusra\" AND \"talks\"");
    CHECK(fts_expression("cease*") == "\"cease\" *");
    CHECK(fts_expression("\"peace talks\" OR truce") == "\"peace talks\" OR \"truce\"");
    CHECK(fts_expression("(a OR b)c NOT d") == "(\"a\" OR \"b\") AND \"c\" NOT \"d\"");
    CHECK(fts_expression("Kerry - Lavrov \u2014 \U0001F600 *") == "\"Kerry\" AND \"Lavrov\"");
    CHECK(fts_expression("- \u0645\u0635\u0631 OR & 2016") == "\"\u0645\u0635\u0631\" OR \"2016\"");
}

TEST_CASE("what SQLite could not take is told in words") {
    Folder folder;
    const auto store = Store::open(folder / "graph.db", writing);
    store->add(Maker(1).documents(), no_fault);
    const auto search = [&](const std::string& words) {
        store->search(words, Filter::everything(), [](FoundSentence&&) { return true; });
    };
    const auto nested = [](std::size_t depth) { return std::string(depth, '(') + "sentence" + std::string(depth, ')'); };
    CHECK_NOTHROW(search(nested(40)));
    for (const auto& words : {nested(41), nested(10'000), std::string("- ."), std::string("\"-\"")})
        CHECK(error_of([&] { search(words); }).code() == ErrorCode::usage);
    std::string many;
    for (int i = 0; i < 200; ++i) many += "sentence ";
    CHECK_NOTHROW(search(many));
    CHECK_NOTHROW(search('"' + many + many + '"'));
    CHECK_NOTHROW(search(std::string(1'000'000, 'x')));
    CHECK(error_of([&] { search(many + "sentence"); }).code() == ErrorCode::usage);
    CHECK_NOTHROW(search(std::string("sen\0tence", 9)));
}

TEST_CASE("the index finds the words of every sentence that is there, after any additions and removals") {
    for (std::uint32_t seed = 0; seed < 8; ++seed) {
        Folder folder;
        Maker maker(seed, {.documents = 10});
        const auto documents = maker.documents();
        const auto file = folder / "graph.db";
        const auto store = Store::open(file, writing);
        std::set<std::size_t> there;
        for (int step = 0; step < 30; ++step) {
            const auto one = maker.below(documents.size());
            if (there.contains(one)) {
                if (maker.chance(3)) store->replace(std::span(&documents[one], 1));
                else store->remove(std::span(&documents[one].document->id, 1), no_fault), there.erase(one);
            } else {
                store->add(documents[one], no_fault);
                there.insert(one);
            }
        }
        std::set<std::string> expected, found;
        for (const auto one : there)
            for (const auto& record : documents[one].records)
                if (record.text.find(" 2 ") != std::string::npos) expected.insert(record.id);
        store->search("sentence 2", Filter::everything(), [&](FoundSentence&& sentence) {
            CHECK(sentence.matches.size() >= 2);
            for (const auto& record : sentence.records) {
                CHECK(record.text == sentence.text);
                found.insert(record.id);
            }
            return true;
        });
        std::erase_if(found, [&](const std::string& id) { return !expected.contains(id); });  // "document 2" is found, too
        CHECK(found == expected);
        CHECK(world::integrity(file) == "ok");
        if (world::server().empty()) SQLite::Database(file, SQLite::OPEN_READWRITE).exec("INSERT INTO sentence_words (sentence_words) VALUES ('integrity-check')");
    }
}

TEST_CASE("the actors with the most edges are told alike, of all and of those whose name has a part") {
    std::size_t merged = 0, names = 0;
    for (std::uint32_t seed = 1; seed <= 20; ++seed) {
        Folder folder;
        Maker maker(seed, {12, 4 + seed % 12, 10});
        auto documents = maker.documents();
        for (auto& document : documents)
            for (auto& record : document.records)
                if (record.kind == RecordKind::tie && maker.chance(2)) record.type = "also-known-as", record.target = record.source, record.identify(), ++names;
        const auto store = Store::open(folder / "g.db", writing);
        store->add(documents, no_fault);
        for (int step = 0; step < 4; ++step) {
            const auto every = store->list_actors("/", 1'000);  // every id has one
            CHECK(store->list_actors("", 1'000) == every);
            for (const std::size_t limit : {std::size_t{0}, std::size_t{1}, std::size_t{3}}) {
                const auto few = store->list_actors("", limit);
                CHECK(few == store->list_actors("/", limit));
                CHECK(few.size() == std::min(limit, every.size()));
            }
            std::size_t all = 0;
            store->each_actor([&](ActorNo, const Actor&) { ++all; });
            CHECK(every.size() == all);
            const auto one = maker.one_of(every).first, other = maker.one_of(every).first;
            if (one == other) continue;
            store->decide(std::vector{Decision{store->actor(one).id, store->actor(other).id, Verdict::same, Decider::person, "tester", fmt::format("2020-01-0{}", step + 1), "one"}});
            ++merged;
        }
    }
    CHECK(merged > 30);
    CHECK(names > 30);
}
