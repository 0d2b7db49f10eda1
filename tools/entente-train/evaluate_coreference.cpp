#include "evaluate_coreference.hpp"

#include <algorithm>
#include <iostream>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "syntax/coreference/coreference.hpp"
#include "syntax/coreference/gold_coreference.hpp"
#include "syntax/coreference/scorer.hpp"
#include "syntax/weights.hpp"

namespace entente::train {

namespace {

std::string line(const syntax::CoreferenceScores& s) {
    const auto measure = [](const syntax::CoreferenceMeasure& m) {
        return fmt::format("{:.2f} ({:.2f}, {:.2f})", m.f1(), m.precision(), m.recall());
    };
    return fmt::format("CoNLL {:.2f}  MUC {}  B3 {}  CEAFe {}  mentions {}", s.conll(), measure(s.muc), measure(s.b_cubed), measure(s.ceaf_e),
                       measure(s.mentions));
}

/// A span that gold has twice counts once, in its first cluster.
syntax::Clusters clusters_of(const auto& mentions) {
    syntax::Clusters clusters;
    std::vector<syntax::MentionSpan> seen;
    for (const auto& m : mentions) {
        const syntax::MentionSpan span{m.first, m.last};
        if (std::find(seen.begin(), seen.end(), span) != seen.end()) continue;
        seen.push_back(span);
        if (m.cluster >= clusters.size()) clusters.resize(m.cluster + 1);
        clusters[m.cluster].push_back(span);
    }
    return clusters;
}

}  // namespace

void evaluate_coreference(const std::filesystem::path& conllu, const syntax::Model& model, syntax::Analyzer& analyzer) {
    const auto documents = syntax::read_gold_coreference(conllu);
    syntax::Coreference coreference(model.weights().ranker);
    syntax::CoreferenceScores scores, with_singletons, by_gold_trees;
    std::size_t mentions = 0, skipped = 0;
    syntax::Coreferents found;
    for (const auto& gold : documents) {
        mentions += gold.mentions.size();
        skipped += gold.skipped;
        const auto truth = clusters_of(gold.mentions);
        syntax::Analysis analysis;
        analyzer.analyze(gold.document, analysis);
        coreference.resolve(gold.document, analysis, found);
        const auto system = clusters_of(found.mentions);
        scores.add(truth, system, false);
        with_singletons.add(truth, system, true);
        coreference.resolve(gold.document, *gold.trees, found);
        by_gold_trees.add(truth, clusters_of(found.mentions), false);
    }
    if (mentions == 0) return;
    std::cout << fmt::format("  coreference of {} documents, F1 (precision, recall), exact spans, without singletons:\n    {}\n"
                             "    with singletons: {}\n    without, by gold trees: {}\n",
                             documents.size(), line(scores), line(with_singletons), line(by_gold_trees));
    if (skipped) std::cout << fmt::format("    {} parts of discontinuous mentions left out\n", skipped);
}

}  // namespace entente::train
