#include "syntax/byte_table.hpp"

#include <algorithm>
#include <cmath>

namespace entente::syntax {

namespace {

std::int8_t to_byte(float value, float scale) { return scale > 0 ? static_cast<std::int8_t>(std::nearbyint(value / scale)) : 0; }

}  // namespace

ByteTable ByteTable::quantized(const float* values, std::size_t rows, std::size_t width) {
    ByteTable table{static_cast<std::uint32_t>(rows), static_cast<std::uint32_t>(width), {}, {}};
    table.bytes.resize(rows * width);
    table.scale.resize(rows);
    for (std::size_t row = 0; row < rows; ++row) {
        float maximum = 0;
        for (std::size_t i = 0; i < width; ++i) maximum = std::max(maximum, std::fabs(values[row * width + i]));
        table.scale[row] = maximum / 127.0f;
        for (std::size_t i = 0; i < width; ++i) table.bytes[row * width + i] = to_byte(values[row * width + i], table.scale[row]);
    }
    return table;
}

ByteLayer ByteLayer::quantized(const float* values, const float* bias, std::size_t inputs, std::size_t outputs) {
    ByteLayer layer{static_cast<std::uint32_t>(inputs), static_cast<std::uint32_t>(outputs), {}, {}, {bias, bias + outputs}, {}};
    layer.weights.resize(inputs * outputs);
    layer.scale.resize(outputs);
    for (std::size_t n = 0; n < outputs; ++n) {
        float maximum = 0;
        for (std::size_t k = 0; k < inputs; ++k) maximum = std::max(maximum, std::fabs(values[k * outputs + n]));
        layer.scale[n] = maximum / 127.0f;
        for (std::size_t k = 0; k < inputs; ++k)
            layer.weights[((n / 16) * (inputs / 4) + k / 4) * 64 + (n % 16) * 4 + k % 4] = to_byte(values[k * outputs + n], layer.scale[n]);
    }
    layer.sum_columns();
    return layer;
}

void ByteLayer::sum_columns() {
    column_sum.assign(outputs, 0);
    for (std::size_t n = 0; n < outputs; ++n)
        for (std::size_t k = 0; k < inputs; ++k) column_sum[n] += weights[((n / 16) * (inputs / 4) + k / 4) * 64 + (n % 16) * 4 + k % 4];
}

}  // namespace entente::syntax
