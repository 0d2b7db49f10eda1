#include "store/postgres/database.hpp"

#include <algorithm>
#include <cstdlib>

#include <fmt/format.h>

#include "store/postgres/graph_sql.hpp"
#include "store/postgres/statement.hpp"
#include "store/postgres/work_queue.hpp"
#include "store/sqlite/word_index.hpp"

namespace entente::store {
namespace {

constexpr int newest_version = 8;  // of the schema, counted as that of SQLite files

/// One of a graph's schema at a time. The first number is this program's among all that take such locks in the database.
constexpr const char* take_lock = "SELECT pg_advisory_xact_lock(1162761287, hashtext(current_schema()))";

/// Numbers as the text of an array.
template <class Number>
std::string array_of(const std::map<std::int64_t, EdgeRow>& edges, Number&& number) {
    std::string array = "{";
    for (const auto& [key, edge] : edges) {
        if (array.size() > 1) array += ',';
        array += number(edge);
    }
    return array += '}';
}

std::string or_null(const std::optional<std::int64_t>& number) { return number ? std::to_string(*number) : "NULL"; }

}  // namespace

PostgresDatabase::PostgresDatabase(const std::string& address, const StoreOptions& options) : connection_(address), address_(address) { open(options); }
PostgresDatabase::~PostgresDatabase() = default;

void PostgresDatabase::open(const StoreOptions& options) {
    connection_.execute(fmt::format("SET client_min_messages = warning; SET standard_conforming_strings = on; SET lock_timeout = {};"
                                    " SET extra_float_digits = 1",
                                    options.patience.count()));
    if (std::string(PQgetvalue(connection_.execute("SHOW server_encoding").get(), 0, 0)) != "UTF8")
        throw Error(ErrorCode::graph, "the database's encoding is not UTF-8", location(), "make one with 'createdb --encoding=UTF8 --template=template0 NAME'");
    const auto there = [&] { return number("SELECT to_regclass('entente') IS NOT NULL") != 0; };
    if (options.access == Access::read) {
        if (!there()) throw Error(ErrorCode::graph, "there is no such graph", location(), "make it with 'entente build' or 'entente load'");
    } else if (!there()) {
        make_graph();
    }
    if (const auto version = schema_version(); version > newest_version) {
        throw Error(ErrorCode::graph, fmt::format("was made by a newer entente (version {} of the schema; this one knows {})", version, newest_version),
                    location(), "install the newer one");
    }
    if (options.access == Access::read) connection_.execute("SET default_transaction_read_only = on");
}

bool PostgresDatabase::has_graph(const std::string& address) {
    return *PQgetvalue(Connection(address).execute("SELECT to_regclass('entente') IS NOT NULL").get(), 0, 0) == 't';
}

/// In one transaction: of programs that come at once, one does it.
void PostgresDatabase::make_graph() {
    connection_.execute("BEGIN");
    try {
        connection_.execute(take_lock);
        if (number("SELECT to_regclass('entente') IS NOT NULL") == 0) {
            if (number("SELECT current_schema() IS NULL") != 0)
                throw Error(ErrorCode::graph, "there is no schema to make the graph in", location(), "make the one that search_path names (CREATE SCHEMA)");
            if (number("SELECT EXISTS (SELECT 1 FROM pg_tables WHERE schemaname = current_schema())") != 0)
                throw Error(ErrorCode::graph, "is no entente graph: another program's tables", location(),
                            "name an empty database, or a schema of its own: postgresql://...?options=-csearch_path%3DNAME");
            connection_.execute(std::string(postgres_graph_sql));
        }
        connection_.execute("COMMIT");
    } catch (const Error&) {
        connection_.try_execute("ROLLBACK");
        throw;
    }
}

std::unique_ptr<PreparedStatement> PostgresDatabase::prepare(const std::string& sql, Use use) {
    switch (use) {
        case Use::many: return std::make_unique<PostgresCursor>(*this, sql);
        case Use::later: return std::make_unique<PostgresLater>(*this, sql);
        case Use::few: break;
    }
    return std::make_unique<PostgresStatement>(*this, sql);
}

std::unique_ptr<PreparedStatement> PostgresDatabase::prepare_insert(const char* table, const std::string& columns) {
    auto& waiting = tables_.emplace_back(Table{fmt::format("COPY {} ({}) FROM STDIN", table, columns), {}});
    return std::make_unique<PostgresInsert>(waiting.rows, static_cast<int>(std::count(columns.begin(), columns.end(), ',')) + 1);
}

std::uint64_t PostgresDatabase::execute(const std::string& sql) {
    changed(connection_.execute(translated(sql)).get());
    return changes_;
}

void PostgresDatabase::changed(const PGresult* result) {
    const char* rows = PQcmdTuples(const_cast<PGresult*>(result));
    changes_ = std::strtoull(rows, nullptr, 10);
}

void PostgresDatabase::flush() {
    for (auto& [copy, rows] : tables_) {
        if (rows.empty()) continue;
        connection_.copy(copy, rows);
        rows.clear();
    }
    flush_edges();
    if (!put_off_.empty()) {
        Connection::Pipeline pipeline(connection_);
        for (auto& [name, parameters] : put_off_) pipeline.send(name, parameters);
        pipeline.finish();
        put_off_.clear();
    }
    for (const auto& name : given_up_) connection_.execute("DEALLOCATE " + name);
    given_up_.clear();
}

void PostgresDatabase::forget_what_waits() noexcept {
    for (auto& table : tables_) table.rows.clear();
    edges_.clear();
    put_off_.clear();
}

void PostgresDatabase::begin_read() {
    if (reading_++ == 0 && !writing_ && !taking_) connection_.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
}

void PostgresDatabase::end_read() noexcept {
    if (--reading_ == 0 && !writing_ && !taking_) connection_.try_execute("COMMIT");
}

void PostgresDatabase::begin_write(Writing writing) {
    if (!taking_) connection_.execute("BEGIN");
    writing_ = true;
    try {
        connection_.execute(take_lock);
        if (writing == Writing::removes) connection_.execute("UPDATE entente SET removals = removals + 1");
    } catch (const Error&) {
        roll_back();
        throw;
    }
}

void PostgresDatabase::commit() {
    flush();
    writing_ = false;
    if (!taking_) connection_.execute("COMMIT");
}

void PostgresDatabase::roll_back() noexcept {
    forget_what_waits();
    connection_.try_execute("ROLLBACK");
    writing_ = false;
}

void PostgresDatabase::begin_taking() {
    connection_.execute("BEGIN");
    taking_ = true;
}

void PostgresDatabase::end_taking() {
    taking_ = false;
    connection_.execute("COMMIT");
}

void PostgresDatabase::stop_taking() noexcept {
    taking_ = false;
    roll_back();
}

std::unique_ptr<WorkQueue> PostgresDatabase::work_queue() { return std::make_unique<PostgresWorkQueue>(*this, address_); }

std::string PostgresDatabase::state() {
    std::string state;
    Statement select(*this, "SELECT CAST(pg_current_snapshot() AS TEXT)");
    each_row(select, [&](Statement& row) { state = row.text(0); });
    return state;
}

int PostgresDatabase::schema_version() { return static_cast<int>(number("SELECT version FROM entente")); }

std::int64_t PostgresDatabase::put_edge(const EdgeRow& edge) {
    const auto [at, is_new] = edges_.try_emplace(edge.key, edge);
    if (!is_new) {
        auto& known = at->second;
        known.confidence = std::max(known.confidence, edge.confidence);
        known.reports += edge.reports;
        known.documents += edge.documents;
    }
    return edge.key;  // its number, too
}

void PostgresDatabase::flush_edges() {
    if (edges_.empty()) return;
    const auto number_of = [](auto member) { return [member](const EdgeRow& edge) { return std::to_string(static_cast<std::int64_t>(edge.*member)); }; };
    const auto optional_of = [](auto member) { return [member](const EdgeRow& edge) { return or_null(edge.*member); }; };
    Parameters parameters;
    std::size_t at = 0;
    const auto add = [&](auto&& number) { parameters.set(++at, 0, array_of(edges_, number)); };
    add(number_of(&EdgeRow::key));
    add(number_of(&EdgeRow::relation));
    add(optional_of(&EdgeRow::source));
    add(optional_of(&EdgeRow::target));
    add(number_of(&EdgeRow::reciprocal));
    add(number_of(&EdgeRow::polarity));
    add(number_of(&EdgeRow::modality));
    add(optional_of(&EdgeRow::first_day));
    add(optional_of(&EdgeRow::last_day));
    add([](const EdgeRow& edge) { return fmt::format("{}", edge.confidence); });
    add(number_of(&EdgeRow::reports));
    add(number_of(&EdgeRow::documents));
    connection_.execute("INSERT INTO edges (id, relation, source, target, reciprocal, polarity, modality, first_day, last_day, confidence, reports, documents)"
                        " SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[], $6::bigint[], $7::bigint[],"
                        " $8::bigint[], $9::bigint[], $10::double precision[], $11::bigint[], $12::bigint[])"
                        " ON CONFLICT (id) DO UPDATE SET confidence = greatest(edges.confidence, excluded.confidence),"
                        " reports = edges.reports + excluded.reports, documents = edges.documents + excluded.documents",
                        parameters);
    edges_.clear();
}

std::string PostgresDatabase::hops(bool outward) const {
    return fmt::format(", e.neighbour FROM adjacency AS e WHERE e.actor = ?1 AND {} e.outward", outward ? "" : "NOT");
}

std::uint64_t PostgresDatabase::about_how_many(const char* table) {
    constexpr std::int64_t few = 100'000;  // counted in no time
    const auto rows = number(fmt::format("SELECT CAST(reltuples AS BIGINT) FROM pg_class WHERE oid = to_regclass('{}')", table));
    return static_cast<std::uint64_t>(rows < few ? number(fmt::format("SELECT count(*) FROM {}", table)) : rows);
}

std::string PostgresDatabase::numbers_of(const std::string& evidence) const {
    return "(SELECT coalesce(json_agg(json_build_array(name, least, most) ORDER BY name), '[]') FROM numbers WHERE evidence = " + evidence + ")";
}

}  // namespace entente::store
