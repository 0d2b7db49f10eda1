#include "store/edge_cache.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace entente::store {
namespace {

constexpr std::size_t most_held = 4'000'000;  // hops, 56 bytes each
constexpr std::size_t part_worth_all = 40;    // a fortieth, read one by one, takes about as long as a tenth read in one go

bool is_walkable(const EdgeFacts& edge) { return edge.polarity == Polarity::affirmed && edge.modality == Modality::actual; }

}  // namespace

bool comes_before(const Hop& a, const Hop& b) {
    return std::tuple(a.neighbour, !a.outward, a.edge.id) < std::tuple(b.neighbour, !b.outward, b.edge.id);
}

EdgeCache::EdgeCache(Database& database, std::optional<Rollup> rollup)
    : database_(database), identities_(database, rollup), out_(database, database.hops(true), Use::few), in_(database, database.hops(false), Use::few) {}

EdgeCache::Edges EdgeCache::of(ActorNo actor) {
    const auto shown = identities_.shown_as(actor);
    if (!parts_.empty()) return static_cast<std::size_t>(shown) < parts_.size() ? parts_[static_cast<std::size_t>(shown)].of(all_) : Edges{};
    if (const auto known = actors_.find(shown); known != actors_.end()) return known->second.part.of(known->second.hops);
    if (worth_reading_all()) {
        read_all();
        return of(shown);
    }
    if (held_ > most_held) actors_.clear(), held_ = 0;

    ActorEdges edges;
    read(out_, shown, true, edges.hops);
    read(in_, shown, false, edges.hops);
    for (const auto other : identities_.others(shown)) {
        read(out_, other, true, edges.hops);
        read(in_, other, false, edges.hops);
    }
    if (!identities_.empty())
        for (auto& hop : edges.hops) hop.neighbour = identities_.shown_as(hop.neighbour);
    edges.part = order(edges.hops, 0, edges.hops.size());
    held_ += edges.hops.size();
    const auto& kept = actors_.emplace(shown, std::move(edges)).first->second;
    return kept.part.of(kept.hops);
}

EdgeCache::Part EdgeCache::order(std::span<Hop> hops, std::size_t begin, std::size_t end) {
    const auto some = hops.subspan(begin, end - begin);
    const auto rest = std::partition(some.begin(), some.end(), [](const Hop& hop) { return is_walkable(hop.edge); });
    std::sort(some.begin(), rest, comes_before);
    std::sort(rest, some.end(), comes_before);
    return {begin, begin + static_cast<std::size_t>(rest - some.begin()), end};
}

bool EdgeCache::worth_reading_all() {
    if (actors_.size() < 1'000) return false;
    if (!in_file_) in_file_ = static_cast<std::size_t>(database_.number("SELECT 2 * count(*) FROM edges"));
    return *in_file_ <= most_held && held_ >= *in_file_ / part_worth_all;
}

void EdgeCache::read_all() {
    actors_.clear();
    std::vector<std::pair<ActorNo, Hop>> hops;  // from an actor
    std::vector<std::size_t> counts;
    const auto add = [&](ActorNo actor, ActorNo neighbour, bool outward, const EdgeFacts& edge) {
        hops.emplace_back(actor, Hop{neighbour, outward, edge});
        const auto at = static_cast<std::size_t>(actor);
        if (counts.size() <= at) counts.resize(at + 1);
        ++counts[at];
    };
    hops.reserve(*in_file_);
    EdgeRows rows(database_, ", e.source, e.target FROM edges AS e WHERE e.source IS NOT NULL AND e.target IS NOT NULL", Use::many);
    rows.each([&](const EdgeFacts& edge) {
        const auto source = identities_.shown_as(rows.number(0)), target = identities_.shown_as(rows.number(1));
        add(source, target, true, edge);
        add(target, source, false, edge);
    });

    std::size_t begin = 0;
    for (auto& count : counts) begin += std::exchange(count, begin);
    all_.resize(hops.size());
    for (const auto& [actor, hop] : hops) all_[counts[static_cast<std::size_t>(actor)]++] = hop;
    begin = 0;
    for (const auto end : counts) parts_.push_back(order(all_, std::exchange(begin, end), end));
    if (parts_.empty()) parts_.resize(1);
}

void EdgeCache::read(EdgeRows& rows, ActorNo actor, bool outward, std::vector<Hop>& hops) {
    rows.each([&](const EdgeFacts& edge) { hops.push_back({rows.number(0), outward, edge}); }, actor);
}

}  // namespace entente::store
