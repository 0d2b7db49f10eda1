#include "catch.hpp"

#include "serve/request.hpp"
#include "store/world.hpp"
#include "support/error_of.hpp"
#include "text/utf8.hpp"

using namespace entente;
using cli::Parameters;

namespace {

using Given = std::multimap<std::string, std::string>;

template <class Ask>
Error fault(const Given& given, Ask&& ask) {
    const auto error = error_of([&] {
        Parameters asked(given);
        ask(asked);
    });
    CHECK(error.code() == ErrorCode::usage);
    return error;
}

}  // namespace

TEST_CASE("a parameter is asked for by its name") {
    const Given given{{"a", "1"}, {"b", ""}, {"c", "true"}, {"d", "x"}, {"d", "y"}, {"d", ""}, {"e", "false"}};
    Parameters asked(given);
    CHECK(asked.text("a") == "1");
    CHECK(asked.text("b").empty());
    CHECK(asked.text("nothing").empty());
    CHECK(asked.required("a") == "1");
    CHECK(asked.texts("d") == std::vector<std::string>{"x", "y"});
    CHECK(asked.number("a", 1, 5, 3) == 1);
    CHECK(asked.number("nothing", 1, 5, 3) == 3);
    CHECK(asked.flag("c"));
    CHECK_FALSE(asked.flag("e"));
    CHECK_FALSE(asked.flag("b"));
    CHECK_NOTHROW(asked.end());
}

TEST_CASE("what is wrong with a parameter is told with its name") {
    CHECK(fault({}, [](Parameters& asked) { asked.required("q"); }).where() == "q");
    CHECK(fault({{"q", ""}}, [](Parameters& asked) { asked.required("q"); }).where() == "q");
    CHECK(fault({{"q", "1"}, {"q", "2"}}, [](Parameters& asked) { asked.text("q"); }).where() == "q");
    CHECK(fault({{"x", "1"}, {"y", "1"}}, [](Parameters& asked) { asked.text("x"), asked.end(); }).where() == "y");
    CHECK(fault({{"x", "yes"}}, [](Parameters& asked) { asked.flag("x"); }).where() == "x");
    for (const auto* value : {"0", "6", "-1", "+1", "1.0", " 1", "1 ", "1e1", "0x1", "99999999999999999999999", "one"})
        CHECK(fault({{"n", value}}, [](Parameters& asked) { asked.number("n", 1, 5, 3); }).where() == "n");
    CHECK(fault({{"long", std::string(501, 'x')}}, [](Parameters&) {}).where() == "long");
    CHECK_NOTHROW(Parameters(Given{{"long", std::string(500, 'x')}}));
    Given many;
    for (int i = 0; i < 101; ++i) many.emplace("type", std::to_string(i));
    CHECK(fault(many, [](Parameters& asked) { asked.texts("type"); }).where() == "type");
    for (const auto* bytes : {"\xff", "a\xc3", "\xed\xa0\x80", "\xc0\xaf"}) {
        CHECK(fault({{"q", bytes}}, [](Parameters&) {}).where() == "q");
        CHECK_FALSE(text::first_invalid_utf8(fault({{bytes, "1"}}, [](Parameters&) {}).what()));
    }
}

TEST_CASE("what an error shows of a value is short, and UTF-8") {
    CHECK(cli::shortened("short") == "short");
    CHECK(cli::shortened(std::string(60, 'x')) == std::string(60, 'x'));
    CHECK(cli::shortened(std::string(61, 'x')) == std::string(60, 'x') + "...");
    for (std::size_t before = 0; before < 70; ++before) {
        for (const auto* rest : {"\U0001F54A\U0001F54A\U0001F54A", "\xff\xfe", "\u00e9\xc3"}) {
            const auto shown = cli::shortened(std::string(before, 'x') + rest);
            CHECK_FALSE(text::first_invalid_utf8(shown));
            CHECK(shown.size() <= 63);
        }
    }
}

TEST_CASE("a filter has every condition, or tells which is wrong") {
    world::Folder folder;
    const auto store = Store::open(folder / "g.db", world::writing);
    store->add(world::Maker(1).documents(), world::no_fault);
    const auto filter = [&](const Given& given) {
        Parameters asked(given);
        auto found = asked.filter(*store);
        asked.end();
        return found;
    };
    const auto all = filter({{"type", "CONSULT"}, {"type", "AID"}, {"only", "events"}, {"quad", "1"}, {"quad", "0"}, {"since", "2016-07-01"}, {"until", "2016-07-31"}, {"min-confidence", "0.5"}, {"polarity", "negated"}, {"modality", "planned"},
                             {"document", "doc-1"}, {"actor-kind", "armed-group"}, {"country", "syr"}, {"all", "true"}});
    CHECK(all.types == std::vector<std::string>{"CONSULT", "AID"});
    CHECK(all.kind == RecordKind::event);
    CHECK(all.quads == std::vector<int>{1, 0});
    CHECK((all.since == Date::of(2016, 7, 1) && all.until == Date::of(2016, 7, 31)));
    CHECK(all.min_confidence == Approx(0.5));
    CHECK((all.polarity == Polarity::negated && all.modality == Modality::planned && all.all));
    CHECK(all.documents == std::vector<std::string>{"doc-1"});
    CHECK(all.actor_kinds == std::vector<ActorKind>{ActorKind::armed_group});
    CHECK(all.countries == std::vector<std::string>{"SYR"});
    CHECK(all.window == 0);
    CHECK(filter({{"rollup", "country"}}).rollup == Rollup::country);
    CHECK_FALSE(filter({{"rollup", "government"}}).window);

    for (const auto& [name, value] : Given{{"only", "both"}, {"quad", "5"}, {"quad", "11"}, {"quad", "-"}, {"since", "2016"}, {"until", "2016-02-30"}, {"min-confidence", "1.5"}, {"min-confidence", "-0.1"}, {"min-confidence", "nan"},
                                           {"min-confidence", "0.5x"}, {"polarity", "no"}, {"modality", "no"}, {"actor-kind", "no"}, {"rollup", "world"}, {"all", "1"}})
        CHECK(fault({{name, value}}, [&](Parameters& asked) { asked.filter(*store); }).where() == name);
}

TEST_CASE("actors are found by any of their names, so many and no more") {
    world::Folder folder;
    const auto store = Store::open(folder / "g.db", world::writing);
    store->add(world::Maker(1).documents(), world::no_fault);
    const Given given{{"actor", "person/actor-1"}, {"actor", "Actor 2"}};
    Parameters asked(given);
    CHECK(asked.actors(*store, "actor", 2) == std::vector<ActorNo>{*store->find_actor("person/actor-1"), *store->find_actor("person/actor-2")});
    CHECK(asked.actors(*store, "with", 1).empty());
    CHECK(fault(given, [&](Parameters& one) { one.actors(*store, "actor", 1); }).where() == "actor");
    CHECK(fault({{"actor", "Nobody"}}, [&](Parameters& one) { one.actors(*store, "actor", 1); }).where() == "Nobody");
}
