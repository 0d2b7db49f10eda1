#include "actors/country_table.hpp"

#include <algorithm>
#include <fstream>

#include <fmt/format.h>

#include <entente/error.hpp>

namespace entente::actors {

CountryTable::CountryTable(const std::filesystem::path& file) {
    constexpr const char* remedy = "build Entente again: tools/gather-facts makes the table from packages";
    std::ifstream stream(file);
    if (!stream) throw Error(ErrorCode::schema, "the table of countries cannot be read", file.string(), remedy);
    std::string line;
    for (std::size_t number = 1; std::getline(stream, line); ++number) {
        if (line.starts_with('#')) continue;
        std::vector<std::string> cells;
        for (std::size_t begin = 0; begin <= line.size();) {
            const auto end = std::min(line.find('\t', begin), line.size());
            cells.push_back(line.substr(begin, end - begin));
            begin = end + 1;
        }
        if (cells.size() < 2 || cells[0].size() != 3 || cells[1].size() != 2)
            throw Error(ErrorCode::schema, "a row without an alpha-3 and an alpha-2 code", fmt::format("{}:{}", file.string(), number), remedy);
        rows_.push_back({std::move(cells[0]), std::move(cells[1]), {cells.begin() + 2, cells.end()}});
    }
}

std::string_view CountryTable::alpha3(std::string_view alpha2) const {
    const auto at = std::ranges::find(rows_, alpha2, &CountryRow::alpha2);
    return at == rows_.end() ? std::string_view() : std::string_view(at->alpha3);
}

}  // namespace entente::actors
