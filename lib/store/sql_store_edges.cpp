// Edges and records, one after the other: what all of a graph's exports are written from.

#include <algorithm>

#include <fmt/format.h>

#include "store/edge_filter.hpp"
#include "store/edge_rows.hpp"
#include "store/evidence_filter.hpp"
#include "store/place_keys.hpp"
#include "store/recurrences.hpp"
#include "store/report_window.hpp"
#include "store/decisions.hpp"
#include "store/rows.hpp"
#include "store/sql_store.hpp"

namespace entente::store {
namespace {

/// As the tables order them.
std::int64_t key(const StoredEdge& edge) { return static_cast<std::int64_t>(edge.facts.id); }

void sort_by_id(std::vector<StoredEdge>& edges) {
    std::sort(edges.begin(), edges.end(), [](const StoredEdge& a, const StoredEdge& b) { return key(a) < key(b); });
}

/// Every edge that joins two actors and that a filter lets through, as it is stored.
class EdgeScan {
public:
    enum class Order : std::uint8_t { by_id, any };  // any is faster

    EdgeScan(Store& store, Database& database, const Filter& filter) : store_(store), database_(database), filter_(database, filter), identities_(database, filter.rollup) {}

    template <class Take>
    void each(Order order, Take&& take) {
        EdgeRows rows(database_, fmt::format(", e.source, e.target, e.documents FROM edges AS e WHERE e.source IS NOT NULL AND e.target IS NOT NULL{}", order == Order::by_id ? " ORDER BY e.key" : ""), Use::many);
        rows.each([&](const EdgeFacts& facts) {
            if (filter_.unmet(facts)) return;
            const StoredEdge edge{identities_.shown_as(rows.number(0)), identities_.shown_as(rows.number(1)), facts, static_cast<std::uint32_t>(rows.number(2))};
            if (edge.source == edge.target && store_.relation(facts.relation).type == naming_tie) return;
            if (!filter_.unmet_by(edge.source) && !filter_.unmet_by(edge.target)) take(edge);
        });
    }

private:
    Store& store_;
    Database& database_;
    EdgeFilter filter_;
    Identities identities_;
};

}  // namespace

void SqlStore::each_edge(const Filter& filter, const std::function<void(const StoredEdge&)>& take) {
    const auto snapshot = this->snapshot();
    if (!filter.window) return EdgeScan(*this, *database_, filter).each(EdgeScan::Order::by_id, take);
    each_joined_edge(filter, take);
}

void SqlStore::each_actor_with_edges(const Filter& filter, const std::function<void(ActorNo, std::uint64_t edges)>& take) {
    std::vector<std::uint32_t> degrees;
    const auto meet = [&](const StoredEdge& edge) {
        const auto last = static_cast<std::size_t>(std::max(edge.source, edge.target));
        if (degrees.size() <= last) degrees.resize(2 * last + 1);
        ++degrees[static_cast<std::size_t>(edge.source)];
        if (edge.target != edge.source) ++degrees[static_cast<std::size_t>(edge.target)];
    };
    const auto snapshot = this->snapshot();
    // A joined edge has the ends of those that it is made of; only what is asked of it as a whole makes a difference.
    const bool asks_of_joined = filter.window && (filter.since || filter.until || filter.min_confidence > 0);
    if (asks_of_joined) each_joined_edge(filter, meet);
    else EdgeScan(*this, *database_, filter).each(EdgeScan::Order::any, meet);
    for (std::size_t actor = 0; actor < degrees.size(); ++actor)
        if (degrees[actor]) take(static_cast<ActorNo>(actor), degrees[actor]);
}

void SqlStore::each_joined_edge(const Filter& filter, const std::function<void(const StoredEdge&)>& take) {
    EdgeScan scan(*this, *database_, before_joining(filter));
    // Most edges have none that they could be joined with, and are never gathered.
    Recurrences recurrences(static_cast<std::size_t>(database_->number("SELECT count(*) FROM edges")), *filter.window);
    scan.each(EdgeScan::Order::any, [&](const StoredEdge& edge) { recurrences.add(edge); });
    std::vector<StoredEdge> joined;
    scan.each(EdgeScan::Order::any, [&](const StoredEdge& edge) {
        if (recurrences.has_like(edge)) joined.push_back(edge);
    });
    std::vector<std::int64_t> gathered;
    for (const auto& edge : joined) gathered.push_back(key(edge));
    std::sort(gathered.begin(), gathered.end());
    join_reports(joined, *filter.window, [this](EdgeId edge) { return reports_of(edge); });
    sort_by_id(joined);
    const auto give = [&](const StoredEdge& edge) {
        if (!unmet(edge.facts, filter)) take(edge);
    };
    auto next = joined.begin();
    auto passed_over = gathered.begin();
    scan.each(EdgeScan::Order::by_id, [&](const StoredEdge& edge) {
        for (; next != joined.end() && key(*next) < key(edge); ++next) give(*next);
        if (passed_over != gathered.end() && *passed_over == key(edge)) ++passed_over;
        else give(edge);
    });
    for (; next != joined.end(); ++next) give(*next);
}

void SqlStore::each_edge_among(const std::unordered_set<ActorNo>& actors, const Filter& filter, const std::function<void(const StoredEdge&)>& take) {
    const auto snapshot = this->snapshot();
    std::vector<StoredEdge> found;
    EdgeFilter conditions(*database_, filter.window ? before_joining(filter) : filter);
    const Identities identities(*database_, filter.rollup);
    Statement edges(*database_, fmt::format("SELECT {}, e.target, e.documents FROM edges AS e WHERE e.source = ? AND e.target IS NOT NULL", edge_columns));
    const auto from = [&](ActorNo source, ActorNo member) {
        each_row(
            edges,
            [&](Statement& row) {
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
    if (filter.window) join_reports(found, *filter.window, [this](EdgeId edge) { return reports_of(edge); });
    sort_by_id(found);
    for (const auto& edge : found)
        if (!filter.window || !unmet(edge.facts, filter)) take(edge);
}

void SqlStore::each_record(const Filter& filter, const std::function<void(EdgeId, const Record&)>& take) {
    const auto snapshot = this->snapshot();
    EvidenceFilter conditions(*database_, filter);
    // Edges and records of a document, in one order.
    const std::string in_order = " WHERE v.document = ? ORDER BY s.number, v.trigger_begin, v.key";
    Statement documents(*database_, "SELECT id FROM documents ORDER BY key", Use::many);
    Statement edges(*database_, fmt::format("SELECT {} FROM evidence AS v JOIN edges AS e ON e.id = v.edge"
                                                    " JOIN sentences AS s ON s.id = v.sentence{}",
                                                    EvidenceFilter::columns(), in_order));
    Statement records(*database_, RecordRows::select(*database_) + in_order);
    const bool older_keys = !has_place_in_keys(*database_);
    RecordRows reader;
    std::vector<std::pair<EdgeId, bool>> asked;
    each_row(documents, [&](Statement& document) {
        asked.clear();
        each_row(edges, [&](Statement& row) { asked.emplace_back(edge_facts(row).id, conditions.passes(row)); }, number(document, 0));
        if (std::none_of(asked.begin(), asked.end(), [](const auto& edge) { return edge.second; })) return;
        auto edge = asked.begin();
        each_row(
            records,
            [&](Statement& row) {
                const auto [id, wanted] = *edge++;
                if (!wanted) return;
                auto record = reader.record(row);
                if (older_keys && record.place) record.identify();
                take(id, record);
            },
            number(document, 0));
    });
}

void SqlStore::each_number(const std::function<void(EdgeId, const std::string&, const NumberRange&)>& take) {
    Statement numbers(*database_, "SELECT e.key, n.name, CASE WHEN count(n.least) = count(*) THEN min(n.least) END,"
                                          " CASE WHEN count(n.most) = count(*) THEN max(n.most) END FROM numbers AS n"
                                          " JOIN evidence AS v ON v.id = n.evidence JOIN edges AS e ON e.id = v.edge GROUP BY e.key, n.name ORDER BY e.key, n.name", Use::many);
    const auto bound = [](std::optional<std::int64_t> value) { return value ? std::optional(static_cast<std::uint64_t>(*value)) : std::nullopt; };
    each_row(numbers, [&](Statement& row) {
        take(static_cast<EdgeId>(number(row, 0)), text(row, 1), {bound(number_or_null(row, 2)), bound(number_or_null(row, 3))});
    });
}

}  // namespace entente::store
