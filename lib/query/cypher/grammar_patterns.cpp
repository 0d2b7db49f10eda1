// Patterns of nodes and relationships.

#include "query/cypher/grammar.hpp"
#include "query/cypher/syntax_error.hpp"

namespace entente::cypher::grammar {

namespace {

/// What stands between the brackets of a relationship, `-[here]->`.
using Detail = RelationshipPattern;

std::optional<std::string> text_of(const boost::optional<const Token*>& token) {
    return token ? std::optional<std::string>((*token)->text) : std::nullopt;
}

const auto node_action = [](auto& context) {
    NodePattern& node = x3::_val(context);
    node.position = part<0>(context)->position;
    node.variable = text_of(part<1>(context));
    for (const auto* label : part<2>(context)) node.labels.push_back(label->text);
    node.properties = part<3>(context).value_or(nullptr);
};

const auto set_variable = [](auto& context) { x3::_val(context).variable = x3::_attr(context)->text; };
const auto add_type = [](auto& context) { x3::_val(context).types.push_back(x3::_attr(context)->text); };
const auto set_length = [](auto& context) { x3::_val(context).length = x3::_attr(context); };
const auto set_properties = [](auto& context) { x3::_val(context).properties = std::move(x3::_attr(context)); };
const auto set_least = [](auto& context) { x3::_val(context).least = x3::_attr(context)->integer; };
const auto set_most = [](auto& context) { x3::_val(context).most = x3::_attr(context)->integer; };
const auto set_both = [](auto& context) { x3::_val(context).least = x3::_val(context).most = x3::_attr(context)->integer; };

const auto relationship_action = [](auto& context) {
    RelationshipPattern& relationship = x3::_val(context);
    if (auto& detail = part<2>(context)) relationship = std::move(*detail);
    const auto& left = part<0>(context);
    const auto& right = part<3>(context);
    relationship.position = left ? (*left)->position : part<1>(context)->position;
    relationship.direction = left.has_value() == right.has_value() ? Direction::both : left ? Direction::left : Direction::right;
};

const auto element_action = [](auto& context) {
    PathPattern& pattern = x3::_val(context);
    pattern.position = part<0>(context).position;
    pattern.start = std::move(part<0>(context));
    for (auto& step : part<1>(context))
        pattern.steps.emplace_back(std::move(boost::fusion::at_c<0>(step)), std::move(boost::fusion::at_c<1>(step)));
};

const auto shortest_action = [](auto& context) {
    PathPattern& pattern = x3::_val(context);
    const Token& word = *part<0>(context);
    pattern = std::move(part<1>(context));
    pattern.position = word.position;
    pattern.shortest = same_word(word.text, "SHORTESTPATH") ? PathPattern::Shortest::one : PathPattern::Shortest::all;
};

const auto path_action = [](auto& context) {
    PathPattern& pattern = x3::_val(context);
    pattern = std::move(part<1>(context));
    if (const auto& variable = part<0>(context)) {
        pattern.variable = (*variable)->text;
        pattern.position = (*variable)->position;
    }
};

/// Counts how deep a rule is in itself.
template <class Subject>
struct Counted : x3::unary_parser<Subject, Counted<Subject>> {
    using base_type = x3::unary_parser<Subject, Counted<Subject>>;
    static constexpr bool is_pass_through_unary = true;

    explicit constexpr Counted(const Subject& inner) : base_type(inner) {}

    template <class AnyContext, class RuleContext, class Attribute>
    bool parse(Iterator& first, const Iterator& last, const AnyContext& context, RuleContext& rule, Attribute& attribute) const {
        const ParseState::Nesting nesting(state(context), first);
        return this->subject.parse(first, last, context, rule, attribute);
    }
};
const struct {
    template <class Subject>
    constexpr auto operator[](const Subject& subject) const {
        return Counted<typename x3::extension::as_parser<Subject>::value_type>(x3::as_parser(subject));
    }
} counted;

const x3::rule<struct NodeId, NodePattern> node = "node";
const x3::rule<struct LengthId, PathLength> length = "length";
const x3::rule<struct DetailId, Detail> detail = "relationship's detail";
const x3::rule<struct RelationshipId, RelationshipPattern> relationship = "relationship";
const x3::rule<struct ElementId, PathPattern> element = "pattern";
const x3::rule<struct EnclosedId, PathPattern> enclosed = "pattern in parentheses";

const auto variable = OneToken(IsVariable{}, {});
const auto whole = kind_token(Token::Kind::integer, {});
const auto type = name_token("a type of relationship");
const auto opening = optional_symbol("[");
const auto arrowhead_left = OneToken(IsSymbol{"<"}, {});
const auto arrowhead_right = OneToken(IsSymbol{">"}, {});

const auto node_def =
    (symbol_token("(") >> -variable >> *(optional_symbol(":") >> name_token("a label")) >> -properties >> symbol(")"))[node_action];
const auto length_def = (whole >> optional_symbol(".."))[set_least] >> -whole[set_most] |
                        optional_symbol("..") >> -whole[set_most] | whole[set_both] | x3::eps;
const auto detail_def = opening >> -variable[set_variable] >>
                        -(optional_symbol(":") >> type[add_type] >> *(optional_symbol("|") >> -optional_symbol(":") >> type[add_type])) >>
                        -(optional_symbol("*") >> length[set_length]) >> -properties[set_properties] >> symbol("]");
const auto relationship_def =
    (-arrowhead_left >> OneToken(IsSymbol{"-"}, {}) >> -detail >> symbol("-") >> -arrowhead_right)[relationship_action];
const auto element_def = (node >> *(relationship >> node))[element_action];
const auto chain_def = (node >> +(relationship >> node))[element_action];
const auto shortest_def = (one_of("SHORTESTPATH", "ALLSHORTESTPATHS") >> symbol("(") >> element >> symbol(")"))[shortest_action];
const auto enclosed_def = counted[shortest | element | (optional_symbol("(") >> enclosed >> symbol(")"))];
// Looked ahead for, since X3 does not take an attribute back: a name without `=` may be that of shortestPath.
const auto called = &(variable >> optional_symbol("=")) >> variable >> optional_symbol("=");
const auto path_def = named("a pattern")[(-called >> enclosed)[path_action]];

BOOST_SPIRIT_DEFINE(node, length, detail, relationship, element, enclosed)

}  // namespace

BOOST_SPIRIT_DEFINE(path, chain, shortest)
BOOST_SPIRIT_INSTANTIATE(PathRule, Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(ChainRule, Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(ShortestRule, Iterator, Context)

}  // namespace entente::cypher::grammar
