#include "syntax/coreference/scorer.hpp"

#include <map>

#include "syntax/coreference/assignment.hpp"

namespace entente::syntax {

namespace {

using ClusterOf = std::map<MentionSpan, std::size_t>;

ClusterOf index(const Clusters& clusters) {
    ClusterOf of;
    for (std::size_t c = 0; c < clusters.size(); ++c)
        for (const auto& span : clusters[c]) of.emplace(span, c);
    return of;
}

Clusters chosen(const Clusters& clusters, bool singletons) {
    Clusters kept;
    for (const auto& cluster : clusters)
        if (cluster.size() > 1 || (singletons && !cluster.empty())) kept.push_back(cluster);
    return kept;
}

/// MUC's and B3's sums from the side of `clusters`: the share of what it holds that the other side keeps together.
void add_one_side(const Clusters& clusters, const ClusterOf& other, double& muc_right, double& muc_all, double& b_right, double& b_all) {
    for (const auto& cluster : clusters) {
        std::map<std::size_t, std::size_t> parts;  // by the other's cluster: how many
        std::size_t missing = 0;
        for (const auto& span : cluster) {
            if (const auto found = other.find(span); found != other.end()) ++parts[found->second];
            else ++missing;
        }
        const auto size = static_cast<double>(cluster.size());
        muc_right += size - static_cast<double>(parts.size() + missing);
        muc_all += size - 1;
        for (const auto& [c, count] : parts) b_right += static_cast<double>(count * count) / size;
        b_all += size;
    }
}

}  // namespace

void CoreferenceScores::add(const Clusters& all_gold, const Clusters& all_system, bool singletons) {
    const auto gold = chosen(all_gold, singletons), system = chosen(all_system, singletons);
    const auto gold_of = index(gold), system_of = index(system);
    add_one_side(gold, system_of, muc.right_recall, muc.gold, b_cubed.right_recall, b_cubed.gold);
    add_one_side(system, gold_of, muc.right_precision, muc.system, b_cubed.right_precision, b_cubed.system);

    std::size_t shared = 0;
    std::vector<double> similarity(gold.size() * system.size(), 0);
    for (const auto& [span, g] : gold_of)
        if (const auto found = system_of.find(span); found != system_of.end()) {
            ++shared;
            const auto sizes = static_cast<double>(gold[g].size() + system[found->second].size());
            similarity[g * system.size() + found->second] += 2 / sizes;  // phi 4, a common mention at a time
        }
    mentions.right_recall += static_cast<double>(shared);
    mentions.right_precision += static_cast<double>(shared);
    mentions.gold += static_cast<double>(gold_of.size());
    mentions.system += static_cast<double>(system_of.size());

    double total = 0;
    const auto column = best_assignment(similarity, gold.size(), system.size());
    for (std::size_t g = 0; g < gold.size(); ++g)
        if (column[g] < system.size()) total += similarity[g * system.size() + column[g]];
    ceaf_e.right_recall += total;
    ceaf_e.right_precision += total;
    ceaf_e.gold += static_cast<double>(gold.size());
    ceaf_e.system += static_cast<double>(system.size());
}

}  // namespace entente::syntax
