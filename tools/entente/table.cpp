#include "table.hpp"

#include <algorithm>
#include <numeric>

namespace entente::cli {

namespace {
constexpr int gap = 2;
constexpr int narrowest = 12;  // a flexible column is not cut below this
}  // namespace

void Table::add(std::vector<Cell> row) {
    for (auto& cell : row) cell.text = printable(cell.text);
    row.resize(columns_.size(), Cell(""));
    rows_.push_back(std::move(row));
}

void Table::print(Output& out) const {
    std::vector<int> widths;
    for (std::size_t c = 0; c < columns_.size(); ++c) {
        int width = columns(columns_[c].title);
        for (const auto& row : rows_) width = std::max(width, columns(row[c].text));
        widths.push_back(width);
    }
    if (out.width() > 0) {
        int excess = std::accumulate(widths.begin(), widths.end(), gap * static_cast<int>(widths.size() - 1)) - out.width();
        // The last flexible column gives way first: it holds the longest text and the least needed.
        for (std::size_t c = columns_.size(); c-- > 0 && excess > 0;) {
            if (!columns_[c].flexible) continue;
            const int cut = std::clamp(widths[c] - narrowest, 0, excess);
            widths[c] -= cut;
            excess -= cut;
        }
    }
    const auto print_row = [&](const std::vector<Cell>& row) {
        std::string line;
        for (std::size_t c = 0; c < row.size(); ++c) {
            const std::string text = shorten(row[c].text, widths[c]);
            const std::string blanks(static_cast<std::size_t>(std::max(0, widths[c] - columns(text))), ' ');
            const bool right = columns_[c].align == Align::right;
            if (c > 0) line.append(gap, ' ');
            if (right) line += blanks;
            line += out.ink(row[c].ink, text);
            if (!right && c + 1 < row.size()) line += blanks;
        }
        line.erase(line.find_last_not_of(' ') + 1);
        out.line(line);
    };
    std::vector<Cell> titles;
    for (const auto& column : columns_) titles.emplace_back(column.title, Ink::faint);
    if (std::any_of(columns_.begin(), columns_.end(), [](const Column& c) { return !c.title.empty(); })) print_row(titles);
    for (const auto& row : rows_) print_row(row);
}

}  // namespace entente::cli
