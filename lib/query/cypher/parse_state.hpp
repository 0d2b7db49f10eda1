#pragma once
// What the rules of the grammar share while one query is parsed.

#include <cstddef>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "query/cypher/token.hpp"

namespace entente::cypher {

class ParseState {
public:
    /// Deeper trees are refused: whoever walks one, parser or evaluator, does so by recursion.
    static constexpr unsigned deepest = 500;

    ParseState(std::string_view query, const std::vector<Token>& tokens) : query_(query), first_(tokens.data()), farthest_(first_) {}

    /// An expression that begins at `from` and ends before the byte `end`.
    ExpressionPtr make(const Position& from, std::uint32_t end, Expression::Node node);
    static std::uint32_t end_of(const Expression& expression) {
        return expression.position.offset + static_cast<std::uint32_t>(expression.text.size());
    }

    /// `a op b`, as one expression.
    ExpressionPtr binary(BinaryOperator op, ExpressionPtr left, ExpressionPtr right);

    /// A parser found nothing it could take at `at`. What is expected where the parse came farthest is what the error names.
    void expected(const Token* at, std::string_view what);
    /// How many expectations there are at `at`, for `summarize`.
    std::size_t expectations(const Token* at) const { return at == farthest_ ? expected_.size() : 0; }
    /// Says `what` instead of all that was expected at `at` since there were `before` expectations.
    void summarize(const Token* at, std::size_t before, std::string_view what);
    [[noreturn]] void fail() const;

    /// Rules that may be tried twice at one place keep what they found there: parsing takes time in proportion to the query.
    struct Found {
        ExpressionPtr expression;  // empty: none begins here
        const Token* behind;
    };
    std::unordered_map<const Token*, Found> expressions;

    /// Counts how deep rules are in each other; throws where that is too deep.
    class Nesting {
    public:
        Nesting(ParseState& state, const Token* at);
        ~Nesting() { --state_.nesting_; }
        Nesting(const Nesting&) = delete;
        Nesting& operator=(const Nesting&) = delete;

    private:
        ParseState& state_;
    };

private:
    std::string_view query_;
    const Token* first_;
    const Token* farthest_;
    std::vector<std::string_view> expected_;
    unsigned nesting_ = 0;
    std::unordered_map<const Expression*, unsigned> heights_;
};

}  // namespace entente::cypher
