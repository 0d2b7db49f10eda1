#pragma once
// Titles of offices as directories and texts write them, brought to one spelling; and which of them one person has at a time.

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace entente::actors {

/// Small letters, blanks for hyphens, British spelling, "chairman" for any chair, no articles, "for" for the prepositions that say where
/// somebody is sent: of "Ambassador to the United Nations" "ambassador for united nations". "acting" and "transitional" stay.
void write_title_key(std::string_view title, std::string& key);

/// The title without what says that it is held for a time: "president" of "transitional president".
std::string_view without_interim(std::string_view title);

/// Titles by number, with what their holders show of them. Filled by Offices, and then never changed.
class OfficeTitles {
public:
    static constexpr std::uint32_t none = 0xffffffff;

    OfficeTitles() = default;
    OfficeTitles(const OfficeTitles&) = delete;  // keys of one map lie in the other
    OfficeTitles& operator=(const OfficeTitles&) = delete;

    std::uint32_t add(std::string_view key);
    /// none where nobody anywhere has the title.
    std::uint32_t find(std::string_view key) const;

    /// Pairs of people who had a title of one body one after the other, and those of them who had it at the same time.
    struct Pairs {
        std::uint32_t all = 0, together = 0;
    };

    /// What the holders of the title in one country or body show.
    void learn(std::uint32_t title, Pairs pairs);
    /// Whether the title is one person's at a time, as "army chief" and "mayor" and unlike "senator" and "commander": by those who had
    /// it one after another anywhere; where that are few, by all titles that end in the same noun. `own`: what the country or body in
    /// question shows, which may have one where others have many: "opposition leader".
    bool is_exclusive(std::uint32_t title, Pairs own) const;

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
    };

    std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> numbers_;
    std::vector<Pairs> pairs_;          // by title
    std::vector<std::uint32_t> nouns_;  // by title: the number of its noun in `noun_pairs_`
    std::unordered_map<std::string_view, std::uint32_t> noun_numbers_;  // keys lie in `numbers_`
    std::vector<Pairs> noun_pairs_;
};

}  // namespace entente::actors
