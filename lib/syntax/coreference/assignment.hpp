#pragma once
// The best one-to-one assignment of rows to columns.

#include <cstddef>
#include <span>
#include <vector>

namespace entente::syntax {

/// The greatest sum of values[r * columns + c] over pairs (r, c) of which no two share a row or a column; as many pairs as the smaller
/// side has. Shortest augmenting paths with potentials (Kuhn 1955; Jonker and Volgenant 1987), O(n^2 m) with n the smaller side.
/// Returns for each row its column, or `columns` for none.
std::vector<std::size_t> best_assignment(std::span<const double> values, std::size_t rows, std::size_t columns);

}  // namespace entente::syntax
