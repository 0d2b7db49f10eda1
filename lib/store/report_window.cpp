#include "store/report_window.hpp"

#include <algorithm>
#include <cstdlib>
#include <tuple>

namespace entente::store {
namespace {

/// What must be equal for two edges to be one event.
auto kin(const StoredEdge& e) { return std::tuple(e.source, e.target, e.facts.relation, e.facts.reciprocal, e.facts.polarity, e.facts.modality); }

bool agree(const Reports& a, const Reports& b) {
    return a.places.empty() || b.places.empty() || std::any_of(a.places.begin(), a.places.end(), [&](const auto& place) { return b.places.contains(place); });
}

struct Group {
    StoredEdge edge;
    std::int32_t first_day, last_day;  // of its first edge
    Reports reports;
};

void add(Group& group, const StoredEdge& edge, Reports&& reports) {
    auto& facts = group.edge.facts;
    const auto& other = edge.facts;
    if (std::tuple(-other.confidence, other.id) < std::tuple(-facts.confidence, facts.id)) facts.id = other.id, facts.confidence = other.confidence;
    facts.reports += other.reports;
    facts.first_day = std::min(facts.first_day, other.first_day);
    facts.last_day = std::max(facts.last_day, other.last_day);
    group.reports.documents.merge(reports.documents);
    group.reports.places.merge(reports.places);
    group.edge.documents = static_cast<std::uint32_t>(group.reports.documents.size());
}

}  // namespace

void join_reports(std::vector<StoredEdge>& edges, int window, const ReportsOf& reports_of) {
    const auto order = [](const StoredEdge& a, const StoredEdge& b) {
        return std::tuple(kin(a), a.facts.first_day, a.facts.last_day, a.facts.id) < std::tuple(kin(b), b.facts.first_day, b.facts.last_day, b.facts.id);
    };
    std::sort(edges.begin(), edges.end(), order);
    std::vector<StoredEdge> joined;
    std::vector<Group> groups;
    for (std::size_t i = 0; i < edges.size();) {
        auto end = i + 1;
        while (end < edges.size() && kin(edges[end]) == kin(edges[i])) ++end;
        groups.clear();
        for (; i < end; ++i) {
            const auto& edge = edges[i];
            const auto day = edge.facts.first_day;
            // Most have no neighbour in time, and nothing needs to be looked up of them.
            const bool followed = i + 1 < end && day != EdgeFacts::undated && edges[i + 1].facts.first_day - day <= window;
            const bool follows = day != EdgeFacts::undated && std::any_of(groups.begin(), groups.end(), [&](const Group& g) { return day - g.first_day <= window; });
            if (!followed && !follows) {
                joined.push_back(edge);
                continue;
            }
            auto reports = reports_of(edge.facts.id);
            const auto at = std::find_if(groups.begin(), groups.end(), [&](const Group& g) {
                return day - g.first_day <= window && std::abs(edge.facts.last_day - g.last_day) <= window && agree(g.reports, reports);
            });
            if (at != groups.end()) add(*at, edge, std::move(reports));
            else groups.push_back({edge, edge.facts.first_day, edge.facts.last_day, std::move(reports)});
        }
        for (auto& group : groups) joined.push_back(std::move(group.edge));
    }
    std::sort(joined.begin(), joined.end(), [](const StoredEdge& a, const StoredEdge& b) { return a.facts.id < b.facts.id; });
    edges = std::move(joined);
}

Filter before_joining(Filter filter) {
    filter.since.reset();
    filter.until.reset();
    filter.min_confidence = 0;
    filter.window.reset();
    return filter;
}

bool passes(const EdgeFacts& edge, const Filter& filter) {
    if (edge.confidence < filter.min_confidence) return false;
    const auto date = edge.date();
    if (filter.since && (!date || date->end < *filter.since)) return false;
    return !filter.until || (date && date->start <= *filter.until);
}

void WindowWalker::out_edges(ActorNo actor, std::vector<Hop>& hops) {
    step_.clear();
    all_->out_edges(actor, step_);
    join(actor, true, hops);
}

void WindowWalker::in_edges(ActorNo actor, std::vector<Hop>& hops) {
    step_.clear();
    all_->in_edges(actor, step_);
    join(actor, false, hops);
}

void WindowWalker::join(ActorNo actor, bool outward, std::vector<Hop>& hops) {
    std::vector<StoredEdge> edges;
    edges.reserve(step_.size());
    for (const auto& hop : step_) edges.push_back({actor, hop.neighbour, hop.edge, 0});
    join_reports(edges, *filter_.window, reports_of_);
    for (const auto& edge : edges)
        if (passes(edge.facts, filter_)) hops.push_back({edge.target, outward, edge.facts});
}

}  // namespace entente::store
