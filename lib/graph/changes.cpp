// What became of pairs of actors from one period to another.

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include <entente/measures.hpp>

namespace entente {

namespace {

constexpr double month = 30;  // days

/// The pairs of both graphs, their actors numbered alike.
class Pairs {
public:
    explicit Pairs(const std::vector<Actor>& actors) : actors_(actors) {}

    void add(const Graph& graph, Change::Side Change::*side) {
        std::vector<Graph::Vertex> number(graph.actors().size());
        for (std::size_t v = 0; v < number.size(); ++v) {
            const auto at = std::lower_bound(actors_.begin(), actors_.end(), graph.actors()[v].id, [](const Actor& a, const std::string& id) { return a.id < id; });
            number[v] = static_cast<Graph::Vertex>(at - actors_.begin());
        }
        for (std::uint32_t e = 0; e < graph.edge_count(); ++e) {
            const auto [a, b] = std::minmax(number[graph.source(e)], number[graph.target(e)]);
            if (a == b) continue;
            auto& change = changes_[{a, b}];
            change.a = a, change.b = b;
            auto& counts = change.*side;
            const int s = sign(graph.relations()[graph.facts(e).relation], graph.facts(e));
            ++counts.edges;
            counts.friendly += s > 0;
            counts.hostile += s < 0;
        }
    }

    std::vector<Change> changed() const {
        std::vector<Change> out;
        for (const auto& [pair, change] : changes_)
            if (change.before != change.after) out.push_back(change);
        return out;
    }

private:
    const std::vector<Actor>& actors_;
    std::map<std::pair<Graph::Vertex, Graph::Vertex>, Change> changes_;
};

std::vector<Actor> together(std::span<const Actor> before, std::span<const Actor> after) {
    std::vector<Actor> out(before.begin(), before.end());
    out.insert(out.end(), after.begin(), after.end());
    const auto by_id = [](const Actor& a, const Actor& b) { return a.id < b.id; };
    std::stable_sort(out.begin(), out.end(), by_id);
    out.erase(std::unique(out.begin(), out.end(), [](const Actor& a, const Actor& b) { return a.id == b.id; }), out.end());
    return out;
}

}  // namespace

double Changes::moved(const Change& change) const {
    const auto rate = [](std::uint64_t edges, std::uint64_t days) { return static_cast<double>(edges) * month / static_cast<double>(std::max<std::uint64_t>(1, days)); };
    return rate(change.after.edges, after_days) - rate(change.before.edges, before_days);
}

std::optional<double> Changes::tone(const Change& change) {
    const auto of = [](const Change::Side& side) -> std::optional<double> {
        const auto known = side.friendly + side.hostile;
        if (known == 0) return std::nullopt;
        return (static_cast<double>(side.friendly) - static_cast<double>(side.hostile)) / static_cast<double>(known);
    };
    const auto before = of(change.before), after = of(change.after);
    if (!before || !after) return std::nullopt;
    return *after - *before;
}

Changes changes(const Graph& before, std::uint64_t before_days, const Graph& after, std::uint64_t after_days) {
    Changes out{together(before.actors(), after.actors()), {}, before_days, after_days};
    Pairs pairs(out.actors);
    pairs.add(before, &Change::before);
    pairs.add(after, &Change::after);
    out.pairs = pairs.changed();
    std::stable_sort(out.pairs.begin(), out.pairs.end(), [&](const Change& x, const Change& y) { return std::abs(out.moved(x)) > std::abs(out.moved(y)); });
    return out;
}

}  // namespace entente
