#pragma once
// Scores of coreference as the CoNLL shared tasks define them (Pradhan et al. 2014): mentions match by their exact span.

#include <compare>
#include <cstdint>
#include <span>
#include <vector>

namespace entente::syntax {

struct MentionSpan {
    std::uint32_t first = 0, last = 0;
    auto operator<=>(const MentionSpan&) const = default;
};

/// The clusters of one document: sets of spans, none of them in two clusters.
using Clusters = std::vector<std::vector<MentionSpan>>;

/// Sums of numerators and denominators over documents; precision, recall and F1 are ratios of the sums, as in the reference scorer.
struct CoreferenceMeasure {
    double right_recall = 0, gold = 0, right_precision = 0, system = 0;
    double recall() const { return gold > 0 ? 100 * right_recall / gold : 0; }
    double precision() const { return system > 0 ? 100 * right_precision / system : 0; }
    double f1() const { return precision() + recall() > 0 ? 2 * precision() * recall() / (precision() + recall()) : 0; }
};

struct CoreferenceScores {
    CoreferenceMeasure mentions;  // spans found
    CoreferenceMeasure muc;       // links (Vilain et al. 1995)
    CoreferenceMeasure b_cubed;   // by mention (Bagga and Baldwin 1998); a mention that the other side lacks counts nothing
    CoreferenceMeasure ceaf_e;    // clusters one to one (Luo 2005), similarity phi 4
    double conll() const { return (muc.f1() + b_cubed.f1() + ceaf_e.f1()) / 3; }

    /// Adds one document. Without `singletons`, clusters of one mention are left out on both sides first.
    void add(const Clusters& gold, const Clusters& system, bool singletons);
};

}  // namespace entente::syntax
