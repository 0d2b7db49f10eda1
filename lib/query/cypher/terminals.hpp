#pragma once
// Parsers of single tokens for the grammar in X3, and what its actions ask for. The grammar runs over tokens, so that neither blanks
// nor comments nor the end of a word have a part in it.

#include <boost/spirit/home/x3.hpp>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "query/cypher/parse_state.hpp"
#include "query/cypher/token.hpp"

namespace entente::cypher::grammar {

namespace x3 = boost::spirit::x3;

using Iterator = const Token*;
struct StateTag;
using Context = x3::context<StateTag, ParseState>;

template <class AnyContext>
ParseState& state(const AnyContext& context) {
    return x3::get<StateTag>(context);
}

/// One token that `test` accepts; its attribute is that token. `what` names it in errors; empty: it is not worth naming.
template <class Test>
struct OneToken : x3::parser<OneToken<Test>> {
    using attribute_type = const Token*;
    static constexpr bool has_attribute = true;

    Test test;
    std::string_view what;

    constexpr OneToken(Test accepts, std::string_view name) : test(accepts), what(name) {}

    template <class AnyContext, class RuleContext, class Attribute>
    bool parse(Iterator& first, const Iterator& last, const AnyContext& context, RuleContext&, Attribute& attribute) const {
        if (first == last || !test(*first)) {
            if (!what.empty()) state(context).expected(first, what);
            return false;
        }
        Iterator taken = first++;
        x3::traits::move_to(taken, attribute);
        return true;
    }
};

struct IsSymbol {
    std::string_view text;
    bool operator()(const Token& token) const { return token.kind == Token::Kind::symbol && token.text == text; }
};
struct IsWord {
    std::string_view upper_case;
    bool operator()(const Token& token) const { return token.kind == Token::Kind::name && same_word(token.text, upper_case); }
};
template <std::size_t N>
struct IsOneOf {
    std::array<std::string_view, N> upper_case;
    bool operator()(const Token& token) const {
        return std::any_of(upper_case.begin(), upper_case.end(), [&](auto word) { return IsWord{word}(token); });
    }
};
struct IsKind {
    Token::Kind kind;
    bool operator()(const Token& token) const { return token.kind == kind; }
};
struct IsVariable {
    bool operator()(const Token& token) const {
        return token.kind == Token::Kind::quoted_name || (token.kind == Token::Kind::name && !is_reserved(token.text));
    }
};
/// Labels, types and keys of properties may be reserved words.
struct IsName {
    bool operator()(const Token& token) const { return token.kind == Token::Kind::quoted_name || token.kind == Token::Kind::name; }
};

// With the token as attribute, for whoever needs its place.
constexpr auto symbol_token(std::string_view text) { return OneToken<IsSymbol>({text}, text); }
constexpr auto word_token(std::string_view upper_case) { return OneToken<IsWord>({upper_case}, upper_case); }
template <class... Words>
constexpr auto one_of(Words... upper_case) {
    return OneToken<IsOneOf<sizeof...(Words)>>({{std::string_view(upper_case)...}}, {});
}
constexpr auto kind_token(Token::Kind kind, std::string_view what) { return OneToken<IsKind>({kind}, what); }
constexpr auto variable_token(std::string_view what) { return OneToken<IsVariable>({}, what); }
constexpr auto name_token(std::string_view what) { return OneToken<IsName>({}, what); }

// Without one. Optional symbols, which could stand nearly everywhere, are not named in errors.
inline auto symbol(std::string_view text) { return x3::omit[symbol_token(text)]; }
inline auto word(std::string_view upper_case) { return x3::omit[word_token(upper_case)]; }
inline auto optional_symbol(std::string_view text) { return x3::omit[OneToken<IsSymbol>({text}, {})]; }
inline auto optional_word(std::string_view upper_case) { return x3::omit[OneToken<IsWord>({upper_case}, {})]; }

// In actions: part N of what was parsed, and where its last token ends.
template <int N, class ActionContext>
auto& part(ActionContext& context) {
    return boost::fusion::at_c<N>(x3::_attr(context));
}
template <class ActionContext>
std::uint32_t end_of_match(ActionContext& context) {
    return x3::_where(context).begin()[-1].end;
}
constexpr auto take = [](auto& context) { x3::_val(context) = std::move(x3::_attr(context)); };

/// What fails right at its first token is called by one name in errors.
template <class Subject>
struct Named : x3::unary_parser<Subject, Named<Subject>> {
    using base_type = x3::unary_parser<Subject, Named<Subject>>;
    static constexpr bool is_pass_through_unary = true;
    std::string_view what;

    constexpr Named(const Subject& inner, std::string_view name) : base_type(inner), what(name) {}

    template <class AnyContext, class RuleContext, class Attribute>
    bool parse(Iterator& first, const Iterator& last, const AnyContext& context, RuleContext& rule, Attribute& attribute) const {
        const auto begin = first;
        const auto before = state(context).expectations(begin);
        if (this->subject.parse(first, last, context, rule, attribute)) return true;
        state(context).summarize(begin, before, what);
        return false;
    }
};
struct NamedAs {
    std::string_view what;
    template <class Subject>
    constexpr auto operator[](const Subject& subject) const {
        return Named<typename x3::extension::as_parser<Subject>::value_type>(x3::as_parser(subject), what);
    }
};
constexpr NamedAs named(std::string_view what) { return {what}; }

}  // namespace entente::cypher::grammar
