// libFuzzer learns where an input got from counters that clang keeps; GCC calls a function at every block instead. This is that
// function: a counter a block, by its address. Linked in place of libFuzzer's own, which does nothing (--wrap).

#include <cstddef>
#include <cstdint>

namespace {

constexpr std::size_t places = 1u << 16;
// libFuzzer looks for this section.
__attribute__((section("__libfuzzer_extra_counters"), used)) std::uint8_t counters[places];

}  // namespace

extern "C" void __wrap___sanitizer_cov_trace_pc() {
    const auto block = reinterpret_cast<std::uintptr_t>(__builtin_return_address(0));
    auto& counter = counters[block * 0x9E3779B97F4A7C15u >> 48];
    if (counter != 0xFF) ++counter;
}

// GCC tells of comparisons of floating-point numbers, too, which libFuzzer has no use for.
extern "C" void __sanitizer_cov_trace_cmpf(float, float) {}
extern "C" void __sanitizer_cov_trace_cmpd(double, double) {}
