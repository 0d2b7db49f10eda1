#pragma once
// Cities and provinces of the world with their country and, of cities, where they lie: the table places.tsv, which the build makes from
// GeoNames and ISO 3166-2. Far more names than the directory has, and none that anybody has looked at: they are asked only for names
// that the text takes for a place, so that no word costs more for them.

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <entente/record.hpp>

namespace entente::actors {

/// A row of the table; the views live as long as the Places.
struct KnownPlace {
    std::string_view name, country;  // ISO 3166-1 alpha-3
    std::string_view province;       // empty of a province
    std::uint32_t population = 0;    // 0 of a province
    std::optional<Coordinates> coordinates;
    bool is_word = false;            // the name is an English word, too
};

/// Never changes once loaded; shared by threads. The rows stay as they are in the file until they are asked for, so that loading is one
/// pass that makes the index.
class Places {
public:
    /// None: every question finds nothing.
    Places() = default;
    /// Throws Error (schema) where the file cannot be read or a row is not as expected.
    static std::shared_ptr<const Places> load(const std::filesystem::path& file);

    std::size_t size() const { return rows_.size(); }
    /// All places of the name, as names are compared (normalise.hpp), those of most people first, provinces last.
    std::vector<KnownPlace> find(std::string_view name) const;
    /// Where the one place of the name in the country lies; nothing where there are several, or none.
    std::optional<Coordinates> locate(std::string_view name, std::string_view country) const;

private:
    struct Key {
        std::uint64_t hash;  // of the normalised name
        std::uint32_t row;
    };
    KnownPlace row(std::uint32_t number) const;
    void index();

    std::string text_;                   // the file
    std::vector<std::uint32_t> rows_;    // where each begins
    std::vector<Key> keys_;              // by bucket; in a bucket in the order of the rows
    std::vector<std::uint32_t> buckets_; // where each begins, and one past the last; their number is a power of two
};

}  // namespace entente::actors
