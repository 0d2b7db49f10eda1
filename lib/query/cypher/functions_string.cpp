// Functions of strings, and what turns one type into another.

#include <algorithm>
#include <charconv>
#include <cmath>

#include <fmt/format.h>
#include <utf8proc.h>

#include "query/cypher/functions.hpp"
#include "query/cypher/syntax_error.hpp"
#include "text/ascii.hpp"
#include "text/utf8.hpp"

namespace entente::cypher::functions {
namespace {

constexpr std::string_view blanks = " \t\n\v\f\r";

/// Bytes of the first `count` characters.
std::size_t bytes_of(std::string_view text, std::int64_t count) {
    std::size_t at = 0;
    for (; count > 0 && at < text.size(); --count) at += text::decode(text, at).size;
    return at;
}

std::int64_t length_of(const FunctionValues& values, std::size_t index) {
    const auto length = values.integer(index);
    if (length < 0) throw error_at(values.position, fmt::format("{}() takes no negative number", values.name));
    return length;
}

std::string_view without_blanks(std::string_view text, bool before, bool after) {
    if (before) text.remove_prefix(std::min(text.find_first_not_of(blanks), text.size()));
    if (after) text = text.substr(0, text.find_last_not_of(blanks) + 1);
    return text;
}

template <class Change>
std::string each_character(std::string_view text, Change change) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const auto point = text::decode(text, at);
        text::encode(static_cast<char32_t>(change(static_cast<utf8proc_int32_t>(point.value))), out);
        at += point.size;
    }
    return out;
}

std::optional<double> read_number(std::string_view text) {
    text = without_blanks(text, true, true);
    if (text.starts_with('+')) text.remove_prefix(1);
    double number = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    return fault == std::errc() && end == text.data() + text.size() && !text.empty() ? std::optional(number) : std::nullopt;
}

}  // namespace

Value left(const FunctionValues& values) {
    const auto& text = values.text(0);
    return text.substr(0, bytes_of(text, length_of(values, 1)));
}

Value right(const FunctionValues& values) {
    const auto& text = values.text(0);
    auto at = text.size();
    for (auto count = length_of(values, 1); count > 0 && at > 0; --count) at -= text::decode_before(text, at).size;
    return text.substr(at);
}

Value l_trim(const FunctionValues& values) { return without_blanks(values.text(0), true, false); }
Value r_trim(const FunctionValues& values) { return without_blanks(values.text(0), false, true); }
Value trim(const FunctionValues& values) { return without_blanks(values.text(0), true, true); }

Value replace(const FunctionValues& values) {
    const auto& wanted = values.text(1);
    const auto& instead = values.text(2);
    auto text = values.text(0);
    if (wanted.empty()) return text;
    for (auto at = text.find(wanted); at != std::string::npos; at = text.find(wanted, at + instead.size())) text.replace(at, wanted.size(), instead);
    return text;
}

Value split(const FunctionValues& values) {
    const auto& separator = values.text(1);
    std::string_view text = values.text(0);
    List parts;
    if (separator.empty()) {
        for (std::size_t at = 0; at < text.size();) {
            const auto size = text::decode(text, at).size;
            parts.emplace_back(text.substr(at, size));
            at += size;
        }
        return parts;
    }
    for (auto at = text.find(separator); at != std::string_view::npos; at = text.find(separator)) {
        parts.emplace_back(text.substr(0, at));
        text.remove_prefix(at + separator.size());
    }
    parts.emplace_back(text);
    return parts;
}

Value substring(const FunctionValues& values) {
    std::string_view text = values.text(0);
    text.remove_prefix(bytes_of(text, length_of(values, 1)));
    if (values.arguments.size() > 2) text = text.substr(0, bytes_of(text, length_of(values, 2)));
    return text;
}

Value to_lower(const FunctionValues& values) { return each_character(values.text(0), utf8proc_tolower); }
Value to_upper(const FunctionValues& values) { return each_character(values.text(0), utf8proc_toupper); }

Value to_boolean(const FunctionValues& values) {
    if (values[0].boolean()) return values[0];
    if (const auto* integer = values[0].integer()) return *integer != 0;
    const auto text = text::ascii_lower(without_blanks(values.text(0), true, true));
    return text == "true" ? Value(true) : text == "false" ? Value(false) : Value();
}

Value to_float(const FunctionValues& values) {
    if (values[0].is_number()) return values[0].number();
    const auto number = read_number(values.text(0));
    return number ? Value(*number) : Value();
}

Value to_integer(const FunctionValues& values) {
    if (values[0].integer()) return values[0];
    if (const auto* boolean = values[0].boolean()) return std::int64_t{*boolean};
    if (const auto* text = values[0].string()) {
        auto digits = without_blanks(*text, true, true);
        if (digits.starts_with('+')) digits.remove_prefix(1);
        std::int64_t integer = 0;
        const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), integer);
        if (fault == std::errc() && end == digits.data() + digits.size()) return integer;
    }
    const auto number = values[0].floating() ? std::optional(*values[0].floating()) : read_number(values.text(0));
    if (!number || std::isnan(*number) || std::abs(*number) >= 0x1p63) return {};
    return static_cast<std::int64_t>(*number);
}

Value to_string(const FunctionValues& values) {
    const auto& value = values[0];
    if (value.string()) return value;
    if (value.boolean()) return *value.boolean() ? "true" : "false";
    if (value.integer()) return std::to_string(*value.integer());
    if (value.floating()) return number_text(*value.floating());
    if (value.date()) return value.date()->iso();
    if (value.duration()) return value.duration()->iso();
    throw values.not_taken(value, "a number, a string, a boolean, a date or a duration");
}

}  // namespace entente::cypher::functions
