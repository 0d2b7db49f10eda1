// Compiled for AVX-512 (F, BW, VL, VNNI) and FMA (lib/CMakeLists.txt); empty elsewhere.
#ifdef __AVX512VNNI__

#include "syntax/kernels_builds.hpp"

#include <immintrin.h>

namespace entente::syntax {

typedef float F __attribute__((vector_size(64)));

namespace {

constexpr std::size_t tile_rows = 8, tile_columns = 2;

inline __attribute__((always_inline)) F fma16(F a, F b, F c) {
    return reinterpret_cast<F>(_mm512_fmadd_ps(reinterpret_cast<__m512>(a), reinterpret_cast<__m512>(b), reinterpret_cast<__m512>(c)));
}

/// VPDPBUSD takes one unsigned side: bytes are stored plus 128, and `multiply` takes 128 times the column's sum off again.
void quantize(const float* rows, std::size_t count, std::size_t width, std::uint8_t* bytes, float* scales) {
    const __m128i flip = _mm_set1_epi8(-128);
    for (std::size_t row = 0; row < count; ++row, rows += width, bytes += width) {
        __m512 maxima = _mm512_setzero_ps();
        for (std::size_t i = 0; i < width; i += 16) maxima = _mm512_max_ps(maxima, _mm512_abs_ps(_mm512_loadu_ps(rows + i)));
        const float maximum = _mm512_reduce_max_ps(maxima);
        const __m512 to_byte = _mm512_set1_ps(maximum > 0 ? 127.0f / maximum : 0.0f);
        scales[row] = maximum / 127.0f;
        for (std::size_t i = 0; i < width; i += 16) {
            const __m128i four = _mm512_cvtepi32_epi8(_mm512_cvtps_epi32(_mm512_mul_ps(_mm512_loadu_ps(rows + i), to_byte)));
            _mm_storeu_si128(reinterpret_cast<__m128i*>(bytes + i), _mm_xor_si128(four, flip));
        }
    }
}

template <std::size_t Rows, std::size_t Columns>
inline __attribute__((always_inline)) void multiply_tile(const std::uint8_t* bytes, const float* scales, const ByteMatrix& matrix,
                                                          std::size_t n, float* out) {
    __m512i sum[Rows][Columns];
#pragma GCC unroll 16
    for (std::size_t r = 0; r < Rows; ++r)
#pragma GCC unroll 16
        for (std::size_t c = 0; c < Columns; ++c) sum[r][c] = _mm512_setzero_si512();
    const std::int8_t* weights = matrix.weights + n * matrix.inputs;
    for (std::size_t k = 0; k < matrix.inputs; k += 4) {
        __m512i column[Columns];
#pragma GCC unroll 16
        for (std::size_t c = 0; c < Columns; ++c) column[c] = _mm512_loadu_si512(weights + 16 * (c * matrix.inputs + k));
#pragma GCC unroll 16
        for (std::size_t r = 0; r < Rows; ++r) {
            std::int32_t four;
            __builtin_memcpy(&four, bytes + r * matrix.inputs + k, 4);
            const __m512i value = _mm512_set1_epi32(four);
#pragma GCC unroll 16
            for (std::size_t c = 0; c < Columns; ++c) sum[r][c] = _mm512_dpbusd_epi32(sum[r][c], value, column[c]);
        }
    }
#pragma GCC unroll 16
    for (std::size_t c = 0; c < Columns; ++c) {
        const std::size_t at = n + 16 * c;
        const __m512i correction = _mm512_slli_epi32(_mm512_loadu_si512(matrix.column_sum + at), 7);
        const __m512 scale = _mm512_loadu_ps(matrix.scale + at), bias = _mm512_loadu_ps(matrix.bias + at);
#pragma GCC unroll 16
        for (std::size_t r = 0; r < Rows; ++r) {
            __m512 value = _mm512_cvtepi32_ps(_mm512_sub_epi32(sum[r][c], correction));
            value = _mm512_mul_ps(_mm512_mul_ps(value, _mm512_set1_ps(scales[r])), scale);
            _mm512_storeu_ps(out + r * matrix.outputs + at, _mm512_add_ps(value, bias));
        }
    }
}

template <std::size_t Tile, std::size_t Columns>
void multiply_columns(const std::uint8_t* bytes, const float* scales, std::size_t count, const ByteMatrix& matrix, std::size_t n,
                      float* out) {
    std::size_t row = 0;
    for (; row + Tile <= count; row += Tile)
        multiply_tile<Tile, Columns>(bytes + row * matrix.inputs, scales + row, matrix, n, out + row * matrix.outputs);
    for (; row < count; ++row) multiply_tile<1, Columns>(bytes + row * matrix.inputs, scales + row, matrix, n, out + row * matrix.outputs);
}

void multiply(const std::uint8_t* bytes, const float* scales, std::size_t count, const ByteMatrix& matrix, float* out) {
    std::size_t n = 0;
    for (; n + 32 <= matrix.outputs; n += 32) multiply_columns<8, 2>(bytes, scales, count, matrix, n, out);
    for (; n < matrix.outputs; n += 16) multiply_columns<8, 1>(bytes, scales, count, matrix, n, out);
}

}  // namespace

#include "syntax/kernels_body.hpp"

const Kernels avx512_kernels{"AVX-512 VNNI", quantize, multiply, add_bytes, rectify, rectify_sum, normalize, maxout, recur, recur_back, gemm, softmax, adam};

}  // namespace entente::syntax

#endif
