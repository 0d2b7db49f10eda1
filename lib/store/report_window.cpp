#include "store/report_window.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace entente::store {
namespace {

/// What must be equal for two edges to be one event.
auto kin(const StoredEdge& e) { return std::tuple(e.source, e.target, e.facts.relation, e.facts.reciprocal, e.facts.polarity, e.facts.modality); }

/// Where no two days are further apart than the window, undated edges among themselves.
bool near(std::int32_t a, std::int32_t b, int window) { return std::int64_t{b} - a <= window; }

struct Told {
    const StoredEdge* edge;
    Reports reports;
};

struct Event {
    std::vector<StoredEdge> edges;
    std::int32_t earliest_first, latest_first, earliest_last, latest_last;
    Reports reports;  // the place of the edge that tells most

    explicit Event(Told&& told)
        : edges{*told.edge}, earliest_first(told.edge->facts.first_day), latest_first(earliest_first), earliest_last(told.edge->facts.last_day),
          latest_last(earliest_last), reports(std::move(told.reports)) {}

    bool takes(const Told& told, int window) const {
        const auto& days = told.edge->facts;
        if (!near(std::min(earliest_first, days.first_day), std::max(latest_first, days.first_day), window)) return false;
        if (!near(std::min(earliest_last, days.last_day), std::max(latest_last, days.last_day), window)) return false;
        if (reports.tie) return true;
        const bool undated = days.first_day == EdgeFacts::undated;  // then it stands in one document
        return told.reports.site.covers(reports.site) && (!undated || told.reports.documents == reports.documents);
    }
    void add(Told&& told) {
        const auto& days = told.edge->facts;
        earliest_first = std::min(earliest_first, days.first_day);
        latest_first = std::max(latest_first, days.first_day);
        earliest_last = std::min(earliest_last, days.last_day);
        latest_last = std::max(latest_last, days.last_day);
        edges.push_back(*told.edge);
        reports.documents.merge(told.reports.documents);
    }
    StoredEdge joined() const {
        auto joined = edges.front();
        for (const auto& edge : std::span(edges).subspan(1)) {
            if (std::tuple(-edge.facts.confidence, edge.facts.id) < std::tuple(-joined.facts.confidence, joined.facts.id))
                joined.facts.id = edge.facts.id, joined.facts.confidence = edge.facts.confidence;
            joined.facts.reports += edge.facts.reports;
        }
        joined.facts.first_day = earliest_first;
        joined.facts.last_day = latest_last;
        joined.documents = static_cast<std::uint32_t>(reports.documents.size());
        return joined;
    }
};

/// The event that an edge is part of: the earliest that takes it. None where none does, or where what the edge tells of the place
/// may mean any of several places.
Event* event_of(std::vector<Event>& events, const Told& told, int window) {
    Event* found = nullptr;
    for (auto& event : events) {
        if (!event.takes(told, window)) continue;
        if (!found) found = &event;
        else if (event.reports.site != found->reports.site) return nullptr;
        else if (event.earliest_first < found->earliest_first) found = &event;
    }
    return found;
}

/// Edges of one kin, by days and id, none of them far from the next.
void part(std::span<const StoredEdge> edges, int window, const ReportsOf& reports_of, const TakeEvent& take) {
    std::map<Site::Kind, std::vector<Told>> by_kind;  // those that tell most of the place come first
    for (const auto& edge : edges) {
        Told told{&edge, reports_of(edge.facts.id)};
        const auto kind = told.reports.site.kind;
        by_kind[kind].push_back(std::move(told));
    }
    std::vector<Event> events;
    for (auto& [kind, all] : by_kind) {
        // First to what tells more of the place, then to each other.
        std::vector<Told> rest;
        for (auto& told : all) {
            if (auto* event = event_of(events, told, window)) event->add(std::move(told));
            else rest.push_back(std::move(told));
        }
        const auto known = events.size();
        for (auto& told : rest) {
            auto at = std::find_if(events.begin() + static_cast<std::ptrdiff_t>(known), events.end(), [&, &told = told](const Event& event) { return event.takes(told, window); });
            if (at == events.end()) events.emplace_back(std::move(told));
            else at->add(std::move(told));
        }
    }
    for (auto& event : events) {
        std::sort(event.edges.begin(), event.edges.end(), [](const StoredEdge& a, const StoredEdge& b) {
            return std::tuple(a.facts.first_day, a.facts.last_day, a.facts.id) < std::tuple(b.facts.first_day, b.facts.last_day, b.facts.id);
        });
        take(event.joined(), event.edges);
    }
}

}  // namespace

bool Site::covers(const Site& other) const {
    switch (kind) {
        case Kind::untold: return true;
        case Kind::whole_country: return country == other.country && other.kind <= kind;
        case Kind::place_of_no_country: return name == other.name && other.kind <= kind;
        case Kind::place: return *this == other;
    }
    return false;
}

void each_event(std::vector<StoredEdge> edges, int window, const ReportsOf& reports_of, const TakeEvent& take) {
    std::sort(edges.begin(), edges.end(), [](const StoredEdge& a, const StoredEdge& b) {
        if (const auto order = kin(a) <=> kin(b); order != 0) return order < 0;
        return std::tuple(a.facts.first_day, a.facts.last_day, a.facts.id) < std::tuple(b.facts.first_day, b.facts.last_day, b.facts.id);
    });
    for (std::size_t i = 0; i < edges.size();) {
        auto end = i + 1;
        while (end < edges.size() && near(edges[end - 1].facts.first_day, edges[end].facts.first_day, window) && kin(edges[end]) == kin(edges[i])) ++end;
        const auto some = std::span(edges).subspan(i, end - i);
        // Most have no neighbour in time, and nothing needs to be looked up of them.
        if (some.size() == 1) take(some.front(), some);
        else part(some, window, reports_of, take);
        i = end;
    }
}

void join_reports(std::vector<StoredEdge>& edges, int window, const ReportsOf& reports_of) {
    std::vector<StoredEdge> joined;
    joined.reserve(edges.size());
    each_event(std::move(edges), window, reports_of, [&](const StoredEdge& edge, std::span<const StoredEdge>) { joined.push_back(edge); });
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

std::optional<FilterPart> unmet(const EdgeFacts& edge, const Filter& filter) {
    const auto date = edge.date();
    if (filter.since && (!date || date->end < *filter.since)) return FilterPart::since;
    if (filter.until && (!date || date->start > *filter.until)) return FilterPart::until;
    if (edge.confidence < filter.min_confidence) return FilterPart::confidence;
    return std::nullopt;
}

template <class Take>
void WindowWalker::each_joined(ActorNo actor, Take&& take) {
    const auto hops = all_->edges(actor);
    for (std::size_t i = 0; i < hops.size();) {
        // Only edges between the same two, in one direction, may be one event.
        auto end = i + 1;
        while (end < hops.size() && hops[end].neighbour == hops[i].neighbour && hops[end].outward == hops[i].outward) ++end;
        if (end - i == 1) {
            take(hops[i]);
        } else {
            std::vector<StoredEdge> edges;
            for (auto at = i; at < end; ++at) edges.push_back({actor, hops[at].neighbour, hops[at].edge, 0});
            join_reports(edges, *filter_.window, reports_of_);
            for (const auto& edge : edges) take(Hop{edge.target, hops[i].outward, edge.facts});
        }
        i = end;
    }
}

std::span<const Hop> WindowWalker::edges(ActorNo actor) {
    passing_.clear();
    each_joined(actor, [&](const Hop& hop) {
        if (!unmet(hop.edge, filter_)) passing_.push_back(hop);
    });
    return passing_;
}

void WindowWalker::left_out(ActorNo actor, std::vector<LeftOutHop>& hops) {
    all_->left_out(actor, hops);
    each_joined(actor, [&](const Hop& hop) {
        if (const auto part = unmet(hop.edge, filter_)) hops.push_back({hop, *part});
    });
}

}  // namespace entente::store
