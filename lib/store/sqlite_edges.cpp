// Edges and records, one after the other: what all of a graph's exports are written from.

#include <algorithm>

#include <fmt/format.h>

#include "store/edge_filter.hpp"
#include "store/evidence_filter.hpp"
#include "store/place_keys.hpp"
#include "store/report_window.hpp"
#include "store/sqlite_decisions.hpp"
#include "store/sqlite_file.hpp"
#include "store/sqlite_rows.hpp"
#include "store/sqlite_store.hpp"
#include "store/statement.hpp"

namespace entente::store {
namespace {

/// As SQLite orders them.
std::int64_t key(const StoredEdge& edge) { return static_cast<std::int64_t>(edge.facts.id); }

void sort_by_id(std::vector<StoredEdge>& edges) {
    std::sort(edges.begin(), edges.end(), [](const StoredEdge& a, const StoredEdge& b) { return key(a) < key(b); });
}

}  // namespace

void SqliteStore::each_edge(const Filter& filter, const std::function<void(const StoredEdge&)>& take) {
    if (filter.window) return each_joined_edge(filter, take);
    guarded(path_, [&] {
        EdgeFilter conditions(*database_, filter);
        const Identities identities(*database_, filter.rollup);
        SQLite::Statement edges(*database_, fmt::format("SELECT {}, e.source, e.target, e.documents FROM edges AS e WHERE e.source IS NOT NULL"
                                                        " AND e.target IS NOT NULL ORDER BY e.key",
                                                        edge_columns));
        each_row(edges, [&](SQLite::Statement& row) {
            const auto facts = edge_facts(row);
            if (conditions.unmet(facts)) return;
            const StoredEdge edge{identities.shown_as(number(row, edge_column_count)), identities.shown_as(number(row, edge_column_count + 1)), facts,
                                  static_cast<std::uint32_t>(number(row, edge_column_count + 2))};
            if (edge.source == edge.target && relation(facts.relation).type == naming_tie) return;
            if (!conditions.unmet_by(edge.source) && !conditions.unmet_by(edge.target)) take(edge);
        });
    });
}

void SqliteStore::each_joined_edge(const Filter& filter, const std::function<void(const StoredEdge&)>& take) {
    const auto snapshot = this->snapshot();
    const auto unjoined = before_joining(filter);
    // Only edges that say the same of the same two can be joined: most have no other, and are never gathered. Where hashes agree by
    // chance, edges are gathered for nothing.
    const auto likeness = [](const StoredEdge& edge) {
        const auto& facts = edge.facts;
        std::uint64_t hash = 0;
        for (const auto part : {static_cast<std::uint64_t>(edge.source), static_cast<std::uint64_t>(edge.target), std::uint64_t{facts.relation},
                                std::uint64_t{static_cast<unsigned>(facts.polarity) * 4 + static_cast<unsigned>(facts.modality)}})
            hash = (hash ^ part) * 0x9E3779B97F4A7C15u, hash ^= hash >> 32;
        return hash;
    };
    std::vector<std::uint64_t> seen, several;
    each_edge(unjoined, [&](const StoredEdge& edge) { seen.push_back(likeness(edge)); });
    std::sort(seen.begin(), seen.end());
    for (std::size_t i = 1; i < seen.size(); ++i)
        if (seen[i] == seen[i - 1] && (several.empty() || several.back() != seen[i])) several.push_back(seen[i]);
    std::vector<std::uint64_t>().swap(seen);
    const auto alone = [&](const StoredEdge& edge) { return !std::binary_search(several.begin(), several.end(), likeness(edge)); };

    std::vector<StoredEdge> joined;
    if (!several.empty())
        each_edge(unjoined, [&](const StoredEdge& edge) {
            if (!alone(edge)) joined.push_back(edge);
        });
    join_reports(joined, *filter.window, [this](EdgeId edge) { return reports_of(edge); });
    sort_by_id(joined);
    const auto give = [&](const StoredEdge& edge) {
        if (!unmet(edge.facts, filter)) take(edge);
    };
    auto next = joined.begin();
    each_edge(unjoined, [&](const StoredEdge& edge) {
        for (; next != joined.end() && key(*next) < key(edge); ++next) give(*next);
        if (alone(edge)) give(edge);
    });
    for (; next != joined.end(); ++next) give(*next);
}

void SqliteStore::each_edge_among(const std::unordered_set<ActorNo>& actors, const Filter& filter, const std::function<void(const StoredEdge&)>& take) {
    const auto snapshot = this->snapshot();
    std::vector<StoredEdge> found;
    guarded(path_, [&] {
        EdgeFilter conditions(*database_, filter.window ? before_joining(filter) : filter);
        const Identities identities(*database_);
        SQLite::Statement edges(*database_, fmt::format("SELECT {}, e.target, e.documents FROM edges AS e WHERE e.source = ? AND e.target IS NOT NULL", edge_columns));
        const auto from = [&](ActorNo source, ActorNo member) {
            each_row(
                edges,
                [&](SQLite::Statement& row) {
                    const auto facts = edge_facts(row);
                    const auto target = identities.shown_as(number(row, edge_column_count));
                    if (!actors.contains(target) || conditions.unmet(facts) || conditions.unmet_by(target)) return;
                    if (source == target && relation(facts.relation).type == naming_tie) return;
                    found.push_back({source, target, facts, static_cast<std::uint32_t>(number(row, edge_column_count + 1))});
                },
                member);
        };
        for (const auto actor : actors) {
            if (conditions.unmet_by(actor)) continue;
            from(actor, actor);
            for (const auto other : identities.others(actor)) from(actor, other);
        }
    });
    if (filter.window) join_reports(found, *filter.window, [this](EdgeId edge) { return reports_of(edge); });
    sort_by_id(found);
    for (const auto& edge : found)
        if (!filter.window || !unmet(edge.facts, filter)) take(edge);
}

void SqliteStore::each_record(const Filter& filter, const std::function<void(EdgeId, const Record&)>& take) {
    guarded(path_, [&] {
        const auto snapshot = this->snapshot();
        EvidenceFilter conditions(*database_, filter);
        // Edges and records of a document, in one order.
        const std::string in_order = " WHERE v.document = ? ORDER BY s.number, v.trigger_begin, v.key";
        SQLite::Statement documents(*database_, "SELECT id FROM documents ORDER BY key");
        SQLite::Statement edges(*database_, fmt::format("SELECT {} FROM evidence AS v JOIN edges AS e ON e.id = v.edge"
                                                        " JOIN sentences AS s ON s.id = v.sentence{}",
                                                        EvidenceFilter::columns(), in_order));
        SQLite::Statement records(*database_, RecordRows::select() + in_order);
        const bool older_keys = !has_place_in_keys(*database_);
        RecordRows reader;
        std::vector<std::pair<EdgeId, bool>> asked;
        each_row(documents, [&](SQLite::Statement& document) {
            asked.clear();
            each_row(edges, [&](SQLite::Statement& row) { asked.emplace_back(edge_facts(row).id, conditions.passes(row)); }, number(document, 0));
            if (std::none_of(asked.begin(), asked.end(), [](const auto& edge) { return edge.second; })) return;
            auto edge = asked.begin();
            each_row(
                records,
                [&](SQLite::Statement& row) {
                    const auto [id, wanted] = *edge++;
                    if (!wanted) return;
                    auto record = reader.record(row);
                    if (older_keys && record.place) record.identify();
                    take(id, record);
                },
                number(document, 0));
        });
    });
}

void SqliteStore::each_number(const std::function<void(EdgeId, const std::string&, const NumberRange&)>& take) {
    guarded(path_, [&] {
        SQLite::Statement numbers(*database_, "SELECT e.key, n.name, CASE WHEN count(n.least) = count(*) THEN min(n.least) END,"
                                              " CASE WHEN count(n.most) = count(*) THEN max(n.most) END FROM numbers AS n"
                                              " JOIN evidence AS v ON v.id = n.evidence JOIN edges AS e ON e.id = v.edge GROUP BY e.key, n.name ORDER BY e.key, n.name");
        const auto bound = [](std::optional<std::int64_t> value) { return value ? std::optional(static_cast<std::uint64_t>(*value)) : std::nullopt; };
        each_row(numbers, [&](SQLite::Statement& row) {
            take(static_cast<EdgeId>(number(row, 0)), text(row, 1), {bound(number_or_null(row, 2)), bound(number_or_null(row, 3))});
        });
    });
}

}  // namespace entente::store
