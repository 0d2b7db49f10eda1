#include "syntax/coreference/ranker_trainer.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <utility>

#include "syntax/coreference/ranker_features.hpp"
#include "syntax/training_network.hpp"

namespace entente::syntax {

namespace {

constexpr auto width = RankerWeights::width, rows = RankerWeights::rows;
constexpr auto linear = width - 1;       // the number that counts as it stands
constexpr float largest = 2.0f;          // of a weight, so that a byte is fine enough
constexpr float least_gradient = 1e-4f;  // of a score; below it nothing is learnt
constexpr std::uint32_t unknown = 0xffffffff;

/// What a mention's true cluster is: by its span or, where the trees cut it otherwise, by its head.
std::vector<std::uint32_t> true_clusters(const GoldDocument& gold, const Analysis& analysis, const std::vector<CoreferenceMention>& mentions) {
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> by_span;
    for (const auto& g : gold.mentions) by_span.emplace(std::pair{g.first, g.last}, g.cluster);
    std::map<std::uint32_t, std::uint32_t> by_head;
    std::map<std::pair<std::uint32_t, std::uint32_t>, bool> found;
    for (const auto& m : mentions) found[{m.first, m.last}] = true;
    for (const auto& g : gold.mentions) {
        if (found.contains({g.first, g.last})) continue;
        for (auto t = g.first; t < g.last; ++t) {
            const auto head = analysis.words[t].head;
            if (analysis.words[t].upos == Upos::PUNCT || (head >= static_cast<std::int32_t>(g.first) && head < static_cast<std::int32_t>(g.last))) continue;
            by_head.emplace(t, g.cluster);
            break;
        }
    }
    std::vector<std::uint32_t> clusters;
    for (const auto& m : mentions) {
        auto cluster = unknown;
        if (const auto span = by_span.find({m.first, m.last}); span != by_span.end()) cluster = span->second;
        else if (const auto head = by_head.find(m.head); head != by_head.end() && !m.coordination) cluster = head->second;
        clusters.push_back(cluster);
    }
    return clusters;
}

class Training {
public:
    Training(const GenderWords& genders, const RankerOptions& options)
        : options_(options), genders_(genders), random_(options.seed), table_(rows * width), table_squares_(rows * width, 1e-3f), squares_(2 * width, 1e-3f) {
        for (std::size_t i = 0; i < table_.size(); ++i) table_[i] = i % width == linear ? 0 : 0.06f * (random_.uniform() - 0.5f);
        for (auto* output : {&linked_, &novel_}) {
            output->resize(width);
            for (std::size_t i = 0; i < linear; ++i) (*output)[i] = i % 2 ? 0.5f : -0.5f;
            (*output)[linear] = 1;
        }
    }

    void read(const RankerDocument& document, float rate) {
        rate_ = rate;
        const auto& text = document.gold->document;
        structure_.assign(text, *document.analysis);
        detector_.find(structure_, mentions_, traits_);
        features_.assign(structure_, detector_, genders_, mentions_, traits_);
        // A text that it has not seen names people whose given names it does not know: position must tell as well.
        for (auto& m : mentions_)
            if (m.type == MentionType::name && random_.uniform() < options_.hidden_genders) m.gender = MentionGender::unknown;
        const auto truth = true_clusters(*document.gold, *document.analysis, mentions_);
        own_rows_.resize(mentions_.size());
        own_sums_.resize(mentions_.size() * width);
        for (std::uint32_t a = 0; a < mentions_.size(); ++a) mention(a, truth);
    }

    RankerWeights weights() const {
        RankerWeights out;
        out.scale = largest / 127;
        out.table.resize(table_.size());
        for (std::size_t i = 0; i < table_.size(); ++i) out.table[i] = static_cast<std::int8_t>(std::lround(table_[i] / out.scale));
        out.linked = linked_;
        out.novel = novel_;
        out.genders = genders_;
        return out;
    }

private:
    struct Candidate {
        std::uint32_t mention = no_mention;  // no_mention: the anaphor is new
        std::size_t rows_begin = 0, rows_end = 0;
        float score = 0, cost = 0, gradient = 0;
        bool right = false;
        float sums[width];
    };

    void add_rows(std::span<const std::uint32_t> list, float* sums) const {
        for (const auto row : list)
            for (std::size_t i = 0; i < width; ++i) sums[i] += table_[row * width + i];
    }

    void drop(RankerRows& list) {
        std::uint32_t kept = 0;
        for (const auto row : list.list())
            if (random_.uniform() >= options_.hidden_rows) list.rows[kept++] = row;
        list.size = kept;
    }

    void step(float& weight, float& square, float gradient) const {
        square += gradient * gradient;
        weight -= rate_ * gradient / std::sqrt(square);
    }

    void update(std::span<const std::uint32_t> list, const float* gradient) {
        for (const auto row : list)
            for (std::size_t i = 0; i < width; ++i) {
                if (gradient[i] == 0) continue;
                auto& weight = table_[row * width + i];
                step(weight, table_squares_[row * width + i], gradient[i]);
                weight = std::clamp(weight, -largest, largest);
            }
    }

    void mention(std::uint32_t a, const std::vector<std::uint32_t>& truth) {
        const auto found = features_.candidates(a);
        candidates_.resize(found.size() + 1);
        flat_rows_.clear();
        for (std::size_t i = 0; i < linear; ++i) mask_[i] = random_.uniform() < options_.hidden ? 0 : 1 / (1 - options_.hidden);
        mask_[linear] = 1;

        features_.anaphor(a, anaphor_rows_);
        drop(anaphor_rows_);
        float anaphor_sums[width] = {};
        add_rows(anaphor_rows_.list(), anaphor_sums);
        bool any = false;
        for (std::size_t k = 0; k < candidates_.size(); ++k) {
            auto& c = candidates_[k];
            const bool novel = k == found.size();
            c.mention = novel ? no_mention : found[k];
            if (novel) {
                features_.novel(a, rows_);
                std::fill(c.sums, c.sums + width, 0.0f);
            } else {
                features_.pair(a, c.mention, static_cast<std::uint32_t>(k), rows_);
                for (std::size_t i = 0; i < width; ++i) c.sums[i] = anaphor_sums[i] + own_sums_[c.mention * width + i];
            }
            drop(rows_);
            add_rows(rows_.list(), c.sums);
            c.rows_begin = flat_rows_.size();
            flat_rows_.insert(flat_rows_.end(), rows_.rows, rows_.rows + rows_.size);
            c.rows_end = flat_rows_.size();
            c.right = novel ? !any : truth[a] != unknown && truth[c.mention] == truth[a];
            any = any || c.right;
            const auto& output = novel ? novel_ : linked_;
            c.score = 0;
            for (std::size_t i = 0; i < width; ++i) c.score += output[i] * mask_[i] * (i == linear ? c.sums[i] : std::max(c.sums[i], 0.0f));
        }
        float best_score = 0;
        auto best = no_mention;
        for (std::size_t k = candidates_.size(); k-- > 0;) {
            auto& c = candidates_[k];
            if (c.mention == no_mention || c.score > best_score) {
                best_score = c.score;
                best = c.mention;
            }
            c.cost = c.right ? 0 : c.mention == no_mention ? options_.false_new : any ? options_.wrong_link : options_.false_link;
        }
        learn();
        // go on as it would in use
        features_.link(a, best);
        features_.antecedent(a, own_rows_[a]);
        drop(own_rows_[a]);
        std::fill_n(own_sums_.begin() + static_cast<std::ptrdiff_t>(a * width), width, 0.0f);
        add_rows(own_rows_[a].list(), own_sums_.data() + a * width);
    }

    void learn() {
        float top = -1e30f;
        for (const auto& c : candidates_) top = std::max(top, c.score + c.cost);
        double all = 0, right = 0;
        for (const auto& c : candidates_) {
            const double e = std::exp(c.score + c.cost - top);
            all += e;
            if (c.right) right += e;
        }
        right = std::max(right, 1e-30);
        float anaphor_gradient[width] = {}, linked_gradient[width] = {}, novel_gradient[width] = {};
        for (auto& c : candidates_) {
            const double e = std::exp(c.score + c.cost - top);
            c.gradient = static_cast<float>(e / all - (c.right ? e / right : 0));
            if (std::fabs(c.gradient) < least_gradient) continue;
            const bool novel = c.mention == no_mention;
            const auto& output = novel ? novel_ : linked_;
            float gradient[width];
            for (std::size_t i = 0; i < width; ++i) {
                const bool passes = i == linear || c.sums[i] > 0;
                (novel ? novel_gradient : linked_gradient)[i] += passes && i != linear ? c.gradient * mask_[i] * c.sums[i] : 0;
                gradient[i] = passes ? c.gradient * mask_[i] * output[i] : 0;
                if (!novel) anaphor_gradient[i] += gradient[i];
            }
            update({flat_rows_.data() + c.rows_begin, c.rows_end - c.rows_begin}, gradient);
            if (!novel) update(own_rows_[c.mention].list(), gradient);
        }
        update(anaphor_rows_.list(), anaphor_gradient);
        for (std::size_t i = 0; i < linear; ++i) {
            step(linked_[i], squares_[i], linked_gradient[i]);
            step(novel_[i], squares_[width + i], novel_gradient[i]);
        }
    }

    const RankerOptions& options_;
    const GenderWords& genders_;
    Random random_;
    float rate_ = 0;
    std::vector<float> table_, table_squares_, linked_, novel_, squares_;
    PhraseStructure structure_;
    MentionDetector detector_;
    RankerFeatures features_;
    std::vector<CoreferenceMention> mentions_;
    std::vector<MentionTraits> traits_;
    std::vector<RankerRows> own_rows_;
    std::vector<float> own_sums_;
    std::vector<Candidate> candidates_;
    RankerRows rows_, anaphor_rows_;
    std::vector<std::uint32_t> flat_rows_;
    float mask_[width];
};

}  // namespace

RankerWeights train_ranker(const std::vector<RankerDocument>& documents, const GenderWords& genders, const RankerOptions& options) {
    Training training(genders, options);
    Random shuffle(options.seed + 1);
    std::vector<std::size_t> order(documents.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto steps = static_cast<float>(documents.size()) * static_cast<float>(options.epochs);
    float done = 0;
    for (int epoch = 0; epoch < options.epochs; ++epoch) {
        for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[shuffle.below(i)]);
        for (const auto i : order) training.read(documents[i], options.rate * (1 - done++ / steps));
    }
    return training.weights();
}

}  // namespace entente::syntax
