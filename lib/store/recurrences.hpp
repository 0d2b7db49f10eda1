#pragma once
// Which of a great many edges may be one event with another.

#include <cstddef>
#include <cstdint>
#include <vector>

#include <entente/store.hpp>

namespace entente::store {

/// Is told of all edges first, in any order, and then says of each whether another is so like it that a window may join the two. It
/// misses none; of a hundred that have no like, it takes about six for such that have one. Four bytes an edge, or up to eight.
class Recurrences {
public:
    Recurrences(std::size_t edges, int window);

    void add(const StoredEdge& edge);
    bool has_like(const StoredEdge& edge) const;

private:
    /// Days that are near each other fall into the same period, or into one and the next.
    std::int64_t period(const StoredEdge& edge) const;
    std::size_t slot(const StoredEdge& edge, std::int64_t period) const;

    std::int64_t window_;
    int shift_;
    std::vector<bool> once_, again_;  // by slot
};

}  // namespace entente::store
