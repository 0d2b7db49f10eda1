#include <entente/query.hpp>

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_set>

namespace entente {
namespace {

/// `actor` becomes the one that edges name.
std::vector<Hop> dated_edges(Store& store, ActorNo& actor, std::optional<ActorNo> other, const Filter& filter) {
    const auto walker = store.walker(filter);
    actor = walker->shown_as(actor);
    if (other) other = walker->shown_as(*other);
    const auto edges = walker->edges(actor);
    std::vector<Hop> hops(edges.begin(), edges.end());
    std::erase_if(hops, [&](const Hop& hop) {
        return !hop.edge.date() || (other && hop.neighbour != *other) || (hop.neighbour == actor && !hop.outward);
    });
    return hops;
}

DateSpan period_of(const Date& day, TimelinePeriod period) {
    if (period == TimelinePeriod::day) return {day, day};
    const unsigned months = period == TimelinePeriod::month ? 1 : period == TimelinePeriod::quarter ? 3 : 12;
    const unsigned month = (day.month() - 1) / months * months, next = month + months;
    return {Date::of(day.year(), month + 1, 1), Date::of(day.year() + static_cast<int>(next / 12), next % 12 + 1, 1).plus_days(-1)};
}

}  // namespace

TimelineAnswer timeline(Store& store, ActorNo actor, std::optional<ActorNo> other, const Filter& filter, std::size_t limit) {
    const auto snapshot = store.snapshot();
    auto hops = dated_edges(store, actor, other, filter);
    std::sort(hops.begin(), hops.end(), [&](const Hop& a, const Hop& b) {
        const auto key = [&](const Hop& hop) {
            return std::tuple(hop.edge.first_day, hop.edge.last_day, std::string_view(store.relation(hop.edge.relation).type), hop.edge.id);
        };
        return key(a) < key(b);
    });
    TimelineAnswer answer;
    answer.left_out = hops.size() - std::min(hops.size(), limit);
    hops.resize(std::min(hops.size(), limit));

    const auto self = store.actor(actor);
    for (const auto& hop : hops) {
        TimelineEntry entry;
        auto neighbour = hop.neighbour == actor ? self : store.actor(hop.neighbour);
        entry.source = hop.outward ? self : neighbour;
        entry.target = hop.outward ? std::move(neighbour) : self;
        entry.relation = store.relation(hop.edge.relation);
        entry.facts = hop.edge;
        if (auto best = store.evidence(hop.edge.id, 1); !best.empty()) entry.best = std::move(best.front());
        answer.entries.push_back(std::move(entry));
    }
    return answer;
}

std::vector<PeriodCount> timeline_by(Store& store, std::span<const ActorNo> actors, std::optional<ActorNo> other, const Filter& filter, TimelinePeriod period) {
    const auto snapshot = store.snapshot();
    std::map<Date, PeriodCount> counts;
    std::unordered_set<ActorNo> done;
    for (auto actor : actors) {
        const auto hops = dated_edges(store, actor, other, filter);
        if (!done.insert(actor).second) continue;
        for (const auto& hop : hops) {
            if (!other && hop.neighbour != actor && done.contains(hop.neighbour)) continue;  // counted from there
            const auto span = period_of(hop.edge.date()->start, period);
            auto& count = counts[span.start];
            count.span = span;
            const auto& relation = store.relation(hop.edge.relation);
            if (relation.kind == RecordKind::tie) ++count.ties;
            else ++count.events[static_cast<std::size_t>(relation.quad)];
        }
    }
    std::vector<PeriodCount> answer;
    for (const auto& [begin, count] : counts) answer.push_back(count);
    return answer;
}

}  // namespace entente
