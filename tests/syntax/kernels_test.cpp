#include <cstring>
#include <vector>

#include "catch.hpp"
#include "syntax/byte_table.hpp"
#include "syntax/kernels.hpp"
#include "syntax/training_network.hpp"

using namespace entente::syntax;

namespace {

std::vector<float> numbers(std::size_t count, std::uint64_t seed) {
    Random random(seed);
    std::vector<float> values(count);
    for (auto& value : values) value = random.normal();
    return values;
}

bool same_bits(const std::vector<float>& a, const std::vector<float>& b) {
    return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(float)) == 0;
}

std::vector<const Kernels*> faster_builds() {
    std::vector<const Kernels*> found;
    for (const auto build : {Build::avx2, Build::avx512})
        if (const auto* k = kernels(build)) found.push_back(k);
    return found;
}

/// What each kernel makes of the same numbers, in one row.
std::vector<float> all_outputs(const Kernels& k) {
    std::vector<float> all;
    const auto keep = [&all](const std::vector<float>& values) { all.insert(all.end(), values.begin(), values.end()); };
    constexpr std::size_t rows = 37, inputs = 64, outputs = 80, hidden = 80;

    const auto x = numbers(rows * inputs, 1), w = numbers(inputs * outputs, 2), bias = numbers(outputs, 3);
    const auto layer = ByteLayer::quantized(w.data(), bias.data(), inputs, outputs);
    std::vector<std::uint8_t> bytes(rows * inputs);
    std::vector<float> scales(rows), out(rows * outputs);
    k.quantize(x.data(), rows, inputs, bytes.data(), scales.data());
    k.multiply(bytes.data(), scales.data(), rows, layer.matrix(), out.data());
    keep(scales);
    keep(out);

    std::vector<float> added = numbers(inputs, 4), rectified(inputs);
    k.add_bytes(layer.weights.data(), inputs, 0.37f, added.data());
    keep(added);
    k.rectify(x.data(), inputs, rectified.data());
    keep(rectified);
    k.rectify_sum(x.data(), x.data() + inputs, x.data() + 2 * inputs, inputs, rectified.data());
    keep(rectified);

    const auto gain = numbers(inputs, 5);
    std::vector<float> normal(rows * inputs), inverse(rows);
    k.normalize(x.data(), rows, inputs, gain.data(), bias.data(), normal.data(), inverse.data());
    keep(normal);
    keep(inverse);
    std::vector<float> most(rows * inputs / 2);
    k.maxout(x.data(), rows, inputs / 2, most.data());
    keep(most);

    const auto z = numbers(rows * 6 * hidden, 6), skip = numbers(rows * 2 * hidden, 7), peephole = numbers(4 * hidden, 8);
    std::vector<float> h(rows * 2 * hidden), cell(h), forget(h), reset(h);
    const RecurrenceTrace trace{cell.data(), forget.data(), reset.data()};
    k.recur(z.data(), skip.data(), peephole.data(), rows, hidden, h.data(), &trace);
    for (const auto* values : {&h, &cell, &forget, &reset}) keep(*values);
    const auto slope = numbers(rows * 2 * hidden, 9);
    std::vector<float> d_z(z.size()), d_x(skip.size()), d_peephole(peephole.size());
    k.recur_back(z.data(), skip.data(), peephole.data(), rows, hidden, trace, slope.data(), d_z.data(), d_x.data(), d_peephole.data());
    for (const auto* values : {&d_z, &d_x, &d_peephole}) keep(*values);

    std::vector<float> product = numbers(rows * outputs, 10), scratch(inputs * outputs);
    k.gemm(rows, outputs, inputs, x.data(), inputs, w.data(), outputs, product.data(), outputs, true, scratch.data());
    keep(product);
    auto likely = numbers(53, 11);
    likely.push_back(k.softmax(likely.data(), 53));
    keep(likely);
    auto weights = numbers(inputs, 12), gradient = numbers(inputs, 13), mean = numbers(inputs, 14);
    std::vector<float> square(inputs, 0.5f);
    k.adam(weights.data(), gradient.data(), mean.data(), square.data(), inputs, 0.9f, 0.01f, 0.9f, 0.95f, 1e-8f);
    keep(weights);
    return all;
}

}  // namespace

TEST_CASE("Every build of the kernels gives the same bits") {
    const auto expected = all_outputs(*kernels(Build::portable));
    for (const auto* build : faster_builds()) {
        INFO(build->name);
        CHECK(same_bits(all_outputs(*build), expected));
    }
}

TEST_CASE("A product of bytes comes near to the product of the numbers") {
    constexpr std::size_t rows = 5, inputs = 128, outputs = 48;
    const auto x = numbers(rows * inputs, 1), w = numbers(inputs * outputs, 2), bias = numbers(outputs, 3);
    const auto layer = ByteLayer::quantized(w.data(), bias.data(), inputs, outputs);
    std::vector<std::uint8_t> bytes(rows * inputs);
    std::vector<float> scales(rows), out(rows * outputs);
    const auto& k = kernels();
    k.quantize(x.data(), rows, inputs, bytes.data(), scales.data());
    k.multiply(bytes.data(), scales.data(), rows, layer.matrix(), out.data());
    for (std::size_t r = 0; r < rows; ++r)
        for (std::size_t n = 0; n < outputs; ++n) {
            double exact = bias[n];
            for (std::size_t i = 0; i < inputs; ++i) exact += static_cast<double>(x[r * inputs + i]) * w[i * outputs + n];
            CHECK(out[r * outputs + n] == Approx(exact).margin(0.5));
        }
}

TEST_CASE("Rows of zeros and of the largest bytes do not overflow") {
    constexpr std::size_t inputs = 256, outputs = 16;
    const std::vector<float> w(inputs * outputs, -1.0f), bias(outputs, 0.0f), most(inputs, -1.0f), none(inputs, 0.0f);
    const auto layer = ByteLayer::quantized(w.data(), bias.data(), inputs, outputs);
    auto builds = faster_builds();
    builds.push_back(kernels(Build::portable));
    for (const auto* k : builds) {
        std::vector<std::uint8_t> bytes(inputs);
        std::vector<float> scale(1), out(outputs);
        k->quantize(most.data(), 1, inputs, bytes.data(), scale.data());
        k->multiply(bytes.data(), scale.data(), 1, layer.matrix(), out.data());
        CHECK(out[0] == Approx(256.0));
        k->quantize(none.data(), 1, inputs, bytes.data(), scale.data());
        k->multiply(bytes.data(), scale.data(), 1, layer.matrix(), out.data());
        CHECK(out[15] == 0.0f);
    }
}
