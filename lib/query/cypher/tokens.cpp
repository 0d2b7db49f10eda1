#include <boost/spirit/home/x3.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <system_error>

#include "query/cypher/syntax_error.hpp"
#include "query/cypher/token.hpp"
#include "text/utf8.hpp"

namespace entente::cypher {

namespace {

namespace x3 = boost::spirit::x3;

using Iterator = const char*;
using x3::char_;
using x3::lit;
using x3::raw;

/// A character beyond ASCII that `holds` of.
struct Beyond : x3::parser<Beyond> {
    using attribute_type = x3::unused_type;
    static constexpr bool has_attribute = false;
    bool (*holds)(char32_t);

    explicit Beyond(bool (*test)(char32_t)) : holds(test) {}

    template <class Context, class Attribute>
    bool parse(Iterator& first, const Iterator& last, const Context&, x3::unused_type, Attribute&) const {
        if (first == last || static_cast<unsigned char>(*first) < 0x80) return false;
        const auto c = text::decode({first, static_cast<std::size_t>(last - first)}, 0);
        if (!holds(c.value)) return false;
        first += c.size;
        return true;
    }
};

// Not X3's own classes of characters, nor no_case: they take no bytes beyond ASCII.
const auto digit = char_("0-9");
const auto letter = char_("A-Za-z_") | Beyond(text::is_letter);
const auto name_part = letter | digit | Beyond(text::is_digit);
const auto name = raw[x3::omit[letter >> *name_part]];
const auto comment = ("//" >> *(char_ - '\n')) | ("/*" >> *(char_ - "*/") >> "*/");
const auto between = x3::omit[*(comment | char_(" \t\n\r\f\v") | Beyond(text::is_blank))];
const auto exponent = char_("eE") >> -char_("+-") >> +digit;
const auto decimal = raw[x3::omit[(*digit >> '.' >> +digit >> -exponent) | (+digit >> exponent)]];
const auto integer = raw[x3::omit[(lit('0') >> char_("xX") >> +char_("0-9A-Fa-f")) | (lit('0') >> char_("oO") >> +char_("0-7")) | +digit]];
// `..` before a number that begins with a point: the range *..5 has no decimal in it.
const auto symbol = raw[x3::omit[lit("..") | "<=" | ">=" | "<>" | "=~" | char_("()[]{},:;.|<>=+*/%^$-")]];

class Tokeniser {
public:
    explicit Tokeniser(std::string_view query) : query_(query), at_(query.data()), last_(query.data() + query.size()) {}

    std::vector<Token> run() {
        for (;;) {
            x3::parse(at_, last_, between);
            Token token;
            token.position = position();
            if (at_ != last_) take(token);
            token.end = offset();
            tokens_.push_back(std::move(token));
            if (tokens_.back().kind == Token::Kind::end) return std::move(tokens_);
        }
    }

private:
    using Range = boost::iterator_range<Iterator>;

    std::uint32_t offset() const { return static_cast<std::uint32_t>(at_ - query_.data()); }

    /// Of `at_`, counted on from where it was last asked for.
    Position position() {
        for (; counted_ != at_; ++counted_) {
            if (*counted_ == '\n') {
                ++position_.line;
                position_.column = 1;
            } else if ((static_cast<unsigned char>(*counted_) & 0xC0) != 0x80) {
                ++position_.column;
            }
        }
        position_.offset = offset();
        return position_;
    }

    bool found(const auto& parser, Token& token, Token::Kind kind) {
        Range range;
        if (!x3::parse(at_, last_, parser, range)) return false;
        token.kind = kind;
        token.text.assign(range.begin(), range.end());
        return true;
    }

    void take(Token& token) {
        if (found(name, token, Token::Kind::name)) return;
        if (*at_ == '\'' || *at_ == '"') return take_quoted(token, Token::Kind::string, "string");
        if (*at_ == '`') return take_quoted(token, Token::Kind::quoted_name, "name");
        if (*at_ == '$') return take_parameter(token);
        if (!x3::parse(Iterator(at_), last_, lit("..")) && found(decimal, token, Token::Kind::decimal)) return take_decimal(token);
        if (found(integer, token, Token::Kind::integer)) return take_integer(token);
        if (query_.substr(offset()).starts_with("/*"))
            throw error_at(token.position, "a comment begins here and does not end", "close it with */");
        if (found(symbol, token, Token::Kind::symbol)) return;
        throw unknown(token.position);
    }

    Error unknown(const Position& position) const {
        if (*at_ == '!') return error_at(position, "'!' is no operator", "write <> for unequal and NOT for a condition that must not hold");
        if (*at_ == '&') return error_at(position, "'&' is no operator", "write AND");
        const auto c = text::decode(query_, offset());
        const auto written = query_.substr(offset(), c.size);
        if (c.value == U'\u2018' || c.value == U'\u2019' || c.value == U'\u201C' || c.value == U'\u201D')
            return error_at(position, fmt::format("{} is no quote of the language", written), "write straight quotes: ' or \"");
        if (text::is_letter(c.value) || c.value >= 0x20)
            return error_at(position, fmt::format("'{}' means nothing here", written), "text stands in quotes");
        return error_at(position, fmt::format("a control character (U+{:04X}) stands here", static_cast<unsigned>(c.value)), "take it out");
    }

    void take_parameter(Token& token) {
        ++at_;
        if (at_ != last_ && *at_ == '`') return take_quoted(token, Token::Kind::parameter, "name");
        if (found(name, token, Token::Kind::parameter) || found(raw[x3::omit[+digit]], token, Token::Kind::parameter)) return;
        throw error_at(token.position, "expected the name of a parameter after '$'", "write it as in $name");
    }

    void take_decimal(Token& token) {
        refuse_letter_after(token);
        const auto [end, fault] = std::from_chars(token.text.data(), token.text.data() + token.text.size(), token.decimal);
        if (fault != std::errc::result_out_of_range) return;
        // Out of range is also what is nearer to zero than any decimal but zero.
        long double wider = token.text.find("e-") != std::string::npos || token.text.find("E-") != std::string::npos ? 0 : 1;
        std::from_chars(token.text.data(), token.text.data() + token.text.size(), wider);
        if (wider >= 1)
            throw error_at(
                token.position, fmt::format("the number {} is out of range", token.text),
                fmt::format("a decimal lies within {} and {}", std::numeric_limits<double>::lowest(), std::numeric_limits<double>::max()));
    }

    void take_integer(Token& token) {
        refuse_letter_after(token);
        const std::string_view written = token.text;
        const bool prefixed = written.size() > 2 && (written[1] == 'x' || written[1] == 'X' || written[1] == 'o' || written[1] == 'O');
        const int base = !prefixed ? 10 : written[1] == 'x' || written[1] == 'X' ? 16 : 8;
        const auto digits = prefixed ? written.substr(2) : written;
        const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), token.integer, base);
        if (fault != std::errc{} || token.integer > (std::uint64_t{1} << 63))
            throw error_at(token.position, fmt::format("the number {} is out of range", written),
                           fmt::format("a whole number lies within {} and {}", std::numeric_limits<std::int64_t>::min(),
                                       std::numeric_limits<std::int64_t>::max()));
    }

    void refuse_letter_after(const Token& token) {
        Range rest;
        auto ahead = at_;
        if (!x3::parse(ahead, last_, raw[x3::omit[+name_part]], rest)) return;
        throw error_at(token.position, fmt::format("'{}{}' is no number", token.text, std::string_view(rest.begin(), rest.size())),
                       "a name begins with a letter, or stands in backquotes");
    }

    /// From the opening quote on. A backquote within a quoted name is doubled; a string has escapes.
    void take_quoted(Token& token, Token::Kind kind, std::string_view what) {
        token.kind = kind;
        const char quote = *at_++;
        while (at_ != last_) {
            if (*at_ == quote) {
                ++at_;
                if (quote != '`' || at_ == last_ || *at_ != '`') {
                    if (quote == '`' && token.text.empty()) throw error_at(token.position, "a name in backquotes is empty", "name it");
                    return;
                }
            } else if (*at_ == '\\' && quote != '`') {
                take_escape(token);
                continue;
            }
            token.text += *at_++;
        }
        throw error_at(token.position, fmt::format("a {} begins here and does not end", what), fmt::format("close it with {}", quote));
    }

    void take_escape(Token& token) {
        static constexpr std::string_view letters = "\\'\"bfnrt`";
        static constexpr std::string_view meanings = "\\'\"\b\f\n\r\t`";
        const auto here = position();
        ++at_;
        if (at_ == last_) return;
        if (const auto found = letters.find(static_cast<char>(*at_ >= 'A' && *at_ <= 'Z' ? *at_ + 32 : *at_));
            found != std::string_view::npos) {
            token.text += meanings[found];
            ++at_;
            return;
        }
        const std::size_t digits = *at_ == 'u' ? 4 : *at_ == 'U' ? 8 : 0;
        if (digits == 0)
            throw error_at(here, "an unknown escape",
                           R"(known are \\ \' \" \b \f \n \r \t \uXXXX \UXXXXXXXX; a backslash itself is written \\)");
        ++at_;
        char32_t value = hexadecimal(digits, here);
        // Beyond the first plane, a character may be written as the two halves that UTF-16 has for it.
        if (value >= 0xD800 && value < 0xDC00 && last_ - at_ >= 2 && at_[0] == '\\' && at_[1] == 'u') {
            at_ += 2;
            const auto low = hexadecimal(4, here);
            if (low >= 0xDC00 && low < 0xE000) value = 0x10000 + ((value - 0xD800) << 10) + (low - 0xDC00);
        }
        if (value > 0x10FFFF || (value >= 0xD800 && value < 0xE000))
            throw error_at(here, fmt::format("U+{:04X} is no character", static_cast<std::uint32_t>(value)), "write the number of one");
        text::encode(value, token.text);
    }

    char32_t hexadecimal(std::size_t digits, const Position& here) {
        std::uint32_t value = 0;
        const auto given = std::min<std::size_t>(digits, static_cast<std::size_t>(last_ - at_));
        const auto [end, fault] = std::from_chars(at_, at_ + given, value, 16);
        if (fault != std::errc{} || end != at_ + digits)
            throw error_at(here, fmt::format("expected {} hexadecimal digits after \\{}", digits, digits == 4 ? 'u' : 'U'),
                           "as in \\u0041");
        at_ += digits;
        return value;
    }

    std::string_view query_;
    Iterator at_, last_, counted_ = query_.data();
    Position position_;
    std::vector<Token> tokens_;
};

constexpr std::array<std::string_view, 43> reserved{
    "ALL",        "AND",    "AS",       "ASC",  "ASCENDING", "BY",       "CASE",   "CONTAINS", "CREATE", "DELETE", "DESC",
    "DESCENDING", "DETACH", "DISTINCT", "ELSE", "END",       "ENDS",     "EXISTS", "FALSE",    "IN",     "IS",     "LIMIT",
    "MATCH",      "MERGE",  "NOT",      "NULL", "ON",        "OPTIONAL", "OR",     "ORDER",    "REMOVE", "RETURN", "SET",
    "SKIP",       "STARTS", "THEN",     "TRUE", "UNION",     "UNWIND",   "WHEN",   "WHERE",    "WITH",   "XOR"};
static_assert(std::is_sorted(reserved.begin(), reserved.end()));

char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; }

}  // namespace

std::vector<Token> tokenise(std::string_view query) { return Tokeniser(query).run(); }

bool same_word(std::string_view written, std::string_view upper_case) {
    return std::equal(written.begin(), written.end(), upper_case.begin(), upper_case.end(), [](char a, char b) { return upper(a) == b; });
}

bool is_reserved(std::string_view word) {
    const auto found = std::lower_bound(reserved.begin(), reserved.end(), word, [](std::string_view known, std::string_view wanted) {
        return std::lexicographical_compare(known.begin(), known.end(), wanted.begin(), wanted.end(),
                                            [](char a, char b) { return upper(a) < upper(b); });
    });
    return found != reserved.end() && same_word(word, *found);
}

}  // namespace entente::cypher
