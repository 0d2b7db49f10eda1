#pragma once
// Codes and names of countries by ISO 3166-1: the table countries.tsv, which the build makes from Debian's iso-codes.

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace entente::actors {

struct CountryRow {
    std::string alpha3, alpha2;      // "SYR", "sy"
    std::vector<std::string> names;  // "Syria", "Syrian Arab Republic"
};

class CountryTable {
public:
    /// None: every question finds nothing.
    CountryTable() = default;
    /// Throws Error (schema) where the file cannot be read or a row is not as expected.
    explicit CountryTable(const std::filesystem::path& file);

    const std::vector<CountryRow>& rows() const { return rows_; }
    /// The alpha-3 code of an alpha-2 code in small letters; empty where there is none.
    std::string_view alpha3(std::string_view alpha2) const;

private:
    std::vector<CountryRow> rows_;  // by alpha-3
};

}  // namespace entente::actors
