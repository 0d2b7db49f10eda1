#include "events/features.hpp"

#include <array>

namespace entente::events {

namespace {

// In the order of the enumerations.
constexpr std::array<std::string_view, feature_count> names = {
    "noun", "noun with light verb", "adjective", "passive", "present tense", "infinitive", "participle", "reciprocal",
    "complement clause", "adverbial clause", "relative clause", "modifying clause", "conjoined", "phrase", "subject", "deep",
    "planned", "requested", "possible",
    "source missing", "source inward", "source outside", "source pronoun", "source adjective", "source open",
    "source unknown", "source without country", "source place", "source people", "source body", "source armed group",
    "target missing", "target inward", "target outside", "target pronoun", "target adjective", "target open",
    "target unknown", "target without country", "target place", "target people", "target body", "target armed group"};
static_assert(!names.back().empty());

}  // namespace

std::string_view feature_name(std::size_t feature) { return names[feature]; }

}  // namespace entente::events
