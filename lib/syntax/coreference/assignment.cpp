#include "syntax/coreference/assignment.hpp"

#include <limits>

namespace entente::syntax {

std::vector<std::size_t> best_assignment(std::span<const double> values, std::size_t rows, std::size_t columns) {
    // Each row in turn is given a column along the path that costs least, where columns change their rows on the way. Potentials keep
    // all reduced costs at or above zero, so that Dijkstra's search finds it. Row and column 0 are the path's ends.
    const bool swapped = rows > columns;
    const std::size_t n = swapped ? columns : rows, m = swapped ? rows : columns;
    const auto cost = [&](std::size_t i, std::size_t j) { return -(swapped ? values[(j - 1) * columns + i - 1] : values[(i - 1) * columns + j - 1]); };
    constexpr double infinite = std::numeric_limits<double>::infinity();
    std::vector<double> row_potential(n + 1, 0), column_potential(m + 1, 0), shortest(m + 1);
    std::vector<std::size_t> row_of(m + 1, 0), before(m + 1, 0);
    std::vector<char> done(m + 1);
    for (std::size_t i = 1; i <= n; ++i) {
        row_of[0] = i;
        std::size_t at = 0;
        shortest.assign(m + 1, infinite);
        done.assign(m + 1, 0);
        do {
            done[at] = 1;
            const auto row = row_of[at];
            double delta = infinite;
            std::size_t next = 0;
            for (std::size_t j = 1; j <= m; ++j) {
                if (done[j]) continue;
                const double reduced = cost(row, j) - row_potential[row] - column_potential[j];
                if (reduced < shortest[j]) {
                    shortest[j] = reduced;
                    before[j] = at;
                }
                if (shortest[j] < delta) {
                    delta = shortest[j];
                    next = j;
                }
            }
            for (std::size_t j = 0; j <= m; ++j) {
                if (done[j]) {
                    row_potential[row_of[j]] += delta;
                    column_potential[j] -= delta;
                } else shortest[j] -= delta;
            }
            at = next;
        } while (row_of[at] != 0);
        for (; at != 0; at = before[at]) row_of[at] = row_of[before[at]];
    }
    std::vector<std::size_t> column(rows, columns);
    for (std::size_t j = 1; j <= m; ++j)
        if (row_of[j] != 0) {
            if (swapped) column[j - 1] = row_of[j] - 1;
            else column[row_of[j] - 1] = j - 1;
        }
    return column;
}

}  // namespace entente::syntax
