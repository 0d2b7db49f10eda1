#pragma once
// From decisions to identities: which actors are shown as one, and under which id.

#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <entente/decision.hpp>

namespace entente::graph {

/// The ids of a decision, the smaller first: whichever way round, it is about the same two.
std::pair<std::string_view, std::string_view> pair_of(const Decision& decision);

/// Whether, of two decisions on one pair, the first holds: a person's before a rule's, the later before the earlier, then by
/// verdict, then by the rest. Total, so that the order in which graphs were merged does not matter.
bool prevails(const Decision& a, const Decision& b);

/// For each pair the decision that holds, by pair.
std::vector<Decision> in_force(std::span<const Decision> decisions);

/// The ids that are shown as another, each with that other. `exists`: whether the graph has an actor of that id; only such are
/// shown, but decisions lead through others.
///
/// Pairs that are the same are joined, the strongest decision first (a person's before a rule's, the later before the earlier),
/// unless that would bring a pair together that is known to be different; a rule's difference does not stop a person's join. So
/// the result hangs on the set of decisions alone. A group is shown as the actor that none of its decisions replaces.
std::map<std::string, std::string> identities(std::span<const Decision> decisions, const std::function<bool(std::string_view)>& exists);

}  // namespace entente::graph
