#include "query/cypher/unexpected_token.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>

#include "query/cypher/nearest.hpp"
#include "query/cypher/syntax_error.hpp"

namespace entente::cypher {

namespace {

using Kind = Token::Kind;

constexpr std::string_view clauses[] = {"MATCH", "OPTIONAL", "WHERE", "WITH",  "UNWIND", "RETURN",
                                        "UNION", "ORDER",    "SKIP",  "LIMIT", "EXPLAIN"};

/// Words of other query languages, and what stands for them here.
constexpr std::pair<std::string_view, std::string_view> foreign[] = {
    {"BETWEEN", "write $from <= n.date <= $until"},
    {"FROM", "patterns say where rows come from, as in MATCH (n:Person) RETURN n"},
    {"GROUP", "rows are grouped by the columns that have no aggregate: leave GROUP BY out"},
    {"HAVING", "write WITH ... WHERE, and then RETURN"},
    {"ILIKE", "write =~ '(?i).*text.*'"},
    {"JOIN", "patterns that share a variable are joined"},
    {"LIKE", "write CONTAINS, STARTS WITH, ENDS WITH or =~"},
    {"SELECT", "ask with MATCH and RETURN, as in MATCH (n:Person) RETURN n.name"},
};

bool is_word(std::string_view text) { return (text[0] >= 'A' && text[0] <= 'Z') || (text[0] >= 'a' && text[0] <= 'z'); }
bool is_symbol(const Token& token, std::string_view text) { return token.kind == Kind::symbol && token.text == text; }

std::string shown(const Token& token) {
    switch (token.kind) {
        case Kind::end: return "the end of the query";
        case Kind::string: return "a string";
        case Kind::parameter: return "$" + token.text;
        case Kind::quoted_name: return fmt::format("`{}`", token.text);
        default: return fmt::format("'{}'", token.text);
    }
}

class Hints {
public:
    Hints(const Token* first, const Token* at, const std::vector<std::string_view>& expected)
        : first_(first), at_(at), expected_(expected) {}

    /// Of the first slip that is recognised.
    std::string find() const {
        for (const auto hint : {&Hints::of_foreign_word, &Hints::of_misspelt_word, &Hints::of_reserved_word, &Hints::of_symbols,
                                &Hints::of_open_bracket, &Hints::of_missing_clause})
            if (auto found = (this->*hint)(); !found.empty()) return found;
        return {};
    }

private:
    bool expects(std::string_view what) const { return std::find(expected_.begin(), expected_.end(), what) != expected_.end(); }
    bool after(std::string_view symbol) const { return at_ != first_ && is_symbol(at_[-1], symbol); }
    bool is_plain_word() const { return at_->kind == Kind::name && !is_reserved(at_->text); }

    std::string of_foreign_word() const {
        for (const auto& [word, remedy] : foreign)
            if (at_->kind == Kind::name && same_word(at_->text, word)) return std::string(remedy);
        return {};
    }

    std::string of_misspelt_word() const {
        if (!is_plain_word()) return {};
        Nearest nearest(at_->text);
        for (const auto word : expected_)
            if (word[0] >= 'A' && word[0] <= 'Z') nearest.offer(word);
        if (expects("a clause"))
            for (const auto word : clauses) nearest.offer(word);
        return nearest.question();
    }

    std::string of_reserved_word() const {
        if (at_->kind != Kind::name || !is_reserved(at_->text)) return {};
        const bool wants_name = expects("a name") || expects("a variable") ||
                                (after("(") && expects(")") && (is_symbol(at_[1], ")") || is_symbol(at_[1], ":")));
        if (!wants_name) return {};
        return fmt::format("{} is a word of the language: as a name it stands in backquotes, `{}`", at_->text, at_->text);
    }

    std::string of_symbols() const {
        if (is_symbol(*at_, "=") && after("=")) return "equality is written with one =";
        if (is_symbol(*at_, "|") && after("|")) return "write OR between conditions, and + between strings";
        if (is_symbol(*at_, "=") && expects(":")) return "properties are written with a colon, as in {name: 'Moscow'}";
        if (expects("-") && after("-")) return "relationships are written -->, <--, -- or -[:TYPE]->";
        if (expects("a pattern") && is_plain_word()) return fmt::format("a node stands in parentheses, as in ({})", at_->text);
        return {};
    }

    std::string of_open_bracket() const {
        constexpr std::string_view opening = "([{", closing = ")]}";
        std::vector<const Token*> open;
        for (const auto* token = first_; token != at_; ++token) {
            if (token->kind != Kind::symbol) continue;
            if (opening.find(token->text) != std::string_view::npos) open.push_back(token);
            else if (closing.find(token->text) != std::string_view::npos && !open.empty()) open.pop_back();
        }
        const bool ends = at_->kind == Kind::end || is_symbol(*at_, ";") || (at_->kind == Kind::name && is_reserved(at_->text));
        if (open.empty() || !ends || !expects(closing.substr(opening.find(open.back()->text), 1))) return {};
        const auto& position = open.back()->position;
        return fmt::format("the '{}' of line {}, column {} is not closed", open.back()->text, position.line, position.column);
    }

    std::string of_missing_clause() const {
        if (at_ == first_ && expects("a clause")) return "a query begins with MATCH, UNWIND, WITH or RETURN";
        if (!is_plain_word() || at_ == first_) return {};
        if (at_[-1].kind == Kind::name && !is_reserved(at_[-1].text)) return "text stands in quotes, a name of two words in backquotes";
        return expects("a clause") ? "is RETURN missing?" : "";
    }

    const Token* first_;
    const Token* at_;
    const std::vector<std::string_view>& expected_;
};

}  // namespace

Error unexpected(const Token* first, const Token* at, const std::vector<std::string_view>& expected) {
    std::string wanted;
    for (std::size_t i = 0; i < expected.size(); ++i)
        wanted += (i == 0                     ? ""
                   : i + 1 == expected.size() ? " or "
                                              : ", ") +
                  (is_word(expected[i]) ? std::string(expected[i]) : fmt::format("'{}'", expected[i]));
    const auto after = at == first ? std::string() : " after " + shown(at[-1]);
    return error_at(at->position, fmt::format("expected {}{}, not {}", wanted, after, shown(*at)), Hints(first, at, expected).find());
}

}  // namespace entente::cypher
