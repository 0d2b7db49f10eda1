#pragma once
// How a language writes its words: abbreviations, contractions, affixes. Read from schema/lexicon/LANGUAGE/abbreviations.json.

#include <array>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace entente::text {

/// What the full stop of an abbreviation says about the end of a sentence.
enum class Abbreviation : std::uint8_t {
    none,           // the full stop is a token of its own
    inside,         // never ends a sentence ("e.g.")
    before_name,    // never ends a sentence, a name follows ("Gen.")
    before_number,  // an abbreviation only where a number follows ("No.")
    open,           // ends one where a word follows that begins sentences ("Inc.")
    ending,         // ends one where a capital follows ("p.m.")
};

class Conventions {
public:
    /// Throws Error (schema) that names the file and the member.
    static Conventions load(const std::filesystem::path& file);

    /// `word` with its full stop, as it stands.
    Abbreviation abbreviation(std::string_view word) const;
    /// A capitalised word that often begins a sentence and hardly ever follows an abbreviation within one ("The").
    bool begins_sentence(std::string_view word) const { return has(word, begins_sentence_); }
    /// A capitalised word that often follows a time of day ("Monday", "GMT").
    bool follows_time(std::string_view word) const { return has(word, follows_time_); }
    /// 1 to 12, or 0 for what names no month; full or short, whatever the case, without a full stop.
    unsigned month(std::string_view word) const;
    /// May stand by a date on a line that holds nothing else ("Published", "Friday", "GMT").
    bool stands_by_date(std::string_view word) const { return has(word, by_date_); }
    /// Lengths of all pieces but the last of a word that is split without an apostrophe ("can|not"); empty for any other.
    std::span<const std::uint8_t> contraction(std::string_view word) const;
    /// Stays whole with the hyphen and the word after it ("anti-").
    bool is_prefix(std::string_view part) const { return has(part, prefix_); }
    /// Stays whole with the hyphen and the word before it ("-wise").
    bool is_suffix(std::string_view part) const { return has(part, suffix_); }
    /// Is a token of its own after digits ("5km").
    bool is_unit(std::string_view part) const { return has(part, unit_); }
    /// The last part of a host's or a file's name ("com").
    bool is_domain(std::string_view part) const { return has(part, domain_); }
    /// Stays whole though it holds a slash or begins with an apostrophe ("w/o", "'em").
    bool is_whole(std::string_view word) const { return has(word, whole_); }
    /// Tells who speaks, after a quotation that ends with its own mark ("Why?" Kerry asked).
    bool is_speech_verb(std::string_view word) const { return has(word, speech_verb_); }
    /// A line, blanks folded, that a page says of itself ("Read more: ...", "Advertisement").
    bool is_page_line(std::string_view line) const;

private:
    // One table, so that a word is looked up once whatever is asked of it.
    enum Flag : std::uint16_t {
        begins_sentence_ = 1,
        follows_time_ = 2,
        prefix_ = 4,
        suffix_ = 8,
        unit_ = 16,
        domain_ = 32,
        whole_ = 64,
        speech_verb_ = 128,
        by_date_ = 256
    };
    struct Entry {
        std::uint16_t flags = 0;
        Abbreviation abbreviation = Abbreviation::none;
        std::uint8_t month = 0;
        std::uint8_t pieces = 0;  // of a contraction, minus one
        std::array<std::uint8_t, 3> lengths{};
    };
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view word) const noexcept { return std::hash<std::string_view>{}(word); }
    };
    const Entry* find(std::string_view word) const;
    const Entry* find_folded(std::string_view word) const;
    bool has(std::string_view word, Flag flag) const;

    std::unordered_map<std::string, Entry, Hash, std::equal_to<>> words_;
    std::size_t longest_ = 0;
    std::vector<std::string> page_lines_;     // in lower case, sorted
    std::vector<std::string> page_openings_;  // the same
};

}  // namespace entente::text
