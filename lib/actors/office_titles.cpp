#include "actors/office_titles.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "text/ascii.hpp"

namespace entente::actors {
namespace {

constexpr std::uint32_t enough_pairs = 4;

bool is_separator(char c) { return c == ' ' || c == '-' || c == '\t'; }

/// One for those that mean the same office.
std::string_view spelling(std::string_view word) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 11> variants{{{"defense", "defence"},
                                                                                     {"advisor", "adviser"},
                                                                                     {"labor", "labour"},
                                                                                     {"to", "for"},
                                                                                     {"on", "for"},
                                                                                     {"councillor", "counsellor"},
                                                                                     {"councilor", "counsellor"},
                                                                                     {"center", "centre"},
                                                                                     {"chair", "chairman"},
                                                                                     {"chairperson", "chairman"},
                                                                                     {"chairwoman", "chairman"}}};
    for (const auto& [from, to] : variants)
        if (word == from) return to;
    return word;
}

/// "chief" of "chief of the general staff", "minister" of "oil minister".
std::string_view noun_of(std::string_view key) {
    for (const std::string_view preposition : {" of ", " for ", " in ", " at "})
        key = key.substr(0, key.find(preposition));
    const auto blank = key.rfind(' ');
    return blank == std::string_view::npos ? key : key.substr(blank + 1);
}

}  // namespace

void write_title_key(std::string_view title, std::string& key) {
    key.clear();
    std::array<char, 64> letters;
    for (std::size_t i = 0; i < title.size();) {
        std::size_t size = 0;
        for (; i < title.size() && !is_separator(title[i]); ++i)
            if (size < letters.size()) letters[size++] = text::ascii_lower(title[i]);
        ++i;
        const std::string_view word(letters.data(), size);
        if (word.empty() || word == "the") continue;
        if (!key.empty()) key += ' ';
        key += spelling(word);
    }
}

std::string_view without_interim(std::string_view title) {
    constexpr std::array<std::string_view, 6> interim{"acting ", "interim ", "transitional ", "caretaker ", "provisional ", "transition "};
    for (const auto word : interim)
        if (title.starts_with(word)) return title.substr(word.size());
    return title;
}

std::uint32_t OfficeTitles::add(std::string_view key) {
    if (const auto known = find(key); known != none) return known;
    const auto number = static_cast<std::uint32_t>(pairs_.size());
    const auto name = std::string_view(numbers_.emplace(std::string(key), number).first->first);
    pairs_.emplace_back();
    const auto [noun, fresh] = noun_numbers_.try_emplace(noun_of(name), static_cast<std::uint32_t>(noun_pairs_.size()));
    if (fresh) noun_pairs_.emplace_back();
    nouns_.push_back(noun->second);
    return number;
}

std::uint32_t OfficeTitles::find(std::string_view key) const {
    const auto at = numbers_.find(key);
    return at == numbers_.end() ? none : at->second;
}

void OfficeTitles::learn(std::uint32_t title, Pairs pairs) {
    for (auto* known : {&pairs_[title], &noun_pairs_[nouns_[title]]}) {
        known->all += pairs.all;
        known->together += pairs.together;
    }
}

bool OfficeTitles::is_exclusive(std::uint32_t title, Pairs own) const {
    const auto& everywhere = pairs_[title];
    if (own.all >= 2 && own.together == 0 && everywhere.together * 2 < everywhere.all) return true;
    const auto& pairs = everywhere.all >= enough_pairs ? everywhere : noun_pairs_[nouns_[title]];
    return pairs.all >= enough_pairs && pairs.together * 8 <= pairs.all;
}

}  // namespace entente::actors
