#include "catch.hpp"

#include <map>
#include <numeric>
#include <set>
#include <tuple>

#include <entente/query.hpp>

#include "query/plain_model.hpp"
#include "store/world.hpp"

using namespace entente;
using namespace plain;

namespace {

/// A random question's answer, found edge by edge.
class PlainEgo {
public:
    PlainEgo(const Model& model, const std::vector<ActorNo>& egos, const EgoOptions& options) : model_(model), options_(options) {
        for (const auto ego : egos) add(ego, 0);
        egos_ = {nodes.begin(), nodes.end()};
        for (unsigned step = 1; step <= options.hops; ++step) {
            std::map<ActorNo, std::uint64_t> reached;
            for (const auto& edge : model.edges)
                for (const auto& [from, to] : {std::pair(edge.source, edge.target), std::pair(edge.target, edge.source)})
                    if (distance.contains(from) && distance.at(from) == step - 1 && !distance.contains(to) && may(to)) reached[to] += edge.facts.reports;
            std::vector<std::pair<std::int64_t, ActorNo>> ranked;
            for (const auto& [actor, reports] : reached) ranked.emplace_back(-static_cast<std::int64_t>(reports), actor);
            std::sort(ranked.begin(), ranked.end());
            for (const auto& [reports, actor] : ranked) {
                if (nodes.size() < options.limit) add(actor, step);
                else left_out.insert(actor);
            }
        }
    }

    std::size_t at(ActorNo actor) const { return static_cast<std::size_t>(std::find(nodes.begin(), nodes.end(), actor) - nodes.begin()); }
    std::vector<const StoredEdge*> edges_among() const {
        std::vector<const StoredEdge*> edges;
        for (const auto& edge : model_.edges)
            if (distance.contains(edge.source) && distance.contains(edge.target)) edges.push_back(&edge);
        return edges;
    }
    std::size_t hidden(ActorNo actor) const {
        std::set<ActorNo> others;
        for (const auto& edge : model_.edges)
            for (const auto& [from, to] : {std::pair(edge.source, edge.target), std::pair(edge.target, edge.source)})
                if (from == actor && !distance.contains(to) && may(to)) others.insert(to);
        return others.size();
    }

    std::vector<ActorNo> nodes;
    std::map<ActorNo, unsigned> distance;
    std::set<ActorNo> left_out;

private:
    void add(ActorNo actor, unsigned step) {
        if (distance.emplace(actor, step).second) nodes.push_back(actor);
    }
    bool may(ActorNo actor) const { return egos_.contains(actor) || passes(model_.actors.at(actor), options_.filter); }

    const Model& model_;
    const EgoOptions& options_;
    std::set<ActorNo> egos_;
};

}  // namespace

TEST_CASE("what is around some actors is what a look at every edge finds") {
    std::size_t links = 0, left_out = 0, hidden = 0;
    for (std::uint32_t seed = 1; seed <= 60; ++seed) {
        world::Folder folder;
        world::Maker maker(seed, {8 + seed % 20, 5 + seed % 20, 10, true});
        const auto store = random_store(folder, maker);
        for (int question = 0; question < 10; ++question) {
            EgoOptions options;
            options.filter = random_filter(maker);
            options.hops = static_cast<unsigned>(maker.below(4));
            options.limit = 1 + maker.below(maker.chance(2) ? 8 : 40);
            try {
                store->walker(options.filter);
            } catch (const Error&) {
                continue;  // a type that this graph does not have
            }
            const auto model = model_of(*store, options.filter);
            std::vector<ActorNo> egos;
            for (std::size_t i = 0, n = 1 + maker.below(4); i < n; ++i) egos.push_back(any_actor(model, maker));  // some of them twice
            const PlainEgo expected(model, egos, options);
            const auto found = ego_network(*store, egos, options);
            CHECK_FALSE(found.cut);
            CHECK(found.left_out == expected.left_out.size());
            left_out += found.left_out;

            REQUIRE(found.nodes.size() == expected.nodes.size());
            std::map<ActorNo, std::uint64_t> reports;
            std::map<std::tuple<std::size_t, std::size_t, RecordKind, std::string, int, bool, bool>, std::vector<EdgeFacts>> gathered;
            for (const auto* edge : expected.edges_among()) {
                const auto& facts = edge->facts;
                const auto& relation = store->relation(facts.relation);
                reports[edge->source] += facts.reports;
                if (edge->source != edge->target) reports[edge->target] += facts.reports;
                auto source = expected.at(edge->source), target = expected.at(edge->target);
                if (facts.reciprocal && target < source) std::swap(source, target);
                gathered[{source, target, relation.kind, relation.type, relation.quad, facts.reciprocal, facts.polarity == Polarity::affirmed && facts.modality == Modality::actual}].push_back(facts);
            }
            for (std::size_t i = 0; i < found.nodes.size(); ++i) {
                const auto& node = found.nodes[i];
                CHECK(node.number == expected.nodes[i]);
                CHECK(node.actor.id == model.actors.at(node.number).id);
                CHECK(node.distance == expected.distance.at(node.number));
                CHECK(node.reports == reports[node.number]);
                CHECK(node.hidden == expected.hidden(node.number));
                CHECK(node.community < found.nodes.size());
                hidden += node.hidden;
            }
            REQUIRE(found.links.size() == gathered.size());
            auto link = found.links.begin();
            for (const auto& [key, edges] : gathered) {
                CHECK((key == std::tuple(link->source, link->target, link->kind, link->type, link->quad, link->reciprocal, link->actual)));
                CHECK(link->edges == edges.size());
                CHECK(link->reports == std::accumulate(edges.begin(), edges.end(), std::uint64_t{0}, [](auto sum, const auto& facts) { return sum + facts.reports; }));
                const auto best = *std::min_element(edges.begin(), edges.end(), [](const auto& a, const auto& b) { return std::tie(b.confidence, a.id) < std::tie(a.confidence, b.id); });
                CHECK(link->best_edge == best.id);
                CHECK(link->confidence == best.confidence);
                std::optional<Date> first, last;
                for (const auto& facts : edges) {
                    if (const auto date = facts.date()) first = first ? std::min(*first, date->start) : date->start, last = last ? std::max(*last, date->end) : date->end;
                }
                CHECK((link->first == first && link->last == last));
                ++link;
                ++links;
            }
        }
    }
    CHECK(links > 2'000);
    CHECK(left_out > 200);
    CHECK(hidden > 200);
}

TEST_CASE("communities are parts of the picture that hang together") {
    for (std::uint32_t seed = 1; seed <= 10; ++seed) {
        world::Folder folder;
        world::Maker maker(seed, {10, 30, 6, true});
        const auto store = random_store(folder, maker);
        std::vector<ActorNo> all;
        store->each_actor([&](ActorNo actor, const Actor&) { all.push_back(actor); });
        const auto found = ego_network(*store, all, {.filter = Filter::everything(), .hops = 0});
        std::vector<std::size_t> part(found.nodes.size());
        std::iota(part.begin(), part.end(), 0);
        for (std::size_t round = 0; round < part.size(); ++round)
            for (const auto& link : found.links) part[link.source] = part[link.target] = std::min(part[link.source], part[link.target]);
        std::map<std::uint32_t, std::set<std::size_t>> parts;
        for (std::size_t i = 0; i < part.size(); ++i) parts[found.nodes[i].community].insert(part[i]);
        for (const auto& [community, several] : parts) CHECK(several.size() == 1);
    }
}

TEST_CASE("a walk that is cut says so and still has its actors") {
    world::Folder folder;
    world::Maker maker(3, {30, 12, 12, false});
    const auto store = random_store(folder, maker);
    const std::vector egos{find_one_actor(*store, "person/actor-1"), find_one_actor(*store, "person/actor-2")};
    const auto found = ego_network(*store, egos, {.filter = Filter::everything(), .hops = 2, .most_edges = 1});
    CHECK(found.cut == Limit::edges);
    REQUIRE(found.nodes.size() >= 2);
    CHECK((found.nodes[0].number == egos[0] && found.nodes[1].number == egos[1]));
    CHECK(ego_network(*store, {}, {}).nodes.empty());
}

TEST_CASE("a timeline of several actors counts each of their edges once") {
    std::size_t counted = 0, with_other = 0;
    for (std::uint32_t seed = 1; seed <= 40; ++seed) {
        world::Folder folder;
        world::Maker maker(seed, {12, 4 + seed % 10, 10, true});
        const auto store = random_store(folder, maker);
        const auto model = model_of(*store, Filter::everything());
        for (int question = 0; question < 12; ++question) {
            std::vector<ActorNo> actors;
            for (std::size_t i = 0, n = maker.below(5); i < n; ++i) actors.push_back(any_actor(model, maker));  // some of them twice
            const auto other = maker.chance(2) ? std::optional(any_actor(model, maker)) : std::nullopt;       // who may be one of them
            const auto one_of = [&](ActorNo actor) { return std::find(actors.begin(), actors.end(), actor) != actors.end(); };
            std::map<Date, std::pair<std::array<std::uint64_t, 5>, std::uint64_t>> expected;
            for (const auto& edge : model.edges) {
                const auto date = edge.facts.date();
                const bool theirs = (one_of(edge.source) && (!other || edge.target == *other)) || (one_of(edge.target) && (!other || edge.source == *other));
                if (!date || !theirs) continue;
                const auto& relation = store->relation(edge.facts.relation);
                auto& [events, ties] = expected[date->start];
                if (relation.kind == RecordKind::tie) ++ties;
                else ++events[static_cast<std::size_t>(relation.quad)];
                ++(other ? with_other : counted);
            }
            const auto found = timeline_by(*store, actors, other, Filter::everything(), TimelinePeriod::day);
            REQUIRE(found.size() == expected.size());
            auto at = expected.begin();
            for (const auto& count : found) {
                CHECK((count.span.start == at->first && count.span.end == at->first));
                CHECK(count.events == at->second.first);
                CHECK(count.ties == at->second.second);
                ++at;
            }
        }
    }
    CHECK(counted > 1'000);
    CHECK(with_other > 100);
}
