#pragma once
// Which actors of a graph are one: what rules decide, and what a person does. docs/actors.md tells the rules.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <entente/decision.hpp>
#include <entente/store.hpp>

namespace entente {

/// Whether the actor is one document's own, as its id says: "people/rebels@5c1d0f0e9ab3", whom the text does not name.
bool is_local_actor(std::string_view id);

/// What the rules decide on the actors of a graph. It hangs on what the documents say alone, not on earlier decisions nor on the
/// order of reading.
std::vector<Decision> decide_by_rules(Store& store);

/// Puts what the rules decide now in the place of what they decided before. To be called when all is added: Builder::build, `load`
/// and `merge` do.
void settle_actors(Store& store);

/// Who decides, when, and why.
struct Author {
    std::string by;   // the person's name
    std::string at;   // ISO 8601; of two decisions on a pair the later holds
    std::string why;  // may be empty
};

/// Says that two actors, each an id or a name, are one, to be shown as the first. Throws Error (usage) where a name means nobody or
/// several, where both mean one actor already, or where a decision that is dated later keeps the two apart.
Decision merge_actors(Store& store, std::string_view actor, std::string_view other, const Author& author);

/// Says that two actors are not one; without `other`, that the actor is none of those that it is shown together with. Throws Error
/// (usage) where a name means nobody or several, where there is nothing to split, or where a decision that is dated later joins them.
std::vector<Decision> split_actor(Store& store, std::string_view actor, std::optional<std::string_view> other, const Author& author);

/// The decisions that hold of an actor and of all that are shown as it, by pair.
std::vector<Decision> decisions_in_force(Store& store, ActorNo actor);

}  // namespace entente
