#pragma once
// Countries as files of others name them, and the codes that this project uses.

#include <string>
#include <string_view>
#include <unordered_map>

#include "actors/directory.hpp"

namespace entente::formats {

class CountryCodes {
public:
    /// `directory` must outlive this.
    explicit CountryCodes(const actors::Directory& directory) : directory_(directory) {}

    /// The directory's code (ISO 3166-1 alpha-3) for an alpha-2 or alpha-3 code in any case, a code of CAMEO, or a name. Empty
    /// where there is no such country.
    std::string find(std::string_view written) const;
    /// A code of three capitals as CAMEO has it; empty where there is no such country.
    std::string cameo(std::string_view code) const;
    /// Whether the words name a country in any way: "Syria", "Syrian".
    bool names_country(std::string_view words) const;
    /// By item of Wikidata ("Q30").
    std::string item(std::string_view item) const;

private:
    const actors::Directory& directory_;
    mutable std::unordered_map<std::string, std::string> found_;  // files name the same few all the time
    mutable std::unordered_map<std::string, std::string> items_;
};

}  // namespace entente::formats
