#include "store/edge_cache.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "store/sqlite_rows.hpp"

namespace entente::store {
namespace {

constexpr std::size_t most_held = 4'000'000;  // hops, 56 bytes each
constexpr std::size_t part_worth_all = 40;    // a fortieth, read one by one, takes about as long as a tenth read in one go

/// The tables' checks let no other number in, but a damaged file may hold any.
template <class Enum>
Enum enumerator(sqlite3_stmt* row, int column, Enum last) {
    const auto value = sqlite3_column_int64(row, column);
    if (value < 0 || value > static_cast<std::int64_t>(last)) throw SQLite::Exception("a value out of range", SQLITE_CORRUPT);
    return static_cast<Enum>(value);
}

bool is_walkable(const EdgeFacts& edge) { return edge.polarity == Polarity::affirmed && edge.modality == Modality::actual; }

}  // namespace

bool comes_before(const Hop& a, const Hop& b) {
    return std::tuple(a.neighbour, !a.outward, a.edge.id) < std::tuple(b.neighbour, !b.outward, b.edge.id);
}

EdgeCache::EdgeCache(SQLite::Database& database, std::optional<Rollup> rollup)
    : database_(database), identities_(database, rollup), out_(prepare("edges_out", "source", "target")), in_(prepare("edges_in", "target", "source")) {}

EdgeCache::RawStatement EdgeCache::prepare(const std::string& sql) const {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v3(database_.getHandle(), sql.c_str(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &statement, nullptr) != SQLITE_OK)
        throw SQLite::Exception(database_.getHandle());
    return RawStatement(statement);
}

EdgeCache::RawStatement EdgeCache::prepare(const char* index, const char* own, const char* other) const {
    return prepare(fmt::format("SELECT {}, e.{} FROM edges AS e INDEXED BY {} WHERE e.{} = ?1 AND e.{} IS NOT NULL", edge_columns, other, index, own, other));
}

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
    read(out_.get(), shown, true, edges.hops);
    read(in_.get(), shown, false, edges.hops);
    for (const auto other : identities_.others(shown)) {
        read(out_.get(), other, true, edges.hops);
        read(in_.get(), other, false, edges.hops);
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
    if (!in_file_) {
        const auto count = prepare("SELECT 2 * count(*) FROM edges");
        if (sqlite3_step(count.get()) != SQLITE_ROW) throw SQLite::Exception(database_.getHandle());
        in_file_ = static_cast<std::size_t>(sqlite3_column_int64(count.get(), 0));
    }
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
    const auto rows = prepare(fmt::format("SELECT {}, e.source, e.target FROM edges AS e WHERE e.source IS NOT NULL AND e.target IS NOT NULL", edge_columns));
    int status = SQLITE_ROW;
    while ((status = sqlite3_step(rows.get())) == SQLITE_ROW) {
        const auto source = identities_.shown_as(sqlite3_column_int64(rows.get(), edge_column_count));
        const auto target = identities_.shown_as(sqlite3_column_int64(rows.get(), edge_column_count + 1));
        const auto edge = facts_in(rows.get());
        add(source, target, true, edge);
        add(target, source, false, edge);
    }
    if (status != SQLITE_DONE) throw SQLite::Exception(database_.getHandle(), status);

    std::size_t begin = 0;
    for (auto& count : counts) begin += std::exchange(count, begin);
    all_.resize(hops.size());
    for (const auto& [actor, hop] : hops) all_[counts[static_cast<std::size_t>(actor)]++] = hop;
    begin = 0;
    for (const auto end : counts) parts_.push_back(order(all_, std::exchange(begin, end), end));
    if (parts_.empty()) parts_.resize(1);
}

// Through SQLite's own interface: what a wrapped column costs is most of the time of a walk that meets an actor first.
EdgeFacts EdgeCache::facts_in(sqlite3_stmt* row) const {
    EdgeFacts edge;
    edge.id = static_cast<EdgeId>(sqlite3_column_int64(row, 0));
    edge.relation = static_cast<std::uint32_t>(sqlite3_column_int64(row, 1));
    edge.reports = static_cast<std::uint32_t>(sqlite3_column_int64(row, 2));
    if (sqlite3_column_type(row, 3) != SQLITE_NULL) {
        edge.first_day = sqlite3_column_int(row, 3);
        edge.last_day = sqlite3_column_int(row, 4);
    }
    edge.confidence = sqlite3_column_double(row, 5);
    edge.reciprocal = sqlite3_column_int(row, 6) != 0;
    edge.polarity = enumerator(row, 7, Polarity::negated);
    edge.modality = enumerator(row, 8, Modality::possible);
    return edge;
}

void EdgeCache::read(sqlite3_stmt* statement, ActorNo actor, bool outward, std::vector<Hop>& hops) const {
    struct Reset {
        sqlite3_stmt* statement;
        ~Reset() { sqlite3_reset(statement); }
    } const reset{statement};
    sqlite3_bind_int64(statement, 1, actor);
    int status = SQLITE_ROW;
    while ((status = sqlite3_step(statement)) == SQLITE_ROW) hops.push_back({sqlite3_column_int64(statement, edge_column_count), outward, facts_in(statement)});
    if (status != SQLITE_DONE) throw SQLite::Exception(database_.getHandle(), status);
}

}  // namespace entente::store
