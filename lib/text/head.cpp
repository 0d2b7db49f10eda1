#include "text/head.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "text/utf8.hpp"

namespace entente::text {
namespace {

constexpr std::size_t longest_title = 300;      // bytes
constexpr std::size_t head_lines = 10;          // that are not blank
constexpr std::size_t longest_date_line = 100;  // bytes
constexpr std::size_t longest_dateline = 90;    // bytes from the start of the paragraph

struct Word {
    std::string_view text;
    std::size_t end;  // in the line
};

/// Letters or digits in a row; ordinal endings are dropped from numbers ("15th").
std::vector<Word> words_of(std::string_view line) {
    std::vector<Word> words;
    for (std::size_t at = 0; at < line.size();) {
        const auto is = [&](std::size_t i, auto&& kind) { return i < line.size() && kind(static_cast<unsigned char>(line[i])); };
        const auto letter = [](unsigned char c) { return is_letter(c) || c >= 0x80; };
        const auto digit = [](unsigned char c) { return c >= '0' && c <= '9'; };
        const auto begin = at;
        if (is(at, digit)) {
            while (is(at, digit)) ++at;
            words.push_back({line.substr(begin, at - begin), at});
            const auto rest = line.substr(at, 2);
            if (rest == "st" || rest == "nd" || rest == "rd" || rest == "th") at += 2;
        } else if (is(at, letter)) {
            while (is(at, letter)) ++at;
            words.push_back({line.substr(begin, at - begin), at});
        } else {
            ++at;
        }
    }
    return words;
}

unsigned month_of(std::string_view word) {
    static constexpr std::array<std::string_view, 12> names{"january", "february", "march", "april", "may", "june",
                                                            "july", "august", "september", "october", "november", "december"};
    if (word.size() < 3 || word.size() > 9) return 0;
    std::array<char, 9> lower;
    std::transform(word.begin(), word.end(), lower.begin(), [](char c) { return static_cast<char>(c | 0x20); });
    const std::string_view folded(lower.data(), word.size());
    for (unsigned i = 0; i < names.size(); ++i)
        if (folded == names[i] || folded == names[i].substr(0, 3) || (folded == "sept" && i == 8)) return i + 1;
    return 0;
}

unsigned number(std::string_view word, std::size_t most_digits) {
    if (word.empty() || word.size() > most_digits) return 0;
    unsigned value = 0;
    for (const char c : word) {
        if (c < '0' || c > '9') return 0;
        value = value * 10 + static_cast<unsigned>(c - '0');
    }
    return value;
}

bool is_weekday(std::string_view word) {
    for (const std::string_view day :
         {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun", "MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"})
        if (word.substr(0, 3) == day && (word.size() <= 5 || word.ends_with("day") || word.ends_with("DAY"))) return true;
    return false;
}

std::optional<Date> make_date(int year, unsigned month, unsigned day) {
    const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
    if (!date.ok()) return std::nullopt;
    return Date{std::chrono::sys_days{date}};
}

struct Found {
    std::optional<Date> date;
    bool partial = false;       // day and month, but no year
    unsigned month = 0, day = 0;
    std::size_t first = 0, last = 0;  // words [first, last)
};

/// The first date among the words: "15 July 2016", "July 15, 2016", "2016-07-15", "July 15".
Found find_date(const std::vector<Word>& words) {
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        const auto word = [&](std::size_t k) { return k < words.size() ? words[k].text : std::string_view{}; };
        const auto year = [&](std::size_t k) { return word(k).size() == 4 ? static_cast<int>(number(word(k), 4)) : 0; };
        if (year(i) && word(i + 1).size() == 2 && word(i + 2).size() == 2 && words[i + 1].end == words[i].end + 3 &&
            words[i + 2].end == words[i].end + 6) {
            if (const auto date = make_date(year(i), number(word(i + 1), 2), number(word(i + 2), 2)))
                return {date, false, 0, 0, i, i + 3};
        }
        unsigned month = month_of(word(i)), day = 0;
        if (month) day = number(word(i + 1), 2);
        else if ((month = month_of(word(i + 1)))) day = number(word(i), 2);
        if (!month || day < 1 || day > 31) continue;
        if (const int y = year(i + 2)) {
            if (const auto date = make_date(y, month, day)) return {date, false, 0, 0, i, i + 3};
        } else {
            return {std::nullopt, true, month, day, i, i + 2};
        }
    }
    return {};
}

/// Nothing but a date: a weekday, a time of day and words such as "Published" may stand by it.
bool only_date(const std::vector<Word>& words, const Found& found) {
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i >= found.first && i < found.last) continue;
        const auto word = words[i].text;
        static constexpr std::array<std::string_view, 22> beside{"Published", "published", "Updated", "updated", "Posted", "Date",
                                                                 "Last",      "Modified",  "Issued",  "on",      "On",     "at",
                                                                 "of",        "am",        "pm",      "AM",      "PM",     "GMT",
                                                                 "UTC",       "BST",       "EDT",     "EST"};
        if (!number(word, 2) && word != "00" && word != "0" && !is_weekday(word) &&
            std::find(beside.begin(), beside.end(), word) == beside.end())
            return false;
    }
    return true;
}

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

std::optional<Date> nearest(unsigned month, unsigned day, Date to) {
    std::optional<Date> best;
    for (int year = to.year() - 1; year <= to.year() + 1; ++year) {
        const auto date = make_date(year, month, day);
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

std::optional<Date> head_date(std::string_view text, std::optional<Date> near) {
    Found partial;
    std::size_t seen = 0;
    for (std::size_t at = 0; at < text.size() && seen < head_lines;) {
        const auto stop = std::min(text.find('\n', at), text.size());
        auto line = text.substr(at, stop - at);
        at = stop + 1;
        while (!line.empty() && is_blank(static_cast<unsigned char>(line.front()))) line.remove_prefix(1);
        if (line.empty()) continue;
        ++seen;
        const auto dateline = dateline_end(line);
        if (line.size() > longest_date_line && dateline == 0) continue;
        const auto words = words_of(dateline ? line.substr(0, dateline) : line);
        const auto found = find_date(words);
        if (!found.date && !found.partial) continue;
        if (dateline == 0 && !only_date(words, found)) continue;
        if (found.date) return found.date;
        if (!partial.partial) partial = found;
    }
    if (partial.partial && near) return nearest(partial.month, partial.day, *near);
    return std::nullopt;
}

}  // namespace entente::text
