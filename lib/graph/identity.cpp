#include "graph/identity.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <tuple>
#include <unordered_map>

namespace entente {
namespace {

constexpr std::array<std::string_view, 3> verdicts{"different", "unsure", "same"};
constexpr std::array<std::string_view, 2> deciders{"person", "rule"};

template <class Enum, std::size_t N>
std::optional<Enum> value_of(const std::array<std::string_view, N>& names, std::string_view name) {
    const auto at = std::find(names.begin(), names.end(), name);
    return at == names.end() ? std::nullopt : std::optional(static_cast<Enum>(at - names.begin()));
}

}  // namespace

std::string_view to_string(Verdict value) { return verdicts.at(static_cast<std::size_t>(value)); }
std::string_view to_string(Decider value) { return deciders.at(static_cast<std::size_t>(value)); }
std::optional<Verdict> verdict(std::string_view name) { return value_of<Verdict>(verdicts, name); }
std::optional<Decider> decider(std::string_view name) { return value_of<Decider>(deciders, name); }

namespace graph {
namespace {

using Number = std::uint32_t;

/// Groups of actors, and who may not come into one with whom.
class Groups {
public:
    Number number_of(std::string_view id) {
        const auto [at, is_new] = numbers_.try_emplace(std::string(id), static_cast<Number>(ids_.size()));
        if (is_new) {
            ids_.push_back(at->first);
            root_.push_back(at->second);
            members_.push_back({at->second});
            apart_.emplace_back();
        }
        return at->second;
    }

    void keep_apart(Number a, Number b, Decider decider) {
        apart_[a].emplace_back(b, decider);
        apart_[b].emplace_back(a, decider);
    }

    /// Whether the two are in one group now.
    bool join(Number a, Number b, Decider decider) {
        auto into = root_[a], from = root_[b];
        if (into == from) return true;
        if (members_[into].size() < members_[from].size()) std::swap(into, from);
        for (const auto member : members_[from])
            for (const auto& [other, kept_by] : apart_[member])
                if (root_[other] == into && (kept_by == Decider::person || decider == Decider::rule)) return false;
        for (const auto member : members_[from]) root_[member] = into;
        members_[into].insert(members_[into].end(), members_[from].begin(), members_[from].end());
        members_[from].clear();
        return true;
    }

    Number root(Number actor) const { return root_[actor]; }
    const std::vector<Number>& members(Number root) const { return members_[root]; }
    std::size_t size() const { return ids_.size(); }
    const std::string& id(Number actor) const { return ids_[actor]; }

private:
    std::unordered_map<std::string, Number> numbers_;
    std::vector<std::string> ids_;
    std::vector<Number> root_;                 // by actor
    std::vector<std::vector<Number>> members_;  // by root
    std::vector<std::vector<std::pair<Number, Decider>>> apart_;
};

}  // namespace

std::pair<std::string_view, std::string_view> pair_of(const Decision& decision) {
    std::pair<std::string_view, std::string_view> pair(decision.actor, decision.other);
    if (pair.second < pair.first) std::swap(pair.first, pair.second);
    return pair;
}

bool prevails(const Decision& a, const Decision& b) {
    return std::tie(a.decider, b.at, a.verdict, a.by, a.why, a.actor) < std::tie(b.decider, a.at, b.verdict, b.by, b.why, b.actor);
}

std::vector<Decision> in_force(std::span<const Decision> decisions) {
    std::vector<Decision> held(decisions.begin(), decisions.end());
    std::sort(held.begin(), held.end(), [](const Decision& a, const Decision& b) {
        const auto pair_a = pair_of(a), pair_b = pair_of(b);
        return pair_a != pair_b ? pair_a < pair_b : prevails(a, b);
    });
    held.erase(std::unique(held.begin(), held.end(), [](const Decision& a, const Decision& b) { return pair_of(a) == pair_of(b); }),
               held.end());
    return held;
}

std::map<std::string, std::string> identities(std::span<const Decision> decisions, const std::function<bool(std::string_view)>& exists) {
    auto held = in_force(decisions);
    Groups groups;
    for (const auto& decision : held) {
        if (decision.verdict == Verdict::same) continue;
        // Of whom nobody is sure, no rule makes one by way of a third; a person may.
        const auto decider = decision.verdict == Verdict::different ? decision.decider : Decider::rule;
        groups.keep_apart(groups.number_of(decision.actor), groups.number_of(decision.other), decider);
    }

    std::erase_if(held, [](const Decision& decision) { return decision.verdict != Verdict::same; });
    std::sort(held.begin(), held.end(), [](const Decision& a, const Decision& b) {
        return std::tuple(a.decider, std::string_view(b.at), pair_of(a)) < std::tuple(b.decider, std::string_view(a.at), pair_of(b));
    });
    std::vector<std::pair<Number, Number>> joined;  // the actor that is shown, and the other; the strongest first
    for (const auto& decision : held) {
        const auto actor = groups.number_of(decision.actor), other = groups.number_of(decision.other);
        if (groups.join(actor, other, decision.decider)) joined.emplace_back(actor, other);
    }

    std::vector<bool> replaced(groups.size());
    for (const auto& [actor, other] : joined) replaced[other] = true;
    std::vector<std::optional<Number>> shown(groups.size());  // by root
    const auto offer = [&](Number actor, bool even_replaced) {
        auto& choice = shown[groups.root(actor)];
        if (!choice && (even_replaced || !replaced[actor]) && exists(groups.id(actor))) choice = actor;
    };
    for (const auto& [actor, other] : joined) offer(actor, false);
    for (const auto& [actor, other] : joined) offer(actor, true);
    for (const auto& [actor, other] : joined) offer(other, true);

    std::map<std::string, std::string> found;
    for (Number root = 0; root < groups.size(); ++root) {
        if (!shown[root]) continue;
        for (const auto member : groups.members(root))
            if (member != *shown[root] && exists(groups.id(member))) found.emplace(groups.id(member), groups.id(*shown[root]));
    }
    return found;
}

}  // namespace graph
}  // namespace entente
