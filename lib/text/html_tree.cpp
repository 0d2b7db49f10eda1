#include "text/html_tree.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "text/ascii.hpp"

namespace entente::text {
namespace {

constexpr std::size_t deepest = 512;           // elements in each other; a page of a newspaper has thirty to sixty
constexpr std::size_t most_attributes = 1000;  // of one element

/// Whether `text` has `word`, in lower case, at `at`, in whatever case.
bool stands_at(std::string_view text, std::size_t at, std::string_view word) {
    if (text.size() - at < word.size()) return false;
    return std::equal(word.begin(), word.end(), text.begin() + static_cast<std::ptrdiff_t>(at),
                      [](char a, char b) { return a == ascii_lower(b); });
}

template <std::size_t N>
bool is_one_of(std::string_view name, const std::array<std::string_view, N>& names) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// Void elements, and those that the parser closes itself where the next of their kind begins.
constexpr std::array<std::string_view, 31> flat{
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "keygen", "p",
    "li", "dt", "dd", "option", "tr", "td", "th", "thead", "tbody", "tfoot", "colgroup", "html", "head", "body", "caption"};

/// Only their own end tag ends them: the parser opens them anew in every block that follows.
constexpr std::array<std::string_view, 14> formatting{"a",    "b", "big",   "code",   "em",     "font", "i",
                                                      "nobr", "s", "small", "strike", "strong", "tt",   "u"};

/// Hold text only, up to their end tag.
constexpr std::array<std::string_view, 5> raw{"script", "style", "textarea", "title", "xmp"};

/// Where the tag ends that goes on at `at`: at its ">", or at the end of the text. Counts its attributes.
std::size_t tag_end(std::string_view html, std::size_t at, std::size_t& attributes) {
    char last = ' ';  // the last character that was no blank, or a blank where one came after it
    bool value = false;
    for (; at < html.size() && html[at] != '>'; ++at) {
        const char c = html[at];
        if ((c == '"' || c == '\'') && value) {
            at = std::min(html.find(c, at + 1), html.size());
            if (at == html.size()) return at;
            value = false;
            last = ' ';
            continue;
        }
        const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '/';
        if (blank) {
            last = ' ';
            continue;
        }
        attributes += last == ' ' && !value && c != '=';
        value = c == '=';
        last = c;
    }
    return at;
}

/// What is open while the tags of a page go by.
class Depth {
public:
    void open(std::string_view name, bool self_closing) {
        if (is_one_of(name, formatting)) ++formatting_;
        else if (!(self_closing && foreign_ > 0)) push(name);
    }
    void close(std::string_view name) {
        if (is_one_of(name, formatting)) {
            formatting_ -= formatting_ > 0;
            return;
        }
        const auto at = std::find(open_.rbegin(), open_.rend(), name);
        if (at == open_.rend()) return;
        for (auto left = at - open_.rbegin() + 1; left > 0; --left) {
            foreign_ -= is_foreign(open_.back());
            open_.pop_back();
        }
    }
    std::size_t size() const { return open_.size() + formatting_; }

private:
    static bool is_foreign(std::string_view name) { return name == "svg" || name == "math"; }
    void push(std::string_view name) {
        foreign_ += is_foreign(name);
        open_.emplace_back(name);
    }

    std::vector<std::string> open_;
    std::size_t formatting_ = 0, foreign_ = 0;
};

}  // namespace

std::string_view attribute(const GumboNode* element, const char* name) {
    const auto* found = gumbo_get_attribute(&element->v.element.attributes, name);
    return found ? std::string_view(found->value) : std::string_view{};
}

bool is_beyond_parsing(std::string_view html) {
    Depth depth;
    for (std::size_t at = 0; (at = html.find('<', at)) != std::string_view::npos;) {
        ++at;
        if (html.substr(at).starts_with("!--")) {
            at = std::min(html.find("-->", at), html.size());
            continue;
        }
        const bool end_tag = at < html.size() && html[at] == '/';
        at += end_tag;
        std::array<char, 15> letters{};  // enough to tell names apart, and kept without an allocation
        std::size_t size = 0;
        const auto is_name = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
        while (at + size < html.size() && size < letters.size() && is_name(ascii_lower(html[at + size]))) {
            letters[size] = ascii_lower(html[at + size]);
            ++size;
        }
        const std::string_view name(letters.data(), size);
        if (size == 0 || name.front() < 'a') continue;  // "a < b"
        std::size_t attributes = 0;
        at = tag_end(html, at + size, attributes);
        if (attributes > most_attributes) return true;
        if (is_one_of(name, flat)) continue;
        if (end_tag) {
            depth.close(name);
        } else if (is_one_of(name, raw)) {
            for (at = std::min(html.find("</", at), html.size()); at < html.size() && !stands_at(html, at + 2, name);)
                at = std::min(html.find("</", at + 2), html.size());
        } else {
            depth.open(name, html[at - 1] == '/');
            if (depth.size() > deepest) return true;
        }
    }
    return false;
}

}  // namespace entente::text
