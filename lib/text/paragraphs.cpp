#include "text/paragraphs.hpp"

#include <algorithm>

#include "text/utf8.hpp"

namespace entente::text {
namespace {

constexpr std::uint32_t widest_wrap = 130;    // bytes; text is hardly ever wrapped wider
constexpr std::uint32_t shortest_wrap = 30;   // a line shorter than this was not broken for its width
constexpr std::size_t least_pairs = 3;        // of lines that follow each other, before a width or a double space is believed

struct Line {
    std::uint32_t begin = 0, end = 0;  // without blanks at either end
    std::uint32_t first_word = 0;      // bytes
    bool joins = false;                // follows the line before without a blank line between
    std::uint32_t size() const { return end - begin; }
};

std::vector<Line> lines_of(std::string_view text) {
    std::vector<Line> lines;
    bool blank_line = true;
    for (std::size_t at = 0; at < text.size();) {
        auto stop = std::min(text.find('\n', at), text.size());
        auto begin = at, end = stop;
        while (begin < end && is_blank(decode(text, begin).value)) begin += decode(text, begin).size;
        while (end > begin && is_blank(decode_before(text, end).value)) end -= decode_before(text, end).size;
        if (begin == end) {
            blank_line = true;
        } else {
            Line line{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), 0, !blank_line};
            auto word = begin;
            while (word < end && !is_blank(decode(text, word).value)) word += decode(text, word).size;
            line.first_word = static_cast<std::uint32_t>(word - begin);
            lines.push_back(line);
            blank_line = false;
        }
        at = stop + 1;
    }
    return lines;
}

/// The width that the text is wrapped at, or 0.
std::uint32_t wrap_width(const std::vector<Line>& lines) {
    std::vector<std::uint32_t> sizes;
    for (const auto& line : lines) sizes.push_back(line.size());
    if (sizes.empty()) return 0;
    const auto nth = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() * 19 / 20);  // a few lines may run over
    std::nth_element(sizes.begin(), nth, sizes.end());
    const auto width = *nth;
    if (width > widest_wrap || width < shortest_wrap) return 0;
    std::size_t pairs = 0, full = 0;
    for (std::size_t i = 1; i < lines.size(); ++i) {
        if (!lines[i].joins) continue;
        ++pairs;
        full += lines[i - 1].size() + 1 + lines[i].first_word > width;
    }
    return pairs >= least_pairs && full * 10 >= pairs * 7 ? width : 0;
}

bool is_bullet(std::string_view text, const Line& line) {
    const auto c = decode(text, line.begin);
    if (is_letter(c.value) || is_digit(c.value)) return false;
    return line.first_word == c.size && line.size() > c.size && c.value != '"' && c.value != '\'' && c.value != '&';
}

bool ended(std::string_view text, const Line& line) {
    const auto last = decode_before(text, line.end).value;
    return last == '.' || last == '!' || last == '?' || last == ':' || last == '"' || last == U'”';
}

/// A sentence plainly goes on from a line to the next.
bool in_sentence(std::string_view text, const Line& line, const Line& next) {
    return line.size() >= shortest_wrap && is_lower(decode(text, next.begin).value) && !ended(text, line);
}

/// Every line stands between blank lines, even where a sentence goes on.
bool double_spaced(std::string_view text, const std::vector<Line>& lines) {
    std::size_t pairs = 0;
    for (std::size_t i = 1; i < lines.size() && pairs < least_pairs; ++i)
        pairs += !lines[i].joins && in_sentence(text, lines[i - 1], lines[i]);
    return pairs == least_pairs;
}

bool goes_on(std::string_view text, const Line& line, const Line& next, std::uint32_t width) {
    if (is_bullet(text, next)) return false;
    if (in_sentence(text, line, next)) return true;
    if (width == 0) return false;
    return line.size() + 1 + next.first_word > width || (line.size() * 10 > width * 7 && !ended(text, line));
}

}  // namespace

std::vector<Paragraph> paragraphs(std::string_view text) {
    const auto lines = lines_of(text);
    const auto width = wrap_width(lines);
    const bool spaced = double_spaced(text, lines);
    std::vector<Paragraph> out;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const bool one = i > 0 && (lines[i].joins ? goes_on(text, lines[i - 1], lines[i], width)
                                                  : spaced && in_sentence(text, lines[i - 1], lines[i]));
        if (one) out.back().end = lines[i].end;
        else out.push_back({lines[i].begin, lines[i].end});
    }
    return out;
}

Paragraph first_piece(std::string_view text, const Paragraph& paragraph) {
    if (paragraph.end - paragraph.begin <= longest_paragraph) return paragraph;
    const auto limit = paragraph.begin + longest_paragraph;
    std::uint32_t blank = 0;
    for (auto at = limit; at > limit - longest_paragraph / 2; --at) {
        if (text[at] != ' ' && text[at] != '\n' && text[at] != '\t') continue;
        if (blank == 0) blank = at;
        const char before = text[at - 1];
        if (before == '.' || before == '!' || before == '?') return {paragraph.begin, at};
    }
    if (blank != 0) return {paragraph.begin, blank};
    auto end = limit;
    while ((static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    return {paragraph.begin, end};
}

}  // namespace entente::text
