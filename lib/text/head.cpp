#include "text/head.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <vector>

#include "text/utf8.hpp"

namespace entente::text {
namespace {

constexpr std::size_t longest_title = 300;      // bytes
constexpr std::size_t head_lines = 10;          // that are not blank
constexpr std::size_t longest_date_line = 100;  // bytes
constexpr std::size_t longest_dateline = 90;    // bytes from the start of the paragraph
constexpr std::size_t longest_place = 3;        // words in capitals before a date

struct Word {
    std::string_view text;
    std::size_t begin;  // in the line
    std::size_t end() const { return begin + text.size(); }
};

bool ascii_digit(char c) { return c >= '0' && c <= '9'; }

/// Letters or digits in a row; ordinal endings are dropped from numbers ("15th").
std::vector<Word> words_of(std::string_view line) {
    std::vector<Word> words;
    const auto letter = [](char c) { return is_letter(static_cast<unsigned char>(c)) || static_cast<unsigned char>(c) >= 0x80; };
    const auto take = [&](std::size_t begin, auto&& kind) {
        const auto end = static_cast<std::size_t>(
            std::find_if_not(line.begin() + static_cast<std::ptrdiff_t>(begin), line.end(), kind) - line.begin());
        words.push_back({line.substr(begin, end - begin), begin});
        return end;
    };
    for (std::size_t at = 0; at < line.size();) {
        if (ascii_digit(line[at])) {
            at = take(at, ascii_digit);
            const auto rest = line.substr(at, 2);
            if (rest == "st" || rest == "nd" || rest == "rd" || rest == "th") at += 2;
        } else if (letter(line[at])) {
            at = take(at, letter);
        } else {
            ++at;
        }
    }
    return words;
}

unsigned number(std::string_view word, std::size_t most_digits) {
    if (word.empty() || word.size() > most_digits || !std::all_of(word.begin(), word.end(), ascii_digit)) return 0;
    unsigned value = 0;
    for (const char c : word) value = value * 10 + static_cast<unsigned>(c - '0');
    return value;
}

std::optional<Date> make_date(unsigned year, unsigned month, unsigned day) {
    const std::chrono::year_month_day date{std::chrono::year{static_cast<int>(year)}, std::chrono::month{month},
                                           std::chrono::day{day}};
    if (!date.ok()) return std::nullopt;
    return Date{std::chrono::sys_days{date}};
}

struct Found {
    std::optional<Date> date;
    unsigned month = 0, day = 0;      // of a date without a year
    std::size_t first = 0, last = 0;  // words [first, last)
    explicit operator bool() const { return date || month; }
};

class Line {
public:
    Line(std::string_view text, const Conventions& conventions)
        : text_(text), conventions_(conventions), words_(words_of(text)) {}

    /// The first date: "15 July 2016", "July 15, 2016", "2016-07-15", "15/07/2016", "July 15".
    Found find_date() const {
        for (std::size_t i = 0; i + 1 < words_.size(); ++i) {
            if (const auto found = in_figures(i)) return found;
            unsigned month = conventions_.month(word(i)), day = number(word(i + 1), 2);
            if (!month) {
                month = conventions_.month(word(i + 1));
                day = number(word(i), 2);
            }
            if (!month || day < 1 || day > 31) continue;
            if (word(i + 2).size() != 4 || !number(word(i + 2), 4)) return {{}, month, day, i, i + 2};
            if (const auto date = make_date(number(word(i + 2), 4), month, day)) return {date, 0, 0, i, i + 3};
        }
        return {};
    }
    /// Beside the date there are only a weekday, a time, words such as "Published", or a place in capitals before it. Before the
    /// date of a byline, anything may stand.
    bool only(const Found& found, bool byline) const {
        std::size_t place = 0;
        for (std::size_t i = byline ? found.last : 0; i < words_.size(); ++i) {
            if (i >= found.first && i < found.last) continue;
            if (ascii_digit(word(i).front()) || conventions_.stands_by_date(word(i))) continue;
            const bool capitals =
                word(i).size() > 1 && std::all_of(word(i).begin(), word(i).end(), [](char c) { return c >= 'A' && c <= 'Z'; });
            if (!capitals || i > found.first || ++place > longest_place) return false;
        }
        return true;
    }

private:
    std::string_view word(std::size_t i) const { return i < words_.size() ? words_[i].text : std::string_view{}; }

    /// Three numbers with the same sign between them, from word `i` on, where it is plain which of them is the day.
    Found in_figures(std::size_t i) const {
        if (i + 2 >= words_.size() || words_[i + 1].begin != words_[i].end() + 1 ||
            words_[i + 2].begin != words_[i + 1].end() + 1)
            return {};
        const char sign = text_[words_[i].end()];
        if (sign != text_[words_[i + 1].end()] || (sign != '-' && sign != '/' && sign != '.')) return {};
        const auto a = number(word(i), 4), b = number(word(i + 1), 2), c = number(word(i + 2), 4);
        std::optional<Date> date;
        if (word(i).size() == 4) date = make_date(a, b, c);
        else if (word(i + 2).size() == 4 && (a > 12) != (b > 12)) date = a > 12 ? make_date(c, b, a) : make_date(c, a, b);
        return date ? Found{date, 0, 0, i, i + 3} : Found{};
    }

    std::string_view text_;
    const Conventions& conventions_;
    std::vector<Word> words_;
};

/// The end of a dateline ("MOSCOW, July 15 (Reuters) - ") that opens a line, or 0.
std::size_t dateline_end(std::string_view line) {
    const auto place = std::find_if_not(line.begin(), line.end(),
                                        [](char c) { return (c >= 'A' && c <= 'Z') || c == ' ' || c == '-' || c == '.'; });
    if (place - line.begin() < 3) return 0;
    const auto head = line.substr(0, longest_dateline);
    for (const std::string_view dash : {" - ", " -- ", "--", " — ", "—", " – "}) {
        const auto at = head.find(dash);
        if (at != std::string_view::npos) return at;
    }
    return 0;
}

/// The date of a line of the head, if that is what the line is for.
Found date_of(std::string_view line, const Conventions& conventions) {
    if (const auto end = dateline_end(line)) {
        if (const auto found = Line(line.substr(0, end), conventions).find_date()) return found;
    }
    if (line.size() > longest_date_line) return {};
    const bool byline = line.starts_with("By ");
    while (!line.empty()) {
        std::size_t stop = line.size(), next = line.size();
        for (const std::string_view sign : {"|", "•", "·", " - ", " – ", " — "})
            if (const auto at = line.find(sign); at < stop) stop = at, next = at + sign.size();
        const Line part(line.substr(0, stop), conventions);
        if (const auto found = part.find_date(); found && part.only(found, byline)) return found;
        line.remove_prefix(next);
    }
    return {};
}

std::optional<Date> nearest(unsigned month, unsigned day, Date to) {
    std::optional<Date> best;
    for (int year = to.year() - 1; year <= to.year() + 1; ++year) {
        const auto date = make_date(static_cast<unsigned>(year), month, day);
        if (!date) continue;
        if (!best || std::abs((date->day - to.day).count()) < std::abs((best->day - to.day).count())) best = date;
    }
    return best;
}

}  // namespace

Paragraph title_line(std::string_view text) {
    std::size_t begin = 0;
    while (begin < text.size() && is_blank(decode(text, begin).value)) begin += decode(text, begin).size;
    const auto line_end = text.find('\n', begin);
    if (line_end == std::string_view::npos || line_end - begin > longest_title) return {};
    auto end = line_end;
    while (end > begin && is_blank(decode_before(text, end).value)) end -= decode_before(text, end).size;
    // What comes next must be a blank line, and something after it.
    auto next = line_end + 1;
    bool blank = false;
    while (next < text.size() && is_blank(decode(text, next).value)) {
        blank = blank || text[next] == '\n';
        next += decode(text, next).size;
    }
    if (!blank || next == text.size()) return {};
    const auto last = decode_before(text, end).value;
    const auto line = text.substr(begin, end - begin);
    if (last == '.' && line.find(". ") != std::string_view::npos) return {};  // several sentences
    if (last == '.' && line.size() > longest_title / 3) return {};
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

std::optional<Date> head_date(std::string_view text, const Conventions& conventions, std::optional<Date> near) {
    Found partial;
    std::size_t seen = 0;
    for (std::size_t at = 0; at < text.size() && seen < head_lines;) {
        const auto stop = std::min(text.find('\n', at), text.size());
        auto line = text.substr(at, stop - at);
        at = stop + 1;
        while (!line.empty() && is_blank(static_cast<unsigned char>(line.front()))) line.remove_prefix(1);
        if (line.empty()) continue;
        ++seen;
        const auto found = date_of(line, conventions);
        if (found.date) return found.date;
        if (found && !partial) partial = found;
    }
    if (partial && near) return nearest(partial.month, partial.day, *near);
    return std::nullopt;
}

}  // namespace entente::text
