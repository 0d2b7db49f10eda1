#pragma once
// Matrices of bytes as the model holds them: each row (an embedding) or column (an output) with a scale of its own.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "syntax/kernels.hpp"

namespace entente::syntax {

/// Embeddings: row r stands for bytes[r * width + i] * scale[r].
struct ByteTable {
    std::uint32_t rows = 0, width = 0;
    std::vector<std::int8_t> bytes;
    std::vector<float> scale;

    static ByteTable quantized(const float* values, std::size_t rows, std::size_t width);
    const std::int8_t* row(std::size_t r) const { return bytes.data() + r * width; }
};

/// A layer's weights with its bias, laid out as the kernels read them.
struct ByteLayer {
    std::uint32_t inputs = 0, outputs = 0;
    std::vector<std::int8_t> weights;
    std::vector<float> scale, bias;
    std::vector<std::int32_t> column_sum;

    /// From inputs x outputs floats, row-major.
    static ByteLayer quantized(const float* values, const float* bias, std::size_t inputs, std::size_t outputs);
    void sum_columns();
    ByteMatrix matrix() const { return {inputs, outputs, weights.data(), scale.data(), bias.data(), column_sum.data()}; }
};

}  // namespace entente::syntax
