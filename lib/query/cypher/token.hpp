#pragma once
// The words of a query: names, numbers, strings, parameters and symbols. Blanks and comments lie between them.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "query/cypher/ast.hpp"

namespace entente::cypher {

struct Token {
    enum class Kind : std::uint8_t { name, quoted_name, string, integer, decimal, parameter, symbol, end };

    Kind kind = Kind::end;
    Position position;
    std::uint32_t end = 0;      // bytes from the beginning of the query, to behind the last of this token
    std::string text;           // what it stands for: without quotes, escapes and `$`; of a number, as written
    std::uint64_t integer = 0;  // at most 2^63, which only a minus before it makes a number that fits
    double decimal = 0;
};

/// Ends with one token of kind `end`. Throws Error where something is no word of the language.
std::vector<Token> tokenise(std::string_view query);

/// A word that is no name of a variable unless it stands in backquotes. Letters' case does not count.
bool is_reserved(std::string_view word);
bool same_word(std::string_view written, std::string_view upper_case);

}  // namespace entente::cypher
