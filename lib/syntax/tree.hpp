#pragma once
// The best tree over scored arcs.

#include <cstddef>
#include <cstdint>
#include <vector>

namespace entente::syntax {

/// The maximum spanning arborescence with a single root (Chu and Liu 1965, Edmonds 1967). Keeps its buffers between sentences.
class TreeDecoder {
public:
    /// scores[i * stride + j]: word i hangs on word j - 1, or on the root where j is 0. `heads` gets, for each of the `count`
    /// words, its head's index or -1 for the one root. Ties go to the lower index.
    void decode(const float* scores, std::size_t count, std::size_t stride, std::int32_t* heads);

private:
    bool is_tree(const std::int32_t* heads, std::size_t count);
    void arborescence(const float* scores, std::size_t count, std::size_t stride, double root_penalty, std::int32_t* heads);

    std::vector<std::uint32_t> mark_;
    std::vector<double> weight_;
    std::vector<std::int32_t> from_, to_, best_, visit_;
};

}  // namespace entente::syntax
