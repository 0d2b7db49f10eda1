// What the store says of all of itself: numbers and relations.

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "graph/identity.hpp"
#include "store/decisions.hpp"
#include "store/rows.hpp"
#include "store/sql_store.hpp"

namespace entente::store {

GraphInfo SqlStore::info() {
    const auto snapshot = this->snapshot();
    GraphInfo info;
    info.documents = count("SELECT count(*) FROM documents");
    info.texts = count("SELECT count(*) FROM documents WHERE text IS NOT NULL AND text <> ''");
    info.sentences = count("SELECT count(*) FROM sentences");
    info.merged = count("SELECT count(*) FROM identities");
    info.actors = count("SELECT count(*) FROM actors") - info.merged;
    for (const auto& decision : graph::in_force(read_decisions(*database_, {}))) info.unsure += decision.verdict == Verdict::unsure;
    info.mentions = count("SELECT count(*) FROM mentions");
    info.evidence = count("SELECT count(*) FROM evidence");
    // One pass over the edges, in the order in which they lie: grouping by SQL would sort them.
    struct Sum {
        std::uint64_t edges = 0, evidence = 0;
    };
    std::map<std::pair<RecordKind, std::string>, Sum> types;
    std::optional<std::int64_t> first, last;
    const Identities identities(*database_);
    Statement edges(*database_, "SELECT relation, source, polarity = 0 AND modality = 0, reports, first_day, last_day, target FROM edges", Use::many);
    each_row(edges,
             [&](Statement& row) {
                 const auto& relation = this->relation(static_cast<std::uint32_t>(number(row, 0)));
                 auto& sum = types[{relation.kind, relation.type}];
                 ++sum.edges;
                 sum.evidence += static_cast<std::uint64_t>(number(row, 3));
                 const auto source = number_or_null(row, 1), target = number_or_null(row, 6);
                 const bool both = source && target;
                 const bool names = both && relation.type == naming_tie && identities.shown_as(*source) == identities.shown_as(*target);
                 ++(names ? info.names : both ? info.edges : info.one_sided);
                 if (both && !names && number(row, 2) != 0) ++info.walkable;
                 if (const auto day = number_or_null(row, 4)) first = std::min(first.value_or(*day), *day);
                 if (const auto day = number_or_null(row, 5)) last = std::max(last.value_or(*day), *day);
             });
    for (const auto& [type, sum] : types) info.types.push_back({type.first, type.second, sum.edges, sum.evidence});
    if (first && last) {
        const auto day = [](std::int64_t number_of_day) { return Date{std::chrono::sys_days{std::chrono::days{number_of_day}}}; };
        info.span = DateSpan{day(*first), day(*last)};
    }
    each_row(statement("SELECT kind, count(*) FROM actors WHERE id NOT IN (SELECT actor FROM identities) GROUP BY kind ORDER BY kind"),
             [&](Statement& row) {
                 info.kinds.emplace_back(actor_kind(text(row, 0)).value_or(ActorKind::people), static_cast<std::uint64_t>(number(row, 1)));
             });
    return info;
}

const Relation& SqlStore::relation(std::uint32_t wanted) {
    const auto read = [&] { return wanted < relations_.size() && !relations_[wanted].type.empty(); };
    if (!read()) {
        each_row(statement("SELECT id, kind, type, mode, quad FROM relations ORDER BY id"), [&](Statement& row) {
            const auto at = static_cast<std::size_t>(number(row, 0));
            if (relations_.size() <= at) relations_.resize(at + 1);
            if (!relations_[at].type.empty()) return;  // callers may hold a reference
            relations_[at] = {record_kind(text(row, 1)).value_or(RecordKind::event), text(row, 2), text(row, 3),
                              static_cast<int>(number(row, 4))};
        });
    }
    if (!read()) throw Error(ErrorCode::graph, fmt::format("has no relation {}", wanted), database_->location());
    return relations_[wanted];
}

void SqlStore::each_relation(const std::function<void(std::uint32_t, const Relation&)>& take) {
    std::vector<std::uint32_t> numbers;
    each_row(statement("SELECT id FROM relations ORDER BY id"), [&](Statement& row) { numbers.push_back(static_cast<std::uint32_t>(number(row, 0))); });
    for (const auto each : numbers) take(each, relation(each));
}

Store::Magnitude SqlStore::magnitude() {
    return Magnitude{database_->about_how_many("actors"), database_->about_how_many("edges")};
}

}  // namespace entente::store
