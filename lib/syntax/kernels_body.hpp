// The body of every build of the kernels; included by kernels_{portable,avx2,avx512}.cpp, each of which is compiled for its
// instructions and defines fma16, quantize and multiply before. No pragma once: it is a template by inclusion. Everything has
// internal linkage, so that no function compiled for a newer processor can stand in for one that runs everywhere.

#define ENTENTE_INLINE inline __attribute__((always_inline))

typedef std::int32_t I16 __attribute__((vector_size(64)));

namespace {

ENTENTE_INLINE F load(const float* p) {
    F v;
    __builtin_memcpy(&v, p, sizeof v);
    return v;
}
ENTENTE_INLINE void store(float* p, F v) { __builtin_memcpy(p, &v, sizeof v); }
ENTENTE_INLINE F splat(float x) { return F{x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x}; }

/// One order for all builds: lane i with i + 8, then 4, 2, 1.
ENTENTE_INLINE float sum_lanes(F v) {
    float a[16];
    store(a, v);
    for (int step = 8; step; step /= 2)
        for (int i = 0; i < step; ++i) a[i] += a[i + step];
    return a[0];
}

/// e^x to about 1 ulp: Cody-Waite reduction, polynomial of degree 5.
ENTENTE_INLINE F exponential(F x) {
    x = x > 87.0f ? splat(87.0f) : x;
    x = x < -87.0f ? splat(-87.0f) : x;
    const F magic = splat(12582912.0f);  // 1.5 * 2^23: adding it rounds to an integer in the low bits
    const F t = x * 1.44269504f + magic;
    const F n = t - magic;
    F r = x - n * 0.693359375f;
    r = r + n * 2.12194440e-4f;
    F p = splat(1.9875691500e-4f);
    p = p * r + 1.3981999507e-3f;
    p = p * r + 8.3334519073e-3f;
    p = p * r + 4.1665795894e-2f;
    p = p * r + 1.6666665459e-1f;
    p = p * r + 5.0000001201e-1f;
    p = p * (r * r) + r + 1.0f;
    const I16 power = (__builtin_convertvector(n, I16) + 127) << 23;
    F scale;
    __builtin_memcpy(&scale, &power, sizeof scale);
    return p * scale;
}
ENTENTE_INLINE F sigmoid(F x) { return 1.0f / (1.0f + exponential(-x)); }

void add_bytes(const std::int8_t* bytes, std::size_t width, float factor, float* out) {
    typedef std::int8_t B16 __attribute__((vector_size(16)));
    for (std::size_t i = 0; i < width; i += 16) {
        B16 b;
        __builtin_memcpy(&b, bytes + i, sizeof b);
        store(out + i, load(out + i) + factor * __builtin_convertvector(b, F));
    }
}

ENTENTE_INLINE F leak(F x) { return x > 0.0f ? x : 0.1f * x; }

void rectify(const float* a, std::size_t width, float* out) {
    for (std::size_t i = 0; i < width; i += 16) store(out + i, leak(load(a + i)));
}

void rectify_sum(const float* a, const float* b, const float* c, std::size_t width, float* out) {
    for (std::size_t i = 0; i < width; i += 16) store(out + i, leak(load(a + i) + load(b + i) + load(c + i)));
}

void normalize(const float* rows, std::size_t count, std::size_t width, const float* gain, const float* bias, float* out, float* inverse) {
    const float share = 1.0f / static_cast<float>(width);
    for (std::size_t row = 0; row < count; ++row, rows += width, out += width) {
        F sum{};
        for (std::size_t i = 0; i < width; i += 16) sum += load(rows + i);
        const float mean = sum_lanes(sum) * share;
        F square{};
        for (std::size_t i = 0; i < width; i += 16) {
            const F d = load(rows + i) - mean;
            square += d * d;
        }
        const float scale = 1.0f / __builtin_sqrtf(sum_lanes(square) * share + 1e-5f);
        for (std::size_t i = 0; i < width; i += 16) store(out + i, (load(rows + i) - mean) * scale * load(gain + i) + load(bias + i));
        if (inverse) inverse[row] = scale;
    }
}

void maxout(const float* rows, std::size_t count, std::size_t width, float* out) {
    for (std::size_t row = 0; row < count; ++row, rows += 2 * width, out += width)
        for (std::size_t i = 0; i < width; i += 16) {
            const F a = load(rows + i), b = load(rows + width + i);
            store(out + i, a > b ? a : b);
        }
}

/// 16 Vectors cells of one direction through the sentence; pointers stand at the first of them.
template <std::size_t Vectors>
ENTENTE_INLINE void recur_block(const float* z, const float* x, const float* weights, std::size_t rows, std::size_t hidden, bool backward,
                                std::size_t at, float* out, const RecurrenceTrace* trace) {
    F cell[Vectors] = {}, forget_weight[Vectors], reset_weight[Vectors];
#pragma GCC unroll 16
    for (std::size_t v = 0; v < Vectors; ++v) {
        forget_weight[v] = load(weights + 16 * v);
        reset_weight[v] = load(weights + hidden + 16 * v);
    }
    for (std::size_t step = 0; step < rows; ++step) {
        const std::size_t row = backward ? rows - 1 - step : step;
        const float* gates = z + row * 6 * hidden;
        const std::size_t here = row * 2 * hidden + at;
#pragma GCC unroll 16
        for (std::size_t v = 0; v < Vectors; ++v) {
            const F before = cell[v];
            const F candidate = load(gates + 16 * v);
            const F forget = sigmoid(load(gates + hidden + 16 * v) + forget_weight[v] * before);
            const F reset = sigmoid(load(gates + 2 * hidden + 16 * v) + reset_weight[v] * before);
            const F now = candidate + forget * (before - candidate);
            const F skip = load(x + here + 16 * v);
            store(out + here + 16 * v, skip + reset * (now - skip));
            cell[v] = now;
            if (trace) {
                store(trace->cell + here + 16 * v, now);
                store(trace->forget + here + 16 * v, forget);
                store(trace->reset + here + 16 * v, reset);
            }
        }
    }
}

void recur(const float* z, const float* x, const float* peephole, std::size_t rows, std::size_t hidden, float* out,
           const RecurrenceTrace* trace) {
    for (std::size_t direction = 0; direction < 2; ++direction) {
        const float* weights = peephole + direction * 2 * hidden;
        const float* gates = z + direction * 3 * hidden;
        const std::size_t at = direction * hidden;
        std::size_t block = 0;
        for (; block + 64 <= hidden; block += 64)
            recur_block<4>(gates + block, x, weights + block, rows, hidden, direction == 1, at + block, out, trace);
        for (; block < hidden; block += 16)
            recur_block<1>(gates + block, x, weights + block, rows, hidden, direction == 1, at + block, out, trace);
    }
}

void recur_back(const float* z, const float* x, const float* peephole, std::size_t rows, std::size_t hidden, const RecurrenceTrace& trace,
                const float* out_gradient, float* z_gradient, float* x_gradient, float* peephole_gradient) {
    for (std::size_t direction = 0; direction < 2; ++direction) {
        const float* weights = peephole + direction * 2 * hidden;
        float* weight_gradient = peephole_gradient + direction * 2 * hidden;
        for (std::size_t block = 0; block < hidden; block += 16) {
            const F forget_weight = load(weights + block), reset_weight = load(weights + hidden + block);
            F forget_weight_gradient{}, reset_weight_gradient{}, carried{};
            for (std::size_t step = rows; step-- > 0;) {
                const std::size_t row = direction ? rows - 1 - step : step;
                const std::size_t at = row * 2 * hidden + direction * hidden + block;
                const std::size_t gates = row * 6 * hidden + direction * 3 * hidden + block;
                const std::size_t previous = direction ? at + 2 * hidden : at - 2 * hidden;
                const F before = step ? load(trace.cell + previous) : F{};
                const F now = load(trace.cell + at), forget = load(trace.forget + at), reset = load(trace.reset + at);
                const F candidate = load(z + gates), skip = load(x + at), gradient = load(out_gradient + at);
                store(x_gradient + at, load(x_gradient + at) + gradient * (1.0f - reset));
                const F reset_gradient = gradient * (now - skip) * reset * (1.0f - reset);
                const F cell_gradient = gradient * reset + carried;
                const F forget_gradient = cell_gradient * (before - candidate) * forget * (1.0f - forget);
                carried = cell_gradient * forget + forget_gradient * forget_weight + reset_gradient * reset_weight;
                forget_weight_gradient += forget_gradient * before;
                reset_weight_gradient += reset_gradient * before;
                store(z_gradient + gates, cell_gradient * (1.0f - forget));
                store(z_gradient + gates + hidden, forget_gradient);
                store(z_gradient + gates + 2 * hidden, reset_gradient);
            }
            store(weight_gradient + block, load(weight_gradient + block) + forget_weight_gradient);
            store(weight_gradient + hidden + block, load(weight_gradient + hidden + block) + reset_weight_gradient);
        }
    }
}

/// A tile of Rows x 16 Columns of the product, over a packed panel of b. Each element is summed in the order of k.
template <std::size_t Rows, std::size_t Columns>
ENTENTE_INLINE void gemm_tile(std::size_t k, const float* a, std::size_t lda, const float* panel, float* c, std::size_t ldc, bool add) {
    F sum[Rows][Columns];
#pragma GCC unroll 16
    for (std::size_t r = 0; r < Rows; ++r)
#pragma GCC unroll 16
        for (std::size_t n = 0; n < Columns; ++n) sum[r][n] = add ? load(c + r * ldc + 16 * n) : F{};
    for (std::size_t i = 0; i < k; ++i, panel += 16 * Columns) {
        F b[Columns];
#pragma GCC unroll 16
        for (std::size_t n = 0; n < Columns; ++n) b[n] = load(panel + 16 * n);
#pragma GCC unroll 16
        for (std::size_t r = 0; r < Rows; ++r) {
            const F value = splat(a[r * lda + i]);
#pragma GCC unroll 16
            for (std::size_t n = 0; n < Columns; ++n) sum[r][n] = fma16(value, b[n], sum[r][n]);
        }
    }
#pragma GCC unroll 16
    for (std::size_t r = 0; r < Rows; ++r)
#pragma GCC unroll 16
        for (std::size_t n = 0; n < Columns; ++n) store(c + r * ldc + 16 * n, sum[r][n]);
}

template <std::size_t Columns>
void gemm_panel(std::size_t m, std::size_t k, const float* a, std::size_t lda, const float* panel, float* c, std::size_t ldc, bool add) {
    std::size_t row = 0;
    for (; row + tile_rows <= m; row += tile_rows) gemm_tile<tile_rows, Columns>(k, a + row * lda, lda, panel, c + row * ldc, ldc, add);
    for (; row < m; ++row) gemm_tile<1, Columns>(k, a + row * lda, lda, panel, c + row * ldc, ldc, add);
}

void gemm(std::size_t m, std::size_t n, std::size_t k, const float* a, std::size_t lda, const float* b, std::size_t ldb, float* c,
          std::size_t ldc, bool add, float* scratch) {
    constexpr std::size_t panel_width = 16 * tile_columns;
    std::size_t column = 0;
    for (; column + panel_width <= n; column += panel_width) {
        for (std::size_t i = 0; i < k; ++i) __builtin_memcpy(scratch + i * panel_width, b + i * ldb + column, sizeof(float) * panel_width);
        gemm_panel<tile_columns>(m, k, a, lda, scratch, c + column, ldc, add);
    }
    for (; column < n; column += 16) {
        for (std::size_t i = 0; i < k; ++i) __builtin_memcpy(scratch + i * 16, b + i * ldb + column, sizeof(float) * 16);
        gemm_panel<1>(m, k, a, lda, scratch, c + column, ldc, add);
    }
}

float softmax(float* values, std::size_t count) {
    float maximum = values[0];
    for (std::size_t i = 1; i < count; ++i) maximum = values[i] > maximum ? values[i] : maximum;
    F sum{};
    for (std::size_t i = 0; i < count; i += 16) {
        float lane[16];
        const std::size_t used = count - i < 16 ? count - i : 16;
        for (std::size_t j = 0; j < 16; ++j) lane[j] = j < used ? values[i + j] - maximum : -1e9f;
        F e = exponential(load(lane));
        store(lane, e);
        for (std::size_t j = 0; j < 16; ++j) {
            if (j < used) values[i + j] = lane[j];
            else lane[j] = 0;
        }
        sum += load(lane);
    }
    const float total = sum_lanes(sum), share = 1.0f / total;
    for (std::size_t i = 0; i < count; ++i) values[i] *= share;
    return __builtin_logf(total) + maximum;
}

void adam(float* weights, float* gradient, float* mean, float* square, std::size_t count, float clip, float rate, float beta1, float beta2,
          float epsilon) {
    for (std::size_t i = 0; i < count; ++i) {
        const float g = gradient[i] * clip;
        mean[i] = beta1 * mean[i] + (1 - beta1) * g;
        square[i] = beta2 * square[i] + (1 - beta2) * g * g;
        weights[i] -= rate * mean[i] / (__builtin_sqrtf(square[i]) + epsilon);
        gradient[i] = 0;
    }
}

}  // namespace
