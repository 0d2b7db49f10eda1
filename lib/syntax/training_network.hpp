#pragma once
// The network in training: the same as Network, in floats, with the gradient of its loss. Weights lie in one row, so that the
// optimiser need not know what they are.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "syntax/kernels.hpp"
#include "syntax/training_corpus.hpp"
#include "syntax/weights.hpp"
#include "syntax/word_features.hpp"

namespace entente::syntax {

/// SplitMix64 (Steele, Lea and Flood 2014): small, seeded, the same everywhere.
class Random {
public:
    explicit Random(std::uint64_t seed) : state_(seed) {}
    std::uint64_t next() {
        std::uint64_t z = (state_ += 0x9e3779b97f4a7c15ull);
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ull;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebull;
        return z ^ (z >> 31);
    }
    float uniform() { return static_cast<float>(next() >> 40) * 0x1p-24f; }  // [0, 1)
    std::size_t below(std::size_t n) { return static_cast<std::size_t>(next() % n); }
    float normal();

private:
    std::uint64_t state_;
};

struct TrainingOptions {
    std::uint64_t seed = 1;
    int epochs = 30, layers = 3, threads = 1;
    std::size_t batch_words = 900;
    float rate = 0.002f, input_dropout = 0.25f, layer_dropout = 0.25f, head_dropout = 0.33f;
    float name_weight = 1.0f, tag_weight = 0.5f;
    int pretraining = 0;           // times through all text, guessing words that were hidden, before the labels are learnt
    std::size_t taught_every = 2;  // raw text that teachers labelled is learnt in one of so many epochs
    float hidden_words = 0.2f;     // the share that is hidden then
};

/// A word of the corpus as the embeddings see it.
struct TrainingWord {
    WordFeatures features;
    std::uint32_t classes = 0; // WordClasses
    std::uint32_t row = 0;     // in the table of words
    std::uint32_t count = 0;   // in the labelled corpus
    std::uint32_t guess = 0;   // its class among the words to guess
};

/// A sentence of a batch: labels, and its words as numbers of TrainingWords.
struct TrainingItem {
    const TrainingSentence* sentence = nullptr;
    std::vector<std::uint32_t> words;
};

/// Where each matrix stands in the row of weights.
struct WeightMap {
    struct Layer {
        std::size_t gain, bias, gates, gates_bias, peephole;
    };
    explicit WeightMap(int layers, std::size_t inputs = shape::input);
    std::size_t inputs, mix, mix_layer_bias, mix_gain, mix_bias;
    std::vector<Layer> layers;
    std::size_t last_gain, last_bias, tags, tags_bias, heads, heads_bias, bilinear, bilinear_bias, relation, relation_bias, root_arc,
        arc_distance, relation_distance, size;
    /// What only pretraining needs lies behind the rest: the classes of hidden words.
    static constexpr std::size_t frequent_words = 3584, rare_classes = 512, guesses = frequent_words + rare_classes;
    std::size_t guess, guess_bias, size_with_guesses;
};

struct Embeddings {
    explicit Embeddings(std::size_t words, std::size_t classes = 0);
    static constexpr std::size_t tables = 6;
    std::size_t rows[tables], width[tables], at[tables];  // at: where the table begins in `values`
    std::vector<float> values;
};

struct Losses {
    double upos = 0, xpos = 0, name = 0, arc = 0, relation = 0, guess = 0;
    std::size_t tree_words = 0, words = 0, guessed_words = 0;
};

/// One share of a batch: forward and backward over its sentences, with gradients of its own.
class TrainingShard {
public:
    TrainingShard(const WeightMap& map, const TrainingOptions& options, const Kernels& kernels);

    enum class Task { labels, hidden_words };
    /// Sentences with trees come before the others. Gradients are of the loss times `scale`; those of the dense weights are added to gradient().
    void run(Task task, std::span<const TrainingItem> items, const std::vector<TrainingWord>& words, const std::vector<float>& weights,
             const Embeddings& embeddings, std::uint64_t seed, float scale);

    std::vector<float>& gradient() { return gradient_; }
    const Losses& losses() const { return losses_; }
    /// Adds the gradient of the embeddings to `to`, in the order of the words, and appends the rows it touched.
    void scatter(const Embeddings& embeddings, const std::vector<TrainingWord>& words, std::vector<float>& to,
                 std::vector<std::vector<std::uint32_t>>& touched) const;

private:
    void embed(Task task, const std::vector<TrainingWord>& words, const Embeddings& embeddings);
    void forward(const std::vector<float>& weights);
    void tag_loss(const std::vector<float>& weights, float scale);
    void parse_loss(const std::vector<float>& weights, float scale);
    void guess_loss(const std::vector<TrainingWord>& words, const std::vector<float>& weights, float scale);
    void arc_loss(const TrainingSentence& sentence, std::size_t first, const float* weights, float scale);
    void backward(const std::vector<float>& weights);

    void linear(const float* x, std::size_t count, std::size_t inputs, const float* w, const float* bias, std::size_t outputs, float* out);
    /// From the gradient of `out` to those of w and bias (added to `gradient_`) and of x (set).
    void linear_back(const float* x, std::size_t count, std::size_t inputs, const float* w, std::size_t w_at, std::size_t bias_at, std::size_t outputs,
                     const float* out_gradient, float* x_gradient);
    void normalize_back(const float* rows, const float* inverse, const float* gain, std::size_t gain_at, std::size_t bias_at,
                        const float* out_gradient, float* row_gradient);
    /// The loss of scores against the label that they should have, to which they become the gradient.
    float descend(float* scores, std::size_t classes, const SoftLabel& target);
    void mask(std::vector<float>& values, std::size_t size, float dropout);

    const WeightMap& map_;
    const TrainingOptions& options_;
    const Kernels& kernels_;
    Random random_{0};
    std::vector<float> gradient_;
    Losses losses_;

    std::span<const TrainingItem> items_;
    std::size_t count_ = 0, tree_count_ = 0;        // words; those of the sentences with trees
    std::vector<std::uint32_t> word_of_, row_of_;   // by word: TrainingWord, row of the word table after word dropout
    std::vector<std::uint32_t> hidden_;             // words that are to be guessed
    std::vector<float> guess_in_, guess_out_, d_guess_in_;
    std::vector<float> input_, input_mask_, mixed_, most_, most_inverse_;
    struct Layer {
        std::vector<float> x, normal, inverse, masks, gates, cell, forget, reset;
    };
    std::vector<Layer> layers_;
    std::vector<float> x_, last_, last_inverse_, tag_in_, tag_mask_, head_in_, head_mask_, tag_out_, sides_, side_mask_, active_,
        dependents_, queries_;
    std::vector<float> d_last_, d_x_, d_y_, d_z_, d_sides_, d_active_, d_queries_, d_tags_, d_input_, transposed_, transposed_weights_, packed_;
    std::vector<float> keys_, keys_columns_, arcs_, arcs_columns_, d_keys_, distance_, d_distance_, distance_rows_;
    std::vector<float> relation_in_, relation_out_, d_relation_in_;
};

}  // namespace entente::syntax
