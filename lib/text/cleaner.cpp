#include "text/cleaner.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "text/utf8.hpp"

namespace entente::text {
namespace {

struct Reference {
    char32_t value = 0;  // 0: the ampersand is one
    std::size_t size = 0;
};

/// The character reference that begins at `at`. Feeds often escape their text once too often; the names are those that news uses.
Reference reference(std::string_view text, std::size_t at) {
    static constexpr std::array<std::pair<std::string_view, char32_t>, 14> names{
        {{"amp", '&'}, {"quot", '"'}, {"apos", '\''}, {"lt", '<'}, {"gt", '>'}, {"nbsp", 0xA0}, {"ndash", U'–'}, {"mdash", U'—'},
         {"lsquo", U'‘'}, {"rsquo", U'’'}, {"ldquo", U'“'}, {"rdquo", U'”'}, {"hellip", U'…'}, {"shy", 0xAD}}};
    constexpr std::size_t longest = 8;  // "&#x2019;", and "&hellip;"
    const auto stop = text.substr(at, longest).find(';');
    if (stop == std::string_view::npos || stop < 3) return {};
    auto name = text.substr(at + 1, stop - 1);
    if (name.front() != '#') {
        const auto known = std::find_if(names.begin(), names.end(), [&](const auto& entry) { return entry.first == name; });
        return known == names.end() ? Reference{} : Reference{known->second, stop + 1};
    }
    name.remove_prefix(1);
    const bool hexadecimal = name.front() == 'x' || name.front() == 'X';
    if (hexadecimal) name.remove_prefix(1);
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), value, hexadecimal ? 16 : 10);
    if (error != std::errc{} || end != name.data() + name.size()) return {};
    const bool control = value < 0x20 || (value >= 0x7F && value < 0xA0);
    if (control || (value >= 0xD800 && value < 0xE000) || value > 0x10FFFF) return {};
    return {value, stop + 1};
}

}  // namespace

char plain_sign(char32_t c) {
    if (c == U'\u2010' || c == U'\u2011') return '-';
    if (c == U'\u00B4') return '\'';
    return 0;
}

Clean clean_plain(std::string_view given) {
    Clean clean;
    clean.text.reserve(given.size());
    std::size_t copied = 0;
    const auto copy_to = [&](std::size_t end) {
        if (end == copied) return;
        clean.offsets.add(static_cast<std::uint32_t>(clean.text.size()), static_cast<std::uint32_t>(copied));
        clean.text.append(given.substr(copied, end - copied));
    };
    for (std::size_t at = 0; at < given.size();) {
        const auto lead = static_cast<unsigned char>(given[at]);
        if (lead < 0x80 && lead != '&') {
            ++at;
            continue;
        }
        auto c = decode(given, at);
        if (lead == '&') {
            const auto found = reference(given, at);
            if (!found.value) {
                ++at;
                continue;
            }
            c = {found.value, static_cast<unsigned>(found.size)};
        }
        const char sign = plain_sign(c.value);
        if (is_invisible(c.value) || sign || lead == '&') {
            copy_to(at);
            copied = at + c.size;
            if (!is_invisible(c.value)) {
                clean.offsets.replace(static_cast<std::uint32_t>(clean.text.size()), static_cast<std::uint32_t>(at),
                                      static_cast<std::uint32_t>(copied));
                encode(sign ? static_cast<unsigned char>(sign) : c.value, clean.text);
            }
        }
        at += c.size;
    }
    copy_to(given.size());
    return clean;
}

}  // namespace entente::text
