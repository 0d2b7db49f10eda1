#include "syntax/training_network.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <utility>
#include <cstring>

#include "syntax/scratch.hpp"

namespace entente::syntax {

namespace {

using namespace shape;

void transpose(const float* from, std::size_t rows, std::size_t columns, float* to) {
    for (std::size_t block = 0; block < rows; block += 16)
        for (std::size_t c = 0; c < columns; ++c)
            for (std::size_t r = block; r < std::min(rows, block + 16); ++r) to[c * rows + r] = from[r * columns + c];
}

/// As Kernels::rectify.
float leaky(float x) { return x > 0 ? x : 0.1f * x; }

constexpr std::size_t padded(std::size_t n) { return (n + 15) / 16 * 16; }

/// A label that is certain.
SoftLabel only(std::size_t label) { return {{static_cast<std::uint16_t>(label)}, {1.0f}}; }

}  // namespace

float Random::normal() {
    // the sum of twelve uniform numbers has variance 1; no library function whose last bit may differ
    float sum = -6.0f;
    for (int i = 0; i < 12; ++i) sum += uniform();
    return sum;
}

WeightMap::WeightMap(int layer_count, std::size_t input_width) : inputs(input_width) {
    std::size_t at = 0;
    const auto take = [&at](std::size_t n) { return std::exchange(at, at + n); };
    mix = take(inputs * 2 * width);
    mix_layer_bias = take(2 * width);
    mix_gain = take(width);
    mix_bias = take(width);
    for (int i = 0; i < layer_count; ++i) {
        Layer layer{};
        layer.gain = take(width);
        layer.bias = take(width);
        layer.gates = take(width * 6 * hidden);
        layer.gates_bias = take(6 * hidden);
        layer.peephole = take(4 * hidden);
        layers.push_back(layer);
    }
    last_gain = take(width);
    last_bias = take(width);
    tags = take(width * shape::tags);
    tags_bias = take(shape::tags);
    heads = take(width * shape::heads);
    heads_bias = take(shape::heads);
    bilinear = take(arc * arc);
    bilinear_bias = take(arc);
    relation = take(shape::relation * relations);
    relation_bias = take(relations);
    root_arc = take(arc);
    arc_distance = take(arc * distances);
    relation_distance = take(distances * shape::relation);
    size = at;
    guess = take(width * guesses);
    guess_bias = take(guesses);
    size_with_guesses = at;
}

Embeddings::Embeddings(std::size_t words, std::size_t classes)
    : rows{words, WordFeatures::ngram_rows, WordFeatures::prefix_rows, WordFeatures::suffix_rows, WordFeatures::shape_rows, classes},
      width{word, ngrams, prefix, suffix, form_shape, word_class} {
    std::size_t total = 0;
    for (std::size_t t = 0; t < tables; ++t) {
        at[t] = total;
        total += rows[t] * width[t];
    }
    values.resize(total);
}

TrainingShard::TrainingShard(const WeightMap& map, const TrainingOptions& options, const Kernels& kernels)
    : map_(map), options_(options), kernels_(kernels), gradient_(options.pretraining ? map.size_with_guesses : map.size, 0.0f), layers_(map.layers.size()) {}

void TrainingShard::linear(const float* x, std::size_t count, std::size_t inputs, const float* w, const float* bias, std::size_t outputs, float* out) {
    for (std::size_t i = 0; i < count; ++i) std::memcpy(out + i * outputs, bias, outputs * sizeof(float));
    kernels_.gemm(count, outputs, inputs, x, inputs, w, outputs, out, outputs, true, sized(packed_, inputs * 32));
}

void TrainingShard::linear_back(const float* x, std::size_t count, std::size_t inputs, const float* w, std::size_t w_at, std::size_t bias_at, std::size_t outputs,
                                const float* out_gradient, float* x_gradient) {
    auto* columns = sized(transposed_, inputs * count);
    transpose(x, count, inputs, columns);
    kernels_.gemm(inputs, outputs, count, columns, count, out_gradient, outputs, gradient_.data() + w_at, outputs, true,
                  sized(packed_, count * 32));
    float* bias = gradient_.data() + bias_at;
    for (std::size_t i = 0; i < count; ++i)
        for (std::size_t n = 0; n < outputs; ++n) bias[n] += out_gradient[i * outputs + n];
    if (!x_gradient) return;
    auto* back = sized(transposed_weights_, inputs * outputs);
    transpose(w, inputs, outputs, back);
    kernels_.gemm(count, inputs, outputs, out_gradient, outputs, back, inputs, x_gradient, inputs, false, sized(packed_, outputs * 32));
}

void TrainingShard::normalize_back(const float* rows, const float* inverse, const float* gain, std::size_t gain_at, std::size_t bias_at,
                                   const float* out_gradient, float* row_gradient) {
    float* d_gain = gradient_.data() + gain_at;
    float* d_bias = gradient_.data() + bias_at;
    float normal[width], d_normal[width];
    for (std::size_t i = 0; i < count_; ++i, rows += width, out_gradient += width, row_gradient += width) {
        float mean = 0;
        for (std::size_t k = 0; k < width; ++k) mean += rows[k];
        mean /= static_cast<float>(width);
        float sum = 0, product = 0;
        for (std::size_t k = 0; k < width; ++k) {
            normal[k] = (rows[k] - mean) * inverse[i];
            d_normal[k] = out_gradient[k] * gain[k];
            d_gain[k] += out_gradient[k] * normal[k];
            d_bias[k] += out_gradient[k];
            sum += d_normal[k];
            product += d_normal[k] * normal[k];
        }
        sum /= static_cast<float>(width);
        product /= static_cast<float>(width);
        for (std::size_t k = 0; k < width; ++k) row_gradient[k] = inverse[i] * (d_normal[k] - sum - normal[k] * product);
    }
}

float TrainingShard::descend(float* scores, std::size_t classes, const SoftLabel& target) {
    float aim = 0, whole = 0;
    for (std::size_t k = 0; k < SoftLabel::most; ++k) {
        aim += target.share[k] * scores[target.label[k]];
        whole += target.share[k];
    }
    const float loss = kernels_.softmax(scores, classes) * whole - aim;
    if (whole < 1)
        for (std::size_t c = 0; c < classes; ++c) scores[c] *= whole;
    for (std::size_t k = 0; k < SoftLabel::most; ++k) scores[target.label[k]] -= target.share[k];
    return loss;
}

void TrainingShard::mask(std::vector<float>& values, std::size_t size, float dropout) {
    auto* to = sized(values, size);
    const float kept = 1.0f / (1.0f - dropout);
    const auto limit = static_cast<std::uint64_t>(dropout * 65536.0f);
    for (std::size_t i = 0; i < size; i += 4) {
        const auto bits = random_.next();
        for (std::size_t j = 0; j < 4 && i + j < size; ++j) to[i + j] = ((bits >> (16 * j)) & 0xffff) < limit ? 0.0f : kept;
    }
}

void TrainingShard::embed(Task task, const std::vector<TrainingWord>& words, const Embeddings& embeddings) {
    const auto inputs = map_.inputs;
    auto* in = sized(input_, count_ * inputs);
    std::fill(in, in + count_ * inputs, 0.0f);
    sized(word_of_, count_);
    sized(row_of_, count_);
    std::size_t i = 0;
    for (const auto& item : items_)
        for (const auto number : item.words) {
            const auto& w = words[number];
            word_of_[i] = number;
            // rare words are hidden often, so that the unknown word learns from them (Kiperwasser and Goldberg 2016)
            const auto rarity = 0.25f / (0.25f + static_cast<float>(w.count));
            row_of_[i] = options_.input_dropout > 0 && random_.uniform() < rarity ? 0 : w.row;
            float* row = in + i * inputs;
            const auto add = [&](std::size_t table, std::size_t index, float factor, float* to) {
                const float* from = embeddings.values.data() + embeddings.at[table] + index * embeddings.width[table];
                for (std::size_t k = 0; k < embeddings.width[table]; ++k) to[k] += factor * from[k];
            };
            add(0, row_of_[i], 1, row);
            const float share = 1.0f / static_cast<float>(std::max(w.features.ngram_count, 1u));
            for (std::uint32_t n = 0; n < w.features.ngram_count; ++n) add(1, w.features.ngrams[n], share, row + word);
            add(2, w.features.prefix, 1, row + word + ngrams);
            add(3, w.features.suffix, 1, row + word + ngrams + prefix);
            add(4, w.features.shape, 1, row + word + ngrams + prefix + suffix);
            for (auto classes = w.classes; classes != 0; classes &= classes - 1)
                add(5, static_cast<std::size_t>(std::countr_zero(classes)), 1, row + input);
            ++i;
        }
    mask(input_mask_, count_ * inputs, options_.input_dropout);
    hidden_.clear();
    if (task == Task::hidden_words)
        for (std::uint32_t n = 0; n < count_; ++n)
            if (random_.uniform() < options_.hidden_words) {
                hidden_.push_back(n);
                std::fill_n(input_mask_.begin() + static_cast<std::ptrdiff_t>(n * inputs), inputs, 0.0f);
            }
    for (std::size_t k = 0; k < count_ * inputs; ++k) in[k] *= input_mask_[k];
}

void TrainingShard::scatter(const Embeddings& embeddings, const std::vector<TrainingWord>& words, std::vector<float>& to,
                            std::vector<std::vector<std::uint32_t>>& touched) const {
    for (std::size_t i = 0; i < count_; ++i) {
        const auto& w = words[word_of_[i]];
        const float* row = d_input_.data() + i * map_.inputs;
        const auto add = [&](std::size_t table, std::uint32_t index, float factor, const float* from) {
            float* target = to.data() + embeddings.at[table] + index * embeddings.width[table];
            for (std::size_t k = 0; k < embeddings.width[table]; ++k) target[k] += factor * from[k];
            touched[table].push_back(index);
        };
        add(0, row_of_[i], 1, row);
        const float share = 1.0f / static_cast<float>(std::max(w.features.ngram_count, 1u));
        for (std::uint32_t n = 0; n < w.features.ngram_count; ++n) add(1, w.features.ngrams[n], share, row + word);
        add(2, w.features.prefix, 1, row + word + ngrams);
        add(3, w.features.suffix, 1, row + word + ngrams + prefix);
        add(4, w.features.shape, 1, row + word + ngrams + prefix + suffix);
        for (auto classes = w.classes; classes != 0; classes &= classes - 1)
            add(5, static_cast<std::uint32_t>(std::countr_zero(classes)), 1, row + input);
    }
}

void TrainingShard::forward(const std::vector<float>& weights) {
    const float* w = weights.data();
    linear(input_.data(), count_, map_.inputs, w + map_.mix, w + map_.mix_layer_bias, 2 * width, sized(mixed_, count_ * 2 * width));
    kernels_.maxout(mixed_.data(), count_, width, sized(most_, count_ * width));
    for (std::size_t l = 0; l < layers_.size(); ++l) {
        auto& layer = layers_[l];
        sized(layer.x, count_ * width);
        sized(layer.normal, count_ * width);
        sized(layer.inverse, count_);
        sized(layer.gates, count_ * 6 * hidden);
        sized(layer.cell, count_ * width);
        sized(layer.forget, count_ * width);
        sized(layer.reset, count_ * width);
    }
    sized(x_, count_ * width);
    const auto next = [&](std::size_t l) { return l < layers_.size() ? layers_[l].x.data() : x_.data(); };
    kernels_.normalize(most_.data(), count_, width, w + map_.mix_gain, w + map_.mix_bias, next(0), sized(most_inverse_, count_));
    for (std::size_t l = 0; l < layers_.size(); ++l) {
        auto& layer = layers_[l];
        const auto& at = map_.layers[l];
        kernels_.normalize(layer.x.data(), count_, width, w + at.gain, w + at.bias, layer.normal.data(), layer.inverse.data());
        // one mask a sentence (Gal and Ghahramani 2016)
        mask(layer.masks, items_.size() * width, options_.layer_dropout);
        std::size_t row = 0;
        for (std::size_t s = 0; s < items_.size(); ++s)
            for (std::size_t i = 0; i < items_[s].words.size(); ++i, ++row)
                for (std::size_t k = 0; k < width; ++k) layer.normal[row * width + k] *= layer.masks[s * width + k];
        linear(layer.normal.data(), count_, width, w + at.gates, w + at.gates_bias, 6 * hidden, layer.gates.data());
        std::size_t first = 0;
        for (const auto& item : items_) {
            const RecurrenceTrace trace{layer.cell.data() + first * width, layer.forget.data() + first * width, layer.reset.data() + first * width};
            kernels_.recur(layer.gates.data() + first * 6 * hidden, layer.x.data() + first * width, w + at.peephole, item.words.size(), hidden,
                           next(l + 1) + first * width, &trace);
            first += item.words.size();
        }
    }
    kernels_.normalize(x_.data(), count_, width, w + map_.last_gain, w + map_.last_bias, sized(last_, count_ * width), sized(last_inverse_, count_));
}

void TrainingShard::tag_loss(const std::vector<float>& weights, float scale) {
    const float* w = weights.data();
    mask(tag_mask_, count_ * width, options_.layer_dropout);
    auto* in = sized(tag_in_, count_ * width);
    for (std::size_t k = 0; k < count_ * width; ++k) in[k] = last_[k] * tag_mask_[k];
    auto* out = sized(tag_out_, count_ * shape::tags);
    linear(in, count_, width, w + map_.tags, w + map_.tags_bias, shape::tags, out);
    std::size_t i = 0;
    for (const auto& item : items_) {
        const auto& sentence = *item.sentence;
        for (std::size_t k = 0; k < sentence.size(); ++k, ++i) {
            float* row = out + i * shape::tags;
            const auto* taught = sentence.taught.empty() ? nullptr : &sentence.taught[k];
            const auto learn = [&](float* scores, std::size_t classes, const SoftLabel& target, float factor, double& loss) {
                loss += descend(scores, classes, target);
                for (std::size_t c = 0; c < classes; ++c) scores[c] *= factor;
            };
            const auto skip = [](float* scores, std::size_t classes) { std::fill(scores, scores + classes, 0.0f); };
            const float tag_factor = scale * options_.tag_weight * (sentence.upos.empty() ? 0.5f : 1.0f);
            if (!sentence.upos.empty()) learn(row, shape::upos, taught ? taught->upos : only(sentence.upos[k]), tag_factor, losses_.upos);
            else skip(row, shape::upos);
            if (!sentence.xpos.empty() && sentence.xpos[k] != 0)
                learn(row + shape::upos, shape::xpos, taught ? taught->xpos : only(sentence.xpos[k]), tag_factor, losses_.xpos);
            else skip(row + shape::upos, shape::xpos);
            float* name = row + shape::upos + shape::xpos;
            if (!sentence.names.empty() && sentence.names[k] != TrainingSentence::unknown)
                learn(name, shape::names, sentence.names_taught ? taught->name : only(sentence.names[k]), scale * options_.name_weight, losses_.name);
            else skip(name, shape::names);
            skip(name + shape::names, shape::tags - shape::upos - shape::xpos - shape::names);
        }
    }
    auto* d = sized(d_last_, count_ * width);
    linear_back(in, count_, width, w + map_.tags, map_.tags, map_.tags_bias, shape::tags, out, d);
    for (std::size_t k = 0; k < count_ * width; ++k) d[k] *= tag_mask_[k];
}

void TrainingShard::arc_loss(const TrainingSentence& sentence, std::size_t first, const float* w, float scale) {
    const std::size_t n = sentence.size(), stride = padded(n + 1);
    const float* queries = queries_.data() + first * arc;
    auto* keys = sized(keys_, stride * arc);
    std::fill(keys, keys + stride * arc, 0.0f);
    std::memcpy(keys, w + map_.root_arc, arc * sizeof(float));
    for (std::size_t j = 0; j < n; ++j) std::memcpy(keys + (j + 1) * arc, active_.data() + (first + j) * 2 * arc + arc, arc * sizeof(float));
    auto* columns = sized(keys_columns_, arc * stride);
    transpose(keys, stride, arc, columns);
    auto* packed = sized(packed_, std::max(arc, stride) * 32);
    auto* arcs = sized(arcs_, n * stride);
    kernels_.gemm(n, stride, arc, queries, arc, columns, stride, arcs, stride, false, packed);
    auto* distance = sized(distance_, n * distances);
    kernels_.gemm(n, distances, arc, queries, arc, w + map_.arc_distance, distances, distance, distances, false, packed);
    auto* d_distance = sized(d_distance_, n * distances);
    std::fill(d_distance, d_distance + n * distances, 0.0f);
    const auto way = [](std::size_t i, std::size_t column) {
        return column == 0 ? root_distance : distance_class(static_cast<std::ptrdiff_t>(column - 1) - static_cast<std::ptrdiff_t>(i));
    };
    for (std::size_t i = 0; i < n; ++i) {
        float* row = arcs + i * stride;
        for (std::size_t j = 0; j <= n; ++j) row[j] = j == i + 1 ? -1e9f : row[j] + distance[i * distances + way(i, j)];
        losses_.arc += descend(row, n + 1, sentence.taught.empty() ? only(static_cast<std::size_t>(sentence.heads[i] + 1)) : sentence.taught[i].head);
        for (std::size_t j = 0; j <= n; ++j) {
            row[j] *= scale;
            if (j != i + 1) d_distance[i * distances + way(i, j)] += row[j];
        }
        std::fill(row + n + 1, row + stride, 0.0f);
    }
    float* d_queries = d_queries_.data() + first * arc;
    kernels_.gemm(n, arc, stride, arcs, stride, keys, arc, d_queries, arc, false, packed);
    auto* rows = sized(distance_rows_, distances * arc);
    transpose(w + map_.arc_distance, arc, distances, rows);
    kernels_.gemm(n, arc, distances, d_distance, distances, rows, arc, d_queries, arc, true, packed);
    auto* query_columns = sized(transposed_, arc * n);
    transpose(queries, n, arc, query_columns);
    kernels_.gemm(arc, distances, n, query_columns, n, d_distance, distances, gradient_.data() + map_.arc_distance, distances, true, packed);
    auto* arc_columns = sized(arcs_columns_, stride * n);
    transpose(arcs, n, stride, arc_columns);
    auto* d_keys = sized(d_keys_, (n + 1) * arc);
    kernels_.gemm(n + 1, arc, n, arc_columns, n, queries, arc, d_keys, arc, false, packed);
    for (std::size_t k = 0; k < arc; ++k) gradient_[map_.root_arc + k] += d_keys[k];
    for (std::size_t j = 0; j < n; ++j)
        for (std::size_t k = 0; k < arc; ++k) d_active_[(first + j) * 2 * arc + arc + k] += d_keys[(j + 1) * arc + k];
}

void TrainingShard::parse_loss(const std::vector<float>& weights, float scale) {
    const float* w = weights.data();
    // sentences with trees stand first; the others are left alone
    std::size_t trees = 0;
    tree_count_ = 0;
    while (trees < items_.size() && !items_[trees].sentence->heads.empty()) tree_count_ += items_[trees++].words.size();
    if (tree_count_ == 0) return;
    const auto items = items_.first(trees);
    mask(head_mask_, tree_count_ * width, options_.layer_dropout);
    auto* in = sized(head_in_, tree_count_ * width);
    for (std::size_t k = 0; k < tree_count_ * width; ++k) in[k] = last_[k] * head_mask_[k];
    auto* sides = sized(sides_, tree_count_ * heads);
    linear(in, tree_count_, width, w + map_.heads, w + map_.heads_bias, heads, sides);
    mask(side_mask_, tree_count_ * 2 * arc, options_.head_dropout);
    auto* active = sized(active_, tree_count_ * 2 * arc);
    auto* dependents = sized(dependents_, tree_count_ * arc);
    for (std::size_t i = 0; i < tree_count_; ++i) {
        for (std::size_t k = 0; k < 2 * arc; ++k) active[i * 2 * arc + k] = leaky(sides[i * heads + k]) * side_mask_[i * 2 * arc + k];
        std::memcpy(dependents + i * arc, active + i * 2 * arc, arc * sizeof(float));
    }
    linear(dependents, tree_count_, arc, w + map_.bilinear, w + map_.bilinear_bias, arc, sized(queries_, tree_count_ * arc));

    auto* d_sides = sized(d_sides_, tree_count_ * heads);
    auto* d_active = sized(d_active_, tree_count_ * 2 * arc);
    auto* d_queries = sized(d_queries_, tree_count_ * arc);
    std::fill(d_sides, d_sides + tree_count_ * heads, 0.0f);
    std::fill(d_active, d_active + tree_count_ * 2 * arc, 0.0f);
    std::fill(d_queries, d_queries + tree_count_ * arc, 0.0f);
    auto* relation_in = sized(relation_in_, tree_count_ * relation);
    std::fill(relation_in, relation_in + tree_count_ * relation, 0.0f);

    const auto for_words = [&](auto&& act) {
        std::size_t first = 0;
        for (const auto& item : items) {
            const auto& sentence = *item.sentence;
            for (std::size_t i = 0; i < sentence.heads.size(); ++i) {
                const auto head = sentence.heads[i];
                if (head >= 0)
                    act(first + i, first + static_cast<std::size_t>(head), distance_class(head - static_cast<std::ptrdiff_t>(i)),
                        sentence.taught.empty() ? only(sentence.deprel[i]) : sentence.taught[i].deprel);
            }
            first += sentence.size();
        }
    };
    losses_.tree_words += tree_count_;
    std::size_t first = 0;
    for (const auto& item : items) {
        arc_loss(*item.sentence, first, w, scale);
        first += item.sentence->size();
    }
    for_words([&](std::size_t i, std::size_t head, std::size_t way, const SoftLabel&) {
        for (std::size_t k = 0; k < relation; ++k)
            relation_in[i * relation + k] = leaky(sides[i * heads + 2 * arc + k] + sides[head * heads + 2 * arc + relation + k] +
                                                  w[map_.relation_distance + way * relation + k]);
    });
    auto* out = sized(relation_out_, tree_count_ * relations);
    linear(relation_in, tree_count_, relation, w + map_.relation, w + map_.relation_bias, relations, out);
    std::vector<char> learnt(tree_count_, 0);
    for_words([&](std::size_t i, std::size_t, std::size_t, const SoftLabel& target) {
        float* row = out + i * relations;
        constexpr auto classes = static_cast<std::size_t>(Deprel::xcomp) + 1;
        losses_.relation += descend(row, classes, target);
        for (std::size_t c = 0; c < classes; ++c) row[c] *= scale;
        std::fill(row + classes, row + relations, 0.0f);
        learnt[i] = 1;
    });
    for (std::size_t i = 0; i < tree_count_; ++i)
        if (!learnt[i]) std::fill(out + i * relations, out + (i + 1) * relations, 0.0f);
    auto* d_in = sized(d_relation_in_, tree_count_ * relation);
    linear_back(relation_in, tree_count_, relation, w + map_.relation, map_.relation, map_.relation_bias, relations, out, d_in);
    for_words([&](std::size_t i, std::size_t head, std::size_t way, const SoftLabel&) {
        for (std::size_t k = 0; k < relation; ++k) {
            const float d = d_in[i * relation + k] * (relation_in[i * relation + k] > 0 ? 1.0f : 0.1f);
            d_sides[i * heads + 2 * arc + k] += d;
            d_sides[head * heads + 2 * arc + relation + k] += d;
            gradient_[map_.relation_distance + way * relation + k] += d;
        }
    });

    auto* d_dependents = sized(d_y_, tree_count_ * width);
    linear_back(dependents, tree_count_, arc, w + map_.bilinear, map_.bilinear, map_.bilinear_bias, arc, d_queries, d_dependents);
    for (std::size_t i = 0; i < tree_count_; ++i)
        for (std::size_t k = 0; k < 2 * arc; ++k) {
            const float d = d_active[i * 2 * arc + k] + (k < arc ? d_dependents[i * arc + k] : 0.0f);
            d_sides[i * heads + k] = d * side_mask_[i * 2 * arc + k] * (sides[i * heads + k] > 0 ? 1.0f : 0.1f);
        }
    auto* d_head_in = sized(d_x_, tree_count_ * width);
    linear_back(in, tree_count_, width, w + map_.heads, map_.heads, map_.heads_bias, heads, d_sides, d_head_in);
    for (std::size_t k = 0; k < tree_count_ * width; ++k) d_last_[k] += d_head_in[k] * head_mask_[k];
}

void TrainingShard::guess_loss(const std::vector<TrainingWord>& words, const std::vector<float>& weights, float scale) {
    constexpr auto guesses = WeightMap::guesses;
    const float* w = weights.data();
    const std::size_t n = hidden_.size();
    auto* d_last = sized(d_last_, count_ * width);
    std::fill(d_last, d_last + count_ * width, 0.0f);
    if (n == 0) return;
    auto* in = sized(guess_in_, n * width);
    for (std::size_t i = 0; i < n; ++i) std::memcpy(in + i * width, last_.data() + hidden_[i] * width, width * sizeof(float));
    auto* out = sized(guess_out_, n * guesses);
    linear(in, n, width, w + map_.guess, w + map_.guess_bias, guesses, out);
    for (std::size_t i = 0; i < n; ++i) {
        float* row = out + i * guesses;
        losses_.guess += descend(row, guesses, only(words[word_of_[hidden_[i]]].guess));
        for (std::size_t c = 0; c < guesses; ++c) row[c] *= scale;
    }
    losses_.guessed_words += n;
    auto* d_in = sized(d_guess_in_, n * width);
    linear_back(in, n, width, w + map_.guess, map_.guess, map_.guess_bias, guesses, out, d_in);
    for (std::size_t i = 0; i < n; ++i) std::memcpy(d_last + hidden_[i] * width, d_in + i * width, width * sizeof(float));
}

void TrainingShard::backward(const std::vector<float>& weights) {
    const float* w = weights.data();
    auto* d_x = sized(d_x_, count_ * width);
    auto* d_y = sized(d_y_, count_ * width);
    auto* d_z = sized(d_z_, count_ * 6 * hidden);
    normalize_back(x_.data(), last_inverse_.data(), w + map_.last_gain, map_.last_gain, map_.last_bias, d_last_.data(), d_x);
    for (std::size_t l = layers_.size(); l-- > 0;) {
        auto& layer = layers_[l];
        const auto& at = map_.layers[l];
        auto* d_in = sized(d_last_, count_ * width);  // of layer.x: through the skip, then through the gates
        std::fill(d_in, d_in + count_ * width, 0.0f);
        std::size_t first = 0;
        for (const auto& item : items_) {
            const RecurrenceTrace trace{layer.cell.data() + first * width, layer.forget.data() + first * width, layer.reset.data() + first * width};
            kernels_.recur_back(layer.gates.data() + first * 6 * hidden, layer.x.data() + first * width, w + at.peephole, item.words.size(), hidden,
                                trace, d_x + first * width, d_z + first * 6 * hidden, d_in + first * width, gradient_.data() + at.peephole);
            first += item.words.size();
        }
        linear_back(layer.normal.data(), count_, width, w + at.gates, at.gates, at.gates_bias, 6 * hidden, d_z, d_y);
        std::size_t row = 0;
        for (std::size_t s = 0; s < items_.size(); ++s)
            for (std::size_t i = 0; i < items_[s].words.size(); ++i, ++row)
                for (std::size_t k = 0; k < width; ++k) d_y[row * width + k] *= layer.masks[s * width + k];
        normalize_back(layer.x.data(), layer.inverse.data(), w + at.gain, at.gain, at.bias, d_y, d_x);
        for (std::size_t k = 0; k < count_ * width; ++k) d_x[k] += d_in[k];
    }
    normalize_back(most_.data(), most_inverse_.data(), w + map_.mix_gain, map_.mix_gain, map_.mix_bias, d_x, d_y);
    auto* d_mixed = sized(d_z_, count_ * 2 * width);
    for (std::size_t i = 0; i < count_; ++i)
        for (std::size_t k = 0; k < width; ++k) {
            const bool one = mixed_[i * 2 * width + k] > mixed_[i * 2 * width + width + k];
            d_mixed[i * 2 * width + k] = one ? d_y[i * width + k] : 0.0f;
            d_mixed[i * 2 * width + width + k] = one ? 0.0f : d_y[i * width + k];
        }
    auto* d_input = sized(d_input_, count_ * map_.inputs);
    linear_back(input_.data(), count_, map_.inputs, w + map_.mix, map_.mix, map_.mix_layer_bias, 2 * width, d_mixed, d_input);
    for (std::size_t k = 0; k < count_ * map_.inputs; ++k) d_input[k] *= input_mask_[k];
}

void TrainingShard::run(Task task, std::span<const TrainingItem> items, const std::vector<TrainingWord>& words, const std::vector<float>& weights,
                        const Embeddings& embeddings, std::uint64_t seed, float scale) {
    items_ = items;
    random_ = Random(seed);
    losses_ = {};
    count_ = 0;
    for (const auto& item : items) count_ += item.words.size();
    losses_.words = count_;
    if (count_ == 0) return;
    embed(task, words, embeddings);
    forward(weights);
    if (task == Task::hidden_words) guess_loss(words, weights, scale);
    else {
        tag_loss(weights, scale);
        parse_loss(weights, scale);
    }
    backward(weights);
}

}  // namespace entente::syntax
