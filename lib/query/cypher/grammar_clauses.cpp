// Clauses, and queries of them.

#include "query/cypher/grammar.hpp"
#include "query/cypher/syntax_error.hpp"

namespace entente::cypher::grammar {

namespace {

const auto match_action = [](auto& context) {
    Clause& clause = x3::_val(context);
    const auto& optional = part<0>(context);
    clause.position = (optional ? *optional : part<1>(context))->position;
    clause.clause = MatchClause{optional.has_value(), std::move(part<2>(context)), part<3>(context).value_or(nullptr)};
};
const auto unwind_action = [](auto& context) {
    Clause& clause = x3::_val(context);
    clause.position = part<0>(context)->position;
    clause.clause = UnwindClause{std::move(part<1>(context)), part<2>(context)->text};
};
const auto with_action = [](auto& context) {
    Clause& clause = x3::_val(context);
    clause.position = part<0>(context)->position;
    clause.clause = WithClause{std::move(part<1>(context)), part<2>(context).value_or(nullptr)};
};
const auto return_action = [](auto& context) {
    Clause& clause = x3::_val(context);
    clause.position = part<0>(context)->position;
    clause.clause = ReturnClause{std::move(part<1>(context))};
};
const auto create_action = [](auto& context) {
    Clause& clause = x3::_val(context);
    clause.position = part<0>(context)->position;
    clause.clause = CreateClause{std::move(part<1>(context))};
};
const auto refuse = [](auto& context) {
    const Token& word = *x3::_attr(context);
    throw error_at(word.position, word.text + " is no clause of this language: a query only reads",
                   "ask with MATCH, WHERE, WITH, UNWIND and RETURN; documents enter a graph by the verb build");
};

const auto item_action = [](auto& context) {
    ProjectionItem& item = x3::_val(context);
    item.expression = std::move(part<0>(context));
    const auto& alias = part<1>(context);
    item.aliased = alias.has_value();
    item.name = alias ? (*alias)->text : item.expression->text;
};
const auto sort_action = [](auto& context) {
    const auto& direction = part<1>(context);
    x3::_val(context) = SortItem{std::move(part<0>(context)), direction && IsOneOf<2>{{"DESCENDING", "DESC"}}(**direction)};
};
const auto set_distinct = [](auto& context) { x3::_val(context).distinct = true; };
const auto set_star = [](auto& context) { x3::_val(context).star = true; };
const auto add_item = [](auto& context) { x3::_val(context).items.push_back(std::move(x3::_attr(context))); };
const auto add_sort = [](auto& context) { x3::_val(context).order.push_back(std::move(x3::_attr(context))); };
const auto set_skip = [](auto& context) { x3::_val(context).skip = std::move(x3::_attr(context)); };
const auto set_limit = [](auto& context) { x3::_val(context).limit = std::move(x3::_attr(context)); };

const auto explain_action = [](auto& context) { x3::_val(context).explain = true; };
const auto add_part = [](auto& context) { x3::_val(context).parts.push_back(SingleQuery{std::move(x3::_attr(context))}); };
const auto add_union = [](auto& context) { x3::_val(context).keep_duplicates.push_back(x3::_attr(context)); };

const x3::rule<struct ItemId, ProjectionItem> item = "item";
const x3::rule<struct SortId, SortItem> sort = "sort item";
const x3::rule<struct ProjectionId, Projection> projection = "projection";
const x3::rule<struct ClauseId, Clause> clause = "clause";

const auto patterns = path % symbol(",");
const auto where = -(word("WHERE") >> expression);
const auto direction = one_of("DESCENDING", "DESC", "ASCENDING", "ASC");
const auto writes = one_of("DELETE", "DETACH", "SET", "MERGE", "REMOVE", "CALL", "LOAD", "FOREACH", "INSERT", "DROP");

const auto item_def = (expression >> -(word("AS") >> variable_token("a name")))[item_action];
const auto sort_def = (expression >> -direction)[sort_action];
const auto projection_def = -optional_word("DISTINCT")[set_distinct] >>
                            ((optional_symbol("*")[set_star] >> *(symbol(",") >> item[add_item])) |
                             (item[add_item] >> *(symbol(",") >> item[add_item]))) >>
                            -(word("ORDER") >> word("BY") >> sort[add_sort] >> *(symbol(",") >> sort[add_sort])) >>
                            -(word("SKIP") >> expression[set_skip]) >> -(word("LIMIT") >> expression[set_limit]);
const auto clause_def =
    named("a clause")[(-word_token("OPTIONAL") >> word_token("MATCH") >> patterns >> where)[match_action] |
                      (word_token("UNWIND") >> expression >> word("AS") >> variable_token("a variable"))[unwind_action] |
                      (word_token("WITH") >> projection >> where)[with_action] | (word_token("RETURN") >> projection)[return_action] |
                      (word_token("CREATE") >> patterns)[create_action] | writes[refuse]];
const auto query_def = -optional_word("EXPLAIN")[explain_action] >> (+clause)[add_part] >>
                       *((word("UNION") >> x3::matches[word("ALL")])[add_union] >> (+clause)[add_part]) >>
                       -optional_symbol(";") >> x3::omit[kind_token(Token::Kind::end, "the end of the query")];

BOOST_SPIRIT_DEFINE(item, sort, projection, clause)

}  // namespace

BOOST_SPIRIT_DEFINE(query)
BOOST_SPIRIT_INSTANTIATE(QueryRule, Iterator, Context)

}  // namespace entente::cypher::grammar
