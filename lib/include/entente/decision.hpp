#pragma once
// Decisions on whether two actors are one. What stands for a graph's actors outside it is their ids, so decisions name those: they
// hold in every graph that has the two, and may be there before them.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace entente {

/// In the order in which they win where all else is equal: what keeps actors apart does no harm that cannot be undone.
enum class Verdict : std::uint8_t { different, unsure, same };
/// A person's word counts before a rule's.
enum class Decider : std::uint8_t { person, rule };
std::string_view to_string(Verdict);
std::string_view to_string(Decider);
std::optional<Verdict> verdict(std::string_view);
std::optional<Decider> decider(std::string_view);

struct Decision {
    std::string actor, other;  // ids; where the two are the same, the actor is the one that is shown
    Verdict verdict = Verdict::unsure;
    Decider decider = Decider::rule;
    std::string by;            // the name of the rule or of the person
    std::string at;            // ISO 8601: when a person decided; the day of the latest document that a rule stands on, or empty
    std::string why;
    auto operator<=>(const Decision&) const = default;
};

}  // namespace entente
