#pragma once
// Values as the TCK writes them -> the one way in which cypher_text() writes them.

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "query/cypher/render.hpp"

namespace entente::tck {

/// Items of lists in one order, where their order does not count.
class ExpectedValue {
public:
    ExpectedValue(std::string_view text, bool sorts_lists) : text_(text), sorts_lists_(sorts_lists) {}

    std::string canonical() { return value(); }

private:
    char next() const { return at_ < text_.size() ? text_[at_] : 0; }
    bool take(std::string_view token) {
        skip_blanks();
        if (!text_.substr(at_).starts_with(token)) return false;
        at_ += token.size();
        return true;
    }
    void skip_blanks() {
        while (next() == ' ') ++at_;
    }
    std::string word() {
        const auto first = at_;
        while (std::isalnum(static_cast<unsigned char>(next())) || next() == '_' || next() == '.' || next() == '-' || next() == '+' || (next() & 0x80)) {
            if (next() == '-' && text_.substr(at_).starts_with("->")) break;
            ++at_;
        }
        return std::string(text_.substr(first, at_ - first));
    }

    std::string value() {
        skip_blanks();
        switch (next()) {
            case '\'': return string();
            case '[': return text_.substr(at_).starts_with("[:") ? relationship() : list();
            case '{': return map();
            case '(': return node();
            case '<': return path();
            default: return number(word());
        }
    }
    static std::string number(const std::string& word) {
        if (word.find_first_of("0123456789") == std::string::npos || word.find_first_of(".eE") == std::string::npos) return word;
        return cypher::number_text(std::stod(word));
    }
    std::string string() {
        std::string text;
        for (++at_; next() != '\'' && next() != 0; ++at_) {
            const bool escaped = next() == '\\';
            if (escaped) ++at_;
            text += escaped && next() == 'n' ? '\n' : escaped && next() == 't' ? '\t' : next();
        }
        ++at_;
        return cypher::quoted(text);
    }
    std::string list() {
        std::vector<std::string> items;
        for (take("["); !take("]");) {
            items.push_back(value());
            take(",");
        }
        if (sorts_lists_) std::sort(items.begin(), items.end());
        return "[" + joined(items) + "]";
    }
    std::string map() {
        std::map<std::string, std::string> entries;
        for (take("{"); !take("}");) {
            skip_blanks();
            const auto key = word();
            take(":");
            entries[key] = value();
            take(",");
        }
        std::vector<std::string> items;
        for (const auto& [key, entry] : entries) items.push_back(key + ": " + entry);
        return "{" + joined(items) + "}";
    }
    std::string named(char close) {
        std::vector<std::string> labels;
        while (take(":")) labels.push_back(":" + word());
        std::sort(labels.begin(), labels.end());
        std::string text;
        for (const auto& label : labels) text += label;
        skip_blanks();
        if (next() == '{') {
            const auto properties = map();
            if (properties != "{}") text += (text.empty() ? "" : " ") + properties;
        }
        take(std::string_view(&close, 1));
        return text;
    }
    std::string node() {
        take("(");
        return "(" + named(')') + ")";
    }
    std::string relationship() {
        take("[");
        return "[" + named(']') + "]";
    }
    std::string path() {
        take("<");
        std::string text = "<" + node();
        while (!take(">")) {
            const bool left = take("<-");
            if (!left) take("-");
            skip_blanks();
            text += (left ? "<-" : "-") + relationship();
            text += take("->") ? "->" : take("-") ? "-" : "";
            skip_blanks();
            text += node();
        }
        return text + ">";
    }
    static std::string joined(const std::vector<std::string>& items) {
        std::string text;
        for (const auto& item : items) text += (text.empty() ? "" : ", ") + item;
        return text;
    }

    std::string_view text_;
    bool sorts_lists_;
    std::size_t at_ = 0;
};

}  // namespace entente::tck
