#include "syntax/coreference/coreference.hpp"

namespace entente::syntax {

void Coreference::resolve(const text::Document& document, const Analysis& analysis, Coreferents& out) {
    structure_.assign(document, analysis);
    detector_.find(structure_, out.mentions, traits_);
    features_.assign(structure_, detector_, weights_.genders, out.mentions, traits_);
    const auto count = static_cast<std::uint32_t>(out.mentions.size());
    out.mention_of_head.assign(document.tokens.size(), no_mention);
    out.ranked.clear();
    out.ranked_begin.clear();
    out.none.clear();
    antecedents_.resize(count);
    for (std::uint32_t a = 0; a < count; ++a) {
        if (!out.mentions[a].coordination) out.mention_of_head[out.mentions[a].head] = a;
        const auto candidates = features_.candidates(a);
        features_.novel(a, rows_);
        RankerSums novel;
        novel.add(weights_, rows_);
        auto best_score = novel.score(weights_, weights_.novel);
        out.none.push_back(best_score);
        out.ranked_begin.push_back(static_cast<std::uint32_t>(out.ranked.size()));
        features_.anaphor(a, rows_);
        RankerSums anaphor;
        anaphor.add(weights_, rows_);
        auto best = no_mention;
        for (std::uint32_t rank = 0; rank < candidates.size(); ++rank) {
            const auto b = candidates[rank];
            features_.pair(a, b, rank, rows_);
            auto both = anaphor + antecedents_[b];
            both.add(weights_, rows_);
            const auto value = both.score(weights_, weights_.linked);
            out.ranked.push_back({b, value});
            if (value > best_score) {
                best_score = value;
                best = b;
            }
        }
        features_.link(a, best);
        features_.antecedent(a, rows_);
        antecedents_[a] = {};
        antecedents_[a].add(weights_, rows_);
    }
    out.ranked_begin.push_back(static_cast<std::uint32_t>(out.ranked.size()));
    out.clusters = features_.clusters();
}

}  // namespace entente::syntax
