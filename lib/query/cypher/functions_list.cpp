// Functions of lists.

#include <algorithm>

#include "query/cypher/functions.hpp"
#include "query/cypher/syntax_error.hpp"
#include "text/utf8.hpp"

namespace entente::cypher::functions {
namespace {

constexpr std::int64_t longest_range = 2'000'000;

const List& list(const FunctionValues& values) {
    if (const auto* list = values[0].list()) return *list;
    throw values.not_taken(values[0], with_article(Type::list));
}

std::int64_t characters(std::string_view text) {
    return std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
}

}  // namespace

Value coalesce(const FunctionValues& values) {
    const auto found = std::find_if(values.arguments.begin(), values.arguments.end(), [](const Value& value) { return !value.is_null(); });
    return found == values.arguments.end() ? Value() : *found;
}

Value head(const FunctionValues& values) { return list(values).empty() ? Value() : list(values).front(); }
Value last(const FunctionValues& values) { return list(values).empty() ? Value() : list(values).back(); }

Value tail(const FunctionValues& values) {
    const auto& whole = list(values);
    return whole.empty() ? List() : List(whole.begin() + 1, whole.end());
}

Value range(const FunctionValues& values) {
    const auto first = values.integer(0), end = values.integer(1), step = values.arguments.size() > 2 ? values.integer(2) : 1;
    if (step == 0) throw error_at(values.position, "range() takes steps of any size but 0");
    List numbers;
    for (auto number = first; step > 0 ? number <= end : number >= end;) {
        if (static_cast<std::int64_t>(numbers.size()) == longest_range) throw error_at(values.position, "range() makes two million numbers at most");
        numbers.emplace_back(number);
        if (__builtin_add_overflow(number, step, &number)) break;
    }
    return numbers;
}

Value reverse(const FunctionValues& values) {
    if (const auto* text = values[0].string()) {
        std::string reversed;
        for (auto at = text->size(); at > 0;) {
            const auto point = text::decode_before(*text, at);
            at -= point.size;
            reversed.append(*text, at, point.size);
        }
        return reversed;
    }
    auto reversed = list(values);
    std::reverse(reversed.begin(), reversed.end());
    return reversed;
}

Value size(const FunctionValues& values) {
    if (const auto* text = values[0].string()) return characters(*text);
    return static_cast<std::int64_t>(list(values).size());
}

Value is_empty(const FunctionValues& values) {
    if (const auto* text = values[0].string()) return text->empty();
    if (const auto* map = values[0].map()) return map->empty();
    return list(values).empty();
}

}  // namespace entente::cypher::functions
