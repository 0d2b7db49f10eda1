#include "query/cypher/expression_check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "query/cypher/functions.hpp"
#include "query/cypher/nearest.hpp"
#include "query/cypher/syntax_error.hpp"
#include "text/ascii.hpp"

namespace entente::cypher {

namespace {

using Kind = StaticType::Kind;

/// Functions that take a few kinds of values alone, and what they give back.
struct Signature {
    std::string_view function;  // in lower case
    std::array<Kind, 3> takes;
    StaticType gives;
    bool strict = false;  // of other kinds too it is known beforehand; else they are a matter of the run
};
constexpr Signature signatures[] = {
    {"endnode", {Kind::relationship}, {Kind::node}},
    {"labels", {Kind::node}, {Kind::list, Kind::string}},
    {"length", {Kind::path}, {Kind::integer}},
    {"nodes", {Kind::path}, {Kind::list, Kind::node}},
    {"properties", {Kind::map, Kind::node, Kind::relationship}, {Kind::map}, true},
    {"relationships", {Kind::path}, {Kind::list, Kind::relationship}},
    {"size", {Kind::list, Kind::string}, {Kind::integer}},
    {"startnode", {Kind::relationship}, {Kind::node}},
    {"type", {Kind::relationship}, {Kind::string}},
};

constexpr bool of_graph(Kind kind) { return kind == Kind::node || kind == Kind::relationship || kind == Kind::path; }
constexpr bool is_number(Kind kind) { return kind == Kind::integer || kind == Kind::decimal; }

/// What a function gives that is known by more than its signature.
StaticType result_of(std::string_view name, const std::vector<StaticType>& arguments) {
    if (name == "count") return {Kind::integer};
    if (name == "collect") return {Kind::list, arguments.empty() ? Kind::any : arguments[0].kind};
    return {};
}

Error wrong_kind(const Expression& expression, std::string_view role, Kind kind, std::string_view wanted) {
    return error_at(expression.position, fmt::format("{} is {}, not {}", shown(expression), described(kind), wanted), std::string(role));
}

}  // namespace

StaticType ExpressionCheck::value(const Expression& expression, const StaticScope& scope, Aggregates aggregates) {
    const ExpressionCheck check(scope, aggregates);
    return std::visit([&](const auto& node) { return check.of(node, expression); }, expression.node);
}

void ExpressionCheck::condition(const Expression& expression, const StaticScope& scope, Aggregates aggregates) {
    ExpressionCheck(scope, aggregates).condition_value(expression);
}

StaticType ExpressionCheck::boolean(const Expression& expression) const {
    const auto type = value(expression);
    if (!type.may_be(Kind::boolean)) throw wrong_kind(expression, "compare it, as in n.name = 'Moscow'", type.kind, "a condition");
    return {Kind::boolean};
}

StaticType ExpressionCheck::condition_value(const Expression& expression) const {
    if (const auto* predicate = std::get_if<PatternPredicate>(&expression.node)) {
        if (predicate->alone) known(predicate->patterns.front());
        else value(expression);
    } else if (const auto* unary = std::get_if<Unary>(&expression.node); unary && unary->op == UnaryOperator::logical_not) {
        condition_value(*unary->operand);
    } else if (const auto* binary = std::get_if<Binary>(&expression.node);
               binary && (binary->op == BinaryOperator::logical_and || binary->op == BinaryOperator::logical_or ||
                          binary->op == BinaryOperator::logical_xor)) {
        condition_value(*binary->left);
        condition_value(*binary->right);
    } else {
        boolean(expression);
    }
    return {Kind::boolean};
}

StaticType ExpressionCheck::of(const Literal& literal, const Expression&) const {
    constexpr std::array kinds{Kind::any, Kind::boolean, Kind::integer, Kind::decimal, Kind::string};
    return {kinds[literal.value.index()]};
}

StaticType ExpressionCheck::of(const Variable& variable, const Expression& expression) const {
    if (const auto* type = scope_.find(variable.name)) return *type;
    Nearest nearest(variable.name);
    scope_.for_each_name([&](const std::string& name) { nearest.offer(name); });
    throw error_at(expression.position, fmt::format("the variable {} is not defined", variable.name),
                   nearest.found() ? nearest.question() : "text stands in quotes; variables come from MATCH, UNWIND and WITH");
}

StaticType ExpressionCheck::of(const ListLiteral& list, const Expression&) const {
    StaticType type{Kind::list};
    for (std::size_t i = 0; i < list.items.size(); ++i) {
        const auto item = value(*list.items[i]).kind;
        type.element = i == 0 || item == type.element ? item : Kind::any;
    }
    return type;
}

StaticType ExpressionCheck::of(const MapLiteral& map, const Expression&) const {
    for (const auto& [key, entry] : map.entries) value(*entry);
    return {Kind::map};
}

StaticType ExpressionCheck::of(const PropertyLookup& lookup, const Expression&) const {
    const auto type = value(*lookup.of);
    if (!type.is(Kind::any) && !type.is(Kind::map) && !type.is(Kind::node) && !type.is(Kind::relationship))
        throw wrong_kind(*lookup.of, "nodes, relationships and maps have properties", type.kind, "a thing with properties");
    return {};
}

StaticType ExpressionCheck::of(const LabelPredicate& predicate, const Expression&) const {
    const auto type = value(*predicate.of);
    if (!type.may_be(Kind::node) && !type.is(Kind::relationship))
        throw wrong_kind(*predicate.of, "nodes have labels, relationships a type", type.kind, "a thing with labels");
    return {Kind::boolean};
}

StaticType ExpressionCheck::of(const Subscript& subscript, const Expression&) const {
    value(*subscript.index);
    return {element_of(*subscript.of)};
}

StaticType ExpressionCheck::of(const Slice& slice, const Expression&) const {
    if (slice.from) value(*slice.from);
    if (slice.to) value(*slice.to);
    return {Kind::list, element_of(*slice.of).kind};
}

StaticType ExpressionCheck::of(const Unary& unary, const Expression&) const {
    if (unary.op == UnaryOperator::logical_not) return boolean(*unary.operand);
    const auto type = value(*unary.operand);
    return unary.op == UnaryOperator::plus || unary.op == UnaryOperator::minus ? type : StaticType{Kind::boolean};
}

StaticType ExpressionCheck::of(const Binary& binary, const Expression&) const {
    switch (binary.op) {
        case BinaryOperator::logical_or:
        case BinaryOperator::logical_xor:
        case BinaryOperator::logical_and: boolean(*binary.left); return boolean(*binary.right);
        case BinaryOperator::in: {
            value(*binary.left);
            const auto type = value(*binary.right);
            if (!type.may_be(Kind::list)) throw wrong_kind(*binary.right, "IN asks whether a list has a value", type.kind, "a list");
            return {Kind::boolean};
        }
        case BinaryOperator::starts_with:
        case BinaryOperator::ends_with:
        case BinaryOperator::contains:
        case BinaryOperator::matches:
            value(*binary.left);
            value(*binary.right);
            return {Kind::boolean};
        default: return arithmetic(binary);
    }
}

StaticType ExpressionCheck::arithmetic(const Binary& binary) const {
    const auto left = value(*binary.left), right = value(*binary.right);
    if (binary.op == BinaryOperator::add) {
        if (left.is(Kind::list)) return {Kind::list, left == right ? left.element : Kind::any};
        if (left.is(Kind::string) && right.is(Kind::string)) return left;
    } else {
        for (const auto* operand : {&binary.left, &binary.right})
            if (const auto kind = (operand == &binary.left ? left : right).kind; kind != Kind::any && !is_number(kind))
                throw wrong_kind(**operand, "numbers, dates and durations are reckoned with", kind, "a number");
    }
    if (!is_number(left.kind) || !is_number(right.kind)) return {};
    return {left == right && binary.op != BinaryOperator::power ? left.kind : Kind::decimal};
}

StaticType ExpressionCheck::of(const Comparison& comparison, const Expression&) const {
    value(*comparison.first);
    for (const auto& [op, operand] : comparison.rest) value(*operand);
    return {Kind::boolean};
}

StaticType ExpressionCheck::of(const FunctionCall& call, const Expression& expression) const {
    const auto* function = find_function(call.name);
    if (!function) {
        Nearest nearest(call.name);
        for (const auto& known : known_functions()) nearest.offer(known.name);
        throw error_at(expression.position, fmt::format("there is no function {}", call.name),
                       nearest.found() ? nearest.question() : "docs/query-language.md lists the functions");
    }
    if (call.star && function->name != "count")
        throw error_at(expression.position, fmt::format("{}(*) means nothing", call.name), "only count(*) counts rows");
    if (!call.star && (call.arguments.size() < function->least || call.arguments.size() > function->most))
        throw error_at(expression.position,
                       fmt::format("{} takes {}{} argument{}, not {}", function->name, function->least,
                                   function->most == function->least ? ""
                                   : function->most > 100            ? " or more"
                                                                     : fmt::format(" to {}", function->most),
                                   function->most == 1 ? "" : "s", call.arguments.size()),
                       "docs/query-language.md says what they are");
    if (call.distinct && !function->aggregate)
        throw error_at(expression.position, fmt::format("DISTINCT has no meaning in {}", function->name),
                       "it stands in aggregates, as in count(DISTINCT n)");
    if (function->aggregate && aggregates_ != Aggregates::allowed)
        throw aggregates_ == Aggregates::within_another
            ? error_at(expression.position, fmt::format("the aggregate {} stands within another", shown(expression)),
                       "make the inner one in a WITH before")
            : error_at(expression.position,
                       fmt::format("the aggregate {} cannot stand here, where one row is seen at a time", shown(expression)),
                       "make it in a WITH before, and use its name");

    std::vector<StaticType> arguments;
    for (const auto& argument : call.arguments)
        arguments.push_back(value(*argument, scope_, function->aggregate ? Aggregates::within_another : aggregates_));
    const auto name = text::ascii_lower(function->name);
    for (const auto& signature : signatures) {
        if (signature.function != name) continue;
        const auto kind = arguments[0].kind;
        const bool takes = std::find(signature.takes.begin(), signature.takes.end(), kind) != signature.takes.end();
        if (!takes && (signature.strict || of_graph(kind)))
            throw wrong_kind(*call.arguments[0], fmt::format("{} takes {}", function->name, described(signature.takes[0])), kind,
                             described(signature.takes[0]));
        return signature.gives;
    }
    return result_of(name, arguments);
}

StaticType ExpressionCheck::of(const Case& choice, const Expression&) const {
    if (choice.operand) value(*choice.operand);
    for (const auto& [when, then] : choice.branches) {
        if (choice.operand) value(*when);
        else condition_value(*when);
        value(*then);
    }
    if (choice.otherwise) value(*choice.otherwise);
    return {};
}

StaticType ExpressionCheck::element_of(const Expression& list) const {
    const auto type = value(list);
    return {type.is(Kind::list) ? type.element : Kind::any};
}

StaticType ExpressionCheck::of(const ListComprehension& comprehension, const Expression&) const {
    StaticScope inner(&scope_);
    const auto element = element_of(*comprehension.list);
    inner.add(comprehension.variable, element);
    if (comprehension.where) condition(*comprehension.where, inner);
    if (!comprehension.projection) return {Kind::list, element.kind};
    return {Kind::list, value(*comprehension.projection, inner, Aggregates::one_row_at_a_time).kind};
}

StaticType ExpressionCheck::of(const PatternComprehension& comprehension, const Expression&) const {
    StaticScope inner(&scope_);
    patterns({comprehension.pattern}, inner);
    if (comprehension.where) condition(*comprehension.where, inner);
    return {Kind::list, value(*comprehension.projection, inner, Aggregates::one_row_at_a_time).kind};
}

StaticType ExpressionCheck::of(const Quantifier& quantifier, const Expression&) const {
    StaticScope inner(&scope_);
    inner.add(quantifier.variable, element_of(*quantifier.list));
    condition(*quantifier.where, inner);
    return {Kind::boolean};
}

StaticType ExpressionCheck::of(const Reduce& reduce, const Expression&) const {
    StaticScope inner(&scope_);
    value(*reduce.initial);
    inner.add(reduce.accumulator, {});
    inner.add(reduce.variable, element_of(*reduce.list));
    value(*reduce.step, inner, Aggregates::one_row_at_a_time);
    return {};
}

StaticType ExpressionCheck::of(const PatternPredicate& predicate, const Expression& expression) const {
    if (predicate.alone)
        throw error_at(expression.position, "a pattern is a condition, and no value",
                       "ask for it in WHERE; its paths are listed by [p = (a)-->(b) | p], and EXISTS { } says whether there are any");
    StaticScope inner(&scope_);
    patterns(predicate.patterns, inner);
    if (predicate.where) condition(*predicate.where, inner);
    return {Kind::boolean};
}

StaticType ExpressionCheck::of(const PathExpression& path, const Expression&) const {
    known(path.pattern);
    const auto single = path.pattern.shortest == PathPattern::Shortest::one;
    return single ? StaticType{Kind::path} : StaticType{Kind::list, Kind::path};
}

}  // namespace entente::cypher
