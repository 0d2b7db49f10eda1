#include "syntax/trainer.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <thread>

namespace entente::syntax {

namespace {

constexpr std::size_t shard_count = 2;       // of a batch; not the number of threads, on which nothing may depend
constexpr float beta1 = 0.9f, beta2 = 0.95f, epsilon = 1e-8f;
constexpr float largest_norm = 5.0f;
constexpr std::size_t warm_steps = 200;
constexpr std::size_t average_every = 4;
constexpr float transition_weight = 0.2f;    // of names; the scores of the labels know most of it already
constexpr float average_decay = 0.996f;      // each time, so about 0.999 a step

std::string upper(const std::string& form) {
    std::string out = form;
    for (char& c : out)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
    return out;
}

}  // namespace

Trainer::Trainer(const TrainingCorpus& corpus, const TrainingOptions& options)
    : corpus_(corpus), options_(options), kernels_(kernels()), map_(options.layers, shape::input + (corpus.class_count ? shape::word_class : 0)), random_(options.seed) {
    count_words();
    embeddings_ = Embeddings(vocabulary_.size() + 1, corpus_.class_count);
    dense_ = State(options.pretraining ? map_.size_with_guesses : map_.size);
    sparse_ = State(embeddings_.values.size());
    sparse_gradient_.assign(embeddings_.values.size(), 0.0f);
    touched_.resize(Embeddings::tables);
    for (std::size_t i = 0; i < shard_count; ++i) shards_.emplace_back(map_, options_, kernels_);
    initialize();
}

void Trainer::count_words() {
    WordFeatures features;
    std::string lower;
    for (const auto& sentence : corpus_.sentences)
        for (const auto& form : sentence.forms) {
            features.assign(form, lower);
            auto& known = known_[features.word];
            ++known.count;
            known.labelled += sentence.labelled();
        }
    std::vector<std::pair<std::uint32_t, std::uint64_t>> by_count;
    for (auto& [hash, known] : known_) {
        by_count.emplace_back(known.count, hash);
        if (known.labelled < 2 && known.count < 3) continue;
        vocabulary_.push_back(hash);
        known.row = static_cast<std::uint32_t>(vocabulary_.size());
    }
    std::sort(by_count.begin(), by_count.end(), std::greater<>());
    for (std::uint32_t i = 0; i < by_count.size(); ++i) known_[by_count[i].second].guess = i < WeightMap::frequent_words ? i : WeightMap::guesses;
}

std::uint32_t Trainer::word_number(const std::string& form) {
    if (const auto found = word_numbers_.find(form); found != word_numbers_.end()) return found->second;
    const auto number = static_cast<std::uint32_t>(words_.size());
    word_numbers_.emplace(form, number);
    std::string lower;
    auto& word = words_.emplace_back();
    word.features.assign(form, lower);
    word.classes = corpus_.classes.of(form, word.features.word);
    Known known;
    if (const auto found = known_.find(word.features.word); found != known_.end()) known = found->second;
    word.row = known.row;
    word.count = known.labelled;
    // a rare word is guessed by its ending
    word.guess = known.guess < WeightMap::frequent_words ? known.guess : static_cast<std::uint32_t>(WeightMap::frequent_words + word.features.suffix % WeightMap::rare_classes);
    return number;
}

void Trainer::start_phase(TrainingShard::Task task, std::size_t words, int epochs) {
    task_ = task;
    steps_ = 0;
    planned_steps_ = std::max<std::size_t>(1, (words / options_.batch_words + 1) * static_cast<std::size_t>(epochs));
    for (auto* state : {&dense_, &sparse_}) {
        std::fill(state->mean.begin(), state->mean.end(), 0.0f);
        std::fill(state->square.begin(), state->square.end(), 0.0f);
    }
    dense_.averaged = dense_.value;
    sparse_.averaged = embeddings_.values;
}

void Trainer::initialize() {
    using namespace shape;
    auto& w = dense_.value;
    const auto spread = [&](std::size_t at, std::size_t inputs, std::size_t outputs) {
        const float deviation = 1.0f / std::sqrt(static_cast<float>(inputs));
        for (std::size_t i = 0; i < inputs * outputs; ++i) w[at + i] = deviation * random_.normal();
    };
    const auto ones = [&](std::size_t at, std::size_t n) { std::fill_n(w.begin() + static_cast<std::ptrdiff_t>(at), n, 1.0f); };
    spread(map_.mix, map_.inputs, 2 * width);
    ones(map_.mix_gain, width);
    for (const auto& layer : map_.layers) {
        ones(layer.gain, width);
        spread(layer.gates, width, 6 * hidden);
        for (const std::size_t direction : {0, 1}) ones(layer.gates_bias + direction * 3 * hidden + hidden, hidden);  // remember at first
    }
    ones(map_.last_gain, width);
    if (options_.pretraining)
        for (std::size_t i = 0; i < width * WeightMap::guesses; ++i) w[map_.guess + i] = 0.02f * random_.normal();
    spread(map_.tags, width, shape::tags);
    spread(map_.heads, width, shape::heads);
    spread(map_.bilinear, arc, arc);
    for (std::size_t i = 0; i < arc * arc; ++i) w[map_.bilinear + i] *= 0.1f;  // scores of arcs near 0 at first
    spread(map_.relation, shape::relation, relations);
    spread(map_.root_arc, arc, 1);
    for (auto& value : embeddings_.values) value = 0.1f * random_.normal();
}

void Trainer::step(std::span<TrainingItem> batch, Losses& losses) {
    std::size_t words = 0;
    for (const auto& item : batch) words += item.words.size();
    // cut in two where half the words are over
    std::size_t middle = 0;
    for (std::size_t sum = 0; middle < batch.size() && 2 * sum < words; ++middle) sum += batch[middle].words.size();
    const std::span<TrainingItem> parts[shard_count]{batch.first(middle), batch.subspan(middle)};
    for (const auto& part : parts)
        std::stable_partition(part.begin(), part.end(), [](const TrainingItem& item) { return !item.sentence->heads.empty(); });
    const float share = task_ == TrainingShard::Task::hidden_words ? options_.hidden_words : 1.0f;
    const float scale = 1.0f / (share * static_cast<float>(words));
    std::uint64_t seeds[shard_count];
    for (auto& seed : seeds) seed = random_.next();
    const auto run = [&](std::size_t i) { shards_[i].run(task_, parts[i], words_, dense_.value, embeddings_, seeds[i], scale); };
    if (options_.threads > 1) {
        std::jthread other(run, std::size_t{1});
        run(0);
    } else {
        for (std::size_t i = 0; i < shard_count; ++i) run(i);
    }
    for (const auto& shard : shards_) {
        const auto& l = shard.losses();
        losses.upos += l.upos;
        losses.xpos += l.xpos;
        losses.name += l.name;
        losses.arc += l.arc;
        losses.relation += l.relation;
        losses.tree_words += l.tree_words;
        losses.words += l.words;
        losses.guess += l.guess;
        losses.guessed_words += l.guessed_words;
        if (l.words) shard.scatter(embeddings_, words_, sparse_gradient_, touched_);
    }
    update();
}

void Trainer::update() {
    const std::size_t size = task_ == TrainingShard::Task::hidden_words ? map_.size_with_guesses : map_.size;
    auto& gradient = shards_[0].gradient();
    for (std::size_t s = 1; s < shards_.size(); ++s) {
        auto& other = shards_[s].gradient();
        for (std::size_t i = 0; i < size; ++i) {
            gradient[i] += other[i];
            other[i] = 0;
        }
    }
    double square = 0;
    for (std::size_t i = 0; i < size; ++i) square += static_cast<double>(gradient[i]) * gradient[i];
    const float norm = std::sqrt(static_cast<float>(square));
    const float clip = norm > largest_norm ? largest_norm / norm : 1.0f;
    ++steps_;
    const float progress = std::min(1.0f, static_cast<float>(steps_) / static_cast<float>(planned_steps_));
    const float warm = std::min(1.0f, static_cast<float>(steps_) / static_cast<float>(warm_steps));
    const float rate = options_.rate * warm * std::max(0.02f, 1.0f - progress);
    kernels_.adam(dense_.value.data(), gradient.data(), dense_.mean.data(), dense_.square.data(), size, clip, rate, beta1, beta2, epsilon);
    for (std::size_t t = 0; t < Embeddings::tables; ++t) {
        auto& rows = touched_[t];
        std::sort(rows.begin(), rows.end());
        rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
        const auto width = embeddings_.width[t];
        for (const auto row : rows) {
            const auto at = embeddings_.at[t] + row * width;
            kernels_.adam(embeddings_.values.data() + at, sparse_gradient_.data() + at, sparse_.mean.data() + at, sparse_.square.data() + at,
                          width, clip, rate, beta1, beta2, epsilon);
        }
        rows.clear();
    }
    if (steps_ % average_every == 0) average();
}

void Trainer::average() {
    const float decay = std::min(average_decay, 1.0f - 1.0f / static_cast<float>(1 + steps_ / average_every));
    const auto move = [decay](std::vector<float>& averaged, const std::vector<float>& value) {
        for (std::size_t i = 0; i < value.size(); ++i) averaged[i] += (1.0f - decay) * (value[i] - averaged[i]);
    };
    move(dense_.averaged, dense_.value);
    move(sparse_.averaged, embeddings_.values);
}

void Trainer::pretrain(int number, const Report& report) {
    TrainingProgress progress{number, options_.pretraining, 0, 0, {}};
    for (const auto& sentence : corpus_.sentences) progress.words_of_epoch += sentence.size();
    if (number == 1) start_phase(TrainingShard::Task::hidden_words, progress.words_of_epoch, options_.pretraining);
    pass(progress, report);
}

void Trainer::epoch(int number, const Report& report) {
    TrainingProgress progress{number, options_.epochs, 0, 0, {}};
    for (std::size_t i = 0; i < corpus_.sentences.size(); ++i)
        if (is_due(i, number)) progress.words_of_epoch += corpus_.sentences[i].size();
    if (number == 1) start_phase(TrainingShard::Task::labels, progress.words_of_epoch, options_.epochs);
    pass(progress, report);
}

/// Whether a sentence is learnt in an epoch: raw text, of which there is more than of gold, waits for its turn.
bool Trainer::is_due(std::size_t sentence, int epoch) const {
    const auto& s = corpus_.sentences[sentence];
    return s.labelled() && (!s.names_taught || sentence % options_.taught_every == static_cast<std::size_t>(epoch) % options_.taught_every);
}

void Trainer::pass(TrainingProgress progress, const Report& report) {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < corpus_.sentences.size(); ++i) {
        const auto& sentence = corpus_.sentences[i];
        if (sentence.size() > 0 && sentence.size() <= Network::longest_piece && (task_ == TrainingShard::Task::hidden_words || is_due(i, progress.epoch)))
            order.push_back(i);
    }
    for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random_.below(i)]);
    std::vector<TrainingItem> batch;
    std::size_t words = 0;
    const auto flush = [&] {
        if (batch.empty()) return;
        step(batch, progress.losses);
        progress.words += words;
        batch.clear();
        words = 0;
        if (report) report(progress);
    };
    std::string varied;
    for (const auto index : order) {
        const auto& sentence = corpus_.sentences[index];
        TrainingItem item{&sentence, {}};
        const float letter_case = random_.uniform();  // some sentences as a headline or a careless writer would have them
        for (const auto& form : sentence.forms) {
            if (letter_case < 0.04f) item.words.push_back(word_number(upper(form)));
            else if (letter_case < 0.09f) {
                varied.clear();
                append_lower(form, varied);
                item.words.push_back(word_number(varied));
            } else item.words.push_back(word_number(form));
        }
        words += sentence.size();
        batch.push_back(std::move(item));
        if (words >= options_.batch_words) flush();
    }
    flush();
}

Weights Trainer::weights() const {
    using namespace shape;
    Weights out;
    const auto table = [&](std::size_t t) {
        return ByteTable::quantized(sparse_.averaged.data() + embeddings_.at[t], embeddings_.rows[t], embeddings_.width[t]);
    };
    out.vocabulary = vocabulary_;
    out.word = table(0);
    out.ngram = table(1);
    out.prefix = table(2);
    out.suffix = table(3);
    out.form_shape = table(4);
    const float* w = dense_.averaged.data();
    const auto vector = [&](std::size_t at, std::size_t n) { return std::vector<float>(w + at, w + at + n); };
    const auto layer = [&](std::size_t at, std::size_t bias, std::size_t inputs, std::size_t outputs) {
        return ByteLayer::quantized(w + at, w + bias, inputs, outputs);
    };
    out.classes = corpus_.classes;
    out.word_class = table(5);
    out.mix = layer(map_.mix, map_.mix_layer_bias, map_.inputs, 2 * width);
    out.mix_gain = vector(map_.mix_gain, width);
    out.mix_bias = vector(map_.mix_bias, width);
    for (const auto& l : map_.layers)
        out.layers.push_back({vector(l.gain, width), vector(l.bias, width), layer(l.gates, l.gates_bias, width, 6 * hidden),
                              vector(l.peephole, 4 * hidden)});
    out.last_gain = vector(map_.last_gain, width);
    out.last_bias = vector(map_.last_bias, width);
    out.tags = layer(map_.tags, map_.tags_bias, width, shape::tags);
    out.heads = layer(map_.heads, map_.heads_bias, width, shape::heads);
    out.bilinear = layer(map_.bilinear, map_.bilinear_bias, arc, arc);
    out.relation = layer(map_.relation, map_.relation_bias, shape::relation, relations);
    out.root_arc = vector(map_.root_arc, arc);
    out.arc_distance = vector(map_.arc_distance, arc * distances);
    out.relation_distance = vector(map_.relation_distance, distances * shape::relation);
    out.name_transitions = name_transitions();
    out.lemmas = corpus_.lemmas.learn(vocabulary_);
    return out;
}

/// How much more likely a label is after another than alone, in gold names. A name goes on only with what has begun.
NameTransitions Trainer::name_transitions() const {
    using shape::names;
    constexpr float never = -1e4f;
    std::vector<double> pairs((names + 1) * names, 0.5), alone(names, 0.5);
    for (const auto& sentence : corpus_.sentences) {
        std::size_t before = names;
        if (sentence.names_taught) continue;
        for (const auto label : sentence.names) {
            if (label == TrainingSentence::unknown) {
                before = names;
                continue;
            }
            pairs[before * names + label] += 1;
            alone[label] += 1;
            before = label;
        }
    }
    const double words = std::accumulate(alone.begin(), alone.end(), -0.5 * static_cast<double>(names));
    NameTransitions out((names + 1) * names);
    for (std::size_t before = 0; before <= names; ++before) {
        const auto row = pairs.begin() + static_cast<std::ptrdiff_t>(before * names);
        const double sum = std::accumulate(row, row + static_cast<std::ptrdiff_t>(names), 0.0);
        for (std::size_t label = 0; label < names; ++label) {
            const bool goes_on = label > 0 && label % 2 == 0;
            const double odds = std::log(row[static_cast<std::ptrdiff_t>(label)] / sum) - std::log(alone[label] / words);
            out[before * names + label] = goes_on && before != label && before != label - 1 ? never : transition_weight * static_cast<float>(odds);
        }
    }
    return out;
}

}  // namespace entente::syntax
