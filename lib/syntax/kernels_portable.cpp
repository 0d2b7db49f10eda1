#include "syntax/kernels.hpp"

#include <cmath>

#include "syntax/kernels_builds.hpp"

namespace entente::syntax {

typedef float F __attribute__((vector_size(64)));

namespace {

constexpr std::size_t tile_rows = 2, tile_columns = 1;

inline F fma16(F a, F b, F c) {
    for (int i = 0; i < 16; ++i) c[i] = std::fma(a[i], b[i], c[i]);
    return c;
}

void quantize(const float* rows, std::size_t count, std::size_t width, std::uint8_t* bytes, float* scales) {
    for (std::size_t row = 0; row < count; ++row, rows += width, bytes += width) {
        float maximum = 0;
        for (std::size_t i = 0; i < width; ++i) maximum = std::max(maximum, std::fabs(rows[i]));
        const float to_byte = maximum > 0 ? 127.0f / maximum : 0.0f;
        scales[row] = maximum / 127.0f;
        for (std::size_t i = 0; i < width; ++i)
            bytes[i] = static_cast<std::uint8_t>(static_cast<std::int8_t>(std::nearbyint(rows[i] * to_byte)));
    }
}

void multiply(const std::uint8_t* bytes, const float* scales, std::size_t count, const ByteMatrix& matrix, float* out) {
    for (std::size_t row = 0; row < count; ++row, bytes += matrix.inputs, out += matrix.outputs) {
        const std::int8_t* weights = matrix.weights;
        for (std::size_t n = 0; n < matrix.outputs; n += 16) {
            std::int32_t sum[16] = {};
            for (std::size_t k = 0; k < matrix.inputs; k += 4, weights += 64)
                for (int j = 0; j < 16; ++j)
                    for (int i = 0; i < 4; ++i) sum[j] += static_cast<std::int8_t>(bytes[k + i]) * weights[4 * j + i];
            for (int j = 0; j < 16; ++j)
                out[n + j] = static_cast<float>(sum[j]) * scales[row] * matrix.scale[n + j] + matrix.bias[n + j];
        }
    }
}

}  // namespace

#include "syntax/kernels_body.hpp"

const Kernels portable_kernels{"portable", quantize, multiply, add_bytes, rectify, rectify_sum, normalize, maxout, recur, recur_back, gemm, softmax, adam};

}  // namespace entente::syntax
