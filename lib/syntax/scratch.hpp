#pragma once
// Buffers that are kept between sentences.

#include <cstddef>

namespace entente::syntax {

/// The data of `vector`, grown to at least `size`; never shrunk.
template <class Vector>
auto* sized(Vector& vector, std::size_t size) {
    if (vector.size() < size) vector.resize(size);
    return vector.data();
}

}  // namespace entente::syntax
