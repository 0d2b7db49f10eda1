#pragma once
// The builds of the kernels that this compiler made.

#include "syntax/kernels.hpp"

namespace entente::syntax {

extern const Kernels portable_kernels;
#ifdef __x86_64__
extern const Kernels avx2_kernels, avx512_kernels;
#endif

}  // namespace entente::syntax
