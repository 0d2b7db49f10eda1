#include "text/html_tree.hpp"

#include <algorithm>
#include <array>

namespace entente::text {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }

/// Whether `text` has `word`, in lower case, at `at`, in whatever case.
bool stands_at(std::string_view text, std::size_t at, std::string_view word) {
    if (text.size() - at < word.size()) return false;
    return std::equal(word.begin(), word.end(), text.begin() + static_cast<std::ptrdiff_t>(at), [](char a, char b) { return a == lower(b); });
}

/// Void elements, and those whose end tag is often left out.
bool counts(std::string_view name) {
    static constexpr std::array<std::string_view, 35> flat{
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "keygen", "p", "li", "dt", "dd",
        "option", "optgroup", "tr", "td", "th", "thead", "tbody", "tfoot", "colgroup", "rp", "rt", "html", "head", "body", "caption", "basefont"};
    return std::find(flat.begin(), flat.end(), name) == flat.end();
}

}  // namespace

std::string_view attribute(const GumboNode* element, const char* name) {
    const auto* found = gumbo_get_attribute(&element->v.element.attributes, name);
    return found ? std::string_view(found->value) : std::string_view{};
}

bool nests_deeper(std::string_view html, std::size_t limit) {
    std::size_t depth = 0;
    for (std::size_t at = 0; (at = html.find('<', at)) != std::string_view::npos;) {
        ++at;
        if (html.substr(at).starts_with("!--")) {
            at = std::min(html.find("-->", at), html.size());
            continue;
        }
        const bool end_tag = at < html.size() && html[at] == '/';
        at += end_tag;
        std::array<char, 16> name{};
        std::size_t size = 0;
        while (at + size < html.size() && size < name.size() && ((lower(html[at + size]) >= 'a' && lower(html[at + size]) <= 'z') || (html[at + size] >= '0' && html[at + size] <= '9'))) {
            name[size] = lower(html[at + size]);
            ++size;
        }
        if (size == 0) continue;
        const std::string_view tag(name.data(), size);
        if (!counts(tag)) continue;
        if (end_tag) {
            depth -= depth > 0;
            continue;
        }
        at = std::min(html.find('>', at), html.size());
        if (html[at - 1] == '/') continue;  // "<svg/>"; an element that cannot be closed so is rare enough
        if (tag == "script" || tag == "style" || tag == "textarea" || tag == "title") {  // holds text only, up to its end tag
            for (at = std::min(html.find("</", at), html.size()); at < html.size() && !stands_at(html, at + 2, tag);) at = std::min(html.find("</", at + 2), html.size());
            continue;
        }
        if (++depth > limit) return true;
    }
    return false;
}

}  // namespace entente::text
