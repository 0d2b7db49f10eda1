#include "catch.hpp"

#include <map>
#include <set>

#include <entente/query.hpp>

#include "query/plain_model.hpp"
#include "store/world.hpp"

using namespace entente;
using namespace plain;

TEST_CASE("who answers as counting every edge by hand does") {
    std::size_t lines = 0;
    for (std::uint32_t seed = 1; seed <= 30; ++seed) {
        world::Folder folder;
        world::Maker maker(seed);
        const auto store = random_store(folder, maker);
        for (int question = 0; question < 20; ++question) {
            WhoOptions options;
            options.filter = random_filter(maker);
            const auto model = [&]() -> std::optional<Model> {
                try {
                    store->walker(options.filter);
                } catch (const Error& error) {
                    CHECK(error.code() == ErrorCode::usage);  // a type that this graph does not have
                    return std::nullopt;
                }
                return model_of(*store, options.filter);
            }();
            if (!model) continue;
            const auto actor = any_actor(*model, maker);
            if (maker.chance(3)) options.with = any_actor(*model, maker);

            using Key = std::tuple<std::string, std::string, Neighbour::Direction>;
            struct Count {
                std::uint64_t edges = 0, reports = 0;
                std::optional<Date> first, last;
                double confidence = 0;
            };
            std::map<Key, Count> expected;
            for (const auto& edge : model->edges) {
                if (edge.source != actor && edge.target != actor) continue;
                const auto neighbour = edge.source == actor ? edge.target : edge.source;
                if (!passes(model->actors.at(neighbour), options.filter)) continue;
                if (options.with && neighbour != *options.with) continue;
                const auto direction = edge.facts.reciprocal    ? Neighbour::Direction::both
                                       : edge.source == actor ? Neighbour::Direction::out
                                                              : Neighbour::Direction::in;
                auto& count = expected[{model->actors.at(neighbour).id, store->relation(edge.facts.relation).type, direction}];
                ++count.edges;
                count.reports += edge.facts.reports;
                count.confidence = std::max(count.confidence, edge.facts.confidence);
                if (const auto date = edge.facts.date()) {
                    count.first = count.first ? std::min(*count.first, date->start) : date->start;
                    count.last = count.last ? std::max(*count.last, date->end) : date->end;
                }
            }
            const auto answer = who(*store, actor, options);
            CHECK(!answer.cut);
            CHECK(answer.left_out == 0);
            REQUIRE(answer.lines.size() == expected.size());
            for (const auto& line : answer.lines) {
                const auto at = expected.find({line.actor.id, line.type, line.direction});
                REQUIRE(at != expected.end());
                CHECK(line.edges == at->second.edges);
                CHECK(line.reports == at->second.reports);
                CHECK(line.first == at->second.first);
                CHECK(line.last == at->second.last);
                CHECK(line.best.confidence == at->second.confidence);
                CHECK(line.best.edge == to_hex(line.best_edge));
                CHECK(line.best.type == line.type);
                ++lines;
            }
        }
    }
    CHECK(lines > 1000);
}

TEST_CASE("who with a limit shows the first lines of the whole answer and says what it left out") {
    world::Folder folder;
    world::Maker maker(4, {40, 10, 20, true});
    const auto store = random_store(folder, maker);
    WhoOptions options;
    options.filter.all = true;
    options.hops = 2;
    const auto actor = find_one_actor(*store, "person/actor-1");
    const auto whole = who(*store, actor, options);
    REQUIRE(whole.lines.size() > 30);
    for (std::size_t limit : {std::size_t{0}, std::size_t{1}, std::size_t{7}, whole.lines.size() - 1, whole.lines.size()}) {
        options.limit = limit;
        const auto some = who(*store, actor, options);
        REQUIRE(some.lines.size() == limit);
        CHECK(some.left_out == whole.lines.size() - limit);
        for (std::size_t i = 0; i < limit; ++i) {
            CHECK(some.lines[i].actor.id == whole.lines[i].actor.id);
            CHECK(some.lines[i].type == whole.lines[i].type);
            CHECK(some.lines[i].edges == whole.lines[i].edges);
            CHECK(some.lines[i].from.id == whole.lines[i].from.id);
        }
    }
    options.limit = 1000;
    options.most_edges = 1;
    CHECK(who(*store, actor, options).cut);
}

TEST_CASE("with more hops each actor is shown at its distance, from those a step nearer") {
    for (std::uint32_t seed = 1; seed <= 20; ++seed) {
        world::Folder folder;
        world::Maker maker(seed, {12, 30, 4, true});
        const auto store = random_store(folder, maker);
        WhoOptions options;
        options.filter.all = true;
        options.hops = 3;
        const auto model = model_of(*store, options.filter);
        if (model.edges.empty()) continue;
        const auto start = model.edges.front().source;
        std::map<ActorNo, unsigned> distance{{start, 0}};
        for (unsigned d = 1; d <= 3; ++d)
            for (const auto& edge : model.edges)
                for (const auto& [a, b] : {std::pair{edge.source, edge.target}, std::pair{edge.target, edge.source}})
                    if (distance.contains(a) && distance.at(a) == d - 1) distance.try_emplace(b, d);
        std::set<std::string> expected, shown;
        for (const auto& [actor, d] : distance)
            if (d > 0) expected.insert(model.actors.at(actor).id);
        for (const auto& line : who(*store, start, options).lines) {
            if (line.actor.id == line.from.id) continue;
            shown.insert(line.actor.id);
            CHECK(line.distance == distance.at(*store->find_actor(line.actor.id)));
            CHECK(line.distance == distance.at(*store->find_actor(line.from.id)) + 1);
        }
        CHECK(shown == expected);
    }
}

TEST_CASE("shortest paths are those that trying every walk finds, shortest and best evidenced first") {
    std::size_t paths = 0;
    each_path_question(60, 15, 12, [&](Store& store, const Model& model, ActorNo from, ActorNo to, const PathOptions& options) {
        auto expected = all_paths(model, from, to, options);
        // The doubts of all walks, by length: those shown must be the least.
        std::map<std::size_t, std::vector<std::int64_t>> doubts, doubts_shown;
        for (const auto& path : expected) doubts[path.size() - 1].push_back(doubt(model, path, options.directed));

        const auto answer = shortest_paths(store, from, to, options);
        CHECK(!answer.cut);
        REQUIRE(answer.paths.size() == std::min(options.k, expected.size()));
        std::set<std::vector<std::string>> distinct;
        std::size_t shorter = 0;
        for (const auto& path : answer.paths) {
            CHECK(path.size() >= shorter);
            shorter = path.size();
            std::vector<ActorNo> actors{from};
            std::vector<std::string> ids{path.front().from.id};
            for (const auto& step : path) {
                CHECK(step.from.id == ids.back());
                ids.push_back(step.to.id);
                actors.push_back(*store.find_actor(step.to.id));
                CHECK(step.best.edge == to_hex(step.edge));
                // The step's edge is the best of those that join the two, and they are counted.
                std::uint64_t edges = 0;
                double best = 0;
                for (const auto& edge : model.edges) {
                    const bool along = edge.source == actors[actors.size() - 2] && edge.target == actors.back();
                    const bool against = edge.target == actors[actors.size() - 2] && edge.source == actors.back();
                    if (!(along || (against && (!options.directed || edge.facts.reciprocal)))) continue;
                    ++edges;
                    best = std::max(best, edge.facts.confidence);
                    if (edge.facts.id == step.edge) CHECK(step.forward == (along || edge.facts.reciprocal));
                }
                CHECK(step.edges == edges);
                CHECK(step.facts.confidence == best);
            }
            CHECK(std::find(expected.begin(), expected.end(), actors) != expected.end());
            doubts_shown[path.size()].push_back(doubt(model, actors, options.directed));
            distinct.insert(ids);
            ++paths;
        }
        CHECK(distinct.size() == answer.paths.size());
        // No longer path is shown while a shorter one is left out, and of equally long ones the least doubtful come first.
        std::size_t left = answer.paths.size();
        for (auto& [length, all] : doubts) {
            std::sort(all.begin(), all.end());
            all.resize(std::min(all.size(), left));
            left -= all.size();
            if (!all.empty()) CHECK(doubts_shown[length] == all);
        }
    });
    CHECK(paths > 500);
}

TEST_CASE("answers do not depend on how a graph came to be") {
    for (std::uint32_t seed = 1; seed <= 15; ++seed) {
        world::Folder folder;
        world::Maker maker(seed, {20, 14, 10, true});
        auto documents = maker.documents();
        const auto one = Store::open(folder / "one.db", world::writing);
        one->add(documents, world::no_fault);
        maker.shuffle(documents);
        const auto two = Store::open(folder / "two.db", world::writing);
        for (const auto& document : documents) two->add(document, world::no_fault);

        const auto ask = [&](Store& store) {
            std::string answer;
            WhoOptions options;
            options.hops = 2;
            options.limit = 20;
            for (const auto& line : who(store, find_one_actor(store, "person/actor-2"), options).lines)
                answer += fmt::format("{} {} {} {}\n", line.from.id, line.actor.id, line.type, line.best.id);
            PathOptions path_options;
            path_options.k = 8;
            const auto from = find_one_actor(store, "person/actor-2"), to = find_one_actor(store, "person/actor-5");
            for (const auto& path : shortest_paths(store, from, to, path_options).paths)
                for (const auto& step : path) answer += fmt::format("{} {} {}\n", step.from.id, step.to.id, step.best.id);
            for (const auto& entry : timeline(store, find_one_actor(store, "person/actor-2"), std::nullopt, {}).entries)
                answer += entry.best.id + "\n";
            for (const auto& [number, edges] : store.list_actors("", 100)) answer += fmt::format("{} {}\n", store.actor(number).id, edges);
            return answer;
        };
        CHECK(ask(*one) == ask(*two));
    }
}

TEST_CASE("a search that a limit ended says so") {
    world::Folder folder;
    world::Maker maker(3, {40, 20, 20, false});
    const auto store = random_store(folder, maker);
    PathOptions options;
    options.most_edges = 1;
    options.k = 50;
    CHECK(shortest_paths(*store, find_one_actor(*store, "person/actor-1"), find_one_actor(*store, "person/actor-2"), options).cut);
}

TEST_CASE("a path from an actor to itself has no step") {
    world::Folder folder;
    world::Maker maker(3);
    const auto store = random_store(folder, maker);
    const auto actor = find_one_actor(*store, "person/actor-1");
    const auto answer = shortest_paths(*store, actor, actor);
    REQUIRE(answer.paths.size() == 1);
    CHECK(answer.paths[0].empty());
}

TEST_CASE("a timeline holds the dated edges of an actor or a pair in order") {
    world::Folder folder;
    world::Maker maker(6, {40, 8, 15, true});
    const auto store = random_store(folder, maker);
    Filter filter;
    filter.all = true;
    const auto model = model_of(*store, filter);
    const auto a = find_one_actor(*store, "person/actor-1"), b = find_one_actor(*store, "person/actor-4");
    for (const auto& other : {std::optional<ActorNo>(), std::optional<ActorNo>(b), std::optional<ActorNo>(a)}) {
        const auto answer = timeline(*store, a, other, filter);
        std::size_t expected = 0;
        for (const auto& edge : model.edges) {
            const bool of_actor = edge.source == a || edge.target == a;
            const auto neighbour = edge.source == a ? edge.target : edge.source;
            expected += of_actor && edge.facts.date() && (!other || neighbour == *other);
        }
        CHECK(answer.entries.size() == expected);
        const auto earlier = [](const TimelineEntry& x, const TimelineEntry& y) { return x.facts.first_day < y.facts.first_day; };
        CHECK(std::is_sorted(answer.entries.begin(), answer.entries.end(), earlier));
        const auto some = timeline(*store, a, other, filter, 3);
        CHECK(some.entries.size() == std::min<std::size_t>(3, expected));
        CHECK(some.left_out == expected - some.entries.size());
    }
}

TEST_CASE("an edge is explained by all its evidence, asked for by its id or by a record's") {
    world::Folder folder;
    world::Maker maker(8, {60, 3, 12, true});
    const auto documents = maker.documents();
    const auto store = Store::open(folder / "g.db", world::writing);
    store->add(documents, world::no_fault);
    std::map<std::string, std::set<std::string>> records;
    for (const auto& document : documents)
        for (const auto& record : document.records) records[record.edge].insert(record.id);
    std::size_t shared = 0;
    for (const auto& [edge, ids] : records) {
        const auto explanation = explain(*store, edge);
        CHECK(to_hex(explanation.edge) == edge);
        std::set<std::string> found;
        for (const auto& record : explanation.evidence) found.insert(record.id);
        CHECK(found == ids);
        CHECK(explanation.facts.reports == ids.size());
        CHECK(explanation.facts.confidence == explanation.evidence.front().confidence);
        for (const auto& id : ids) CHECK(explain(*store, id).evidence.front().id == id);
        shared += ids.size() > 1;
    }
    CHECK(shared > 5);
    CHECK_THROWS_AS(explain(*store, "nonsense"), Error);
    CHECK_THROWS_AS(explain(*store, "0123456789abcdef"), Error);
}

TEST_CASE("a name that means nobody, or several, is answered with what may have been meant") {
    world::Folder folder;
    world::Maker maker(2);
    const auto store = random_store(folder, maker);
    const auto remedy = [&](const std::string& name) {
        try {
            find_one_actor(*store, name);
        } catch (const Error& error) {
            CHECK(error.code() == ErrorCode::usage);
            CHECK(error.where() == name);
            return error.remedy();
        }
        return std::string("found");
    };
    CHECK(remedy("Actor 3") == "found");
    CHECK(remedy("ACTOR 3") == "found");
    CHECK_THAT(remedy("actor"), Catch::Contains("person/actor-"));
    CHECK_THAT(remedy("zzz"), Catch::Contains("entente actors"));
    Filter filter;
    filter.types = {"NO-SUCH-TYPE"};
    try {
        store->walker(filter);
        FAIL("no error");
    } catch (const Error& error) {
        CHECK_THAT(error.remedy(), Catch::Contains("CONSULT"));
    }
}
