#pragma once
// Decisions on actors, and the identities that follow from them.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <entente/store.hpp>

#include "store/database.hpp"

namespace entente::store {

/// Adds decisions, and works out the identities anew where any was new; within a transaction. The number of new ones.
std::uint64_t add_decisions(Database& database, std::span<const Decision> decisions);

/// Puts these in the place of all decisions of rules; within a transaction.
void replace_rule_decisions(Database& database, std::span<const Decision> decisions);

/// By pair, and of a pair the one that holds first. `actor`: an id, or empty for all.
std::vector<Decision> read_decisions(Database& database, const std::string& actor);

/// Works out the identities anew; within a transaction. To be called, too, when an actor is new that a decision names.
void derive_identities(Database& database);

/// In SQL, the number of the actor that the one in this column is shown as.
inline std::string shown_as(const std::string& column) {
    return "coalesce((SELECT shown_as FROM identities WHERE identities.actor = " + column + "), " + column + ")";
}

/// Which actors are shown as which, as it stands now, and rolled up where that is asked: for those who look at many edges. Costs nothing
/// where nobody is merged or rolled up.
class Identities {
public:
    explicit Identities(Database& database, std::optional<Rollup> rollup = {});

    bool empty() const { return shown_as_.empty(); }
    ActorNo shown_as(ActorNo actor) const {
        const auto at = static_cast<std::size_t>(actor);
        return at < shown_as_.size() && shown_as_[at] != 0 ? shown_as_[at] : actor;
    }
    /// The actors beside itself that are shown as this one.
    std::span<const ActorNo> others(ActorNo shown) const {
        const auto at = others_.find(shown);
        return at == others_.end() ? std::span<const ActorNo>() : std::span<const ActorNo>(at->second);
    }

private:
    void roll_up(Database& database, Rollup rollup);
    void show(ActorNo actor, ActorNo as);

    std::vector<ActorNo> shown_as_;  // by number, 0 for those that are shown as themselves: it is asked at both ends of every edge
    std::unordered_map<ActorNo, std::vector<ActorNo>> others_;
};

}  // namespace entente::store
