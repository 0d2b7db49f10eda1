#include "syntax/teachers.hpp"

#include <algorithm>
#include <cmath>
#include <span>
#include <string_view>
#include <thread>

#include "syntax/kernels.hpp"
#include "syntax/model.hpp"
#include "syntax/network.hpp"
#include "syntax/scratch.hpp"
#include "syntax/tree.hpp"

namespace entente::syntax {

namespace {

/// The most probable of a distribution, whose shares are those of the whole.
SoftLabel softened(const float* shares, std::size_t classes) {
    SoftLabel out;
    std::array<std::size_t, SoftLabel::most> best{};
    std::size_t count = 0;
    for (std::size_t c = 0; c < classes; ++c) {
        std::size_t at = count;
        while (at > 0 && shares[best[at - 1]] < shares[c]) --at;
        if (at == SoftLabel::most) continue;
        count = std::min(count + 1, SoftLabel::most);
        for (std::size_t k = count - 1; k > at; --k) best[k] = best[k - 1];
        best[at] = c;
    }
    for (std::size_t k = 0; k < count; ++k) out.label[k] = static_cast<std::uint16_t>(best[k]), out.share[k] = shares[best[k]];
    return out;
}

class Lesson {
public:
    explicit Lesson(const std::vector<std::shared_ptr<const Model>>& models) : kernels_(kernels()) {
        for (const auto& model : models) networks_.emplace_back(model->weights(), kernels_);
        transitions_ = models.front()->weights().name_transitions;
    }

    void teach(TrainingSentence& sentence) {
        const std::size_t n = sentence.size();
        forms_.assign(sentence.forms.begin(), sentence.forms.end());
        sentence.taught.assign(n, {});
        sentence.names_taught = sentence.names.empty();
        add_scores(n);
        find_tree(n, sentence);
        choose_tags(n, sentence);
        add_relations(n, sentence);
    }

private:
    /// Adds the mean of the networks' tags and arcs.
    void add_scores(std::size_t n) {
        using shape::names;
        auto* to_tags = sized(tags_, n * shape::tags);
        std::fill(to_tags, to_tags + n * shape::tags, 0.0f);
        auto* to_arcs = sized(arcs_, n * (n + 1));
        std::fill(to_arcs, to_arcs + n * (n + 1), 0.0f);
        for (auto& network : networks_) {
            const auto scores = network.score(forms_);
            for (std::size_t i = 0; i < n; ++i) {
                std::size_t first = 0;
                for (const auto classes : {shape::upos, shape::xpos, names}) {
                    add(scores.tags + i * shape::tags + first, classes, to_tags + i * shape::tags + first);
                    first += classes;
                }
                auto* row = sized(row_, n + 1);
                std::copy_n(scores.arcs + i * scores.arc_stride, n + 1, row);
                row[i + 1] = -1e9f;  // a word does not hang on itself
                add(row, n + 1, to_arcs + i * (n + 1));
            }
        }
    }

    void find_tree(std::size_t n, TrainingSentence& sentence) {
        auto* scores = sized(logs_, n * (n + 1));
        for (std::size_t i = 0; i < n * (n + 1); ++i) scores[i] = std::log(arcs_[i] + 1e-9f);
        sentence.heads.assign(n, -1);
        trees_.decode(scores, n, n + 1, sentence.heads.data());
        for (std::size_t i = 0; i < n; ++i) sentence.taught[i].head = softened(arcs_.data() + i * (n + 1), n + 1);
    }

    void choose_tags(std::size_t n, TrainingSentence& sentence) {
        using shape::names;
        sentence.upos.resize(n);
        sentence.xpos.resize(n);
        for (std::size_t i = 0; i < n; ++i) {
            const float* row = tags_.data() + i * shape::tags;
            auto& taught = sentence.taught[i];
            taught.upos = softened(row, shape::upos);
            taught.xpos = softened(row + shape::upos, shape::xpos);
            taught.name = softened(row + shape::upos + shape::xpos, names);
            sentence.upos[i] = static_cast<std::uint8_t>(taught.upos.label[0]);
            sentence.xpos[i] = static_cast<std::uint8_t>(taught.xpos.label[0]);
        }
        if (!sentence.names_taught) return;
        auto* scores = sized(logs_, n * names);
        for (std::size_t i = 0; i < n; ++i)
            for (std::size_t k = 0; k < names; ++k) scores[i * names + k] = std::log(tags_[i * shape::tags + shape::upos + shape::xpos + k] + 1e-9f);
        sentence.names.resize(n);
        best_names(scores, n, names, transitions_, back_, sentence.names.data());
    }

    void add_relations(std::size_t n, TrainingSentence& sentence) {
        constexpr auto first = static_cast<std::size_t>(Deprel::root) + 1, classes = static_cast<std::size_t>(Deprel::xcomp) + 1;
        auto* shares = sized(relations_, n * classes);
        std::fill(shares, shares + n * classes, 0.0f);
        for (auto& network : networks_) {
            const float* scores = network.score_relations(sentence.heads);
            for (std::size_t i = 0; i < n; ++i) add(scores + i * shape::relations + first, classes - first, shares + i * classes + first);
        }
        sentence.deprel.resize(n);
        for (std::size_t i = 0; i < n; ++i) {
            auto& taught = sentence.taught[i].deprel;
            if (sentence.heads[i] >= 0) taught = softened(shares + i * classes, classes);
            else taught = {{static_cast<std::uint16_t>(Deprel::root)}, {1.0f}};
            sentence.deprel[i] = static_cast<std::uint8_t>(taught.label[0]);
        }
    }

    /// Adds one network's distribution to the mean.
    void add(const float* scores, std::size_t classes, float* mean) {
        auto* shares = sized(softmax_, classes);
        std::copy_n(scores, classes, shares);
        kernels_.softmax(shares, classes);
        const float part = 1.0f / static_cast<float>(networks_.size());
        for (std::size_t c = 0; c < classes; ++c) mean[c] += part * shares[c];
    }

    const Kernels& kernels_;
    std::vector<Network> networks_;
    NameTransitions transitions_;
    TreeDecoder trees_;
    std::vector<std::string_view> forms_;
    std::vector<float> tags_, arcs_, relations_, logs_, row_, softmax_;
    std::vector<std::uint8_t> back_;
};

}  // namespace

void Teachers::teach(TrainingCorpus& corpus, int threads) const {
    const auto run = [&](std::size_t part) {
        Lesson lesson(models_);
        for (std::size_t i = part; i < corpus.sentences.size(); i += static_cast<std::size_t>(threads)) {
            auto& sentence = corpus.sentences[i];
            if (sentence.heads.empty() && sentence.size() > 0 && sentence.size() <= Network::longest_piece) lesson.teach(sentence);
        }
    };
    std::vector<std::jthread> others;
    for (int t = 1; t < threads; ++t) others.emplace_back(run, static_cast<std::size_t>(t));
    run(0);
}

}  // namespace entente::syntax
