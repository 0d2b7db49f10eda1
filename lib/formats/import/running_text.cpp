#include "formats/import/running_text.hpp"

#include <algorithm>

#include <utf8proc.h>

#include "text/utf8.hpp"

namespace entente::formats {
namespace {

/// Stay small inside a name. In order.
constexpr std::string_view small_words[] = {"AND", "AT", "BY", "FOR", "FROM", "IN", "OF", "ON", "THE", "TO", "WITH"};
/// Acronyms that stand as words in longer names. In order.
constexpr std::string_view acronyms[] = {"EU", "NATO", "UAE", "UK", "UN", "US", "USA", "USSR"};

/// A word of so few letters that stands alone is an acronym sooner than a name.
constexpr std::size_t short_word = 4;

bool vowel(char c) { return c == 'A' || c == 'E' || c == 'I' || c == 'O' || c == 'U' || c == 'Y'; }

bool is_acronym(std::string_view word, bool alone) {
    const bool ascii = std::ranges::all_of(word, [](char c) { return c >= 'A' && c <= 'Z'; });
    if (!ascii) return false;
    return (alone && word.size() <= short_word) || std::ranges::binary_search(acronyms, word) || (word.size() > 1 && std::ranges::none_of(word, vowel));
}

/// "N'DOUR" is "N'Dour", "PEOPLE'S" is "People's", "H." stays.
void append_capitalized(std::string& out, std::string_view word) {
    const auto genitive = word.ends_with("'S") ? word.size() - 1 : word.size();
    bool first = true;
    for (std::size_t at = 0; at < word.size();) {
        const auto [c, size] = text::decode(word, at);
        const bool letter = text::is_letter(c);
        if (letter && (!first || at == genitive)) text::encode(static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(c))), out);
        else out.append(word.substr(at, size));
        first = !letter;
        at += size;
    }
}

}  // namespace

std::string running_text(std::string_view name, bool person) {
    std::string spaced(name);
    std::ranges::replace(spaced, '_', ' ');
    std::ranges::replace(spaced, '\t', ' ');
    std::ranges::replace(spaced, '`', '\'');
    bool small = false;
    for (std::size_t at = 0; at < spaced.size() && !small;) {
        const auto [c, size] = text::decode(spaced, at);
        small = text::is_lower(c);
        at += size;
    }

    std::string out;
    std::string_view rest = spaced;
    const auto words = static_cast<std::size_t>(std::ranges::count_if(rest, [previous = ' '](char c) mutable {
        const bool begins = previous == ' ' && c != ' ';
        previous = c;
        return begins;
    }));
    while (!rest.empty()) {
        const auto end = std::min(rest.find(' '), rest.size());
        const auto word = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (word.empty()) continue;
        if (!out.empty()) out += ' ';
        if (small || (person ? words > 1 && std::ranges::binary_search(acronyms, word) : is_acronym(word, words == 1))) out += word;
        else if (!person && out.size() > 1 && std::ranges::binary_search(small_words, word)) {
            for (const char c : word) out += static_cast<char>(c - 'A' + 'a');
        } else append_capitalized(out, word);
    }
    return out;
}

}  // namespace entente::formats
