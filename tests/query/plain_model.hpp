#pragma once
// The slow and obvious answers, taken from a graph as a plain list of edges.

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include <entente/query.hpp>

#include "store/world.hpp"

namespace plain {

using namespace entente;

/// A graph as a plain list of edges: what the slow and obvious answers are taken from.
struct Model {
    std::vector<StoredEdge> edges;
    std::map<ActorNo, Actor> actors;
};

inline Model model_of(Store& store, const Filter& filter) {
    Model model;
    store.each_actor([&](ActorNo number, const Actor& actor) { model.actors.emplace(number, actor); });
    store.each_edge(Filter::everything(), [&](const StoredEdge& edge) {
        const auto& facts = edge.facts;
        const auto& relation = store.relation(facts.relation);
        const auto date = facts.date();
        if (!filter.all && !filter.polarity && facts.polarity != Polarity::affirmed) return;
        if (!filter.all && !filter.modality && facts.modality != Modality::actual) return;
        if (filter.polarity && facts.polarity != *filter.polarity) return;
        if (filter.modality && facts.modality != *filter.modality) return;
        if (!filter.types.empty() && std::find(filter.types.begin(), filter.types.end(), relation.type) == filter.types.end()) return;
        if (filter.kind && relation.kind != *filter.kind) return;
        if (!filter.quads.empty() && std::find(filter.quads.begin(), filter.quads.end(), relation.quad) == filter.quads.end()) return;
        if (filter.since && (!date || date->end < *filter.since)) return;
        if (filter.until && (!date || date->start > *filter.until)) return;
        if (facts.confidence < filter.min_confidence) return;
        if (!filter.documents.empty()) {
            bool stands = false;
            for (const auto& record : store.evidence(facts.id, 1'000))
                stands |= std::find(filter.documents.begin(), filter.documents.end(), record.document->id) != filter.documents.end();
            if (!stands) return;
        }
        model.edges.push_back(edge);
    });
    return model;
}

inline bool passes(const Actor& actor, const Filter& filter) {
    const auto has = [](const auto& list, const auto& value) {
        return list.empty() || std::find(list.begin(), list.end(), value) != list.end();
    };
    return has(filter.actor_kinds, actor.kind) && has(filter.countries, actor.country);
}

inline ActorNo any_actor(const Model& model, world::Maker& maker) {
    return std::next(model.actors.begin(), static_cast<std::ptrdiff_t>(maker.below(model.actors.size())))->first;
}

inline Filter random_filter(world::Maker& maker) {
    Filter filter;
    if (maker.chance(3)) filter.types = {maker.chance(2) ? "CONSULT" : "ASSAULT", "allied-with"};
    if (maker.chance(6)) filter.kind = maker.chance(2) ? RecordKind::event : RecordKind::tie;
    if (maker.chance(6)) filter.quads = {1, 4};
    if (maker.chance(5)) filter.since = Date::of(2016, 7, 10);
    if (maker.chance(5)) filter.until = Date::of(2016, 7, 20);
    if (maker.chance(4)) filter.min_confidence = 0.5;
    if (maker.chance(2)) filter.all = true;
    if (maker.chance(8)) filter.polarity = Polarity::negated;
    if (maker.chance(8)) filter.modality = Modality::planned;
    if (maker.chance(8)) filter.documents = {"doc-1", "doc-2", "doc-3", "doc-4", "doc-5"};
    if (maker.chance(6)) filter.actor_kinds = {ActorKind::person, ActorKind::government};
    if (maker.chance(8)) filter.countries = {"SYR", ""};
    return filter;
}

inline std::unique_ptr<Store> random_store(const world::Folder& folder, world::Maker& maker, const std::string& name = "g.db") {
    auto documents = maker.documents();
    maker.shuffle(documents);
    auto store = Store::open(folder / name, world::writing);
    store->add(documents, world::no_fault);
    return store;
}

/// Random questions for paths between two actors, each of a random graph; of up to `most_paths` paths.
/// `ask(store, model, from, to, options)`.
template <class Ask>
void each_path_question(std::uint32_t graphs, int questions, std::size_t most_paths, Ask&& ask) {
    for (std::uint32_t seed = 1; seed <= graphs; ++seed) {
        world::Folder folder;
        world::Maker maker(seed, {8, 5 + seed % 9, 14, true});
        const auto store = random_store(folder, maker);
        for (int question = 0; question < questions; ++question) {
            PathOptions options;
            options.filter = random_filter(maker);
            options.directed = maker.chance(3);
            options.max_hops = 1 + static_cast<unsigned>(maker.below(6));
            options.k = 1 + maker.below(most_paths);
            try {
                store->walker(options.filter);
            } catch (const Error&) {
                continue;  // a type that this graph does not have
            }
            const auto model = model_of(*store, options.filter);
            const auto from = any_actor(model, maker), to = any_actor(model, maker);
            if (from != to) ask(*store, model, from, to, options);
        }
    }
}

/// What the best edges of a walk leave to doubt, in thousandths.
inline std::int64_t doubt(const Model& model, const std::vector<ActorNo>& path, bool directed) {
    std::int64_t sum = 0;
    for (std::size_t i = 1; i < path.size(); ++i) {
        std::int64_t least = 1000;
        for (const auto& edge : model.edges) {
            const bool along = edge.source == path[i - 1] && edge.target == path[i];
            const bool against = edge.target == path[i - 1] && edge.source == path[i];
            if (along || (against && (!directed || edge.facts.reciprocal)))
                least = std::min<std::int64_t>(least, std::llround(1000 * (1 - edge.facts.confidence)));
        }
        sum += least;
    }
    return sum;
}

/// Every walk without a repeated actor, by trying all.
inline std::vector<std::vector<ActorNo>> all_paths(const Model& model, ActorNo from, ActorNo to, const PathOptions& options) {
    std::map<ActorNo, std::set<ActorNo>> next;
    for (const auto& edge : model.edges) {
        next[edge.source].insert(edge.target);
        if (!options.directed || edge.facts.reciprocal) next[edge.target].insert(edge.source);
    }
    std::vector<std::vector<ActorNo>> found;
    std::vector<ActorNo> path{from};
    const std::function<void()> walk = [&] {
        if (path.back() == to) {
            found.push_back(path);
            return;
        }
        if (path.size() > options.max_hops) return;
        for (const auto neighbour : next[path.back()]) {
            if (std::find(path.begin(), path.end(), neighbour) != path.end()) continue;
            if (neighbour != to && !passes(model.actors.at(neighbour), options.filter)) continue;
            path.push_back(neighbour);
            walk();
            path.pop_back();
        }
    };
    walk();
    return found;
}

}  // namespace plain
