#pragma once
// A page as gumbo parses it, with what this room asks of its nodes.

#include <memory>
#include <span>
#include <string_view>

#include <gumbo.h>

namespace entente::text {

/// Owns the tree; the text must outlive it.
class HtmlTree {
public:
    explicit HtmlTree(std::string_view text)
        : output_(gumbo_parse_with_options(&kGumboDefaultOptions, text.data(), text.size()),
                  [](GumboOutput* o) { gumbo_destroy_output(&kGumboDefaultOptions, o); }) {}
    const GumboNode* root() const { return output_->root; }

private:
    std::unique_ptr<GumboOutput, void (*)(GumboOutput*)> output_;
};

/// The value of an attribute; a view without data where it is absent.
std::string_view attribute(const GumboNode* element, const char* name);

inline std::span<const GumboNode* const> children(const GumboNode* element) {
    const auto& list = element->v.element.children;
    return {reinterpret_cast<const GumboNode* const*>(list.data), list.length};
}

/// Whether elements nest so deep, or have so many attributes, that gumbo would take time or stack without measure: its work
/// grows with the depth at every tag, and with the square of the attributes. A light scan; asked before the page is parsed.
bool is_beyond_parsing(std::string_view html);

}  // namespace entente::text
