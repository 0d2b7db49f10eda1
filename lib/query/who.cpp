#include <entente/query.hpp>

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>

#include "query/steps.hpp"

namespace entente {
namespace {

using Direction = Neighbour::Direction;

/// Edges of one type and direction between two actors.
struct Line {
    ActorNo from = 0, actor = 0;
    unsigned distance = 0;
    const Relation* relation = nullptr;  // of any of its modes
    Direction direction = Direction::out;
    std::uint64_t edges = 0, reports = 0;
    std::optional<Date> first, last;
    EdgeFacts best;

    void add(const EdgeFacts& edge) {
        if (edges == 0 || query::better(edge, best)) best = edge;
        ++edges;
        reports += edge.reports;
        if (const auto date = edge.date()) {
            first = first ? std::min(*first, date->start) : date->start;
            last = last ? std::max(*last, date->end) : date->end;
        }
    }
};

class Neighbourhood {
public:
    Neighbourhood(Store& store, const WhoOptions& options, ActorNo actor)
        : store_(store), walker_(store.walker(options.filter)), stepper_(*walker_, options.most_edges, options.most_time) {
        if (options.with) with_ = walker_->shown_as(*options.with);
        start_ = walker_->shown_as(actor);
        distances_.emplace(start_, 0u);
    }

    /// Takes in the edges from each of `actors`, which lie at `distance - 1`, to what lies at `distance`; says what lies there.
    std::vector<ActorNo> take(const std::vector<ActorNo>& actors, unsigned distance) {
        std::vector<ActorNo> reached;
        for (const auto actor : actors) {
            if (stepper_.exhausted()) break;
            for (const auto& hop : stepper_.edges(actor)) {
                if (hop.neighbour == actor && !hop.outward) continue;  // a loop is met twice
                const auto [at, is_new] = distances_.try_emplace(hop.neighbour, distance);
                if (is_new) reached.push_back(hop.neighbour);
                if (with_ && hop.neighbour != *with_) continue;
                // A loop of the actor that was asked about belongs to the first step.
                if (at->second == distance || (hop.neighbour == actor && distance == 1)) add(actor, hop, distance);
            }
        }
        return reached;
    }

    /// The actor asked about, as edges name it.
    ActorNo start() const { return start_; }
    std::vector<Line>& lines() { return lines_; }
    std::optional<Limit> cut() const { return stepper_.cut(); }

private:
    void add(ActorNo from, const Hop& hop, unsigned distance) {
        const auto& relation = store_.relation(hop.edge.relation);
        const auto direction = hop.edge.reciprocal ? Direction::both : hop.outward ? Direction::out : Direction::in;
        const auto [at, is_new] =
            line_of_.try_emplace({from, hop.neighbour, relation.kind, std::string_view(relation.type), direction}, lines_.size());
        if (is_new) {
            auto& line = lines_.emplace_back();
            line.from = from;
            line.actor = hop.neighbour;
            line.distance = distance;
            line.relation = &relation;
            line.direction = direction;
        }
        lines_[at->second].add(hop.edge);
    }

    Store& store_;
    ActorNo start_ = 0;
    std::optional<ActorNo> with_;
    std::unique_ptr<Walker> walker_;
    query::Stepper stepper_;
    std::unordered_map<ActorNo, unsigned> distances_;
    std::map<std::tuple<ActorNo, ActorNo, RecordKind, std::string_view, Direction>, std::size_t> line_of_;
    std::vector<Line> lines_;
};

}  // namespace

WhoAnswer who(Store& store, ActorNo actor, const WhoOptions& options) {
    const auto snapshot = store.snapshot();
    Neighbourhood neighbourhood(store, options, actor);
    std::vector<ActorNo> frontier{neighbourhood.start()};
    for (unsigned distance = 1; distance <= options.hops && !frontier.empty(); ++distance)
        frontier = neighbourhood.take(frontier, distance);

    auto& lines = neighbourhood.lines();
    const auto rank = [](const Line& line) { return std::tuple(line.distance, ~line.edges); };
    WhoAnswer answer;
    answer.actor = store.actor(neighbourhood.start());
    answer.cut = neighbourhood.cut();
    if (lines.size() > options.limit) {
        answer.left_out = lines.size() - options.limit;
        // Names decide among equals, and are read only for lines that may be shown.
        const auto last = lines.begin() + static_cast<std::ptrdiff_t>(options.limit);
        std::nth_element(lines.begin(), last, lines.end(), [&](const Line& a, const Line& b) { return rank(a) < rank(b); });
        std::erase_if(lines, [&, least = rank(*last)](const Line& line) { return least < rank(line); });
    }

    std::unordered_map<ActorNo, Actor> actors;
    for (const auto& line : lines)
        for (const auto number : {line.from, line.actor})
            if (!actors.contains(number)) actors.emplace(number, store.actor(number));
    std::sort(lines.begin(), lines.end(), [&](const Line& a, const Line& b) {
        const auto key = [&](const Line& line) {
            return std::tuple(rank(line), std::string_view(actors.at(line.actor).id), line.relation->kind,
                              std::string_view(line.relation->type), line.direction, std::string_view(actors.at(line.from).id));
        };
        return key(a) < key(b);
    });
    if (lines.size() > options.limit) lines.resize(options.limit);

    for (const auto& line : lines) {
        Neighbour neighbour{actors.at(line.from), actors.at(line.actor), line.distance,   line.relation->kind, line.relation->type,
                            line.direction,       line.edges,            line.reports,    line.first,          line.last,
                            line.best.id,         {}};
        if (auto best = store.evidence(line.best.id, 1); !best.empty()) neighbour.best = std::move(best.front());
        answer.lines.push_back(std::move(neighbour));
    }
    return answer;
}

}  // namespace entente
