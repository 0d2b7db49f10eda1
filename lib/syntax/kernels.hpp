#pragma once
// The numeric kernels of the language engine, in three builds: AVX-512 with VNNI, AVX2, portable. All three give the same
// bits: products of bytes are summed in integers, and every sum of floats has one fixed order of sixteen lanes.

#include <cstddef>
#include <cstdint>
#include <vector>

namespace entente::syntax {

/// A weight matrix of `inputs` x `outputs` bytes, in blocks of sixteen outputs and four inputs:
/// weights[((n / 16) * (inputs / 4) + k / 4) * 64 + (n % 16) * 4 + k % 4]. `inputs` is a multiple of 4, `outputs` of 16.
struct ByteMatrix {
    std::size_t inputs = 0, outputs = 0;
    const std::int8_t* weights = nullptr;
    const float* scale = nullptr;           // by output: weight = byte * scale
    const float* bias = nullptr;            // by output
    const std::int32_t* column_sum = nullptr;  // by output: the sum of its bytes
};

/// Where the backward pass finds what the recurrence went through; each is rows x 2 hidden.
struct RecurrenceTrace {
    float *cell = nullptr, *forget = nullptr, *reset = nullptr;
};

/// All counts named `width` or `hidden` are multiples of 16; all matrices are row-major.
struct Kernels {
    const char* name;

    /// Rounds each row to bytes of its own scale. The bytes are in this build's own form: only its `multiply` reads them.
    void (*quantize)(const float* rows, std::size_t count, std::size_t width, std::uint8_t* bytes, float* scales);
    /// out[row][n] = scale[row] * matrix.scale[n] * sum_k bytes[row][k] * matrix[k][n] + bias[n].
    void (*multiply)(const std::uint8_t* bytes, const float* scales, std::size_t count, const ByteMatrix& matrix, float* out);

    /// out[i] += factor * bytes[i].
    void (*add_bytes)(const std::int8_t* bytes, std::size_t width, float factor, float* out);
    /// out[i] = x if it is above 0, else x / 10, where x = a[i], or a[i] + b[i] + c[i].
    void (*rectify)(const float* a, std::size_t width, float* out);
    void (*rectify_sum)(const float* a, const float* b, const float* c, std::size_t width, float* out);
    /// Each row to mean 0 and variance 1, then times `gain` plus `bias`; `inverse` (optional) gets 1 / standard deviation by row.
    void (*normalize)(const float* rows, std::size_t count, std::size_t width, const float* gain, const float* bias, float* out,
                      float* inverse);
    /// out[row][i] = max(rows[row][i], rows[row][width + i]).
    void (*maxout)(const float* rows, std::size_t count, std::size_t width, float* out);

    /// One bidirectional simple recurrent unit (Lei et al. 2018) over one sentence. `z` is rows x 6 hidden: candidate, forget and
    /// reset gate of the forward direction, then of the backward one; `x` and `out` are rows x 2 hidden; `peephole` is 4 hidden:
    /// weights of the cell in the forget and reset gates, by direction. `trace` may be null.
    void (*recur)(const float* z, const float* x, const float* peephole, std::size_t rows, std::size_t hidden, float* out,
                  const RecurrenceTrace* trace);
    /// Its gradient: from that of `out` to those of z, of x (added to) and of the peephole weights (added to).
    void (*recur_back)(const float* z, const float* x, const float* peephole, std::size_t rows, std::size_t hidden,
                       const RecurrenceTrace& trace, const float* out_gradient, float* z_gradient, float* x_gradient,
                       float* peephole_gradient);

    /// c (m x n) = a (m x k) times b (k x n), added to c where `add`. n is a multiple of 16. `scratch` needs k * n floats.
    void (*gemm)(std::size_t m, std::size_t n, std::size_t k, const float* a, std::size_t lda, const float* b, std::size_t ldb, float* c,
                 std::size_t ldc, bool add, float* scratch);
    /// values[i] = exp(values[i] - maximum) over the sum of them; count is any. Returns log(sum) + maximum.
    float (*softmax)(float* values, std::size_t count);
    /// Adam's step (Kingma and Ba 2015) over `count` weights; the gradient is scaled by `clip` and set to zero.
    void (*adam)(float* weights, float* gradient, float* mean, float* square, std::size_t count, float clip, float rate, float beta1,
                 float beta2, float epsilon);
};

enum class Build : std::uint8_t { portable, avx2, avx512 };

/// The build asked for, or null where this processor (or compiler) has no such instructions.
const Kernels* kernels(Build build);
/// The fastest build that this processor runs.
const Kernels& kernels();

}  // namespace entente::syntax
