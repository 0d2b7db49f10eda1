#include "syntax/coreference/coreference.hpp"

#include <algorithm>

namespace entente::syntax {

namespace {
constexpr auto width = RankerWeights::width;
}

void Coreference::sum(const std::vector<std::uint32_t>& rows, std::int16_t* sums) const {
    for (const auto row : rows) {
        const auto* bytes = weights_.table.data() + row * width;
        for (std::size_t i = 0; i < width; ++i) sums[i] = static_cast<std::int16_t>(sums[i] + bytes[i]);
    }
}

float Coreference::score(const std::int16_t* sums, const std::vector<float>& weights) const {
    float score = 0;
    for (std::size_t i = 0; i + 1 < width; ++i) score += static_cast<float>(std::max<std::int16_t>(sums[i], 0)) * weights[i];
    return weights_.scale * (score + static_cast<float>(sums[width - 1]) * weights[width - 1]);
}

void Coreference::resolve(const text::Document& document, const Analysis& analysis, Coreferents& out) {
    structure_.assign(document, analysis);
    detector_.find(structure_, out.mentions, traits_);
    features_.assign(structure_, detector_, weights_.genders, out.mentions, traits_);
    const auto count = static_cast<std::uint32_t>(out.mentions.size());
    out.mention_of_head.assign(document.tokens.size(), no_mention);
    out.ranked.clear();
    out.ranked_begin.clear();
    out.none.clear();
    antecedents_.resize(count * width);
    std::int16_t anaphor[width], sums[width];
    for (std::uint32_t a = 0; a < count; ++a) {
        if (!out.mentions[a].coordination) out.mention_of_head[out.mentions[a].head] = a;
        const auto candidates = features_.candidates(a);
        features_.novel(a, rows_);
        std::fill(sums, sums + width, 0);
        sum(rows_, sums);
        auto best_score = score(sums, weights_.novel);
        out.none.push_back(best_score);
        out.ranked_begin.push_back(static_cast<std::uint32_t>(out.ranked.size()));
        features_.anaphor(a, rows_);
        std::fill(anaphor, anaphor + width, 0);
        sum(rows_, anaphor);
        auto best = no_mention;
        for (std::uint32_t rank = 0; rank < candidates.size(); ++rank) {
            const auto b = candidates[rank];
            features_.pair(a, b, rank, rows_);
            const auto* antecedent = antecedents_.data() + b * width;
            for (std::size_t i = 0; i < width; ++i) sums[i] = static_cast<std::int16_t>(anaphor[i] + antecedent[i]);
            sum(rows_, sums);
            const auto value = score(sums, weights_.linked);
            out.ranked.push_back({b, value});
            if (value > best_score) {
                best_score = value;
                best = b;
            }
        }
        features_.link(a, best);
        features_.antecedent(a, rows_);
        std::fill_n(antecedents_.data() + a * width, width, std::int16_t{0});
        sum(rows_, antecedents_.data() + a * width);
    }
    out.ranked_begin.push_back(static_cast<std::uint32_t>(out.ranked.size()));
    out.clusters = features_.clusters();
}

}  // namespace entente::syntax
