#include "store/edge_filter.hpp"

#include <algorithm>
#include <cctype>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace entente::store {
namespace {

bool same_letters(std::string_view a, std::string_view b) {
    const auto lower = [](char c) { return std::tolower(static_cast<unsigned char>(c)); };
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return lower(x) == lower(y); });
}

template <class List, class Value>
bool has(const List& list, const Value& value) {
    return std::find(list.begin(), list.end(), value) != list.end();
}

[[noreturn]] void unknown_type(Database& database, const std::string& type) {
    std::vector<std::string> known;
    Statement types(database, "SELECT DISTINCT type FROM relations ORDER BY type");
    each_row(types, [&](Statement& row) { known.push_back(text(row, 0)); });
    throw Error(ErrorCode::usage, "no edge of this graph has this type", type,
                known.empty() ? "the graph is empty" : fmt::format("its types are {}", fmt::join(known, ", ")));
}

}  // namespace

EdgeFilter::EdgeFilter(Database& database, const Filter& filter, std::vector<ActorNo> exempt)
    : filter_(filter), exempt_(std::move(exempt)) {
    if (!filter_.all) {
        if (!filter_.polarity) filter_.polarity = Polarity::affirmed;
        if (!filter_.modality) filter_.modality = Modality::actual;
    }
    const auto day = [](const Date& date) { return static_cast<std::int32_t>(date.day.time_since_epoch().count()); };
    since_ = filter_.since ? day(*filter_.since) : EdgeFacts::undated;
    until_ = filter_.until ? day(*filter_.until) : INT32_MAX;
    find_relations(database);
    find_documents(database);
    if (asks_of_actors()) actor_.emplace(database, "SELECT kind, country FROM actors WHERE id = ?");
    walkable_only_ = filter_.polarity == Polarity::affirmed && filter_.modality == Modality::actual && !filter_.since && !filter_.until &&
                     filter_.min_confidence <= 0 && filter_.documents.empty() && relations_.empty() && !asks_of_actors();
}

void EdgeFilter::find_relations(Database& database) {
    if (filter_.types.empty() && !filter_.kind && filter_.quads.empty()) return;
    std::vector<bool> met(filter_.types.size());
    Statement all(database, "SELECT id, kind, type, quad FROM relations ORDER BY id");
    each_row(all, [&](Statement& row) {
        std::optional<FilterPart> unmet;
        if (!filter_.quads.empty() && !has(filter_.quads, number(row, 3))) unmet = FilterPart::quad;
        if (filter_.kind && to_string(*filter_.kind) != text(row, 1)) unmet = FilterPart::kind;
        bool wanted = filter_.types.empty();
        for (std::size_t i = 0; i < filter_.types.size(); ++i) {
            if (!same_letters(filter_.types[i], text(row, 2))) continue;
            met[i] = wanted = true;
        }
        if (!wanted) unmet = FilterPart::type;
        relations_.resize(static_cast<std::size_t>(number(row, 0)) + 1);
        relations_.back() = unmet;
    });
    const auto unmet = std::find(met.begin(), met.end(), false);
    if (unmet != met.end()) unknown_type(database, filter_.types[static_cast<std::size_t>(unmet - met.begin())]);
}

void EdgeFilter::find_documents(Database& database) {
    if (filter_.documents.empty()) return;
    Statement find(database, "SELECT id FROM documents WHERE key = ?");
    Statement edges(database, "SELECT e.key FROM evidence AS v JOIN edges AS e ON e.id = v.edge WHERE v.document = ?");
    for (const auto& document : filter_.documents) {
        std::optional<std::int64_t> found;
        each_row(find, [&](Statement& row) { found = number(row, 0); }, document);
        if (!found) throw Error(ErrorCode::usage, "there is no such document in this graph", document);
        each_row(edges, [&](Statement& row) { in_documents_.insert(static_cast<EdgeId>(number(row, 0))); }, *found);
    }
}

std::optional<FilterPart> EdgeFilter::unmet(const EdgeFacts& edge) const {
    if (filter_.polarity && edge.polarity != *filter_.polarity) return FilterPart::polarity;
    if (filter_.modality && edge.modality != *filter_.modality) return FilterPart::modality;
    if (edge.relation < relations_.size() && relations_[edge.relation]) return relations_[edge.relation];
    if (filter_.since && (edge.first_day == EdgeFacts::undated || edge.last_day < since_)) return FilterPart::since;
    if (filter_.until && (edge.first_day == EdgeFacts::undated || edge.first_day > until_)) return FilterPart::until;
    if (edge.confidence < filter_.min_confidence) return FilterPart::confidence;
    if (!filter_.documents.empty() && !in_documents_.contains(edge.id)) return FilterPart::document;
    return std::nullopt;
}

std::optional<FilterPart> EdgeFilter::unmet_by(ActorNo actor) {
    if (!asks_of_actors() || has(exempt_, actor)) return std::nullopt;
    const auto [at, is_new] = actors_.try_emplace(actor);
    if (is_new) {
        each_row(*actor_, [&, &unmet = at->second](Statement& row) {
            const auto kind = actor_kind(text(row, 0));
            if (!filter_.actor_kinds.empty() && !(kind && has(filter_.actor_kinds, *kind))) unmet = FilterPart::actor_kind;
            else if (!filter_.countries.empty() && !has(filter_.countries, text(row, 1))) unmet = FilterPart::country;
        }, actor);
    }
    return at->second;
}

}  // namespace entente::store
