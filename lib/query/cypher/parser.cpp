#include "query/cypher/parser.hpp"

#include <fmt/format.h>

#include "query/cypher/grammar.hpp"
#include "query/cypher/syntax_error.hpp"
#include "text/utf8.hpp"

namespace entente::cypher {

namespace {

constexpr std::size_t longest = std::size_t{1} << 20;

}  // namespace

Query parse(std::string_view text) {
    if (text.size() > longest)
        throw Error(ErrorCode::usage, fmt::format("a query of {} bytes is longer than the {} that are allowed", text.size(), longest),
                    "query", "give long lists as parameters");
    if (const auto at = text::first_invalid_utf8(text))
        throw Error(ErrorCode::usage, fmt::format("byte {} is no UTF-8", *at), "query", "save the query as UTF-8");

    const auto tokens = tokenise(text);
    ParseState state(text, tokens);
    const auto context = grammar::x3::make_context<grammar::StateTag>(state);
    Query query;
    grammar::Iterator first = tokens.data();
    if (!grammar::query.parse(first, first + tokens.size(), context, grammar::x3::unused, query)) state.fail();
    return query;
}

}  // namespace entente::cypher
