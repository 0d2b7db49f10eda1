// Operators, from the one that binds least to the one that binds most, as openCypher 9 has them.

#include "query/cypher/grammar.hpp"

namespace entente::cypher::grammar {

namespace {

struct Infix {
    BinaryOperator op;
    template <class ActionContext>
    void operator()(ActionContext& context) const {
        x3::_val(context) = state(context).binary(op, std::move(x3::_val(context)), std::move(x3::_attr(context)));
    }
};

/// Behind the operand that `_val` holds.
struct NullTest {
    UnaryOperator op;
    template <class ActionContext>
    void operator()(ActionContext& context) const {
        const auto begin = x3::_val(context)->position;
        x3::_val(context) = state(context).make(begin, end_of_match(context), Unary{op, std::move(x3::_val(context))});
    }
};

/// Any number of signs or NOTs before an operand: the last one binds first.
const auto prefix = [](auto& context) {
    auto operand = std::move(part<1>(context));
    const auto& signs = part<0>(context);
    for (auto sign = signs.rbegin(); sign != signs.rend(); ++sign) {
        const auto op = (*sign)->text == "-"   ? UnaryOperator::minus
                        : (*sign)->text == "+" ? UnaryOperator::plus
                                               : UnaryOperator::logical_not;
        operand = state(context).make((*sign)->position, end_of_match(context), Unary{op, std::move(operand)});
    }
    x3::_val(context) = std::move(operand);
};

std::optional<ComparisonOperator> comparison_operator(const Token& token) {
    static constexpr std::pair<std::string_view, ComparisonOperator> operators[] = {
        {"=", ComparisonOperator::equal},       {"<>", ComparisonOperator::not_equal}, {"<", ComparisonOperator::less},
        {"<=", ComparisonOperator::less_equal}, {">", ComparisonOperator::greater},    {">=", ComparisonOperator::greater_equal}};
    for (const auto& [symbol, op] : operators)
        if (IsSymbol{symbol}(token)) return op;
    return std::nullopt;
}

const auto comparison_action = [](auto& context) {
    auto& first = part<0>(context);
    if (part<1>(context).empty()) {
        x3::_val(context) = std::move(first);
        return;
    }
    const auto begin = first->position;
    Comparison comparison{std::move(first), {}};
    for (auto& step : part<1>(context))
        comparison.rest.emplace_back(*comparison_operator(*boost::fusion::at_c<0>(step)), std::move(boost::fusion::at_c<1>(step)));
    x3::_val(context) = state(context).make(begin, end_of_match(context), std::move(comparison));
};

const auto lookup = [](auto& context) {
    const auto begin = x3::_val(context)->position;
    x3::_val(context) =
        state(context).make(begin, end_of_match(context), PropertyLookup{std::move(x3::_val(context)), x3::_attr(context)->text});
};
const auto subscript = [](auto& context) {
    const auto begin = x3::_val(context)->position;
    x3::_val(context) =
        state(context).make(begin, end_of_match(context), Subscript{std::move(x3::_val(context)), std::move(x3::_attr(context))});
};
const auto slice = [](auto& context) {
    const auto begin = x3::_val(context)->position;
    x3::_val(context) =
        state(context).make(begin, end_of_match(context),
                            Slice{std::move(x3::_val(context)), part<0>(context).value_or(nullptr), part<1>(context).value_or(nullptr)});
};
const auto labelled = [](auto& context) {
    const auto begin = x3::_val(context)->position;
    LabelPredicate predicate{std::move(x3::_val(context)), {}};
    for (const auto* label : x3::_attr(context)) predicate.labels.push_back(label->text);
    x3::_val(context) = state(context).make(begin, end_of_match(context), std::move(predicate));
};

const auto number_below_zero = [](auto& context) {
    const Token& number = *part<1>(context);
    Literal literal;
    if (number.kind == Token::Kind::decimal) literal.value = -number.decimal;
    else literal.value = static_cast<std::int64_t>(0 - number.integer);
    x3::_val(context) = state(context).make(part<0>(context)->position, number.end, std::move(literal));
};

/// Keeps what it found at each place, since alternatives ask for the same expression again, and counts how deep it is nested.
template <class Subject>
struct Remembered : x3::unary_parser<Subject, Remembered<Subject>> {
    using base_type = x3::unary_parser<Subject, Remembered<Subject>>;
    static constexpr bool is_pass_through_unary = true;

    explicit constexpr Remembered(const Subject& inner) : base_type(inner) {}

    template <class AnyContext, class RuleContext>
    bool parse(Iterator& first, const Iterator& last, const AnyContext& context, RuleContext& rule, ExpressionPtr& found) const {
        auto& expressions = state(context).expressions;
        if (const auto known = expressions.find(first); known != expressions.end()) {
            if (known->second.expression) {
                found = known->second.expression;
                first = known->second.behind;
            }
            return known->second.expression != nullptr;
        }
        const ParseState::Nesting nesting(state(context), first);
        const auto begin = first;
        if (!this->subject.parse(first, last, context, rule, found)) found = nullptr;
        expressions.emplace(begin, ParseState::Found{found, first});
        return found != nullptr;
    }
};
const struct {
    template <class Subject>
    constexpr auto operator[](const Subject& subject) const {
        return Remembered<typename x3::extension::as_parser<Subject>::value_type>(x3::as_parser(subject));
    }
} remembered;

using Operand = ExpressionPtr;

const x3::rule<struct DisjunctionId, Operand> disjunction = "OR";
const x3::rule<struct ExclusiveId, Operand> exclusive = "XOR";
const x3::rule<struct ConjunctionId, Operand> conjunction = "AND";
const x3::rule<struct NegationId, Operand> negation = "NOT";
const x3::rule<struct ComparedId, Operand> compared = "comparison";
const x3::rule<struct PredicateId, Operand> predicate = "predicate";
const x3::rule<struct SumId, Operand> sum = "sum";
const x3::rule<struct ProductId, Operand> product = "product";
const x3::rule<struct PowerId, Operand> power = "power";
const x3::rule<struct SignedId, Operand> with_sign = "sign";
const x3::rule<struct PostfixId, Operand> postfix = "postfix";

const auto compares = OneToken([](const Token& token) { return comparison_operator(token).has_value(); }, {});
const auto number =
    OneToken([](const Token& token) { return token.kind == Token::Kind::integer || token.kind == Token::Kind::decimal; }, {});
const auto minus = OneToken(IsSymbol{"-"}, {});
const auto sign = !(minus >> number) >> OneToken([](const Token& token) { return IsSymbol{"-"}(token) || IsSymbol{"+"}(token); }, {});
const auto labels = +(optional_symbol(":") >> name_token("a label"));

const auto expression_def = remembered[disjunction];
const auto disjunction_def = exclusive[take] >> *(optional_word("OR") >> exclusive[Infix{BinaryOperator::logical_or}]);
const auto exclusive_def = conjunction[take] >> *(optional_word("XOR") >> conjunction[Infix{BinaryOperator::logical_xor}]);
const auto conjunction_def = negation[take] >> *(optional_word("AND") >> negation[Infix{BinaryOperator::logical_and}]);
const auto negation_def = (*OneToken(IsWord{"NOT"}, {}) >> compared)[prefix];
const auto compared_def = (predicate >> *(compares >> predicate))[comparison_action];
const auto predicate_def = sum[take] >> *((optional_word("IN") >> sum[Infix{BinaryOperator::in}]) |
                                          (optional_word("STARTS") >> word("WITH") >> sum[Infix{BinaryOperator::starts_with}]) |
                                          (optional_word("ENDS") >> word("WITH") >> sum[Infix{BinaryOperator::ends_with}]) |
                                          (optional_word("CONTAINS") >> sum[Infix{BinaryOperator::contains}]) |
                                          (optional_symbol("=~") >> sum[Infix{BinaryOperator::matches}]) |
                                          (optional_word("IS") >> word("NULL"))[NullTest{UnaryOperator::is_null}] |
                                          (optional_word("IS") >> word("NOT") >> word("NULL"))[NullTest{UnaryOperator::is_not_null}]);
const auto sum_def = product[take] >> *((optional_symbol("+") >> product[Infix{BinaryOperator::add}]) |
                                        (optional_symbol("-") >> product[Infix{BinaryOperator::subtract}]));
const auto product_def = power[take] >> *((optional_symbol("*") >> power[Infix{BinaryOperator::multiply}]) |
                                          (optional_symbol("/") >> power[Infix{BinaryOperator::divide}]) |
                                          (optional_symbol("%") >> power[Infix{BinaryOperator::modulo}]));
const auto power_def = with_sign[take] >> *(optional_symbol("^") >> with_sign[Infix{BinaryOperator::power}]);
const auto with_sign_def = named("an expression")[(minus >> number)[number_below_zero] | (*sign >> postfix)[prefix]];
const auto postfix_def = atom[take] >> *((optional_symbol(".") >> name_token("the name of a property")[lookup]) |
                                         (optional_symbol("[") >> -expression >> symbol("..") >> -expression >> symbol("]"))[slice] |
                                         (optional_symbol("[") >> expression >> symbol("]"))[subscript]) >>
                         -labels[labelled];

BOOST_SPIRIT_DEFINE(disjunction, exclusive, conjunction, negation, compared, predicate, sum, product, power, with_sign, postfix)

}  // namespace

BOOST_SPIRIT_DEFINE(expression)
BOOST_SPIRIT_INSTANTIATE(ExpressionRule, Iterator, Context)

}  // namespace entente::cypher::grammar
