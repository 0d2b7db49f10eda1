#include "catch.hpp"

#include <limits>
#include <map>
#include <set>

#include <entente/query.hpp>

#include "query/plain_model.hpp"
#include "store/world.hpp"

using namespace entente;
using namespace plain;

namespace {

bool joins(const StoredEdge& edge, ActorNo from, ActorNo to, bool directed) {
    return (edge.source == from && edge.target == to) || (edge.target == from && edge.source == to && (!directed || edge.facts.reciprocal));
}

/// The sum of the steps' weights.
std::int64_t weight(const Model& model, const std::vector<ActorNo>& path, bool directed) {
    std::int64_t sum = 0;
    for (std::size_t i = 1; i < path.size(); ++i) {
        std::vector<EdgeFacts> edges;
        for (const auto& edge : model.edges)
            if (joins(edge, path[i - 1], path[i], directed)) edges.push_back(edge.facts);
        sum += step_weight(edges);
    }
    return sum;
}

/// The earliest day on which a walk in time along these actors may end; none where there is no such walk.
std::optional<std::int32_t> arrival(const Model& model, const std::vector<ActorNo>& path, bool directed) {
    auto day = std::numeric_limits<std::int32_t>::min();
    for (std::size_t i = 1; i < path.size(); ++i) {
        std::optional<std::int32_t> earliest;
        for (const auto& edge : model.edges) {
            if (!joins(edge, path[i - 1], path[i], directed) || !edge.facts.date() || edge.facts.last_day < day) continue;
            const auto end = std::max(day, edge.facts.first_day);
            earliest = std::min(earliest.value_or(end), end);
        }
        if (!earliest) return std::nullopt;
        day = *earliest;
    }
    return day;
}

std::vector<ActorNo> actors_of(Store& store, const Path& path) {
    std::vector<ActorNo> actors{*store.find_actor(path.front().from.id)};
    for (const auto& step : path) actors.push_back(*store.find_actor(step.to.id));
    return actors;
}

/// What trying every walk finds, in the order of `key`; walks without a key are none.
template <class Key>
auto keys_of(const std::vector<std::vector<ActorNo>>& paths, const Key& key) {
    std::vector<typename std::invoke_result_t<Key, const std::vector<ActorNo>&>::value_type> keys;
    for (const auto& path : paths)
        if (const auto found = key(path)) keys.push_back(*found);
    std::sort(keys.begin(), keys.end());
    return keys;
}

/// Asks random questions of random graphs for the k best paths, and compares their keys with those of every walk.
template <class KeyOf>
std::size_t compare(PathOrder order, const KeyOf& key_of) {
    std::size_t paths = 0;
    each_path_question(40, 12, 9, [&](Store& store, const Model& model, ActorNo from, ActorNo to, PathOptions options) {
        options.order = order;
        const auto key = [&](const std::vector<ActorNo>& path) { return key_of(model, path, options.directed); };
        auto expected = keys_of(all_paths(model, from, to, options), key);
        expected.resize(std::min(expected.size(), options.k));
        const auto answer = shortest_paths(store, from, to, options);
        CHECK(!answer.cut);
        std::vector<typename decltype(expected)::value_type> found;
        std::set<std::vector<ActorNo>> distinct;
        for (const auto& path : answer.paths) {
            const auto actors = actors_of(store, path);
            REQUIRE(key(actors));
            found.push_back(*key(actors));
            distinct.insert(actors);
            CHECK(std::set(actors.begin(), actors.end()).size() == actors.size());
            ++paths;
        }
        CHECK(found == expected);
        CHECK(distinct.size() == found.size());
    });
    return paths;
}

}  // namespace

TEST_CASE("the surest paths are those of the least weight among every walk") {
    CHECK(compare(PathOrder::surest, [](const Model& model, const std::vector<ActorNo>& path, bool directed) {
              return std::optional(std::pair(weight(model, path, directed), path.size()));
          }) > 300);
}

TEST_CASE("paths in time are those that arrive first among every walk of which no step is before the last") {
    CHECK(compare(PathOrder::earliest, [](const Model& model, const std::vector<ActorNo>& path, bool directed) {
              const auto day = arrival(model, path, directed);
              return day ? std::optional(std::pair(*day, path.size())) : std::nullopt;
          }) > 100);
}

TEST_CASE("the edges of a path in time are walked in time") {
    for (std::uint32_t seed = 1; seed <= 20; ++seed) {
        world::Folder folder;
        world::Maker maker(seed, {30, 12, 8, true});
        const auto store = random_store(folder, maker);
        PathOptions options;
        options.order = PathOrder::earliest;
        options.k = 5;
        for (const auto& path : shortest_paths(*store, find_one_actor(*store, "person/actor-1"), find_one_actor(*store, "person/actor-2"), options).paths) {
            auto day = std::numeric_limits<std::int32_t>::min();
            for (const auto& step : path) {
                REQUIRE(step.facts.date());
                CHECK(step.facts.last_day >= day);
                day = std::max(day, step.facts.first_day);
            }
        }
    }
}

TEST_CASE("simple paths are every walk that meets no actor twice") {
    std::size_t paths = 0;
    for (std::uint32_t seed = 1; seed <= 40; ++seed) {
        world::Folder folder;
        world::Maker maker(seed, {8, 5 + seed % 9, 14, true});
        const auto store = random_store(folder, maker);
        for (int question = 0; question < 10; ++question) {
            PathOptions options;
            options.filter.all = true;
            if (maker.chance(3)) options.filter.actor_kinds = {ActorKind::person, ActorKind::government};
            options.directed = maker.chance(3);
            options.max_hops = 1 + static_cast<unsigned>(maker.below(5));
            const auto model = model_of(*store, options.filter);
            const auto from = any_actor(model, maker), to = any_actor(model, maker);
            if (from == to) continue;
            const auto answer = simple_paths(*store, from, to, options);
            CHECK(!answer.cut);
            const auto expected = all_paths(model, from, to, options);
            CHECK(std::set(answer.paths.begin(), answer.paths.end()) == std::set(expected.begin(), expected.end()));
            CHECK(answer.paths.size() == expected.size());
            const auto shorter = [](const auto& a, const auto& b) { return a.size() < b.size(); };
            CHECK(std::is_sorted(answer.paths.begin(), answer.paths.end(), shorter));
            paths += expected.size();
        }
    }
    CHECK(paths > 3000);
}

TEST_CASE("connected actors stand in a tree that ends in none but them, and is near the smallest") {
    std::size_t trees = 0;
    for (std::uint32_t seed = 1; seed <= 60; ++seed) {
        world::Folder folder;
        world::Maker maker(seed, {7, 10, 5, true});
        const auto store = random_store(folder, maker);
        ConnectOptions options;
        options.filter.all = true;
        options.max_hops = 12;
        if (maker.chance(3)) options.order = PathOrder::surest;
        const auto model = model_of(*store, options.filter);
        std::set<ActorNo> wanted;
        while (wanted.size() < 4) wanted.insert(any_actor(model, maker));
        const auto answer = connect(*store, {wanted.begin(), wanted.end()}, options);
        CHECK(!answer.cut);

        std::map<ActorNo, std::set<ActorNo>> tree;
        std::set<ActorNo> met;
        for (const auto& step : answer.steps) {
            const auto from = *store->find_actor(step.from.id), to = *store->find_actor(step.to.id);
            CHECK((wanted.contains(from) || met.contains(from)));  // begins at an actor that is there
            met.insert({from, to});
            tree[from].insert(to);
            tree[to].insert(from);
            CHECK(std::any_of(model.edges.begin(), model.edges.end(), [&](const StoredEdge& edge) { return edge.facts.id == step.edge && joins(edge, from, to, false); }));
        }
        for (const auto& [actor, neighbours] : tree)
            if (neighbours.size() == 1) CHECK(wanted.contains(actor));
        const auto reach = [](const std::map<ActorNo, std::set<ActorNo>>& graph, ActorNo start) {
            std::set<ActorNo> reached{start};
            std::vector<ActorNo> open{start};
            while (!open.empty()) {
                const auto actor = open.back();
                open.pop_back();
                if (!graph.contains(actor)) continue;
                for (const auto next : graph.at(actor))
                    if (reached.insert(next).second) open.push_back(next);
            }
            return reached;
        };
        // A tree a part: as many steps as actors but one. Parts are those of the graph.
        std::map<ActorNo, std::set<ActorNo>> graph;
        for (const auto& edge : model.edges) graph[edge.source].insert(edge.target), graph[edge.target].insert(edge.source);
        std::size_t actors = 0;
        for (const auto& part : answer.parts) {
            const auto first = *store->find_actor(part.front().id);
            const auto in_tree = reach(tree, first), in_graph = reach(graph, first);
            actors += in_tree.size();
            std::set<ActorNo> named, expected;
            for (const auto& actor : part) named.insert(*store->find_actor(actor.id));
            for (const auto actor : wanted)
                if (in_graph.contains(actor)) expected.insert(actor);
            CHECK(named == expected);
            for (const auto actor : named) CHECK(in_tree.contains(actor));
        }
        CHECK(answer.steps.size() + answer.parts.size() == actors);
        if (answer.parts.size() > 1 || options.order != PathOrder::shortest) continue;

        // The smallest tree, by trying which actors else it holds.
        std::vector<ActorNo> others;
        for (const auto& [actor, neighbours] : graph)
            if (!wanted.contains(actor)) others.push_back(actor);
        std::size_t least = std::numeric_limits<std::size_t>::max();
        for (std::size_t chosen = 0; chosen < std::size_t{1} << others.size(); ++chosen) {
            auto held = wanted;
            for (std::size_t i = 0; i < others.size(); ++i)
                if (chosen >> i & 1) held.insert(others[i]);
            std::map<ActorNo, std::set<ActorNo>> part;
            for (const auto actor : held)
                for (const auto next : graph[actor])
                    if (held.contains(next)) part[actor].insert(next);
            if (reach(part, *held.begin()).size() == held.size()) least = std::min(least, held.size() - 1);
        }
        CHECK(answer.steps.size() >= least);
        CHECK(2 * answer.steps.size() <= 3 * least);  // 2 - 2/4
        ++trees;
    }
    CHECK(trees > 15);
}

TEST_CASE("there is nothing to connect where all names mean one actor") {
    world::Folder folder;
    world::Maker maker(3);
    const auto store = random_store(folder, maker);
    const auto actor = find_one_actor(*store, "person/actor-1");
    CHECK_THROWS_AS(connect(*store, {actor, actor, actor}), Error);
}

TEST_CASE("where there is no path, the edges that each condition left out are counted") {
    world::Folder folder;
    world::Maker maker(3, {30, 10, 12, true});
    const auto store = random_store(folder, maker);
    PathOptions options;
    options.filter.since = Date::of(2017, 1, 1);  // later than all
    const auto from = find_one_actor(*store, "person/actor-1"), to = find_one_actor(*store, "person/actor-2");
    const auto answer = shortest_paths(*store, from, to, options);
    REQUIRE(answer.paths.empty());
    std::map<FilterPart, std::uint64_t> expected;
    for (const auto& edge : model_of(*store, Filter::everything()).edges) {
        const bool met = edge.source == from || edge.target == from || edge.source == to || edge.target == to;
        if (!met) continue;
        if (edge.facts.polarity != Polarity::affirmed) ++expected[FilterPart::polarity];
        else if (edge.facts.modality != Modality::actual) ++expected[FilterPart::modality];
        else ++expected[FilterPart::since];
    }
    CHECK(std::map<FilterPart, std::uint64_t>(answer.left_out.begin(), answer.left_out.end()) == expected);
    CHECK(expected.at(FilterPart::since) > 0);
}

TEST_CASE("a timeline by periods counts each dated edge once") {
    for (std::uint32_t seed = 1; seed <= 10; ++seed) {
        world::Folder folder;
        world::Maker maker(seed, {40, 8, 15, true});
        const auto store = random_store(folder, maker);
        const auto actor = find_one_actor(*store, "person/actor-1");
        const auto entries = timeline(*store, actor, std::nullopt, Filter::everything()).entries;
        for (const auto period : {TimelinePeriod::day, TimelinePeriod::month, TimelinePeriod::quarter, TimelinePeriod::year}) {
            std::size_t counted = 0;
            std::optional<Date> end;
            for (const auto& count : timeline_by(*store, {{actor}}, std::nullopt, Filter::everything(), period)) {
                CHECK((!end || *end < count.span.start));
                end = count.span.end;
                std::array<std::uint64_t, 5> events{};
                std::uint64_t ties = 0;
                for (const auto& entry : entries) {
                    const auto day = entry.facts.date()->start;
                    if (day < count.span.start || day > count.span.end) continue;
                    if (entry.relation.kind == RecordKind::tie) ++ties;
                    else ++events[static_cast<std::size_t>(entry.relation.quad)];
                    ++counted;
                }
                CHECK(count.events == events);
                CHECK(count.ties == ties);
            }
            CHECK(counted == entries.size());
        }
    }
}

TEST_CASE("the actors within some steps are those that a walk by hand reaches, at their distance") {
    world::Folder folder;
    world::Maker maker(5, {12, 30, 4, true});
    const auto store = random_store(folder, maker);
    const auto model = model_of(*store, {});
    WhoOptions options;
    options.hops = 3;
    const auto start = any_actor(model, maker);
    std::map<ActorNo, unsigned> expected{{start, 0}};
    for (unsigned d = 1; d <= 3; ++d)
        for (const auto& edge : model.edges)
            for (const auto& [a, b] : {std::pair{edge.source, edge.target}, std::pair{edge.target, edge.source}})
                if (expected.contains(a) && expected.at(a) == d - 1) expected.try_emplace(b, d);
    expected.erase(start);
    const auto reach = within(*store, start, options);
    CHECK(std::map<ActorNo, unsigned>(reach.actors.begin(), reach.actors.end()) == expected);
    CHECK(reach.actors.size() == expected.size());
}

TEST_CASE("a walk sees what was written since the last one, by this program or another") {
    world::Folder folder;
    world::Maker maker(9, {12, 6, 8, false});
    const auto documents = maker.documents();
    const auto store = Store::open(folder / "g.db", world::writing);
    const auto other = Store::open(folder / "g.db", world::writing);
    for (std::size_t i = 0; i < documents.size(); ++i) {
        (i % 2 ? store : other)->add(documents[i], world::no_fault);
        const auto fresh = Store::open(folder / "g.db");
        fresh->each_actor([&](ActorNo actor, const Actor&) {
            std::vector<Hop> hops, expected;
            store->walker(Filter::everything())->out_edges(actor, hops);
            fresh->walker(Filter::everything())->out_edges(actor, expected);
            REQUIRE(hops.size() == expected.size());
            for (std::size_t at = 0; at < hops.size(); ++at) CHECK(hops[at].edge == expected[at].edge);
        });
    }
}

TEST_CASE("rolled up to countries, every edge is one of the countries of its actors, where the graph has them") {
    for (std::uint32_t seed = 1; seed <= 10; ++seed) {
        world::Folder folder;
        world::Maker maker(seed, {30, 10, 12, true});
        auto documents = maker.documents();
        for (auto& document : documents)
            for (auto& record : document.records)
                if (record.source && record.source->id == "person/actor-3") {  // the country itself, so that the graph has it
                    record.source->id = "country/syr";
                    record.source->country = "SYR";
                    record.identify();
                }
        const auto store = Store::open(folder / "g.db", world::writing);
        store->add(documents, world::no_fault);
        auto filter = Filter::everything();
        const auto model = model_of(*store, filter);
        const auto country = store->find_actor("country/syr");
        REQUIRE(country);
        const auto shown = [&](ActorNo actor) { return model.actors.at(actor).country == "SYR" ? *country : actor; };
        std::map<EdgeId, std::pair<ActorNo, ActorNo>> expected, found;
        for (const auto& edge : model.edges) expected[edge.facts.id] = {shown(edge.source), shown(edge.target)};
        filter.rollup = Rollup::country;
        store->each_edge(filter, [&](const StoredEdge& edge) { found[edge.facts.id] = {edge.source, edge.target}; });
        CHECK(found == expected);

        std::uint64_t at_country = 0, walked = 0;
        for (const auto& [id, ends] : expected) at_country += (ends.first == *country) + (ends.second == *country);
        walked = store->walker(filter)->edges(*country).size();
        CHECK(walked == at_country);
        for (const auto& [actor, about] : model.actors)
            if (about.country == "SYR") CHECK(who(*store, actor, {.filter = filter}).actor.id == "country/syr");
    }
}
