#include "text/tokenizer.hpp"

#include <algorithm>
#include <array>

#include "text/ascii.hpp"
#include "text/utf8.hpp"

namespace entente::text {
namespace {

constexpr auto nowhere = std::string_view::npos;
constexpr std::size_t longest_local_part = 64;  // of a mail address, RFC 5321
constexpr std::size_t longest_known = 16;       // bytes of the words that are looked ahead for

bool is_apostrophe(char32_t c) { return c == '\'' || c == U'’' || c == U'‘' || c == '`' || c == U'ʼ'; }
bool is_flag_half(char32_t c) { return c >= 0x1F1E6 && c <= 0x1F1FF; }  // two letters make a flag
bool ascii_digit(char c) { return c >= '0' && c <= '9'; }

/// The tokens of one paragraph. A chunk is what stands between two blanks; `at_` is the first byte not yet in a token.
class Scanner {
public:
    Scanner(const Conventions& conventions, std::string_view text, std::size_t end, std::vector<Token>& out)
        : conventions_(conventions), text_(text), end_(end), out_(out) {}

    /// Returns how many tokens were cut.
    std::size_t run(std::size_t begin) {
        at_ = begin;
        while (at_ < end_) {
            const auto c = decode(text_, at_);
            if (is_blank(c.value)) at_ += c.size;
            else chunk();
        }
        return cut_;
    }

private:
    struct Char {
        char32_t value = 0;  // 0: the end of the chunk
        unsigned size = 0;
        bool letter = false, digit = false;
        bool word() const { return letter || digit; }
    };

    Char look(std::size_t at) const {
        if (at >= chunk_end_) return {};
        const auto c = decode(text_, at);
        return {c.value, c.size, is_letter(c.value), is_digit(c.value)};
    }
    std::string_view slice(std::size_t begin, std::size_t end) const { return text_.substr(begin, end - begin); }
    /// Where the letters and digits from `at` on end.
    std::size_t word_end(std::size_t at) const {
        for (Char c; (c = look(at)).word();) at += c.size;
        return at;
    }
    /// The first character that is not blank from `at` on, in this paragraph; its end where there is none.
    std::size_t next_visible(std::size_t at) const {
        while (at < end_) {
            const auto c = decode(text_, at);
            if (!is_blank(c.value)) break;
            at += c.size;
        }
        return at;
    }
    /// The ASCII letters from `at` on, with the full stop behind them. Bounded: no known word is long.
    std::string_view next_word(std::size_t at) const {
        auto end = at;
        while (end < end_ && end - at < longest_known && is_letter(static_cast<unsigned char>(text_[end]))) ++end;
        return slice(at, end + (end < end_ && text_[end] == '.'));
    }

    void emit(std::size_t end, bool joined = false) {
        while (end - at_ > longest_token) {
            ++cut_;
            auto cut = at_ + longest_token;
            while ((static_cast<unsigned char>(text_[cut]) & 0xC0) == 0x80) --cut;
            out_.push_back({static_cast<std::uint32_t>(at_), static_cast<std::uint32_t>(cut), false, false});
            at_ = cut;
        }
        out_.push_back({static_cast<std::uint32_t>(at_), static_cast<std::uint32_t>(end), false, joined});
        at_ = end;
    }

    void chunk();
    bool address();
    void emit_address(std::size_t end);
    void word(std::size_t first);
    std::size_t hyphen(std::size_t hyphen) const;
    std::size_t number_groups(std::size_t end) const;
    enum class Stop { inside, before, after };
    Stop full_stop(std::size_t stop, Char before, Char after) const;
    bool takes_stop(std::size_t stop) const;
    bool is_initial(char32_t letter, std::size_t after) const;
    bool is_roman(std::size_t at) const;
    void emit_word(std::size_t end);
    void clitic();
    void punctuation();
    std::size_t apostrophe();
    std::size_t smiley() const;

    const Conventions& conventions_;
    std::string_view text_;
    std::size_t end_;
    std::vector<Token>& out_;
    std::size_t at_ = 0, chunk_begin_ = 0, chunk_end_ = 0;
    std::size_t at_sign_ = nowhere;  // the next "@" of the chunk
    bool quoting_ = false;           // a single quotation mark is open
    std::size_t cut_ = 0;            // tokens that were too long
};

void Scanner::chunk() {
    chunk_begin_ = chunk_end_ = at_;
    while (chunk_end_ < end_) {
        const auto c = decode(text_, chunk_end_);
        if (is_blank(c.value)) break;
        chunk_end_ += c.size;
    }
    at_sign_ = slice(at_, chunk_end_).find('@');
    if (at_sign_ != nowhere) at_sign_ += at_;
    while (at_ < chunk_end_) {
        if (!look(at_).word()) punctuation();
        else if (!address()) word(at_);
    }
    out_.back().space_after = true;
}

/// A web or mail address that begins here.
bool Scanner::address() {
    const auto rest = slice(at_, chunk_end_);
    const auto begins = [&](std::string_view scheme) {
        if (rest.size() <= scheme.size()) return false;
        for (std::size_t i = 0; i < scheme.size(); ++i)
            if (ascii_lower(rest[i]) != scheme[i]) return false;
        return true;
    };
    for (const std::string_view scheme : {"http://", "https://", "ftp://", "www.", "mailto:"}) {
        if (!begins(scheme)) continue;
        emit_address(chunk_end_);
        return true;
    }
    if (at_sign_ != nowhere && at_sign_ < at_) {
        at_sign_ = rest.find('@');
        if (at_sign_ != nowhere) at_sign_ += at_;
    }
    if (at_sign_ == nowhere || at_sign_ - at_ > longest_local_part || !look(at_sign_ + 1).word()) return false;
    for (std::size_t at = at_; at < at_sign_;) {
        const auto c = look(at);
        if (!c.word() && (c.value >= 0x80 || std::string_view("._%+-&").find(static_cast<char>(c.value)) == nowhere))
            return false;
        at += c.size;
    }
    auto end = at_sign_ + 1;
    for (Char c; (c = look(end)).word() || c.value == '.' || c.value == '-' || c.value == '_';) end += c.size;
    while (text_[end - 1] == '.' || text_[end - 1] == '-') --end;
    emit(end);
    return true;
}

/// Up to `end` at most: what closes a sentence, a quotation or a bracket around an address is no part of it.
void Scanner::emit_address(std::size_t end) {
    const auto stop = slice(at_, end).find_first_of("<>\"|");
    if (stop != nowhere && stop > 0) end = at_ + stop;
    const bool bracket = slice(at_, end).find('(') != nowhere;
    while (end > at_ + 1) {
        const auto last = decode_before(text_, end);
        const bool ascii_end =
            last.value < 0x80 && std::string_view(".,;:!?'\"]}*").find(static_cast<char>(last.value)) != nowhere;
        if (!ascii_end && !(last.value == ')' && !bracket) && last.value != U'”' && last.value != U'’' && last.value != U'»' &&
            last.value != U'…')
            break;
        end -= last.size;
    }
    emit(end);
}

/// A word whose letters and digits begin at `first`, at_ or one sign after it.
void Scanner::word(std::size_t first) {
    auto end = first;
    while (true) {
        Char before;
        for (Char c; (c = look(end)).word(); before = c) end += c.size;
        const auto mark = look(end);
        const auto after = look(end + mark.size);
        if (!after.word()) {
            if (mark.value == '(' && slice(end, end + 3) == "(s)" && end + 3 <= chunk_end_) end += 3;  // member(s)
            break;
        }
        const bool letters = before.letter && after.letter, digits = before.digit && after.digit;
        bool inside = false;
        switch (mark.value) {
        case '\'': case U'’': case '`': case U'‘': case U'ʼ': inside = after.letter; break;
        case '.': {
            const auto stop = full_stop(end, before, after);
            if (stop == Stop::after) {
                emit_word(end + 1);
                return clitic();
            }
            inside = stop == Stop::inside;
            break;
        }
        case ',': inside = digits && word_end(end + 1) == end + 4; break;
        case ':': inside = digits; break;
        case '/': inside = digits || conventions_.is_whole(slice(at_, word_end(end + 1))); break;
        case '+': inside = digits && is_letter(decode(text_, at_).value); break;  // P5+1
        case '&': case '@': case '_': case '*': inside = letters || mark.value == '_'; break;
        case '-': {
            const auto joined = hyphen(end);
            if (joined != end) {
                end = joined;
                continue;
            }
            break;
        }
        default: break;
        }
        if (!inside) {
            // "example.org/path" without a scheme
            if (mark.value == '/') {
                const auto dot = slice(at_, end).rfind('.');
                if (dot != nowhere && conventions_.is_domain(slice(at_ + dot + 1, end))) return emit_address(chunk_end_);
            }
            break;
        }
        end += mark.size;
    }
    if (end < chunk_end_ && text_[end] == '$' && conventions_.is_whole(slice(at_, end + 1))) ++end;
    else if (takes_stop(end)) ++end;
    emit_word(end);
    clitic();
}

/// Where the token goes on after a hyphen that does not cut it; the hyphen itself where it does.
std::size_t Scanner::hyphen(std::size_t hyphen) const {
    if (const auto groups = number_groups(hyphen); groups != hyphen) return groups;
    const auto right_end = word_end(hyphen + 1);
    const bool first_part = at_ == chunk_begin_ || text_[at_ - 1] != '-';
    const auto left = slice(at_, hyphen);
    const bool capitals = left.size() > 1 && left[1] >= 'A' && left[1] <= 'Z';  // "UN-backed" is not "un-"
    if (first_part && !capitals && conventions_.is_prefix(left)) return right_end;
    if (conventions_.is_suffix(slice(hyphen + 1, right_end))) return right_end;
    return hyphen;
}

/// Telephone numbers and dates stay whole ("713-853-3989", "2016-07-15"), spans do not ("1969-1970").
std::size_t Scanner::number_groups(std::size_t first_hyphen) const {
    std::array<std::size_t, 6> sizes{};
    std::size_t groups = 0, at = at_;
    while (groups < sizes.size()) {
        const auto begin = at;
        while (at < chunk_end_ && ascii_digit(text_[at]) && at - begin < 8) ++at;
        if (at == begin) return first_hyphen;
        sizes[groups++] = at - begin;
        if (at >= chunk_end_ || text_[at] != '-') break;
        ++at;
    }
    if (look(at).word() || groups < 2) return first_hyphen;
    const bool whole = groups > 2 || ((sizes[0] == 1 || sizes[0] == 3 || sizes[0] == 5) && sizes[1] == 4);
    return whole ? at : first_hyphen;
}

/// A full stop between two word characters: inside the token, the end of an abbreviation, or the end of a sentence
/// after which a blank is missing.
Scanner::Stop Scanner::full_stop(std::size_t stop, Char before, Char after) const {
    if (before.digit && after.digit) return Stop::inside;
    const auto left = slice(at_, stop);
    const auto right_end = word_end(stop + 1);
    const auto right = slice(stop + 1, right_end);
    const bool known = conventions_.abbreviation(slice(at_, stop + 1)) != Abbreviation::none;
    if (before.digit) return is_lower(after.value) && conventions_.is_domain(right) ? Stop::inside : Stop::before;
    if (after.digit) return known ? Stop::after : Stop::before;
    const bool one_left = left.size() == before.size || !look(stop - before.size - 1).letter;  // "U", or the "S" of "U.S"
    const bool one_right = right.size() == after.size;
    if (one_left && one_right) return Stop::inside;
    const bool capitalised = is_upper(after.value) && is_lower(look(stop + 1 + after.size).value);
    if (!(capitalised && right.size() == 2) && conventions_.is_domain(right)) return Stop::inside;  // "bbc.com", not "delay.In"
    const bool stop_follows = right_end < chunk_end_ && text_[right_end] == '.';
    if (stop_follows && (right.size() <= 2 || conventions_.abbreviation(slice(at_, right_end + 1)) != Abbreviation::none))
        return Stop::inside;  // Ph.D.
    if (capitalised) return one_left || known ? Stop::after : Stop::before;
    if (known) return Stop::after;
    return is_upper(after.value) && is_lower(before.value) ? Stop::before : Stop::inside;
}

/// The word that ends at `stop`, where a full stop may follow, is an abbreviation.
bool Scanner::takes_stop(std::size_t stop) const {
    if (stop >= chunk_end_ || text_[stop] != '.') return false;
    const auto dots = std::min(slice(stop, chunk_end_).find_first_not_of('.'), chunk_end_ - stop);
    if (dots > 2) return false;  // "etc..." has an ellipsis; "Inc.." a full stop of its own
    auto begin = at_;
    while (begin < stop && ascii_digit(text_[begin])) ++begin;  // "5p.m."
    if (const auto hyphen = slice(begin, stop).rfind('-'); hyphen != nowhere) begin += hyphen + 1;  // "non-U.S."
    const auto word = slice(begin, stop + 1);
    if (word.size() < 2) return false;
    const auto next = next_visible(stop + 1);
    switch (conventions_.abbreviation(word)) {
    case Abbreviation::none: break;
    case Abbreviation::before_number: {
        if (next >= end_) return false;
        const auto c = decode(text_, next).value;
        if (is_digit(c) || is_roman(next) || conventions_.follows_time(next_word(next))) return true;
        return is_upper(decode(text_, begin).value) && is_lower(c);  // "on Tues. and on Wed."
    }
    default: return true;
    }
    const auto first = decode(text_, begin);
    if (!is_letter(first.value)) return false;
    if (first.size + 1 == word.size()) return is_initial(first.value, next);
    for (auto at = begin; at < stop; ++at) {  // one or two letters with a full stop each, "U.S." or "M.Sc."
        const auto letter = decode(text_, at);
        if (!is_letter(letter.value)) return false;
        at += letter.size;
        if (at < stop && text_[at] != '.' && is_upper(letter.value) && is_lower(decode(text_, at).value))
            at += decode(text_, at).size;
        if (at < stop && text_[at] != '.') return false;
    }
    return slice(begin, stop).find('.') != nowhere;
}

/// A number of two or more of I, V and X begins here ("Ch. VII").
bool Scanner::is_roman(std::size_t at) const {
    auto end = at;
    while (end < end_ && (text_[end] == 'I' || text_[end] == 'V' || text_[end] == 'X')) ++end;
    return end > at + 1 && (end == end_ || !is_letter(decode(text_, end).value));
}

/// "J." where a name goes on, or at least no sentence can end.
bool Scanner::is_initial(char32_t letter, std::size_t after) const {
    if (!is_upper(letter) || letter == 'I' || after >= end_) return false;
    const auto next = decode(text_, after).value;
    if (next == ',' || next == ';') return true;
    if (is_lower(next) && !out_.empty()) {  // "U. S. troops"
        const auto before = slice(out_.back().begin, out_.back().end);
        return before.size() == 2 && before[1] == '.' && is_upper(static_cast<unsigned char>(before[0]));
    }
    return is_upper(next) && !conventions_.begins_sentence(next_word(after));
}

/// Emits [at_, end), cut where UD cuts words that are written together.
void Scanner::emit_word(std::size_t end) {
    std::array<std::size_t, 4> cuts;
    std::size_t count = 0;
    auto base_end = end;
    while (count < cuts.size()) {
        auto mark = base_end;
        while (mark > at_ && base_end - mark <= 4 && !is_apostrophe(decode_before(text_, mark).value))
            mark -= decode_before(text_, mark).size;
        if (mark == at_ || base_end - mark > 2 || base_end == mark) break;
        const auto suffix = slice(mark, base_end);
        const auto apostrophe = decode_before(text_, mark);
        auto cut = mark - apostrophe.size;
        if (cut == at_) break;
        const auto last = decode_before(text_, cut);
        const auto first = ascii_lower(suffix[0]);
        const auto second = suffix.size() == 2 ? ascii_lower(suffix[1]) : '\0';
        if (second == '\0' && first == 't') {
            if (last.value != 'n' && last.value != 'N') break;
            cut -= 1;
            if (cut == at_) break;
        } else if (second == '\0' && first == 's') {
            if (last.value == '0' && is_digit(decode_before(text_, cut).value)) break;  // the 1990's
        } else if (!(second == '\0' && (first == 'm' || first == 'd')) && !(first == 'r' && second == 'e') &&
                   !(first == 'v' && second == 'e') && !(first == 'l' && second == 'l')) {
            break;
        }
        cuts[count++] = cut;
        base_end = cut;
    }
    for (const auto length : conventions_.contraction(slice(at_, base_end))) emit(at_ + length, true);
    if (count == 0) {
        auto digits = at_;
        while (digits < end &&
               (ascii_digit(text_[digits]) || text_[digits] == '.' || text_[digits] == ',' || text_[digits] == ':'))
            ++digits;
        const bool of_a_name = at_ > chunk_begin_ + 1 && text_[at_ - 1] == '-' && out_.size() > 1 &&  // Su-24M
                               is_letter(decode(text_, out_[out_.size() - 2].begin).value);
        if (digits > at_ && digits < end && !of_a_name && ascii_digit(text_[digits - 1]) && conventions_.is_unit(slice(digits, end)))
            emit(digits);
    }
    while (count > 0) emit(cuts[--count], true);
    emit(end);
}

/// What may hang on the word that was just emitted: "U.S.'s", "the rebels'".
void Scanner::clitic() {
    const auto mark = look(at_);
    if (!is_apostrophe(mark.value) || mark.value == '`' || mark.value == U'‘') return;
    const auto after = look(at_ + mark.size);
    if ((after.value == 's' || after.value == 'S') && !look(at_ + mark.size + 1).word()) {
        out_.back().joined = true;
        return emit(at_ + mark.size + 1);
    }
    if (after.word() || is_apostrophe(after.value) || quoting_) return;
    const auto last = text_[at_ - 1];
    if (last != 's' && last != 'S' && last != 'x' && last != 'z') return;
    out_.back().joined = true;
    emit(at_ + mark.size);
}

void Scanner::punctuation() {
    const auto c = look(at_);
    auto end = at_ + c.size;
    const auto next = look(end);
    const auto run = [&](auto&& same) {
        for (Char d; (d = look(end)).size && same(d.value);) end += d.size;
    };
    const bool after_word = at_ > chunk_begin_ && look(at_ - decode_before(text_, at_).size).word();
    switch (c.value) {
    case '.':
        if (next.digit && !after_word) return word(end);
        if (next.letter && !after_word && conventions_.is_domain(slice(end, word_end(end)))) return word(end);  // .com
        [[fallthrough]];
    case '$':
    case '/':
    case '\\':
    case '-':
    case '*':
    case '=':
    case '_':
    case '~':
    case '<':
    case '>':
    case U'—':
    case U'–':
    case U'…':
    case U'―': run([&](char32_t d) { return d == c.value; }); break;
    case '!': case '?': run([](char32_t d) { return d == '!' || d == '?'; }); break;
    case '+':
        if (next.digit && !after_word) return word(end);
        run([](char32_t d) { return d == '+'; });
        break;
    case '#': case '@':
        if (next.letter && !after_word) {
            run([](char32_t d) { return is_letter(d) || is_digit(d) || d == '_'; });
            while (c.value == '@' && look(end).value == '.' && look(end + 1).word()) end = word_end(end + 1);
        }
        else if (c.value == '#') run([](char32_t d) { return d == '#'; });
        break;
    case '\'': case '`': case U'’': case U'‘': end = apostrophe(); break;
    case ':': case ';':
        if (const auto face = smiley()) end = face;
        break;
    default:
        if (is_flag_half(c.value) && is_flag_half(next.value)) end += next.size;
        else if (c.value >= 0x2190)  // an emoji with what modifies it
            run([](char32_t d) { return d == 0xFE0F || d == 0x20E3 || (d >= 0x1F3FB && d <= 0x1F3FF); });
    }
    emit(end);
}

/// The end of the token that an apostrophe or a single quotation mark begins.
std::size_t Scanner::apostrophe() {
    const auto mark = look(at_);
    const auto end = at_ + mark.size;
    const auto next = look(end);
    if (next.value == mark.value && mark.value < 0x80) return end + 1;  // '' and ``
    const bool attached = at_ > chunk_begin_;
    if (next.digit && look(end + 1).digit) {  // '72, '60s
        const auto after = look(end + 2);
        if (!after.word()) return end + 2;
        if (after.value == 's' && !look(end + 3).word()) return end + 3;
    }
    if (next.letter) {
        const auto stop = word_end(end);
        if (stop == end + 1 && ascii_lower(text_[end]) == 's' && (attached || stop == chunk_end_)) return stop;  // ")'s"
        std::array<char, 8> word{'\''};
        if (stop - end < word.size() && mark.value != U'‘') {
            slice(end, stop).copy(word.data() + 1, stop - end);
            const auto closing = look(stop);
            if (stop - end + 1 < word.size() && is_apostrophe(closing.value)) {  // rock 'n' roll
                word[stop - end + 1] = '\'';
                if (conventions_.is_whole({word.data(), stop - end + 2})) return stop + closing.size;
            }
            if (conventions_.is_whole({word.data(), stop - end + 1})) return stop;
        }
        if (!attached || !look(at_ - decode_before(text_, at_).size).word()) quoting_ = mark.value != U'’';
    } else {
        quoting_ = false;
    }
    return end;
}

/// The end of a face that ends a chunk, or 0.
std::size_t Scanner::smiley() const {
    auto end = at_ + 1;
    if (look(end).value == '-') ++end;
    const auto mouth = look(end).value;
    if (mouth != ')' && mouth != '(' && mouth != 'D' && mouth != 'P' && mouth != 'p') return 0;
    for (; look(end).value == mouth; ++end) {}
    return end == chunk_end_ ? end : 0;
}

}  // namespace

std::size_t Tokenizer::tokenize(std::string_view text, std::size_t begin, std::size_t end, std::vector<Token>& out) const {
    return Scanner(conventions_, text, end, out).run(begin);
}

}  // namespace entente::text
