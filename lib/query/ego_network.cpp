#include <entente/query.hpp>

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include <entente/measures.hpp>

#include "query/steps.hpp"

namespace entente {
namespace {

class Ego {
public:
    Ego(Store& store, std::span<const ActorNo> egos, const EgoOptions& options)
        : store_(store), options_(options), walker_(store.walker(options.filter, {egos.begin(), egos.end()})), stepper_(*walker_, options.most_edges, options.most_time) {
        for (const auto ego : egos) add(walker_->shown_as(ego), 0);
    }

    EgoNetwork answer() {
        std::size_t from = 0;
        for (unsigned distance = 1; distance <= options_.hops && from < network_.nodes.size(); ++distance) {
            const auto end = network_.nodes.size();
            reach(from, distance);
            from = end;
        }
        join();
        name();
        partition();
        network_.left_out = left_out_.size();
        network_.cut = stepper_.cut();
        return std::move(network_);
    }

private:
    void add(ActorNo actor, unsigned distance) {
        if (!index_.try_emplace(actor, static_cast<std::uint32_t>(network_.nodes.size())).second) return;
        auto& node = network_.nodes.emplace_back();
        node.number = actor;
        node.distance = distance;
    }

    /// Takes in the neighbours of the nodes from `from` on, as far as there is room.
    void reach(std::size_t from, unsigned distance) {
        std::unordered_map<ActorNo, std::uint64_t> reports;
        for (auto node = from; node < network_.nodes.size() && !stepper_.exhausted(); ++node)
            for (const auto& hop : stepper_.edges(network_.nodes[node].number))
                if (!index_.contains(hop.neighbour)) reports[hop.neighbour] += hop.edge.reports;
        std::vector<std::pair<ActorNo, std::uint64_t>> reached(reports.begin(), reports.end());
        const auto room = std::min(reached.size(), options_.limit - std::min(options_.limit, network_.nodes.size()));
        std::partial_sort(reached.begin(), reached.begin() + static_cast<std::ptrdiff_t>(room), reached.end(),
                          [](const auto& a, const auto& b) { return std::tie(b.second, a.first) < std::tie(a.second, b.first); });
        for (auto i = room; i < reached.size(); ++i) left_out_.insert(reached[i].first);  // and reached again from further out
        for (std::size_t i = 0; i < room; ++i) add(reached[i].first, distance);
    }

    /// All edges among the nodes, each from its source, or a reciprocal one from the node that comes first.
    void join() {
        std::map<std::tuple<std::uint32_t, std::uint32_t, RecordKind, std::string_view, int, bool, bool>, EgoNetwork::Link> links;
        std::unordered_map<EdgeId, double> best;
        for (std::uint32_t node = 0; node < network_.nodes.size() && !stepper_.exhausted(); ++node) {
            ActorNo last = 0;
            for (const auto& hop : stepper_.edges(network_.nodes[node].number)) {
                const auto at = index_.find(hop.neighbour);
                if (at == index_.end()) {
                    network_.nodes[node].hidden += hop.neighbour != std::exchange(last, hop.neighbour);
                    continue;
                }
                const auto other = at->second;
                if (node == other ? !hop.outward : hop.edge.reciprocal ? other < node : !hop.outward) continue;  // met from the other side
                const auto& relation = store_.relation(hop.edge.relation);
                const bool actual = hop.edge.polarity == Polarity::affirmed && hop.edge.modality == Modality::actual;
                auto& link = links[{node, other, relation.kind, relation.type, relation.quad, hop.edge.reciprocal, actual}];
                if (link.edges == 0) {
                    link.source = node, link.target = other;
                    link.kind = relation.kind, link.type = relation.type, link.quad = relation.quad;
                    link.reciprocal = hop.edge.reciprocal, link.actual = actual;
                }
                take(link, hop.edge);
                network_.nodes[node].reports += hop.edge.reports;
                if (node != other) network_.nodes[other].reports += hop.edge.reports;
            }
        }
        for (auto& [key, link] : links) network_.links.push_back(std::move(link));
    }

    static void take(EgoNetwork::Link& link, const EdgeFacts& edge) {
        ++link.edges;
        link.reports += edge.reports;
        if (std::tie(link.confidence, edge.id) < std::tie(edge.confidence, link.best_edge) || link.edges == 1) link.confidence = edge.confidence, link.best_edge = edge.id;
        if (const auto date = edge.date()) {
            link.first = link.first ? std::min(*link.first, date->start) : date->start;
            link.last = link.last ? std::max(*link.last, date->end) : date->end;
        }
    }

    void name() {
        for (auto& node : network_.nodes) node.actor = store_.actor(node.number);
    }

    void partition() {
        std::vector<Actor> actors(network_.nodes.size());
        for (std::size_t i = 0; i < actors.size(); ++i) actors[i].id = std::to_string(i);  // the measure asks for none of their facts
        std::vector<Relation> relations;
        std::vector<Graph::Link> links;
        for (const auto& link : network_.links) {
            EdgeFacts facts;
            facts.id = link.best_edge;
            facts.relation = static_cast<std::uint32_t>(relations.size());
            facts.reports = static_cast<std::uint32_t>(link.reports);
            relations.push_back({link.kind, link.type, {}, link.quad});
            links.push_back({link.source, link.target, facts});
        }
        const auto found = communities(Graph(std::move(actors), std::move(relations), std::move(links)));
        for (std::size_t i = 0; i < network_.nodes.size(); ++i) network_.nodes[i].community = found.parts.of[i];
    }

    Store& store_;
    const EgoOptions& options_;
    std::unique_ptr<Walker> walker_;
    query::Stepper stepper_;
    EgoNetwork network_;
    std::unordered_map<ActorNo, std::uint32_t> index_;
    std::unordered_set<ActorNo> left_out_;
};

}  // namespace

EgoNetwork ego_network(Store& store, std::span<const ActorNo> egos, const EgoOptions& options) {
    const auto snapshot = store.snapshot();
    return Ego(store, egos, options).answer();
}

}  // namespace entente
