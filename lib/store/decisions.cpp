#include "store/decisions.hpp"

#include <algorithm>

#include "graph/identity.hpp"

namespace entente::store {
namespace {

constexpr const char* columns = "actor, other, verdict, decider, decided_by, decided_at, why";

void check(const Decision& decision) {
    if (decision.actor.empty() || decision.other.empty() || decision.actor == decision.other)
        throw Error(ErrorCode::usage, "a decision needs two actors", decision.actor, "give the ids of two different actors");
    if (decision.decider == Decider::person && decision.by.empty())
        throw Error(ErrorCode::usage, "a person's decision needs the person's name", decision.actor, "say who decided");
}

std::uint64_t insert(Database& database, std::span<const Decision> decisions) {
    Statement insert_one(database, std::string("INSERT INTO decisions (") + columns + ") VALUES (?,?,?,?,?,?,?) ON CONFLICT DO NOTHING");
    std::uint64_t added = 0;
    for (const auto& decision : decisions) {
        check(decision);
        run(insert_one, decision.actor, decision.other, std::string(to_string(decision.verdict)), std::string(to_string(decision.decider)),
            decision.by, decision.at, decision.why);
        added += database.changes();
    }
    return added;
}

}  // namespace

std::uint64_t add_decisions(Database& database, std::span<const Decision> decisions) {
    const auto added = insert(database, decisions);
    if (added != 0) derive_identities(database);
    return added;
}

void replace_rule_decisions(Database& database, std::span<const Decision> decisions) {
    auto known = read_decisions(database, {});
    std::erase_if(known, [](const Decision& decision) { return decision.decider != Decider::rule; });
    std::vector<Decision> wanted(decisions.begin(), decisions.end());
    std::sort(known.begin(), known.end());
    std::sort(wanted.begin(), wanted.end());
    if (known == wanted) return;  // the usual case: no page is written
    database.execute("DELETE FROM decisions WHERE decider = 'rule'");
    insert(database, wanted);
    derive_identities(database);
}

std::vector<Decision> read_decisions(Database& database, const std::string& actor) {
    Statement select(database, std::string("SELECT ") + columns + " FROM decisions" +
                                           (actor.empty() ? "" : " WHERE actor = ?1 UNION ALL SELECT " + std::string(columns) +
                                                                     " FROM decisions WHERE other = ?1"));
    if (!actor.empty()) select.bind(1, std::string_view(actor));
    std::vector<Decision> found;
    each_row(select, [&](Statement& row) {
        found.push_back({text(row, 0), text(row, 1), row.sound(verdict(text(row, 2))), row.sound(decider(text(row, 3))), text(row, 4), text(row, 5),
                         text(row, 6)});
    });
    std::sort(found.begin(), found.end(), [](const Decision& a, const Decision& b) {
        const auto pair_a = graph::pair_of(a), pair_b = graph::pair_of(b);
        return pair_a != pair_b ? pair_a < pair_b : graph::prevails(a, b);
    });
    return found;
}

void derive_identities(Database& database) {
    Statement find(database, "SELECT id FROM actors WHERE key = ?");
    std::unordered_map<std::string, ActorNo> numbers;  // 0 where there is no such actor
    const auto number_of = [&](std::string_view id) {
        const auto [at, is_new] = numbers.try_emplace(std::string(id), 0);
        if (is_new) each_row(find, [&, &known = at->second](Statement& row) { known = number(row, 0); }, at->first);
        return at->second;
    };
    const auto derived = graph::identities(read_decisions(database, {}), [&](std::string_view id) { return number_of(id) != 0; });

    database.execute("DELETE FROM identities");
    Statement insert_one(database, "INSERT INTO identities (actor, shown_as) VALUES (?,?)");
    for (const auto& [actor, shown] : derived) run(insert_one, number_of(actor), number_of(shown));
}

Identities::Identities(Database& database, std::optional<Rollup> rollup) {
    Statement all(database, "SELECT actor, shown_as FROM identities ORDER BY actor");
    each_row(all, [&](Statement& row) { show(number(row, 0), number(row, 1)); });
    if (rollup) roll_up(database, *rollup);
    for (std::size_t actor = 0; actor < shown_as_.size(); ++actor)
        if (shown_as_[actor] != 0) others_[shown_as_[actor]].push_back(static_cast<ActorNo>(actor));
}

void Identities::show(ActorNo actor, ActorNo as) {
    const auto at = static_cast<std::size_t>(actor);
    if (at >= shown_as_.size()) shown_as_.resize(at + 1);
    shown_as_[at] = as;
}

void Identities::roll_up(Database& database, Rollup rollup) {
    struct Coded {
        std::string country;
        bool of_state = false;  // its government or forces
    };
    std::unordered_map<ActorNo, Coded> actors;
    std::unordered_map<std::string, ActorNo> countries, governments;
    Statement all(database, "SELECT id, country, sector IN ('GOV', 'MIL', 'COP', 'SPY'), key = 'country/' || lower(country),"
                                    " key = 'government/' || lower(country) FROM actors WHERE country <> ''");
    each_row(all, [&](Statement& row) {
        const auto actor = number(row, 0);
        const auto& coded = actors.emplace(actor, Coded{text(row, 1), number(row, 2) != 0}).first->second;
        if (number(row, 3) != 0) countries.emplace(coded.country, actor);
        if (number(row, 4) != 0) governments.emplace(coded.country, actor);
    });
    // The best reported tie comes last, and counts.
    Statement offices(database, "SELECT e.source, t.country FROM relations AS r JOIN edges AS e ON e.relation = r.id JOIN actors AS s ON s.id = e.source"
                                        " JOIN actors AS t ON t.id = e.target WHERE r.type IN ('holds-office', 'represents', 'spokesperson-of') AND e.polarity = 0"
                                        " AND e.modality = 0 AND s.kind = 'person' AND t.kind IN ('country', 'government') AND t.country <> ''"
                                        " ORDER BY e.reports, e.confidence, e.key");
    std::unordered_map<ActorNo, std::string> served;
    each_row(offices, [&](Statement& row) { served[number(row, 0)] = text(row, 1); });
    for (const auto& [actor, country] : served) {
        auto& coded = actors.try_emplace(actor, Coded{country, true}).first->second;
        coded.of_state = coded.of_state || coded.country == country;
    }

    const auto as_decided = [decided = shown_as_](ActorNo actor) {
        const auto at = static_cast<std::size_t>(actor);
        return at < decided.size() && decided[at] != 0 ? decided[at] : actor;
    };
    const auto group_of = [&](ActorNo actor) {
        const auto coded = actors.find(actor);
        if (coded == actors.end()) return actor;
        const auto& [country, of_state] = coded->second;
        if (rollup == Rollup::government) {
            if (!of_state) return actor;
            if (const auto government = governments.find(country); government != governments.end()) return government->second;
        }
        const auto found = countries.find(country);
        return found == countries.end() ? actor : found->second;
    };
    const auto roll = [&](ActorNo actor) {
        if (const auto group = as_decided(group_of(as_decided(actor))); group != actor) show(actor, group);
    };
    for (std::size_t actor = 1, end = shown_as_.size(); actor < end; ++actor) roll(static_cast<ActorNo>(actor));
    for (const auto& [actor, coded] : actors) roll(actor);
}

}  // namespace entente::store
