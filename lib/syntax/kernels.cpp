#include "syntax/kernels.hpp"

#include "syntax/kernels_builds.hpp"

namespace entente::syntax {

const Kernels* kernels(Build build) {
#ifdef __x86_64__
    if (build == Build::avx512)
        return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl") &&
                       __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vnni")
                   ? &avx512_kernels
                   : nullptr;
    if (build == Build::avx2) return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") ? &avx2_kernels : nullptr;
#endif
    return build == Build::portable ? &portable_kernels : nullptr;
}

const Kernels& kernels() {
    static const Kernels& best = [&]() -> const Kernels& {
        for (const Build build : {Build::avx512, Build::avx2})
            if (const auto* found = kernels(build)) return *found;
        return portable_kernels;
    }();
    return best;
}

}  // namespace entente::syntax
