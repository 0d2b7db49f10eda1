#pragma once
// Trains a model: the same corpus, options and seed give the same bytes, with one thread or two, on every processor.

#include <functional>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "syntax/training_corpus.hpp"
#include "syntax/network.hpp"
#include "syntax/training_network.hpp"
#include "syntax/weights.hpp"

namespace entente::syntax {

struct TrainingProgress {
    int epoch = 0, epochs = 0;
    std::size_t words = 0, words_of_epoch = 0;
    Losses losses;  // of the epoch so far
};

class Trainer {
public:
    Trainer(const TrainingCorpus& corpus, const TrainingOptions& options);

    /// Called after each batch, from the calling thread.
    using Report = std::function<void(const TrainingProgress&)>;
    /// Once through all text, guessing hidden words; before the first epoch, options.pretraining times.
    void pretrain(int number, const Report& report);
    /// Once through the labelled sentences.
    void epoch(int number, const Report& report);
    /// The weights' running average, as a model.
    Weights weights() const;

private:
    void initialize();
    void count_words();
    std::uint32_t word_number(const std::string& form);
    void start_phase(TrainingShard::Task task, std::size_t words, int epochs);
    bool is_due(std::size_t sentence, int epoch) const;
    void pass(TrainingProgress progress, const Report& report);
    void step(std::span<TrainingItem> batch, Losses& losses);
    void update();
    void average();
    NameTransitions name_transitions() const;

    const TrainingCorpus& corpus_;
    TrainingOptions options_;
    const Kernels& kernels_;
    WeightMap map_;
    std::vector<TrainingWord> words_;
    std::map<std::string, std::uint32_t, std::less<>> word_numbers_;
    std::vector<std::uint64_t> vocabulary_;
    struct Known {
        std::uint32_t count = 0, labelled = 0, row = 0, guess = 0;
    };
    std::map<std::uint64_t, Known> known_;         // by hash of the word

    struct State {
        std::vector<float> value, mean, square, averaged;
        explicit State(std::size_t size = 0) : value(size), mean(size), square(size), averaged(size) {}
    };
    State dense_, sparse_;          // sparse_: the embeddings; its value is embeddings_.values
    Embeddings embeddings_{1};
    std::vector<float> sparse_gradient_;
    std::vector<std::vector<std::uint32_t>> touched_;
    std::vector<TrainingShard> shards_;
    Random random_;
    TrainingShard::Task task_ = TrainingShard::Task::labels;
    std::size_t steps_ = 0, planned_steps_ = 1;    // of this phase
};

}  // namespace entente::syntax
