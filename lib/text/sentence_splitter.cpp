#include "text/sentence_splitter.hpp"

#include <algorithm>

#include "text/utf8.hpp"

namespace entente::text {
namespace {

constexpr std::uint32_t longest_dateline = 16;  // tokens

bool is_one_of(std::string_view form, std::initializer_list<std::string_view> forms) {
    return std::find(forms.begin(), forms.end(), form) != forms.end();
}
bool is_closing(std::string_view form) { return is_one_of(form, {")", "]", "}", "”", "’", "»", "''"}); }
bool is_opening(std::string_view form) { return is_one_of(form, {"(", "[", "{", "“", "‘", "«", "``", "„", "<", "<<", "¿", "¡"}); }
bool is_straight_quote(std::string_view form) { return form == "\"" || form == "'"; }
bool is_dash(std::string_view form) { return is_one_of(form, {"-", "--", "—", "–", "―", "---"}); }
bool is_bullet(std::string_view form) { return is_one_of(form, {"•", "●", "▪", "■", "◦", "‣", "⁃"}); }

/// Full stops, exclamation and question marks, ellipses and nothing else.
bool is_terminal(std::string_view form) {
    for (std::size_t at = 0; at < form.size();) {
        const auto c = decode(form, at);
        if (c.value != '.' && c.value != '!' && c.value != '?' && c.value != U'…' && c.value != U'。' && c.value != U'؟')
            return false;
        at += c.size;
    }
    return true;
}

class Splitter {
public:
    Splitter(const Conventions& conventions, std::string_view text, const std::vector<Token>& tokens, std::uint32_t last)
        : conventions_(conventions), text_(text), tokens_(tokens), last_(last) {}

    std::uint32_t dateline(std::uint32_t first) const;
    /// The end of the sentence that begins at `first`.
    std::uint32_t next(std::uint32_t first);
    std::uint32_t cut(std::uint32_t first, std::uint32_t end) const;

private:
    /// A dash stands in what is left of the sentence: "NATO - two of its members, that is - met".
    bool dash_follows(std::uint32_t token) const {
        for (; token < last_ && !is_terminal(form(token)); ++token)
            if (is_dash(form(token)) && tokens_[token].space_after && tokens_[token - 1].space_after) return true;
        return false;
    }
    std::string_view form(std::uint32_t token) const {
        return text_.substr(tokens_[token].begin, tokens_[token].end - tokens_[token].begin);
    }
    char32_t first_char(std::uint32_t token) const { return decode(text_, tokens_[token].begin).value; }
    bool space_before(std::uint32_t token) const { return token == 0 || tokens_[token - 1].space_after; }
    bool closes(std::uint32_t token);
    bool ends(std::uint32_t first, std::uint32_t mark, std::uint32_t next, bool quotation, bool bracket) const;
    std::uint32_t references(std::uint32_t token) const;
    bool abbreviation_ends(std::uint32_t token, std::uint32_t word) const;
    bool speaker_follows(std::uint32_t word) const;

    const Conventions& conventions_;
    std::string_view text_;
    const std::vector<Token>& tokens_;
    std::uint32_t last_;
    void note_quotation(std::string_view mark) {
        if (mark == "\"") double_open_ = !double_open_;
        else if (mark == "„") low_open_ = true;
        else if (mark == "“") low_open_ = false;
    }
    bool double_open_ = false;  // a straight double quotation mark is open
    bool low_open_ = false;     // a low one is, which “ closes
};

/// "MOSCOW, July 15 (Reuters) -": the end of the dateline that begins a paragraph, or `first`. A place in capitals is one where
/// a dash follows, any other only where the agency stands before the dash.
std::uint32_t Splitter::dateline(std::uint32_t first) const {
    const auto in_capitals = [&](std::uint32_t token) {
        const auto word = form(token);
        return std::all_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    };
    if (!is_upper(first_char(first)) && form(first) != "(") return first;
    // "A", "EU" and the like are no places, "NEW YORK" and "TEL AVIV" are.
    const bool place = in_capitals(first) && (form(first).size() >= 4 || (form(first).size() >= 2 && first + 1 < last_ && in_capitals(first + 1) &&
                                                                          form(first + 1).size() >= 3));
    bool bracket = form(first) == "(", evidence = bracket;
    for (auto token = first + 1; token < last_ && token < first + longest_dateline; ++token) {
        const auto word = form(token);
        if (is_dash(word)) {
            if (!tokens_[token].space_after && word == "-") return first;
            if (token + 1 == last_ || (!place && form(token - 1) != ")")) return first;
            const auto next = first_char(token + 1);
            const bool capital = is_upper(next) || next == '"' || next == U'“';
            if (place && evidence) return token + 1;
            return capital && (!place || !dash_follows(token + 1)) ? token + 1 : first;
        }
        if (word == "(") bracket = evidence = true;
        else if (word == ")") bracket = false;
        else if (word == ",") evidence = true;
        else if (!bracket && word != "." && word != "/" && !is_upper(first_char(token)) && !is_digit(first_char(token)))
            return first;
    }
    return first;
}

/// `token` belongs to the sentence before it: a closing quotation mark or bracket.
bool Splitter::closes(std::uint32_t token) {
    const auto mark = form(token);
    if (is_closing(mark) || (mark == "“" && low_open_)) return true;
    if (!is_straight_quote(mark)) return false;
    const bool before = space_before(token), after = tokens_[token].space_after || token + 1 == last_;
    if (before != after) return after;
    if (mark == "'") return !before && form(token + 1) == "\"" && double_open_;  // "He said: 'Why?'"
    return double_open_;
}

/// "Why?" Kerry asked. A word that begins sentences begins one here too.
bool Splitter::speaker_follows(std::uint32_t word) const {
    if (conventions_.begins_sentence(form(word))) return false;
    for (auto token = word; token < last_ && token < word + 6 && !tokens_[token].joined; ++token) {
        const auto here = form(token);
        if (conventions_.is_speech_verb(here)) return true;
        if (is_terminal(here) || here == "," || is_straight_quote(here) || is_opening(here)) return false;
    }
    return false;
}

/// The end of the numbered references "[3][4]" that begin at `token`, if any do.
std::uint32_t Splitter::references(std::uint32_t token) const {
    while (token + 2 < last_ && form(token) == "[" && is_digit(first_char(token + 1)) && form(token + 2) == "]") token += 3;
    return token;
}

/// The sentence from `first` ends with the terminal mark at `mark` and its closing marks, `next` being what follows.
bool Splitter::ends(std::uint32_t first, std::uint32_t mark, std::uint32_t next, bool quotation, bool bracket) const {
    auto word = next;
    while (word + 1 < last_ && (is_opening(form(word)) || is_straight_quote(form(word)) || is_dash(form(word)))) ++word;
    const auto c = first_char(word);
    const auto sign = form(mark);
    if (word == next && !is_letter(c) && !is_digit(c) && std::string_view(",;:)]}/%").find(form(next)) != std::string_view::npos)
        return false;
    if (sign.size() > 1 && !is_terminal(sign)) return abbreviation_ends(mark, word);
    if (sign == "." && mark == first + 1 && is_digit(first_char(first)) && form(first).size() <= 2)
        return false;  // "1. The first"
    if (is_lower(c)) {
        if (quotation || bracket) return false;
        return sign == "." || ((sign.front() == '!' || sign.front() == '?') && !speaker_follows(word));  // "Yahoo! said"
    }
    if (quotation && sign != "." && speaker_follows(word)) return false;
    return true;
}

bool Splitter::abbreviation_ends(std::uint32_t token, std::uint32_t word) const {
    const auto next = form(word);
    if (!is_upper(first_char(word))) return false;
    switch (conventions_.abbreviation(form(token))) {
    case Abbreviation::inside: case Abbreviation::before_name: case Abbreviation::before_number: return false;
    case Abbreviation::ending: return !conventions_.follows_time(next);
    case Abbreviation::open: case Abbreviation::none: break;
    }
    return conventions_.begins_sentence(next);
}

std::uint32_t Splitter::next(std::uint32_t first) {
    for (auto token = first; token < last_; ++token) {
        const auto mark = form(token);
        note_quotation(mark);
        if (token > first && is_bullet(mark)) return token;
        const bool terminal = is_terminal(mark);
        if (terminal && token == first) continue;  // ". Near Mosul": a bullet of a kind
        if (!terminal && !(mark.size() > 1 && mark.back() == '.')) continue;
        auto end = token + 1;
        bool quotation = false, bracket = false;
        while (end < last_ && (closes(end) || (terminal && is_terminal(form(end))))) {
            const auto closing = form(end);
            note_quotation(closing);
            if (is_one_of(closing, {")", "]", "}"})) bracket = true;
            else if (!is_terminal(closing)) quotation = true;
            ++end;
        }
        if (terminal) end = references(end);
        if (end == last_ || ends(first, token, end, quotation, bracket)) return end;
        token = end - 1;
    }
    return last_;
}

/// Where a sentence of more than `longest_sentence` tokens that begins at `first` is cut: after the strongest mark in the
/// second half of what is allowed, the last one of its kind.
std::uint32_t Splitter::cut(std::uint32_t first, std::uint32_t end) const {
    if (end - first <= longest_sentence) return end;
    const auto limit = first + longest_sentence;
    std::uint32_t best = limit;
    int strength = 0;
    for (auto token = first + longest_sentence / 2; token < limit; ++token) {
        const auto mark = form(token);
        const int here = is_terminal(mark)              ? 5
                         : mark == ";"                  ? 4
                         : mark == ":" || is_dash(mark) ? 3
                         : mark == ","                  ? 2
                         : tokens_[token].space_after   ? 1
                                                        : 0;
        if (here < strength || here == 0) continue;
        strength = here;
        best = token + 1;
    }
    while (best > first + 1 && tokens_[best - 1].joined) --best;  // a multiword token stays in one sentence
    return best;
}

}  // namespace

std::size_t SentenceSplitter::split(std::string_view text, const std::vector<Token>& tokens, std::uint32_t first, std::uint32_t last,
                                    SentenceKind kind, std::vector<Sentence>& out) const {
    if (first >= last) return 0;
    std::size_t too_long = 0;
    Splitter splitter(conventions_, text, tokens, last);
    auto begin = first;
    const auto add = [&](std::uint32_t end) {
        too_long += end > begin && end - begin > longest_sentence;
        while (begin < end) {
            const auto piece = splitter.cut(begin, end);
            out.push_back({begin, piece, kind});
            begin = piece;
        }
    };
    if (kind == SentenceKind::title) add(last);
    else add(splitter.dateline(first));
    while (begin < last) add(splitter.next(begin));
    return too_long;
}

}  // namespace entente::text
