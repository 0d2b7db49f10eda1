#pragma once
// How sure a record is: the share of records like it that were right when people judged edges of articles. A logistic model over
// the plausibility of the reading (of a tie: what its rule says of itself) and the features of features.hpp; its weights are data
// (schema/lexicon/<language>/confidence.json), learnt by tests/bench/learn_confidence.py. docs/evaluation.md tells how well
// they hold.

#include <array>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <entente/record.hpp>

#include "events/features.hpp"

namespace entente::events {

/// What a record's confidence is learnt from.
struct Evidence {
    RecordKind kind = RecordKind::event;
    std::string_view type, rule;
    double prior = 0.8;  // the plausibility of an event, the rule's own number of a tie; from 0 to 1
    FeatureSet features;
    double ceiling = 1;  // of what the coder finds implausible: such records are left out by default, and nothing is learnt of them
};

/// One thing that moves the confidence, and from what the ones before it made of it to what.
struct ConfidencePart {
    std::string_view name;  // of a feature, or "type", "rule", "implausible"
    double change = 0;      // of the confidence, from -1 to 1
};

/// A confidence taken apart: `start` and all changes make the sum.
struct ConfidenceParts {
    double prior = 0;   // as Evidence has it
    double start = 0;   // what it is worth, when nothing else is known
    std::vector<ConfidencePart> parts;  // those without weight have no change
};

class ConfidenceModel {
public:
    /// Of a language without the file: the frame's or rule's own number.
    ConfidenceModel() = default;
    /// Throws Error (schema) with file and entry.
    explicit ConfidenceModel(const std::filesystem::path& file);

    double of(const Evidence& evidence) const;
    ConfidenceParts parts(const Evidence& evidence) const;

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
    };
    struct Weights {
        double constant = 0, prior = 1;
        std::array<double, feature_count> features{};
        std::unordered_map<std::string, double, Hash, std::equal_to<>> named;  // types and rules

        double start(const Evidence& evidence) const;
        double of_name(std::string_view name) const;
    };

    Weights events_, ties_;
};

}  // namespace entente::events
