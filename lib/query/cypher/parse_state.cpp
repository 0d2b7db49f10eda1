#include "query/cypher/parse_state.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "query/cypher/children.hpp"
#include "query/cypher/syntax_error.hpp"
#include "query/cypher/unexpected_token.hpp"

namespace entente::cypher {

namespace {

[[noreturn]] void refuse_depth(const Position& position) {
    throw error_at(position, fmt::format("the expression is nested more than {} deep", ParseState::deepest),
                   "take it apart by WITH, or ask with IN and a list instead of many ORs");
}

}  // namespace

ParseState::Nesting::Nesting(ParseState& state, const Token* at) : state_(state) {
    if (state_.nesting_ == deepest) refuse_depth(at->position);
    ++state_.nesting_;
}

ExpressionPtr ParseState::make(const Position& from, std::uint32_t end, Expression::Node node) {
    auto made =
        std::make_shared<const Expression>(Expression{from, std::string(query_.substr(from.offset, end - from.offset)), std::move(node)});
    unsigned height = 1;
    for_each_child(*made, [&](const ExpressionPtr& child) { height = std::max(height, heights_[child.get()] + 1); });
    if (height > deepest) refuse_depth(from);
    heights_[made.get()] = height;
    return made;
}

ExpressionPtr ParseState::binary(BinaryOperator op, ExpressionPtr left, ExpressionPtr right) {
    const auto begin = left->position;
    const auto end = end_of(*right);
    return make(begin, end, Binary{op, std::move(left), std::move(right)});
}

void ParseState::expected(const Token* at, std::string_view what) {
    if (at < farthest_) return;
    if (at > farthest_) expected_.clear();
    farthest_ = at;
    if (std::find(expected_.begin(), expected_.end(), what) == expected_.end()) expected_.push_back(what);
}

void ParseState::summarize(const Token* at, std::size_t before, std::string_view what) {
    if (at < farthest_) return;
    if (at == farthest_) expected_.resize(std::min(before, expected_.size()));
    expected(at, what);
}

void ParseState::fail() const { throw unexpected(first_, farthest_, expected_); }

}  // namespace entente::cypher
