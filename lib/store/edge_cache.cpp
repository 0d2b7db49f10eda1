#include "store/edge_cache.hpp"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

#include "store/sqlite_rows.hpp"

namespace entente::store {
namespace {

constexpr std::size_t most_held = 4'000'000;  // hops, 56 bytes each

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

EdgeCache::EdgeCache(SQLite::Database& database)
    : database_(database), identities_(database), out_(prepare("edges_out", "source", "target")), in_(prepare("edges_in", "target", "source")) {}

EdgeCache::RawStatement EdgeCache::prepare(const char* index, const char* own, const char* other) const {
    const auto sql = fmt::format("SELECT {}, e.{} FROM edges AS e INDEXED BY {} WHERE e.{} = ?1 AND e.{} IS NOT NULL", edge_columns, other, index, own, other);
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v3(database_.getHandle(), sql.c_str(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &statement, nullptr) != SQLITE_OK)
        throw SQLite::Exception(database_.getHandle());
    return RawStatement(statement);
}

const EdgeCache::Edges& EdgeCache::of(ActorNo actor) {
    const auto shown = identities_.shown_as(actor);
    if (const auto known = actors_.find(shown); known != actors_.end()) return known->second;
    if (held_ > most_held) actors_.clear(), held_ = 0;

    Edges edges;
    read(out_.get(), shown, true, edges.hops);
    read(in_.get(), shown, false, edges.hops);
    for (const auto other : identities_.others(shown)) {
        read(out_.get(), other, true, edges.hops);
        read(in_.get(), other, false, edges.hops);
    }
    if (!identities_.empty())
        for (auto& hop : edges.hops) hop.neighbour = identities_.shown_as(hop.neighbour);
    const auto rest = std::partition(edges.hops.begin(), edges.hops.end(), [](const Hop& hop) { return is_walkable(hop.edge); });
    std::sort(edges.hops.begin(), rest, comes_before);
    std::sort(rest, edges.hops.end(), comes_before);
    edges.walkable = static_cast<std::size_t>(rest - edges.hops.begin());
    edges.hops.shrink_to_fit();
    held_ += edges.hops.size();
    return actors_.emplace(shown, std::move(edges)).first->second;
}

// Through SQLite's own interface: what a wrapped column costs is most of the time of a walk that meets an actor first.
void EdgeCache::read(sqlite3_stmt* statement, ActorNo actor, bool outward, std::vector<Hop>& hops) const {
    struct Reset {
        sqlite3_stmt* statement;
        ~Reset() { sqlite3_reset(statement); }
    } const reset{statement};
    sqlite3_bind_int64(statement, 1, actor);
    int status = SQLITE_ROW;
    while ((status = sqlite3_step(statement)) == SQLITE_ROW) {
        auto& hop = hops.emplace_back();
        hop.outward = outward;
        auto& edge = hop.edge;
        edge.id = static_cast<EdgeId>(sqlite3_column_int64(statement, 0));
        edge.relation = static_cast<std::uint32_t>(sqlite3_column_int64(statement, 1));
        edge.reports = static_cast<std::uint32_t>(sqlite3_column_int64(statement, 2));
        if (sqlite3_column_type(statement, 3) != SQLITE_NULL) {
            edge.first_day = sqlite3_column_int(statement, 3);
            edge.last_day = sqlite3_column_int(statement, 4);
        }
        edge.confidence = sqlite3_column_double(statement, 5);
        edge.reciprocal = sqlite3_column_int(statement, 6) != 0;
        edge.polarity = enumerator(statement, 7, Polarity::negated);
        edge.modality = enumerator(statement, 8, Modality::possible);
        hop.neighbour = sqlite3_column_int64(statement, 9);
    }
    if (status != SQLITE_DONE) throw SQLite::Exception(database_.getHandle(), status);
}

}  // namespace entente::store
