#include "syntax/word_features.hpp"

#include <algorithm>

#include <utf8proc.h>

namespace entente::syntax {

namespace {

constexpr std::size_t longest = 40;  // characters of a word that are looked at

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

}  // namespace

std::uint64_t hash_of(std::string_view text, std::uint64_t seed) {
    std::uint64_t h = 0xcbf29ce484222325ull ^ (seed * 0x9e3779b97f4a7c15ull);
    for (const char c : text) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001b3ull;
    h = (h ^ (h >> 32)) * 0xd6e8feb86659fd93ull;
    return h ^ (h >> 32);
}

void append_lower(std::string_view text, std::string& out) {
    for (std::size_t i = 0; i < text.size();) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (c < 0x80) {
            out += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
            ++i;
            continue;
        }
        utf8proc_int32_t point = -1;
        const auto used = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data() + i),
                                           static_cast<utf8proc_ssize_t>(text.size() - i), &point);
        if (used <= 0) {
            out += text[i++];
            continue;
        }
        utf8proc_uint8_t encoded[4];
        const auto size = utf8proc_encode_char(utf8proc_tolower(point), encoded);
        out.append(reinterpret_cast<const char*>(encoded), static_cast<std::size_t>(size));
        i += static_cast<std::size_t>(used);
    }
}

void WordFeatures::assign(std::string_view form, std::string& lower) {
    lower.assign(1, '\x02');
    append_lower(form, lower);
    for (char& c : lower)
        if (c >= '0' && c <= '9') c = '0';
    word = hash_of(std::string_view(lower).substr(1));
    lower += '\x03';

    std::array<std::uint32_t, longest + 3> start;  // of each character, and the end
    std::size_t count = 0;
    for (std::size_t i = 0; i < lower.size() && count < longest + 2; ++i)
        if (!continues(lower[i])) start[count++] = static_cast<std::uint32_t>(i);
    std::size_t end = lower.size();
    if (count == longest + 2) end = start[--count];
    start[count] = static_cast<std::uint32_t>(end);

    const std::string_view view(lower);
    const auto piece = [&](std::size_t first, std::size_t last) { return view.substr(start[first], start[last] - start[first]); };
    prefix = static_cast<std::uint32_t>(hash_of(piece(0, std::min<std::size_t>(count, 4)), 1) % prefix_rows);
    suffix = static_cast<std::uint32_t>(hash_of(piece(count > 4 ? count - 4 : 0, count), 2) % suffix_rows);
    ngram_count = 0;
    for (std::size_t size = 2; size <= 5; ++size)
        for (std::size_t first = 0; first + size <= count && ngram_count < most_ngrams; ++first)
            ngrams[ngram_count++] = static_cast<std::uint32_t>(hash_of(piece(first, first + size), 3) % ngram_rows);

    // Aa for letters, 0 for digits, other characters as they are; a run counts up to twice
    std::array<char, 12> pattern;
    std::size_t used = 0;
    char last = 0;
    int run = 0;
    for (std::size_t i = 0; i < form.size() && used < pattern.size(); ++i) {
        const auto c = static_cast<unsigned char>(form[i]);
        if (continues(form[i])) continue;
        char kind = static_cast<char>(c);
        if (c >= 'A' && c <= 'Z') kind = 'A';
        else if (c >= 'a' && c <= 'z') kind = 'a';
        else if (c >= '0' && c <= '9') kind = '0';
        else if (c >= 0xC3 && c <= 0xDF) kind = 'u';  // letters with accents, Greek, Cyrillic, ...
        else if (c >= 0x80) kind = 'p';               // dashes, curly quotes, other scripts
        run = kind == last ? run + 1 : 1;
        last = kind;
        if (run <= 2) pattern[used++] = kind;
    }
    shape = static_cast<std::uint32_t>(hash_of({pattern.data(), used}, 4) % shape_rows);
}

}  // namespace entente::syntax
