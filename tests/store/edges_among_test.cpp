#include "catch.hpp"

#include <unordered_set>

#include "store/world.hpp"

using namespace entente;

TEST_CASE("the edges among some actors are those of all edges that join two of them, joined alike") {
    world::Folder folder;
    const auto store = Store::open(folder / "g.db", world::writing);
    auto documents = world::Maker(3, {60, 6, 12}).documents();
    for (auto& document : documents)  // so that there is a country for the others to be shown as
        for (auto& record : document.records)
            if (record.source && record.source->id == "person/actor-5") {
                record.source->id = "country/syr", record.source->kind = ActorKind::country, record.source->country = "SYR";
                record.identify();
            }
    store->add(documents, world::no_fault);
    std::vector<ActorNo> all;
    store->each_actor([&](ActorNo actor, const Actor&) { all.push_back(actor); });
    REQUIRE(all.size() > 4);
    store->decide(std::vector{Decision{store->actor(all[0]).id, store->actor(all[1]).id, Verdict::same, Decider::person, "tester", "2020-01-01", "one"}});

    std::vector<Filter> filters{Filter{}, Filter::everything()};
    filters.push_back(Filter::everything());
    filters.back().types = {"CONSULT"};
    filters.push_back(Filter::everything());
    filters.back().min_confidence = 0.5;
    filters.push_back(Filter::everything());
    filters.back().actor_kinds = {ActorKind::person, ActorKind::government};
    filters.push_back(Filter::everything());
    filters.back().rollup = Rollup::country;
    using Row = std::tuple<EdgeId, ActorNo, ActorNo, std::uint32_t, std::uint32_t>;
    const auto row = [](const StoredEdge& edge) { return Row(edge.facts.id, edge.source, edge.target, edge.facts.reports, edge.documents); };
    std::size_t edges = 0;
    for (auto filter : filters) {
        for (const auto window : {std::optional<int>(), std::optional(0), std::optional(5)}) {
            filter.window = window;
            for (const std::size_t most : {std::size_t{0}, std::size_t{3}, all.size()}) {
                std::unordered_set<ActorNo> actors;
                const auto walker = store->walker(filter);
                for (std::size_t i = 0; i < most; ++i) actors.insert(walker->shown_as(all[i]));
                std::vector<Row> expected, found;
                store->each_edge(filter, [&](const StoredEdge& edge) {
                    if (actors.contains(edge.source) && actors.contains(edge.target)) expected.push_back(row(edge));
                });
                store->each_edge_among(actors, filter, [&](const StoredEdge& edge) { found.push_back(row(edge)); });
                CHECK(found == expected);
                edges += found.size();
            }
        }
    }
    CHECK(edges > 100);
}
