#pragma once
// What a list of features adds up to, in the numbers of the ranker's table, and its score.

#include <cstdint>
#include <cstring>

#include "syntax/coreference/ranker_features.hpp"
#include "syntax/coreference/ranker_weights.hpp"

namespace entente::syntax {

constexpr std::size_t ranker_lanes = 8;
static_assert(RankerWeights::width % ranker_lanes == 0);

/// Sums of rows, exact whatever their order.
struct RankerSums {
    using Bytes [[gnu::vector_size(ranker_lanes)]] = std::int8_t;
    using Numbers [[gnu::vector_size(2 * ranker_lanes)]] = std::int16_t;
    Numbers part[RankerWeights::width / ranker_lanes] = {};

    void add(const RankerWeights& weights, const RankerRows& rows) {
        for (const auto row : rows.list()) {
            const auto* bytes = weights.table.data() + row * RankerWeights::width;
            for (auto& p : part) {
                Bytes b;
                std::memcpy(&b, bytes, sizeof b);
                p += __builtin_convertvector(b, Numbers);
                bytes += ranker_lanes;
            }
        }
    }
    RankerSums operator+(const RankerSums& other) const {
        RankerSums sum;
        for (std::size_t i = 0; i < RankerWeights::width / ranker_lanes; ++i) sum.part[i] = part[i] + other.part[i];
        return sum;
    }
    float score(const RankerWeights& weights, const std::vector<float>& output) const {
        float score = 0;
        for (std::size_t i = 0; i < RankerWeights::width; ++i) {
            const auto number = part[i / ranker_lanes][i % ranker_lanes];
            score += static_cast<float>(i + 1 < RankerWeights::width && number < 0 ? 0 : number) * output[i];
        }
        return weights.scale * score;
    }
};

}  // namespace entente::syntax
