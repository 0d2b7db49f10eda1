#include "query/cypher/syntax_error.hpp"

#include <fmt/format.h>

#include <utility>

#include "text/utf8.hpp"

namespace entente::cypher {

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

}  // namespace entente::cypher
