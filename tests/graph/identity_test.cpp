#include "catch.hpp"

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "graph/identity.hpp"

using namespace entente;

namespace {

Decision said(const std::string& actor, const std::string& other, Verdict verdict, Decider decider = Decider::person, const std::string& at = "1",
              const std::string& by = "a") {
    return {actor, other, verdict, decider, by, at, ""};
}

using Shown = std::map<std::string, std::string>;

Shown identities_of(const std::vector<Decision>& decisions) {
    return graph::identities(decisions, [](std::string_view) { return true; });
}

/// The same by the plainest means: every step looks at everything.
Shown plain_identities(const std::vector<Decision>& decisions, const std::set<std::string>& existing) {
    using Pair = std::pair<std::string, std::string>;
    const auto pair = [](const Decision& d) { return d.actor < d.other ? Pair(d.actor, d.other) : Pair(d.other, d.actor); };
    const auto stronger = [](const Decision& a, const Decision& b) {
        if (a.decider != b.decider) return a.decider == Decider::person;
        if (a.at != b.at) return a.at > b.at;
        if (a.verdict != b.verdict) return a.verdict == Verdict::different || (a.verdict == Verdict::unsure && b.verdict == Verdict::same);
        return std::tie(a.by, a.why, a.actor) < std::tie(b.by, b.why, b.actor);
    };
    std::map<Pair, Decision> held;
    for (const auto& decision : decisions) {
        const auto [at, is_new] = held.emplace(pair(decision), decision);
        if (!is_new && stronger(decision, at->second)) at->second = decision;
    }
    std::vector<Decision> same;
    for (const auto& [key, decision] : held)
        if (decision.verdict == Verdict::same) same.push_back(decision);
    std::stable_sort(same.begin(), same.end(), [](const Decision& a, const Decision& b) {  // pairs stand in order
        return a.decider != b.decider ? a.decider == Decider::person : a.at > b.at;
    });

    std::vector<std::set<std::string>> groups;
    const auto group_of = [&](const std::string& id) {
        for (auto& group : groups)
            if (group.contains(id)) return &group;
        groups.reserve(100);
        return &groups.emplace_back(std::set{id});
    };
    std::vector<Decision> joined;
    for (const auto& decision : same) {
        auto *a = group_of(decision.actor), *b = group_of(decision.other);
        bool stopped = false;
        for (const auto& x : *a)
            for (const auto& y : *b) {
                const auto at = held.find(x < y ? Pair(x, y) : Pair(y, x));
                if (a == b || at == held.end() || at->second.verdict == Verdict::same) continue;
                const bool by_person = at->second.decider == Decider::person && at->second.verdict == Verdict::different;
                stopped = stopped || by_person || decision.decider == Decider::rule;
            }
        if (stopped) continue;
        joined.push_back(decision);
        if (a == b) continue;
        a->insert(b->begin(), b->end());
        b->clear();
    }
    Shown shown;
    for (const auto& group : groups) {
        std::string choice;
        for (const int round : {0, 1, 2}) {
            for (const auto& decision : joined) {
                const auto& id = round == 2 ? decision.other : decision.actor;
                const bool replaced = std::any_of(joined.begin(), joined.end(), [&](const Decision& d) { return d.other == id; });
                if (choice.empty() && group.contains(id) && existing.contains(id) && (round > 0 || !replaced)) choice = id;
            }
        }
        for (const auto& id : group)
            if (!choice.empty() && id != choice && existing.contains(id)) shown.emplace(id, choice);
    }
    return shown;
}

}  // namespace

TEST_CASE("of a pair, a person's word holds before a rule's, and the later before the earlier") {
    using enum Verdict;
    CHECK(identities_of({said("a", "b", same)}) == Shown{{"b", "a"}});
    CHECK(identities_of({said("a", "b", same, Decider::rule, "9"), said("a", "b", different, Decider::person, "1")}).empty());
    CHECK(identities_of({said("a", "b", different, Decider::rule, "9"), said("b", "a", same, Decider::person, "1")}) == Shown{{"a", "b"}});
    CHECK(identities_of({said("a", "b", same, Decider::person, "2"), said("a", "b", different, Decider::person, "1")}) == Shown{{"b", "a"}});
    CHECK(identities_of({said("a", "b", same, Decider::person, "1"), said("a", "b", different, Decider::person, "2")}).empty());
    CHECK(identities_of({said("a", "b", same), said("a", "b", different)}).empty());  // at one time, the careful one
    CHECK(identities_of({said("a", "b", unsure)}).empty());
    CHECK(identities_of({said("a", "b", same, Decider::rule), said("a", "b", unsure, Decider::person)}).empty());
}

TEST_CASE("what is the same as one is the same as the other, unless that joins what is different") {
    using enum Verdict;
    CHECK(identities_of({said("a", "b", same), said("b", "c", same)}) == Shown{{"b", "a"}, {"c", "a"}});
    CHECK(identities_of({said("a", "b", same, Decider::person, "2"), said("b", "c", same, Decider::person, "1"), said("a", "c", different)}) ==
          Shown{{"b", "a"}});
    // A rule's difference does not stop what persons say, and stops what rules say.
    CHECK(identities_of({said("a", "b", same), said("b", "c", same), said("a", "c", different, Decider::rule)}).size() == 2);
    CHECK(identities_of({said("a", "b", same), said("b", "c", same, Decider::rule), said("a", "c", different, Decider::rule)}) == Shown{{"b", "a"}});
    // So does a doubt, whoever has it.
    for (const auto decider : {Decider::rule, Decider::person}) {
        CHECK(identities_of({said("a", "b", same), said("b", "c", same), said("a", "c", unsure, decider)}).size() == 2);
        CHECK(identities_of({said("a", "b", same), said("b", "c", same, Decider::rule), said("a", "c", unsure, decider)}) == Shown{{"b", "a"}});
    }
}

TEST_CASE("an actor that the graph does not have is shown as nobody, but leads from one to another") {
    const auto decisions = std::vector{said("a", "b", Verdict::same), said("b", "c", Verdict::same)};
    CHECK(graph::identities(decisions, [](std::string_view id) { return id != "b"; }) == Shown{{"c", "a"}});
    CHECK(graph::identities(decisions, [](std::string_view id) { return id != "a"; }) == Shown{{"c", "b"}});
}

TEST_CASE("identities are those of a plain model, whatever the order of the decisions") {
    std::mt19937 random(17);
    const auto below = [&](std::size_t n) { return random() % n; };
    std::size_t merged = 0, apart = 0;
    for (int round = 0; round < 3000; ++round) {
        const auto actors = 2 + below(7);
        std::vector<Decision> decisions;
        std::set<std::string> existing;
        for (std::size_t i = 0; i < actors; ++i)
            if (below(8) != 0) existing.insert(std::string(1, static_cast<char>('a' + i)));
        for (auto n = 1 + below(12); n > 0; --n) {
            const auto a = below(actors), b = below(actors);
            if (a == b) continue;
            decisions.push_back(said(std::string(1, static_cast<char>('a' + a)), std::string(1, static_cast<char>('a' + b)),
                                     below(2) ? Verdict::same : below(2) ? Verdict::different : Verdict::unsure,
                                     below(2) ? Decider::person : Decider::rule, std::to_string(below(4)), std::to_string(below(2))));
        }
        const auto exists = [&](std::string_view id) { return existing.contains(std::string(id)); };
        const auto expected = plain_identities(decisions, existing);
        CHECK(graph::identities(decisions, exists) == expected);
        std::shuffle(decisions.begin(), decisions.end(), random);
        CHECK(graph::identities(decisions, exists) == expected);
        merged += expected.size();

        // No two are shown as one whom a person keeps apart.
        for (const auto& decision : graph::in_force(decisions)) {
            if (decision.verdict != Verdict::different || decision.decider != Decider::person) continue;
            const auto shown = [&](const std::string& id) { return expected.contains(id) ? expected.at(id) : id; };
            CHECK(shown(decision.actor) != shown(decision.other));
            ++apart;
        }
    }
    CHECK(merged > 1000);
    CHECK(apart > 1000);
}
