#include "query/identity_names.hpp"

#include <algorithm>
#include <array>

#include "actors/normalise.hpp"

namespace entente::query {
namespace {

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_vowel(char c) { return std::string_view("aeiouy").find(c) != std::string_view::npos; }

template <std::size_t N>
bool among(const std::array<std::string_view, N>& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// Words that stand in lower case in names.
bool is_small_word(std::string_view word) {
    constexpr std::array<std::string_view, 26> words{"a",   "al",  "an", "and", "bin", "da", "de",  "del", "della", "den", "der", "di", "dos",
                                                     "du",  "e",   "el", "for", "ibn", "in", "la",  "le",  "of",    "on",  "the", "van", "von"};
    return among(words, word);
}

template <class Take>
void each_word(std::string_view name, Take&& take) {
    while (!name.empty()) {
        const auto end = std::min(name.find(' '), name.size());
        if (end > 0) take(name.substr(0, end));
        name.remove_prefix(std::min(end + 1, name.size()));
    }
}

/// The consonants, doubled ones once, after the first letter.
std::string skeleton(std::string_view piece) {
    std::string out;
    for (std::size_t i = 0; i < piece.size(); ++i)
        if (i == 0 || (!is_vowel(piece[i]) && piece[i] != out.back())) out += piece[i];
    return out;
}

bool one_letter_apart(std::string_view a, std::string_view b) {
    if (a.size() > b.size()) std::swap(a, b);
    if (b.size() - a.size() > 1) return false;
    const auto [at_a, at_b] = std::mismatch(a.begin(), a.end(), b.begin());
    return a.size() == b.size() ? std::equal(at_a + (at_a != a.end()), a.end(), at_b + (at_b != b.end()))
                                : std::equal(at_a, a.end(), at_b + 1);
}

}  // namespace

std::vector<std::string> name_pieces(std::string_view name) {
    actors::Normaliser normaliser;
    std::vector<std::string> pieces;
    for (const auto& piece : normaliser.pieces(name))
        if (piece.text != "al") pieces.emplace_back(piece.text);
    return pieces;
}

bool is_proper_name(std::string_view name) {
    bool proper = !name.empty(), last_has_capital = false;
    each_word(name, [&](std::string_view word) {
        // A letter that is none of ASCII's may be a capital.
        last_has_capital = std::any_of(word.begin(), word.end(), [](char c) { return is_upper(c) || static_cast<unsigned char>(c) >= 0x80; });
        proper = proper && (last_has_capital || is_small_word(word));
    });
    return proper && last_has_capital;
}

bool is_abbreviation(std::string_view name) { return name.size() >= 2 && name.size() <= 8 && std::all_of(name.begin(), name.end(), is_upper); }

bool abbreviates(std::string_view abbreviation, std::string_view name) {
    std::string all, great;
    each_word(name, [&](std::string_view word) {
        const char initial = word.front() >= 'a' && word.front() <= 'z' ? static_cast<char>(word.front() - 'a' + 'A') : word.front();
        all += initial;
        if (!is_small_word(word)) great += initial;
    });
    return abbreviation == all || abbreviation == great;
}

bool makes_another_name(std::string_view piece) {
    constexpr std::array<std::string_view, 12> words{"abd", "abdel", "abdul", "abo", "abou", "abu", "bin", "bint", "ibn", "om", "um", "umm"};
    return among(words, piece);
}

Spelling compare_spelling(std::string_view a, std::string_view b) {
    constexpr std::size_t shortest_skeleton = 3, shortest_piece = 5;
    if (a == b) return Spelling::equal;
    // A vowel at the end makes another name in many languages: Martin and Martina, Mario and Maria.
    const auto stem = [](std::string_view piece) { return is_vowel(piece.back()) ? piece.substr(0, piece.size() - 1) : piece; };
    if (stem(a) == stem(b)) return Spelling::other;
    const auto bones = skeleton(a);
    if (bones.size() >= shortest_skeleton && bones == skeleton(b)) return Spelling::transliterated;
    if (std::min(a.size(), b.size()) >= shortest_piece && one_letter_apart(a, b)) return Spelling::one_letter;
    return Spelling::other;
}

}  // namespace entente::query
