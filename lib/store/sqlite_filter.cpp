#include "store/sqlite_filter.hpp"

#include <algorithm>
#include <cctype>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "store/statement.hpp"

namespace entente::store {
namespace {

constexpr std::size_t most_documents = 30'000;  // SQLite binds 32,766 values to a statement

bool same_letters(std::string_view a, std::string_view b) {
    const auto lower = [](char c) { return std::tolower(static_cast<unsigned char>(c)); };
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return lower(x) == lower(y); });
}

[[noreturn]] void unknown_type(SQLite::Database& database, const std::string& type) {
    std::vector<std::string> known;
    SQLite::Statement types(database, "SELECT DISTINCT type FROM relations ORDER BY type");
    each_row(types, [&](SQLite::Statement& row) { known.push_back(text(row, 0)); });
    throw Error(ErrorCode::usage, "no edge of this graph has this type", type,
                known.empty() ? "the graph is empty" : fmt::format("its types are {}", fmt::join(known, ", ")));
}

}  // namespace

SqliteFilter::SqliteFilter(SQLite::Database& database, const Filter& filter) {
    const auto condition = [this](std::string sql, auto... values) {
        edge_ += " AND " + std::move(sql);
        (edge_values_.emplace_back(values), ...);
    };

    if (filter.polarity || !filter.all)
        condition("e.polarity = ?", static_cast<std::int64_t>(filter.polarity.value_or(Polarity::affirmed)));
    if (filter.modality || !filter.all)
        condition("e.modality = ?", static_cast<std::int64_t>(filter.modality.value_or(Modality::actual)));

    if (!filter.types.empty() || filter.kind || !filter.quads.empty()) {
        std::vector<std::int64_t> relations;
        std::vector<bool> met(filter.types.size());
        SQLite::Statement all(database, "SELECT id, kind, type, quad FROM relations ORDER BY id");
        each_row(all, [&](SQLite::Statement& row) {
            bool wanted = filter.types.empty();
            for (std::size_t i = 0; i < filter.types.size(); ++i) {
                if (!same_letters(filter.types[i], text(row, 2))) continue;
                met[i] = wanted = true;
            }
            wanted = wanted && (!filter.kind || to_string(*filter.kind) == text(row, 1));
            wanted = wanted && (filter.quads.empty() ||
                                std::find(filter.quads.begin(), filter.quads.end(), number(row, 3)) != filter.quads.end());
            if (wanted) relations.push_back(number(row, 0));
        });
        const auto unmet = std::find(met.begin(), met.end(), false);
        if (unmet != met.end()) unknown_type(database, filter.types[static_cast<std::size_t>(unmet - met.begin())]);
        edge_ += " AND e.relation IN " + any_of(relations.size());
        edge_values_.insert(edge_values_.end(), relations.begin(), relations.end());
    }

    const auto day = [](const Date& date) { return std::int64_t{date.day.time_since_epoch().count()}; };
    if (filter.since) condition("e.last_day >= ?", day(*filter.since));
    if (filter.until) condition("e.first_day <= ?", day(*filter.until));
    if (filter.min_confidence > 0) condition("e.confidence >= ?", filter.min_confidence);

    if (!filter.documents.empty()) {
        if (filter.documents.size() > most_documents)
            throw Error(ErrorCode::usage, fmt::format("a filter takes {} documents at most", most_documents), "");
        edge_ += " AND EXISTS (SELECT 1 FROM evidence WHERE evidence.edge = e.id AND evidence.document IN " +
                 any_of(filter.documents.size()) + ")";
        SQLite::Statement find(database, "SELECT id FROM documents WHERE key = ?");
        for (const auto& document : filter.documents) {
            bool found = false;
            each_row(find, [&](SQLite::Statement& row) { edge_values_.emplace_back(number(row, 0)), found = true; }, document);
            if (!found) throw Error(ErrorCode::usage, "there is no such document in this graph", document);
        }
    }
    for (const auto kind : filter.actor_kinds) kinds_.emplace_back(std::string(to_string(kind)));
    for (const auto& country : filter.countries) countries_.emplace_back(country);
}

std::string SqliteFilter::actor_conditions(const std::string& actor, std::size_t exempt) const {
    std::string conditions;
    if (!kinds_.empty()) conditions += fmt::format("{}.kind IN {}", actor, any_of(kinds_.size()));
    if (!countries_.empty())
        conditions += fmt::format("{}{}.country IN {}", conditions.empty() ? "" : " AND ", actor, any_of(countries_.size()));
    if (conditions.empty()) return {};
    return exempt ? fmt::format(" AND ({}.id IN {} OR ({}))", actor, any_of(exempt), conditions) : " AND " + conditions;
}

int SqliteFilter::bind_edge(SQLite::Statement& statement, int at) const { return bind_all(statement, at, edge_values_); }

int SqliteFilter::bind_actor(SQLite::Statement& statement, int at, const std::vector<ActorNo>& exempt) const {
    if (kinds_.empty() && countries_.empty()) return at;
    for (const auto number : exempt) statement.bind(at++, number);
    return bind_all(statement, bind_all(statement, at, kinds_), countries_);
}

std::string SqliteFilter::any_of(std::size_t count) {
    std::string places = "(";
    for (std::size_t i = 0; i < count; ++i) places += i ? ",?" : "?";
    return places + ")";
}

int SqliteFilter::bind_all(SQLite::Statement& statement, int at, const std::vector<Value>& values) {
    for (const auto& value : values) std::visit([&](const auto& bound) { statement.bind(at, bound); }, value), ++at;
    return at;
}

}  // namespace entente::store
