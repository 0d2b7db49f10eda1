#include <algorithm>
#include <cmath>

#include "catch.hpp"
#include "syntax/training_network.hpp"

using namespace entente::syntax;

namespace {

TrainingSentence sentence() {
    TrainingSentence s;
    s.forms = {"the", "envoy", "left", "Geneva"};
    const auto tag = [](auto value) { return static_cast<std::uint8_t>(value); };
    s.upos = {tag(Upos::DET), tag(Upos::NOUN), tag(Upos::VERB), tag(Upos::PROPN)};
    s.xpos = {tag(Xpos::DT), tag(Xpos::NN), tag(Xpos::VBD), tag(Xpos::NNP)};
    s.deprel = {tag(Deprel::det), tag(Deprel::nsubj), tag(Deprel::root), tag(Deprel::obj)};
    s.heads = {1, 2, -1, 2};
    s.names = {0, 0, 0, 5};
    return s;
}

/// The same with labels that teachers are not sure of.
TrainingSentence taught_sentence() {
    auto s = sentence();
    const SoftLabel tag{{1, 3, 5}, {0.6f, 0.25f, 0.1f}}, root{{static_cast<std::uint16_t>(Deprel::root)}, {1.0f}};
    s.taught.assign(s.size(), {tag, tag, tag, {}, {{4, 9, 2}, {0.5f, 0.3f, 0.2f}}});
    s.taught[0].head = {{2, 3, 0}, {0.7f, 0.2f, 0.1f}};
    s.taught[1].head = {{3, 4, 0}, {0.9f, 0.05f, 0.02f}};
    s.taught[2].head = {{0, 2, 1}, {0.8f, 0.1f, 0.1f}};
    s.taught[3].head = {{3, 0, 2}, {0.9f, 0.1f, 0.0f}};
    s.taught[2].deprel = root;
    s.names_taught = true;
    return s;
}

}  // namespace

TEST_CASE("The gradient of the training loss is that of finite differences") {
    TrainingOptions options;
    options.layers = 2;
    options.input_dropout = options.layer_dropout = options.head_dropout = 0;
    options.tag_weight = options.name_weight = 1;
    const WeightMap map(options.layers, shape::input + shape::word_class);
    TrainingShard shard(map, options, kernels());
    const auto gold = GENERATE(sentence(), taught_sentence());
    std::vector<TrainingWord> words(gold.size());
    std::string lower;
    TrainingItem item{&gold, {}};
    for (std::uint32_t i = 0; i < gold.size(); ++i) {
        words[i].features.assign(gold.forms[i], lower);
        words[i].row = i;
        words[i].classes = i;
        item.words.push_back(i);
    }
    Embeddings embeddings(gold.size(), 2);
    Random random(3);
    for (auto& value : embeddings.values) value = 0.3f * random.normal();
    std::vector<float> weights(map.size);
    for (auto& value : weights) value = 0.08f * random.normal();
    for (const auto at : {map.mix_gain, map.last_gain, map.layers[0].gain, map.layers[1].gain})
        for (std::size_t i = 0; i < shape::width; ++i) weights[at + i] += 1.0f;
    const auto loss = [&] {
        shard.run(TrainingShard::Task::labels, {&item, 1}, words, weights, embeddings, 7, 1.0f);
        const auto& l = shard.losses();
        return l.upos + l.xpos + l.name + l.arc + l.relation;
    };
    loss();
    const auto gradient = shard.gradient();
    std::vector<float> sparse(embeddings.values.size());
    std::vector<std::vector<std::uint32_t>> touched(Embeddings::tables);
    shard.scatter(embeddings, words, sparse, touched);

    // along the slope and a random direction within each matrix, so that no single rounding error decides
    const auto check = [&](const char* what, std::vector<float>& values, const std::vector<float>& slope, std::size_t from, std::size_t to) {
        const auto before = values;
        double norm = 0, expected = 0;
        for (std::size_t i = from; i < to; ++i) norm += static_cast<double>(slope[i]) * slope[i];
        norm = std::sqrt(norm);
        REQUIRE(norm > 0);
        std::vector<float> direction(to - from);
        for (std::size_t i = from; i < to; ++i) {
            direction[i - from] = slope[i] / static_cast<float>(norm) + random.normal() / std::sqrt(static_cast<float>(to - from));
            expected += static_cast<double>(slope[i]) * direction[i - from];
        }
        const auto step = static_cast<float>(0.01 / norm);
        double side[2];
        for (const int s : {0, 1}) {
            for (std::size_t i = from; i < to; ++i) values[i] = before[i] + (s ? step : -step) * direction[i - from];
            side[s] = loss();
        }
        values = before;
        const double measured = (side[1] - side[0]) / (2.0 * step);
        INFO(what << ": expected " << expected << ", measured " << measured);
        CHECK(std::abs(measured - expected) < 0.02 * std::abs(expected));
    };
    const auto& l = map.layers;
    check("relation distance", weights, gradient, map.relation_distance, map.size);
    check("arc distance", weights, gradient, map.arc_distance, map.relation_distance);
    check("root", weights, gradient, map.root_arc, map.arc_distance);
    check("relation", weights, gradient, map.relation, map.root_arc);
    check("bilinear", weights, gradient, map.bilinear, map.relation);
    check("heads", weights, gradient, map.heads, map.bilinear);
    check("tags", weights, gradient, map.tags, map.heads);
    check("last norm", weights, gradient, map.last_gain, map.tags);
    check("peephole 1", weights, gradient, l[1].peephole, map.last_gain);
    check("gates 1", weights, gradient, l[1].gates, l[1].peephole);
    check("norm 1", weights, gradient, l[1].gain, l[1].gates);
    check("peephole 0", weights, gradient, l[0].peephole, l[1].gain);
    check("gates 0", weights, gradient, l[0].gates, l[0].peephole);
    check("norm 0", weights, gradient, l[0].gain, l[0].gates);
    check("mix norm", weights, gradient, map.mix_gain, l[0].gain);
    check("mix", weights, gradient, map.mix, map.mix_gain);
    for (std::size_t t = 0; t < Embeddings::tables; ++t)
        check("embeddings", embeddings.values, sparse, embeddings.at[t], embeddings.at[t] + embeddings.rows[t] * embeddings.width[t]);
}
