#include "query/cypher/syntax_error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "text/utf8.hpp"

namespace entente::cypher {

namespace {

/// As it stands in an error: symbols in quotes, words as they are written.
std::string shown(std::string_view expected) {
    const bool is_word = (expected[0] >= 'A' && expected[0] <= 'Z') || (expected[0] >= 'a' && expected[0] <= 'z');
    return is_word ? std::string(expected) : fmt::format("'{}'", expected);
}

std::string shown(const Token& token) {
    switch (token.kind) {
        case Token::Kind::end: return "the end of the query";
        case Token::Kind::string: return "a string";
        case Token::Kind::parameter: return fmt::format("${}", token.text);
        case Token::Kind::quoted_name: return fmt::format("`{}`", token.text);
        default: return fmt::format("'{}'", token.text);
    }
}

std::string joined(const std::vector<std::string_view>& expected) {
    std::string all;
    for (std::size_t i = 0; i < expected.size(); ++i) all += (i == 0 ? "" : i + 1 == expected.size() ? " or " : ", ") + shown(expected[i]);
    return all;
}

}  // namespace

std::string shown(const Expression& expression) {
    constexpr std::size_t longest = 60;
    std::string text;
    for (std::size_t at = 0; at < expression.text.size();) {
        const auto c = text::decode(expression.text, at);
        if (text.size() + c.size > longest) return text + "...";
        if (!text::is_blank(c.value)) text.append(expression.text, at, c.size);
        else if (text.back() != ' ') text += ' ';
        at += c.size;
    }
    return text;
}

Error error_at(const Position& position, std::string what, std::string remedy) {
    return Error(ErrorCode::usage, std::move(what), fmt::format("query, line {}, column {}", position.line, position.column),
                 std::move(remedy));
}

Error unexpected(const Token* first, const Token* at, const std::vector<std::string_view>& expected) {
    const auto after = at == first ? std::string() : fmt::format(" after {}", shown(at[-1]));
    return error_at(at->position, fmt::format("expected {}{}, not {}", joined(expected), after, shown(*at)));
}

}  // namespace entente::cypher
