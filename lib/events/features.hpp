#pragma once
// What the coder knows of a record that makes it surer or less sure, none of it a word: how it is said, where its actors
// stand and who they are. ConfidenceModel has a weight for each.

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace entente::events {

enum class Feature : std::uint8_t {
    noun, carried_noun, adjective, passive, present, infinitive, participle, reciprocal,          // the predicate
    complement_clause, adverbial_clause, relative_clause, modifying_clause, conjoined, phrase, subject_noun, deep,  // where it stands
    planned, requested, possible,                                                                 // its status
    count
};

/// Of the source, and of the target.
enum class SideFeature : std::uint8_t {
    missing, inward, outside, pronoun, adjective, open, unknown, no_country, place, people, body, armed_group,
    count
};

constexpr std::size_t plain_features = static_cast<std::size_t>(Feature::count);
constexpr std::size_t side_features = static_cast<std::size_t>(SideFeature::count);
constexpr std::size_t feature_count = plain_features + 2 * side_features;

/// "noun", "source pronoun", "target far": as confidence.json writes them.
std::string_view feature_name(std::size_t feature);

class FeatureSet {
public:
    void set(Feature f) { bits_.set(static_cast<std::size_t>(f)); }
    void set(bool target, SideFeature f) { bits_.set(plain_features + (target ? side_features : 0) + static_cast<std::size_t>(f)); }
    bool test(std::size_t feature) const { return bits_.test(feature); }

private:
    std::bitset<feature_count> bits_;
};

}  // namespace entente::events
