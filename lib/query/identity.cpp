#include <entente/identity.hpp>

#include <algorithm>

#include <fmt/format.h>

#include <entente/query.hpp>

#include "graph/identity.hpp"

namespace entente {
namespace {

/// The id that a decision names: the text where it is an id, even of an actor that is shown as another; else that of the one actor
/// of this name.
std::string id_of(Store& store, std::string_view text) {
    return store.find_actor(text) ? std::string(text) : store.actor(find_one_actor(store, text)).id;
}

bool shown_as_one(Store& store, const std::string& a, const std::string& b) { return store.find_actor(a) == store.find_actor(b); }

[[noreturn]] void overruled(const std::string& a, const std::string& b, const Author& author, std::string_view still) {
    throw Error(ErrorCode::usage, fmt::format("is kept beside {}, but the two are still {}: a later decision says so", b, still), a,
                fmt::format("decide at a later time than {}, or see 'entente actors GRAPH --decisions {}'", author.at, a));
}

}  // namespace

bool is_local_actor(std::string_view id) { return id.find('@') != std::string_view::npos; }

void settle_actors(Store& store) { store.replace_rule_decisions([&] { return decide_by_rules(store); }); }

Decision merge_actors(Store& store, std::string_view actor, std::string_view other, const Author& author) {
    Decision decision{id_of(store, actor), id_of(store, other), Verdict::same, Decider::person, author.by, author.at, author.why};
    if (decision.actor == decision.other) {
        throw Error(ErrorCode::usage, fmt::format("'{}' and '{}' are one actor already", actor, other), decision.actor,
                    "name two actors; 'entente actors GRAPH NAME' lists those of a name");
    }
    store.decide(std::span(&decision, 1));
    if (!shown_as_one(store, decision.actor, decision.other)) overruled(decision.actor, decision.other, author, "apart");
    return decision;
}

std::vector<Decision> split_actor(Store& store, std::string_view actor, std::optional<std::string_view> other, const Author& author) {
    std::vector<Decision> decisions;
    const auto id = id_of(store, actor);
    const auto apart = [&](const std::string& from) {
        decisions.push_back({id, from, Verdict::different, Decider::person, author.by, author.at, author.why});
    };
    if (other) {
        apart(id_of(store, *other));
        if (id == decisions.front().other) {
            throw Error(ErrorCode::usage, fmt::format("'{}' and '{}' are one id", actor, *other), id,
                        fmt::format("name the actor to be split off by its own id; 'entente actors GRAPH --decisions {}' shows them", id));
        }
    } else {
        for (const auto& [number, member] : store.members(*store.find_actor(id)))
            if (member.id != id) apart(member.id);
        if (decisions.empty()) {
            throw Error(ErrorCode::usage, "is merged with no other actor", id,
                        "there is nothing to split; 'entente actors GRAPH --decisions' lists what was merged");
        }
    }
    store.decide(decisions);
    for (const auto& decision : decisions)
        if (shown_as_one(store, decision.actor, decision.other)) overruled(decision.actor, decision.other, author, "one");
    return decisions;
}

std::vector<Decision> decisions_in_force(Store& store, ActorNo actor) {
    std::vector<Decision> found;
    for (const auto& [number, member] : store.members(actor))
        for (auto& decision : store.decisions(member.id)) found.push_back(std::move(decision));
    return graph::in_force(found);
}

}  // namespace entente
