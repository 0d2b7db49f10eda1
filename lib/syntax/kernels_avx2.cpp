// Compiled for AVX2 and FMA (lib/CMakeLists.txt); empty elsewhere.
#ifdef __AVX2__

#include "syntax/kernels_builds.hpp"

#include <immintrin.h>

namespace entente::syntax {

typedef float F __attribute__((vector_size(64)));

namespace {

constexpr std::size_t tile_rows = 6, tile_columns = 1;

inline __attribute__((always_inline)) F fma16(F a, F b, F c) {
    union Halves {
        F whole;
        __m256 half[2];
    };
    Halves x{a}, y{b}, z{c};
    z.half[0] = _mm256_fmadd_ps(x.half[0], y.half[0], z.half[0]);
    z.half[1] = _mm256_fmadd_ps(x.half[1], y.half[1], z.half[1]);
    return z.whole;
}

void quantize(const float* rows, std::size_t count, std::size_t width, std::uint8_t* bytes, float* scales) {
    const __m256 sign = _mm256_set1_ps(-0.0f);
    for (std::size_t row = 0; row < count; ++row, rows += width, bytes += width) {
        __m256 maxima = _mm256_setzero_ps();
        for (std::size_t i = 0; i < width; i += 8) maxima = _mm256_max_ps(maxima, _mm256_andnot_ps(sign, _mm256_loadu_ps(rows + i)));
        float lane[8], maximum = 0;
        _mm256_storeu_ps(lane, maxima);
        for (float value : lane) maximum = value > maximum ? value : maximum;
        const __m256 to_byte = _mm256_set1_ps(maximum > 0 ? 127.0f / maximum : 0.0f);
        scales[row] = maximum / 127.0f;
        for (std::size_t i = 0; i < width; i += 16) {
            const __m256i low = _mm256_cvtps_epi32(_mm256_mul_ps(_mm256_loadu_ps(rows + i), to_byte));
            const __m256i high = _mm256_cvtps_epi32(_mm256_mul_ps(_mm256_loadu_ps(rows + i + 8), to_byte));
            alignas(32) std::int32_t value[16];
            _mm256_store_si256(reinterpret_cast<__m256i*>(value), low);
            _mm256_store_si256(reinterpret_cast<__m256i*>(value + 8), high);
            for (int j = 0; j < 16; ++j) bytes[i + j] = static_cast<std::uint8_t>(value[j]);
        }
    }
}

template <std::size_t Rows>
inline __attribute__((always_inline)) void multiply_tile(const std::uint8_t* bytes, const float* scales, const ByteMatrix& matrix,
                                                          std::size_t n, float* out) {
    __m256i sum[Rows][2];
#pragma GCC unroll 16
    for (std::size_t r = 0; r < Rows; ++r) sum[r][0] = sum[r][1] = _mm256_setzero_si256();
    const __m256i ones = _mm256_set1_epi16(1);
    const std::int8_t* weights = matrix.weights + n * matrix.inputs;
    for (std::size_t k = 0; k < matrix.inputs; k += 4, weights += 64) {
        const __m256i low = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(weights));
        const __m256i high = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(weights + 32));
#pragma GCC unroll 16
        for (std::size_t r = 0; r < Rows; ++r) {
            std::int32_t four;
            __builtin_memcpy(&four, bytes + r * matrix.inputs + k, 4);
            const __m256i value = _mm256_set1_epi32(four);
            const __m256i magnitude = _mm256_abs_epi8(value);  // at most 127, so that a pair of products fits 16 bits
            sum[r][0] = _mm256_add_epi32(sum[r][0],
                                         _mm256_madd_epi16(_mm256_maddubs_epi16(magnitude, _mm256_sign_epi8(low, value)), ones));
            sum[r][1] = _mm256_add_epi32(sum[r][1],
                                         _mm256_madd_epi16(_mm256_maddubs_epi16(magnitude, _mm256_sign_epi8(high, value)), ones));
        }
    }
#pragma GCC unroll 16
    for (std::size_t r = 0; r < Rows; ++r)
#pragma GCC unroll 16
        for (std::size_t half = 0; half < 2; ++half) {
            const std::size_t at = n + 8 * half;
            __m256 value = _mm256_mul_ps(_mm256_cvtepi32_ps(sum[r][half]), _mm256_set1_ps(scales[r]));
            value = _mm256_mul_ps(value, _mm256_loadu_ps(matrix.scale + at));
            _mm256_storeu_ps(out + r * matrix.outputs + at, _mm256_add_ps(value, _mm256_loadu_ps(matrix.bias + at)));
        }
}

void multiply(const std::uint8_t* bytes, const float* scales, std::size_t count, const ByteMatrix& matrix, float* out) {
    constexpr std::size_t tile = 4;
    for (std::size_t n = 0; n < matrix.outputs; n += 16) {
        std::size_t row = 0;
        for (; row + tile <= count; row += tile)
            multiply_tile<tile>(bytes + row * matrix.inputs, scales + row, matrix, n, out + row * matrix.outputs);
        for (; row < count; ++row) multiply_tile<1>(bytes + row * matrix.inputs, scales + row, matrix, n, out + row * matrix.outputs);
    }
}

}  // namespace

#include "syntax/kernels_body.hpp"

const Kernels avx2_kernels{"AVX2", quantize, multiply, add_bytes, rectify, rectify_sum, normalize, maxout, recur, recur_back, gemm, softmax, adam};

}  // namespace entente::syntax

#endif
