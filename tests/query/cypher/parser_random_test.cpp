// What holds for every query, tried on many that a seeded generator makes.
#include <cctype>
#include <cmath>
#include <cstdint>
#include <random>

#include "catch.hpp"

#include <entente/error.hpp>

#include "query/cypher/children.hpp"
#include "query/cypher/parser.hpp"
#include "query/cypher/token.hpp"
#include "query_text.hpp"
#include "support/query_columns.hpp"

using namespace entente::cypher;

namespace {

class Generator {
public:
    explicit Generator(unsigned seed) : random_(seed) {}

    Query query() {
        Query made{.explain = chance(5)};
        for (int parts = 1 + below(2); parts > 0; --parts) {
            made.parts.emplace_back();
            for (int clauses = 1 + below(4); clauses > 0; --clauses) made.parts.back().clauses.push_back(clause());
        }
        while (made.keep_duplicates.size() + 1 < made.parts.size()) made.keep_duplicates.push_back(chance(2));
        return made;
    }

    /// The query with other blanks and comments between its words, and keywords in other letters.
    std::string scattered(const std::string& text) {
        static const std::vector<std::string> between{" ", "  ", "\n", "\t", "\r\n", " /* é ' */ ", " // \" x\n"};
        std::string out;
        for (const auto& token : tokenise(text)) {
            auto word = text.substr(token.position.offset, token.end - token.position.offset);
            if (token.kind == Token::Kind::name && chance(2))
                for (auto& c : word) c = static_cast<char>(chance(2) ? std::toupper(c) : std::tolower(c));
            out += between[static_cast<std::size_t>(below(static_cast<int>(between.size())))] + word;
        }
        return out;
    }

    int below(int end) { return std::uniform_int_distribution<int>(0, end - 1)(random_); }
    bool chance(int one_of) { return below(one_of) == 0; }

private:
    std::string name() {
        static const std::vector<std::string> names{"a", "b", "Person", "match", "two words", "tick`ed", "страна", "x_1", "return", "_"};
        return names[static_cast<std::size_t>(below(static_cast<int>(names.size())))];
    }
    std::vector<std::string> some_names(int most) {
        std::vector<std::string> made;
        for (int i = below(most + 1); i > 0; --i) made.push_back(name());
        return made;
    }
    std::optional<std::string> maybe_name() { return chance(2) ? std::optional(name()) : std::nullopt; }

    static ExpressionPtr make(Expression::Node node) { return std::make_shared<const Expression>(Expression{{}, {}, std::move(node)}); }
    ExpressionPtr maybe(int depth) { return chance(2) ? expression(depth) : nullptr; }
    Expressions some(int depth, int most) {
        Expressions made;
        for (int i = below(most + 1); i > 0; --i) made.push_back(expression(depth));
        return made;
    }

    ExpressionPtr literal() {
        switch (below(6)) {
            case 0: return make(Literal{});
            case 1: return make(Literal{chance(2)});
            case 2: return make(Literal{std::int64_t{below(2000)} - 1000});
            case 3: return make(Literal{(below(2000) - 1000) / 8.0 * std::pow(10, below(40) - 20)});
            case 4: return make(Literal{chance(2) ? INT64_MIN : INT64_MAX});
            default: return make(Literal{std::string(chance(2) ? "it's \\ \"x\"\n" : "Größe")});
        }
    }

    ExpressionPtr map(int depth) {
        MapLiteral made;
        for (int i = below(3); i > 0; --i) made.entries.emplace_back(name(), expression(depth));
        return make(std::move(made));
    }

    ExpressionPtr operators(int depth) {
        switch (below(4)) {
            case 0: return make(Unary{static_cast<UnaryOperator>(below(5)), operand(depth)});
            case 1: return make(Binary{static_cast<BinaryOperator>(below(14)), expression(depth), expression(depth)});
            case 2: return make(LabelPredicate{expression(depth), {name(), name()}});
            default: {
                Comparison made{expression(depth), {}};
                for (int i = 1 + below(3); i > 0; --i) made.rest.emplace_back(static_cast<ComparisonOperator>(below(6)), expression(depth));
                return make(std::move(made));
            }
        }
    }
    /// A sign before a number is part of the number.
    ExpressionPtr operand(int depth) { return make(Variable{name() + std::to_string(depth)}); }

    ExpressionPtr expression(int depth) {
        if (depth == 0) return chance(2) ? literal() : chance(4) ? make(Parameter{name()}) : make(Variable{name()});
        --depth;
        switch (below(17)) {
            case 0: return literal();
            case 1: return make(ListLiteral{some(depth, 3)});
            case 2: return map(depth);
            case 3: return make(PropertyLookup{operand(depth), name()});
            case 4: return make(Subscript{operand(depth), expression(depth)});
            case 5: return make(Slice{operand(depth), maybe(depth), maybe(depth)});
            case 6:
                return make(FunctionCall{.name = chance(2) ? "size" : "date.truncate", .distinct = chance(3), .arguments = some(depth, 3)});
            case 7: return make(FunctionCall{.name = "count", .star = true});
            case 8: {
                Case made{maybe(depth), {}, maybe(depth)};
                for (int i = 1 + below(2); i > 0; --i) made.branches.emplace_back(expression(depth), expression(depth));
                return make(std::move(made));
            }
            case 9: return make(ListComprehension{name(), expression(depth), maybe(depth), maybe(depth)});
            case 10: return make(PatternComprehension{path(depth, 1), maybe(depth), expression(depth)});
            case 11: return make(Quantifier{static_cast<QuantifierKind>(below(4)), name(), expression(depth), expression(depth)});
            case 12: return make(Reduce{name(), expression(depth), name(), expression(depth), expression(depth)});
            case 13: return make(PatternPredicate{{path(depth, 0), path(depth, 1)}, maybe(depth)});
            case 14: {
                auto pattern = path(depth, 1);
                pattern.variable.reset();
                pattern.shortest = chance(2) ? PathPattern::Shortest::one : PathPattern::Shortest::all;
                return make(PathExpression{std::move(pattern)});
            }
            default: return operators(depth);
        }
    }

    ExpressionPtr properties(int depth) { return chance(3) ? map(depth) : chance(5) ? make(Parameter{name()}) : nullptr; }

    NodePattern node(int depth) { return {{}, maybe_name(), some_names(2), properties(depth)}; }

    PathPattern path(int depth, int least) {
        PathPattern made{.variable = maybe_name(), .start = node(depth)};
        for (int i = least + below(2); i > 0; --i) {
            RelationshipPattern relationship{
                .variable = maybe_name(), .types = some_names(2), .direction = static_cast<Direction>(below(3))};
            if (chance(3)) {
                relationship.length.emplace();
                if (chance(2)) relationship.length->least = below(3);
                if (chance(2)) relationship.length->most = 3 + below(3);
            }
            relationship.properties = properties(depth);
            made.steps.emplace_back(std::move(relationship), node(depth));
        }
        return made;
    }
    std::vector<PathPattern> paths() {
        std::vector<PathPattern> made;
        for (int i = 1 + below(2); i > 0; --i) {
            made.push_back(path(2, 0));
            if (made.back().steps.size() == 1 && chance(3)) made.back().shortest = PathPattern::Shortest::one;
        }
        return made;
    }

    Projection projection() {
        Projection made{.distinct = chance(3), .star = chance(3)};
        for (int i = (made.star ? 0 : 1) + below(3); i > 0; --i) {
            const bool aliased = chance(2);
            made.items.push_back({expression(3), aliased ? name() : "", aliased});
        }
        for (int i = below(3); i > 0; --i) made.order.push_back({expression(2), chance(2)});
        made.skip = maybe(1);
        made.limit = maybe(1);
        return made;
    }

    Clause clause() {
        switch (below(5)) {
            case 0: return {{}, MatchClause{chance(2), paths(), maybe(3)}};
            case 1: return {{}, UnwindClause{expression(3), name()}};
            case 2: return {{}, WithClause{projection(), maybe(3)}};
            case 3: return {{}, CreateClause{paths()}};
            default: return {{}, ReturnClause{projection()}};
        }
    }

    std::mt19937 random_;
};

/// Line and column of the byte at `offset`, counted anew.
Position position_of(const std::string& text, std::uint32_t offset) {
    Position position{1, 1, offset};
    for (std::uint32_t i = 0; i < offset; ++i) {
        if (text[i] == '\n') position = {position.line + 1, 1, offset};
        else if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) ++position.column;
    }
    return position;
}

void check_places(const Expression& expression, const std::string& text) {
    CHECK(expression.position == position_of(text, expression.position.offset));
    CHECK(text.compare(expression.position.offset, expression.text.size(), expression.text) == 0);
    for_each_child(expression, [&](const ExpressionPtr& child) { check_places(*child, text); });
}

}  // namespace

TEST_CASE("a tree that is written down is read as the same tree, whatever stands between the words") {
    Generator generate(11);
    for (int round = 0; round < 1500; ++round) {
        const auto text = text_of(generate.query());
        INFO(text);
        CHECK(text_of(parse(text)) == text);
        const auto scattered = generate.scattered(text);
        INFO(scattered);
        const auto query = parse(scattered);
        CHECK(text_of(query) == text);
        for_each_column(query, [&](const Expression& expression) {
            check_places(expression, scattered);
            std::string again;
            for_each_column(parse("RETURN " + expression.text), [&](const Expression& read) { again = canonical(read); });
            CHECK(again == canonical(expression));
        });
    }
}

TEST_CASE("a query that is damaged anywhere is read or refused, and nothing else") {
    Generator generate(12);
    for (int round = 0; round < 3000; ++round) {
        auto text = text_of(generate.query());
        const auto at = static_cast<std::size_t>(generate.below(static_cast<int>(text.size())));
        static const std::string pieces = "()[]{}'\"`,:;.|<>=+-*/%^$\\ 1aé";
        if (generate.chance(2)) text.erase(at, static_cast<std::size_t>(1 + generate.below(4)));
        else text.insert(at, 1, pieces[static_cast<std::size_t>(generate.below(static_cast<int>(pieces.size())))]);
        INFO(text);
        try {
            const auto query = parse(text);
            analyse(query);
        } catch (const entente::Error& error) {
            CHECK(error.code() == entente::ErrorCode::usage);
            CHECK_FALSE(error.where().empty());
            CHECK(error.fault().find('\n') == std::string::npos);
        }
    }
}
