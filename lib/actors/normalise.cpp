#include "actors/normalise.hpp"

#include <algorithm>
#include <array>

#include <utf8proc.h>

namespace entente::actors {
namespace {

constexpr bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Apostrophes and the signs that stand for ayn and hamza.
constexpr bool is_apostrophe(utf8proc_int32_t c) {
    return c == '\'' || c == '`' || c == 0x2018 || c == 0x2019 || c == 0x02BB || c == 0x02BC || c == 0x02BE || c == 0x02BF ||
           c == 0x00B4;
}

constexpr bool is_hyphen(utf8proc_int32_t c) { return c == '-' || (c >= 0x2010 && c <= 0x2015); }

/// Letters that Unicode does not decompose, by what English news writes for them.
std::string_view plain(utf8proc_int32_t c) {
    switch (c) {
        case 0x00F8: return "o";   // o with stroke
        case 0x0111: return "d";   // d with stroke
        case 0x00F0: return "d";   // eth
        case 0x00FE: return "th";  // thorn
        case 0x0142: return "l";   // l with stroke
        case 0x0131: return "i";   // dotless i
        case 0x00E6: return "ae";
        case 0x0153: return "oe";
        case 0x0259: return "a";   // schwa
        default: return {};
    }
}

/// "ash" of "ash-Sham": the article before a sun letter. Only with a hyphen, as "as" and "an" are words.
bool is_assimilated_article(std::string_view piece) {
    constexpr std::array<std::string_view, 9> forms{"ad", "an", "ar", "as", "ash", "at", "az", "adh", "ath"};
    return std::find(forms.begin(), forms.end(), piece) != forms.end();
}

}  // namespace

void Normaliser::close(bool hyphen) {
    const auto length = buffer_.size() - begin_;
    if (length > 0) {
        const std::string_view piece = std::string_view(buffer_).substr(begin_);
        const bool article = length == 2 ? (piece == "el" || piece == "ul" || (hyphen && is_assimilated_article(piece)))
                                         : hyphen && is_assimilated_article(piece);
        if (article) {
            buffer_.resize(begin_);
            buffer_ += "al";
        }
        const auto shape = letters_ == 0                      ? Shape::digits
                           : upper_ == letters_ && upper_ > 1 ? Shape::capitals
                           : first_upper_                     ? Shape::capitalized
                                                              : Shape::lower;
        bounds_.push_back({begin_, buffer_.size(), shape});
    }
    begin_ = buffer_.size();
    upper_ = letters_ = 0;
    first_upper_ = false;
}

const std::vector<Piece>& Normaliser::pieces(std::string_view text) {
    buffer_.clear();
    bounds_.clear();
    pieces_.clear();
    begin_ = upper_ = letters_ = 0;
    first_upper_ = false;

    const auto letter = [&](bool upper) {
        if (letters_ == 0) first_upper_ = upper;
        ++letters_;
        upper_ += upper;
    };
    for (std::size_t i = 0; i < text.size();) {
        const char c = text[i];
        if (is_upper(c)) {
            letter(true);
            buffer_ += static_cast<char>(c - 'A' + 'a');
            ++i;
            continue;
        }
        if (is_lower(c)) {  // most letters: as many as follow each other at once
            const auto end = static_cast<std::size_t>(std::find_if_not(text.begin() + static_cast<std::ptrdiff_t>(i), text.end(), is_lower) - text.begin());
            letter(false);
            letters_ += end - i - 1;
            buffer_.append(text, i, end - i);
            i = end;
            continue;
        }
        if (is_digit(c)) {
            buffer_ += c;
            ++i;
            continue;
        }
        utf8proc_int32_t code = 0;
        const auto step = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data() + i),
                                           static_cast<utf8proc_ssize_t>(text.size() - i), &code);
        if (step <= 0) {  // no UTF-8: the reader replaces such bytes, so only a careless caller comes here
            close(false);
            ++i;
            continue;
        }
        const auto next = i + static_cast<std::size_t>(step);
        if (code == '.') {
            // joins "U.S."; ends "St."
        } else if (is_apostrophe(code)) {
            const bool genitive = next + 1 == text.size() || (next + 1 < text.size() && text[next + 1] == ' ');
            if (genitive && (text[next] == 's' || text[next] == 'S')) close(false);
        } else if (code < 0x80) {
            close(is_hyphen(code));
        } else if (is_hyphen(code)) {
            close(true);
        } else {
            std::array<utf8proc_int32_t, 8> parts{};
            int boundary = 0;
            const auto count =
                utf8proc_decompose_char(code, parts.data(), static_cast<utf8proc_ssize_t>(parts.size()),
                                        static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD |
                                                                       UTF8PROC_STRIPMARK | UTF8PROC_IGNORE),
                                        &boundary);
            const auto category = utf8proc_category(code);
            const bool is_letter = category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
            const bool is_mark = category >= UTF8PROC_CATEGORY_MN && category <= UTF8PROC_CATEGORY_ME;
            if (is_letter) {
                letter(category == UTF8PROC_CATEGORY_LU || category == UTF8PROC_CATEGORY_LT);
                for (utf8proc_ssize_t p = 0; p < std::min<utf8proc_ssize_t>(count, static_cast<utf8proc_ssize_t>(parts.size()));
                     ++p) {
                    const auto part = parts[static_cast<std::size_t>(p)];
                    if (part < 0x80) {
                        buffer_ += static_cast<char>(part);
                    } else if (const auto ascii = plain(part); !ascii.empty()) {
                        buffer_ += ascii;
                    } else {
                        std::array<utf8proc_uint8_t, 4> bytes{};
                        const auto length = utf8proc_encode_char(part, bytes.data());
                        buffer_.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(length));
                    }
                }
            } else if (!is_mark) {
                close(false);
            }
        }
        i = next;
    }
    close(false);

    for (const auto& b : bounds_) pieces_.push_back({std::string_view(buffer_).substr(b.begin, b.end - b.begin), b.shape});
    return pieces_;
}

std::string slug(std::string_view name) {
    Normaliser normaliser;
    std::string out;
    for (const auto& piece : normaliser.pieces(name)) {
        if (!out.empty()) out += '-';
        for (const char c : piece.text)
            if (static_cast<unsigned char>(c) < 0x80) out += c;
        if (!out.empty() && out.back() == '-') out.pop_back();
    }
    return out;
}

}  // namespace entente::actors
