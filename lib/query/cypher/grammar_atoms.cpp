// Expressions that no operator holds together: literals, names, calls, comprehensions, patterns where a value stands.

#include <algorithm>
#include <array>
#include <limits>

#include "query/cypher/grammar.hpp"
#include "query/cypher/syntax_error.hpp"

namespace entente::cypher::grammar {

namespace {

/// A function's name, with those of its namespaces.
struct FunctionName {
    const Token* begin = nullptr;
    std::string text;
};

/// What looks like a call, but has a form of its own.
constexpr std::array<std::string_view, 7> special_forms{"ALL", "ALLSHORTESTPATHS", "ANY", "NONE", "REDUCE", "SHORTESTPATH", "SINGLE"};

bool names_function(const Token& token) {
    if (token.kind == Token::Kind::quoted_name) return true;
    if (token.kind != Token::Kind::name || (is_reserved(token.text) && !same_word(token.text, "EXISTS"))) return false;
    return std::none_of(special_forms.begin(), special_forms.end(), [&](auto form) { return same_word(token.text, form); });
}

QuantifierKind quantifier_kind(const Token& token) {
    if (same_word(token.text, "ALL")) return QuantifierKind::all;
    if (same_word(token.text, "ANY")) return QuantifierKind::any;
    return same_word(token.text, "NONE") ? QuantifierKind::none : QuantifierKind::single;
}

const auto integer_action = [](auto& context) {
    const Token& token = *x3::_attr(context);
    if (token.integer > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
        throw error_at(token.position, "the number " + token.text + " is out of range", "the greatest whole number is 9223372036854775807");
    x3::_val(context) = state(context).make(token.position, token.end, Literal{static_cast<std::int64_t>(token.integer)});
};
const auto decimal_action = [](auto& context) {
    const Token& token = *x3::_attr(context);
    x3::_val(context) = state(context).make(token.position, token.end, Literal{token.decimal});
};
const auto string_action = [](auto& context) {
    const Token& token = *x3::_attr(context);
    x3::_val(context) = state(context).make(token.position, token.end, Literal{token.text});
};
const auto truth_action = [](auto& context) {
    const Token& token = *x3::_attr(context);
    x3::_val(context) = state(context).make(token.position, token.end, Literal{same_word(token.text, "TRUE")});
};
const auto null_action = [](auto& context) {
    const Token& token = *x3::_attr(context);
    x3::_val(context) = state(context).make(token.position, token.end, Literal{});
};
const auto parameter_action = [](auto& context) {
    const Token& token = *x3::_attr(context);
    x3::_val(context) = state(context).make(token.position, token.end, Parameter{token.text});
};
const auto variable_action = [](auto& context) {
    const Token& token = *x3::_attr(context);
    x3::_val(context) = state(context).make(token.position, token.end, Variable{token.text});
};
const auto parenthesis_action = [](auto& context) {
    x3::_val(context) = state(context).make(part<0>(context)->position, end_of_match(context), part<1>(context)->node);
};
const auto list_action = [](auto& context) {
    ListLiteral list;
    if (auto& items = part<1>(context)) list.items = std::move(*items);
    x3::_val(context) = state(context).make(part<0>(context)->position, end_of_match(context), std::move(list));
};
const auto map_action = [](auto& context) {
    MapLiteral map;
    if (auto& entries = part<1>(context))
        for (auto& entry : *entries)
            map.entries.emplace_back(boost::fusion::at_c<0>(entry)->text, std::move(boost::fusion::at_c<1>(entry)));
    x3::_val(context) = state(context).make(part<0>(context)->position, end_of_match(context), std::move(map));
};
const auto case_action = [](auto& context) {
    Case choice{std::move(part<1>(context)), {}, std::move(part<3>(context))};
    for (auto& branch : part<2>(context))
        choice.branches.emplace_back(std::move(boost::fusion::at_c<0>(branch)), std::move(boost::fusion::at_c<1>(branch)));
    x3::_val(context) = state(context).make(part<0>(context)->position, end_of_match(context), std::move(choice));
};
const auto function_name_action = [](auto& context) {
    FunctionName& name = x3::_val(context);
    name.begin = part<0>(context);
    name.text = name.begin->text;
    for (const auto* word : part<1>(context)) name.text += "." + word->text;
};
const auto star_call_action = [](auto& context) {
    FunctionName& name = x3::_attr(context);
    x3::_val(context) = state(context).make(name.begin->position, end_of_match(context),
                                            FunctionCall{.name = std::move(name.text), .distinct = false, .star = true, .arguments = {}});
};
const auto call_action = [](auto& context) {
    FunctionName& name = part<0>(context);
    FunctionCall call{.name = std::move(name.text), .distinct = part<1>(context), .star = false, .arguments = {}};
    if (auto& arguments = part<2>(context)) call.arguments = std::move(*arguments);
    x3::_val(context) = state(context).make(name.begin->position, end_of_match(context), std::move(call));
};
const auto quantifier_action = [](auto& context) {
    const Token& word = *part<0>(context);
    x3::_val(context) = state(context).make(
        word.position, end_of_match(context),
        Quantifier{quantifier_kind(word), part<1>(context)->text, std::move(part<2>(context)), std::move(part<3>(context))});
};
const auto reduce_action = [](auto& context) {
    x3::_val(context) = state(context).make(part<0>(context)->position, end_of_match(context),
                                            Reduce{part<1>(context)->text, std::move(part<2>(context)), part<3>(context)->text,
                                                   std::move(part<4>(context)), std::move(part<5>(context))});
};
const auto comprehension_action = [](auto& context) {
    x3::_val(context) = state(context).make(part<0>(context)->position, end_of_match(context),
                                            ListComprehension{part<1>(context)->text, std::move(part<2>(context)),
                                                              part<3>(context).value_or(nullptr), part<4>(context).value_or(nullptr)});
};
const auto pattern_comprehension_action = [](auto& context) {
    PathPattern& pattern = part<2>(context);
    if (const auto& variable = part<1>(context)) {
        pattern.variable = (*variable)->text;
        pattern.position = (*variable)->position;
    }
    x3::_val(context) =
        state(context).make(part<0>(context)->position, end_of_match(context),
                            PatternComprehension{std::move(pattern), part<3>(context).value_or(nullptr), std::move(part<4>(context))});
};
const auto exists_query_action = [](auto& context) {
    x3::_val(context) = state(context).make(part<0>(context)->position, end_of_match(context),
                                            PatternPredicate{std::move(part<1>(context)), part<2>(context).value_or(nullptr)});
};
const auto exists_pattern_action = [](auto& context) {
    x3::_val(context) =
        state(context).make(part<0>(context)->position, end_of_match(context), PatternPredicate{{std::move(part<1>(context))}, nullptr});
};
const auto pattern_action = [](auto& context) {
    const auto begin = x3::_attr(context).position;
    x3::_val(context) = state(context).make(begin, end_of_match(context), PatternPredicate{{std::move(x3::_attr(context))}, nullptr, true});
};
const auto shortest_action = [](auto& context) {
    const auto begin = x3::_attr(context).position;
    x3::_val(context) = state(context).make(begin, end_of_match(context), PathExpression{std::move(x3::_attr(context))});
};

const x3::rule<struct FunctionNameId, FunctionName> function_name = "function";
const x3::rule<struct MapId, ExpressionPtr> map = "map";
const x3::rule<struct SimpleId, ExpressionPtr> simple = "literal";
const x3::rule<struct CaseId, ExpressionPtr> choice = "CASE";
const x3::rule<struct OperandId, ExpressionPtr> operand = "operand";   // of CASE; empty where there is none
const x3::rule<struct OtherwiseId, ExpressionPtr> otherwise = "ELSE";  // likewise
const x3::rule<struct CallId, ExpressionPtr> call = "call";
const x3::rule<struct BracketId, ExpressionPtr> bracketed = "list";
const x3::rule<struct ExistsId, ExpressionPtr> exists = "EXISTS";

using Kind = Token::Kind;
const auto variable_word = variable_token("a variable");
const auto where = -(optional_word("WHERE") >> expression);
const auto list_of = expression % optional_symbol(",");

// What EXISTS { MATCH ... RETURN true } gives back does not matter, so that it may be a literal only.
const auto answer = -(optional_word("RETURN") >> x3::omit[simple | optional_symbol("*")]);

const auto simple_def = kind_token(Kind::integer, {})[integer_action] | kind_token(Kind::decimal, {})[decimal_action] |
                        kind_token(Kind::string, {})[string_action] | kind_token(Kind::parameter, {})[parameter_action] |
                        one_of("TRUE", "FALSE")[truth_action] | word_token("NULL")[null_action];
const auto map_def =
    (OneToken(IsSymbol{"{"}, {}) >> -((name_token("a key") >> symbol(":") >> expression) % symbol(",")) >> symbol("}"))[map_action];
const auto operand_def = -expression[take];
const auto otherwise_def = -(word("ELSE") >> expression[take]);
const auto choice_def =
    (word_token("CASE") >> operand >> +(word("WHEN") >> expression >> word("THEN") >> expression) >> otherwise >> word("END"))[case_action];
const auto function_name_def = (OneToken(names_function, {}) >> *(optional_symbol(".") >> name_token({})))[function_name_action];
const auto call_def = (one_of("ALL", "ANY", "NONE", "SINGLE") >> symbol("(") >> variable_word >> word("IN") >> expression >>
                       word("WHERE") >> expression >> symbol(")"))[quantifier_action] |
                      (word_token("REDUCE") >> symbol("(") >> variable_word >> symbol("=") >> expression >> symbol(",") >> variable_word >>
                       word("IN") >> expression >> symbol("|") >> expression >> symbol(")"))[reduce_action] |
                      (function_name >> optional_symbol("(") >> optional_symbol("*") >> symbol(")"))[star_call_action] |
                      (function_name >> optional_symbol("(") >> x3::matches[optional_word("DISTINCT")] >> -(expression % symbol(",")) >>
                       symbol(")"))[call_action];
const auto bracketed_def = (symbol_token("[") >> variable_word >> optional_word("IN") >> expression >> where >>
                            -(symbol("|") >> expression) >> symbol("]"))[comprehension_action] |
                           (symbol_token("[") >> -(variable_word >> optional_symbol("=")) >> chain >> where >> symbol("|") >> expression >>
                            symbol("]"))[pattern_comprehension_action] |
                           (symbol_token("[") >> -(expression % symbol(",")) >> symbol("]"))[list_action];
const auto exists_def = (word_token("EXISTS") >> symbol("{") >> -optional_word("MATCH") >> (path % symbol(",")) >> where >> answer >>
                         symbol("}"))[exists_query_action] |
                        (word_token("EXISTS") >> symbol("(") >> chain >> symbol(")"))[exists_pattern_action];
const auto atom_def = simple[take] | choice[take] | exists[take] | shortest[shortest_action] | call[take] | bracketed[take] | map[take] |
                      chain[pattern_action] | (symbol_token("(") >> expression >> symbol(")"))[parenthesis_action] |
                      variable_token({})[variable_action];
const auto properties_def = map[take] | kind_token(Kind::parameter, {})[parameter_action];

BOOST_SPIRIT_DEFINE(function_name, map, simple, operand, otherwise, choice, call, bracketed, exists)

}  // namespace

BOOST_SPIRIT_DEFINE(atom, properties)
BOOST_SPIRIT_INSTANTIATE(AtomRule, Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(PropertiesRule, Iterator, Context)

}  // namespace entente::cypher::grammar
