#include "syntax/network.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include "syntax/scratch.hpp"

namespace entente::syntax {

namespace {

using namespace shape;

std::size_t best_of(const float* scores, std::size_t count) {
    return static_cast<std::size_t>(std::max_element(scores, scores + count) - scores);
}

}  // namespace

Network::Network(const Weights& weights, const Kernels& kernels) : weights_(weights), kernels_(kernels) {
    kept_keys_.assign(kept_words, 0);
    kept_.resize(kept_words * width);
    std::size_t size = 64;
    while (size < 2 * weights.vocabulary.size()) size *= 2;
    vocabulary_.resize(size);
    for (std::uint32_t i = 0; i < weights.vocabulary.size(); ++i) {
        auto at = weights.vocabulary[i] & (size - 1);
        while (vocabulary_[at].row) at = (at + 1) & (size - 1);
        vocabulary_[at] = {weights.vocabulary[i], i + 1};
    }
}

void Network::multiply(const float* rows, std::size_t count, const ByteLayer& layer, float* out) {
    auto* bytes = sized(bytes_, count * layer.inputs);
    auto* scales = sized(scales_, count);
    kernels_.quantize(rows, count, layer.inputs, bytes, scales);
    kernels_.multiply(bytes, scales, count, layer.matrix(), out);
}

void Network::embed(std::span<const std::string_view> forms) {
    auto* x = sized(x_, forms.size() * width);
    missing_.clear();
    const auto inputs = weights_.inputs();
    auto* in = sized(input_, forms.size() * inputs);
    for (std::uint32_t i = 0; i < forms.size(); ++i) {
        const auto key = hash_of(forms[i], 5) | 1;
        if (kept_keys_[key / 2 % kept_words] == key) {
            std::memcpy(x + i * width, kept_.data() + key / 2 % kept_words * width, width * sizeof(float));
            continue;
        }
        features_.assign(forms[i], lower_);
        float* row = in + missing_.size() * inputs;
        std::fill(row, row + inputs, 0.0f);
        std::uint32_t known = 0;
        for (auto at = features_.word & (vocabulary_.size() - 1); vocabulary_[at].row; at = (at + 1) & (vocabulary_.size() - 1))
            if (vocabulary_[at].word == features_.word) {
                known = vocabulary_[at].row;
                break;
            }
        const auto add = [&](const ByteTable& table, std::size_t r, float factor, float* to) {
            kernels_.add_bytes(table.row(r), table.width, table.scale[r] * factor, to);
        };
        add(weights_.word, known, 1, row);
        const float share = 1.0f / static_cast<float>(std::max(features_.ngram_count, 1u));
        for (std::uint32_t n = 0; n < features_.ngram_count; ++n) add(weights_.ngram, features_.ngrams[n], share, row + word);
        add(weights_.prefix, features_.prefix, 1, row + word + ngrams);
        add(weights_.suffix, features_.suffix, 1, row + word + ngrams + prefix);
        add(weights_.form_shape, features_.shape, 1, row + word + ngrams + prefix + suffix);
        for (auto classes = weights_.classes.of(forms[i], features_.word); classes != 0; classes &= classes - 1)
            add(weights_.word_class, static_cast<std::size_t>(std::countr_zero(classes)), 1, row + input);
        missing_.push_back(i);
    }
    if (missing_.empty()) return;
    auto* mixed = sized(gates_, missing_.size() * 2 * width);
    auto* y = sized(y_, forms.size() * width);
    multiply(in, missing_.size(), weights_.mix, mixed);
    kernels_.maxout(mixed, missing_.size(), width, y);
    kernels_.normalize(y, missing_.size(), width, weights_.mix_gain.data(), weights_.mix_bias.data(), y, nullptr);
    for (std::size_t m = 0; m < missing_.size(); ++m) {
        const auto i = missing_[m];
        const auto key = hash_of(forms[i], 5) | 1;
        const auto slot = key / 2 % kept_words;
        std::memcpy(x + i * width, y + m * width, width * sizeof(float));
        std::memcpy(kept_.data() + slot * width, y + m * width, width * sizeof(float));
        kept_keys_[slot] = key;
    }
}

void Network::encode(std::span<const Piece> pieces, std::size_t count) {
    auto* gates = sized(gates_, count * 6 * hidden);
    sized(y_, count * width);
    sized(x_, count * width);
    for (const auto& layer : weights_.layers) {
        kernels_.normalize(x_.data(), count, width, layer.gain.data(), layer.bias.data(), y_.data(), nullptr);
        multiply(y_.data(), count, layer.gates, gates);
        for (const auto& piece : pieces)
            kernels_.recur(gates + piece.first * 6 * hidden, x_.data() + piece.first * width, layer.peephole.data(), piece.last - piece.first,
                           hidden, y_.data() + piece.first * width, nullptr);
        x_.swap(y_);
    }
    kernels_.normalize(x_.data(), count, width, weights_.last_gain.data(), weights_.last_bias.data(), y_.data(), nullptr);
    x_.swap(y_);
}

void best_names(const float* scores, std::size_t count, std::size_t stride, const NameTransitions& transitions, std::vector<std::uint8_t>& back,
                std::uint8_t* labels) {
    if (count == 0) return;
    std::array<float, names> now, next;
    auto* from = sized(back, count * names);
    for (std::size_t label = 0; label < names; ++label) now[label] = scores[label] + transitions[names * names + label];
    for (std::size_t i = 1; i < count; ++i) {
        for (std::size_t label = 0; label < names; ++label) {
            std::size_t best = 0;
            for (std::size_t before = 1; before < names; ++before)
                if (now[before] + transitions[before * names + label] > now[best] + transitions[best * names + label]) best = before;
            next[label] = now[best] + transitions[best * names + label] + scores[i * stride + label];
            from[i * names + label] = static_cast<std::uint8_t>(best);
        }
        now = next;
    }
    auto label = static_cast<std::uint8_t>(best_of(now.data(), names));
    for (std::size_t i = count; i-- > 0;) {
        labels[i] = label;
        if (i) label = from[i * names + label];
    }
}

void Network::score_tags(std::size_t count) { multiply(x_.data(), count, weights_.tags, sized(tags_, count * tags)); }

void Network::tag(std::span<const Piece> pieces, std::span<Label> labels) {
    const float* scores = tags_.data();
    for (std::size_t i = 0; i < labels.size(); ++i) {
        labels[i].upos = static_cast<std::uint8_t>(best_of(scores + i * tags, shape::upos));
        labels[i].xpos = static_cast<std::uint8_t>(best_of(scores + i * tags + shape::upos, shape::xpos));
    }
    std::array<std::uint8_t, longest_piece> found;
    for (const auto& piece : pieces) {
        best_names(scores + piece.first * tags + shape::upos + shape::xpos, piece.last - piece.first, tags, weights_.name_transitions, back_, found.data());
        for (std::size_t i = piece.first; i < piece.last; ++i) labels[i].name = found[i - piece.first];
    }
}

/// Scores of the arcs in `arcs_`; returns how far its rows are apart.
std::size_t Network::score_arcs(const Piece& piece) {
    const std::size_t count = piece.last - piece.first;
    const float* sides = heads_.data() + piece.first * heads;
    // keys as columns, the root's first
    const std::size_t stride = (count + 1 + 15) / 16 * 16;
    auto* keys = sized(keys_, arc * stride);
    for (std::size_t k = 0; k < arc; ++k) {
        float* row = keys + k * stride;
        row[0] = weights_.root_arc[k];
        for (std::size_t j = 0; j < count; ++j) row[j + 1] = sides[j * heads + arc + k];
        std::fill(row + count + 1, row + stride, 0.0f);
    }
    auto* packed = sized(packed_, arc * std::max(stride, distances));
    auto* arcs = sized(arcs_, count * stride);
    const float* queries = queries_.data() + piece.first * arc;
    kernels_.gemm(count, stride, arc, queries, arc, keys, stride, arcs, stride, false, packed);
    auto* distance = sized(distance_, count * distances);
    kernels_.gemm(count, distances, arc, queries, arc, weights_.arc_distance.data(), distances, distance, distances, false, packed);
    for (std::size_t i = 0; i < count; ++i) {
        const float* by_class = distance + i * distances;
        float* row = arcs + i * stride;
        row[0] += by_class[root_distance];
        for (std::size_t j = 0; j < count; ++j)
            if (j != i) row[j + 1] += by_class[distance_class(static_cast<std::ptrdiff_t>(j) - static_cast<std::ptrdiff_t>(i))];
    }
    return stride;
}

void Network::score_relations(const Piece& piece, const std::int32_t* of) {
    const std::size_t count = piece.last - piece.first;
    const float* sides = heads_.data() + piece.first * heads;
    auto* in = sized(relation_in_, count * relation);
    for (std::size_t i = 0; i < count; ++i) {
        const auto head = of[i];
        const auto above_at = static_cast<std::size_t>(head < 0 ? static_cast<std::int32_t>(i) : head);  // the root's is not asked for
        const float* dependent = sides + i * heads + 2 * arc;
        const float* above = sides + above_at * heads + 2 * arc + relation;
        const float* way = weights_.relation_distance.data() +
                           (head < 0 ? root_distance : distance_class(head - static_cast<std::ptrdiff_t>(i))) * relation;
        kernels_.rectify_sum(dependent, above, way, relation, in + i * relation);
    }
    multiply(in, count, weights_.relation, sized(relation_out_, count * relations));
}

void Network::parse(const Piece& piece, std::span<Label> labels) {
    const std::size_t count = piece.last - piece.first;
    const auto stride = score_arcs(piece);
    auto* tree = sized(tree_, count);
    trees_.decode(arcs_.data(), count, stride, tree);
    score_relations(piece, tree);
    const float* out = relation_out_.data();
    constexpr auto first = static_cast<std::size_t>(Deprel::root) + 1;
    for (std::size_t i = 0; i < count; ++i) {
        auto& label = labels[piece.first + i];
        label.head = tree[i] < 0 ? -1 : tree[i] + static_cast<std::int32_t>(piece.first);
        label.deprel = tree[i] < 0 ? static_cast<std::uint8_t>(Deprel::root)
                                   : static_cast<std::uint8_t>(first + best_of(out + i * relations + first, static_cast<std::size_t>(Deprel::xcomp) + 1 - first));
    }
}

void Network::score_sides(std::size_t count) {
    auto* sides = sized(heads_, count * heads);
    multiply(x_.data(), count, weights_.heads, sides);
    auto* dependents = sized(scratch_, count * arc);
    for (std::size_t i = 0; i < count; ++i) {
        float* row = sides + i * heads;
        kernels_.rectify(row, 2 * arc, row);
        std::memcpy(dependents + i * arc, row, arc * sizeof(float));
    }
    multiply(dependents, count, weights_.bilinear, sized(queries_, count * arc));
}

void Network::run(std::span<const std::string_view> forms, std::span<const Piece> pieces, std::span<Label> labels) {
    if (forms.empty()) return;
    embed(forms);
    encode(pieces, forms.size());
    score_tags(forms.size());
    tag(pieces, labels);
    score_sides(forms.size());
    for (const auto& piece : pieces) parse(piece, labels);
}

Network::Scores Network::score(std::span<const std::string_view> forms) {
    const Piece piece{0, static_cast<std::uint32_t>(forms.size())};
    embed(forms);
    encode({&piece, 1}, forms.size());
    score_tags(forms.size());
    score_sides(forms.size());
    const auto stride = score_arcs(piece);
    return {tags_.data(), arcs_.data(), stride};
}

const float* Network::score_relations(std::span<const std::int32_t> of) {
    score_relations({0, static_cast<std::uint32_t>(of.size())}, of.data());
    return relation_out_.data();
}

}  // namespace entente::syntax
