// clean_html: an article out of a page. The tree comes from gumbo, which parses as browsers do; which part of it is the
// article is judged by element names and roles, by class names of page furniture, by how much of a block is link, and by the
// phrases that pages say of themselves.

#include "text/cleaner.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <unordered_map>

#include <gumbo.h>

#include <entente/error.hpp>

#include "text/html_metadata.hpp"
#include "text/html_tree.hpp"
#include "text/utf8.hpp"

namespace entente::text {
namespace {

bool is_furniture(GumboTag tag) {
    switch (tag) {
    case GUMBO_TAG_SCRIPT: case GUMBO_TAG_STYLE: case GUMBO_TAG_NOSCRIPT: case GUMBO_TAG_TEMPLATE: case GUMBO_TAG_HEAD:
    case GUMBO_TAG_NAV: case GUMBO_TAG_ASIDE: case GUMBO_TAG_FOOTER: case GUMBO_TAG_FORM: case GUMBO_TAG_BUTTON:
    case GUMBO_TAG_SELECT: case GUMBO_TAG_TEXTAREA: case GUMBO_TAG_INPUT: case GUMBO_TAG_IFRAME: case GUMBO_TAG_OBJECT:
    case GUMBO_TAG_EMBED: case GUMBO_TAG_SVG: case GUMBO_TAG_MATH: case GUMBO_TAG_CANVAS: case GUMBO_TAG_AUDIO:
    case GUMBO_TAG_VIDEO: case GUMBO_TAG_MENU: case GUMBO_TAG_FIGCAPTION: return true;
    default: return false;
    }
}

/// ARIA's roles for what stands beside the text of a page.
bool is_furniture_role(std::string_view role) {
    return role == "navigation" || role == "complementary" || role == "contentinfo" || role == "search" || role == "dialog" ||
           role == "alertdialog" || role == "toolbar" || role == "menu";
}

/// Stands in a line of text; everything else breaks a paragraph.
bool is_inline(GumboTag tag) {
    switch (tag) {
    case GUMBO_TAG_A: case GUMBO_TAG_ABBR: case GUMBO_TAG_ACRONYM: case GUMBO_TAG_B: case GUMBO_TAG_BDI: case GUMBO_TAG_BDO:
    case GUMBO_TAG_BIG: case GUMBO_TAG_CITE: case GUMBO_TAG_CODE: case GUMBO_TAG_DATA: case GUMBO_TAG_DEL: case GUMBO_TAG_DFN:
    case GUMBO_TAG_EM: case GUMBO_TAG_FONT: case GUMBO_TAG_I: case GUMBO_TAG_IMG: case GUMBO_TAG_INS: case GUMBO_TAG_KBD:
    case GUMBO_TAG_LABEL: case GUMBO_TAG_MARK: case GUMBO_TAG_NOBR: case GUMBO_TAG_Q: case GUMBO_TAG_RUBY: case GUMBO_TAG_S:
    case GUMBO_TAG_SAMP: case GUMBO_TAG_SMALL: case GUMBO_TAG_SPAN: case GUMBO_TAG_STRIKE: case GUMBO_TAG_STRONG:
    case GUMBO_TAG_SUB: case GUMBO_TAG_SUP: case GUMBO_TAG_TIME: case GUMBO_TAG_TT: case GUMBO_TAG_U: case GUMBO_TAG_VAR:
    case GUMBO_TAG_WBR: return true;
    default: return false;
    }
}

bool is_heading(GumboTag tag) { return tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6; }

/// Class and id words that news sites give to what is not the article.
bool names_furniture(std::string_view names) {
    static constexpr std::array<std::string_view, 46> words{
        "actions", "ad", "ads", "advert", "advertisement", "advertising", "breadcrumb", "breadcrumbs", "caption", "comment",
        "comments", "consent", "cookie", "cookies", "credit", "disclaimer", "footer", "gdpr", "login", "menu", "nav", "navigation",
        "newsletter", "outbrain", "pagination", "paywall", "popular", "promo", "recirculation", "recommended", "related",
        "relatedposts", "share", "sharedaddy", "sharing", "sidebar", "signup", "skip", "social", "sponsored", "subscribe",
        "taboola", "toolbar", "trending", "tweet", "widget"};
    for (std::size_t at = 0; at < names.size();) {
        const auto stop = std::min(names.find_first_of(" \t\n\r\f-_", at), names.size());
        std::string word(names.substr(at, stop - at));
        std::transform(word.begin(), word.end(), word.begin(),
                       [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; });
        if (std::find(words.begin(), words.end(), word) != words.end()) return true;
        at = stop + 1;
    }
    return false;
}

/// A text node of a block.
struct Fragment {
    const GumboText* text;  // null: a line break
    bool link;
};

bool is_blank_text(const Fragment& fragment) {
    return fragment.text && std::string_view(fragment.text->text).find_first_not_of(" \t\r\n\f") == std::string_view::npos;
}
bool is_blank_fragment(const Fragment& fragment) { return !fragment.text || is_blank_text(fragment); }

struct Block {
    GumboTag tag = GUMBO_TAG_P;
    std::vector<Fragment> fragments;
};

/// Writes text nodes as clean text: blanks folded, offsets kept.
class Writer {
public:
    Writer(std::string_view given, Clean& clean) : given_(given), clean_(clean) {}

    void paragraph() { pending_ = "\n\n"; }
    void line() {
        if (pending_ != "\n\n") pending_ = pending_ == "\n" ? "\n\n" : "\n";
    }
    void write(const GumboText& node);

private:
    void put(std::string_view character, std::size_t begin, std::size_t end);

    std::string_view given_;
    Clean& clean_;
    std::string_view pending_;  // the blank that goes before the next character
    std::size_t last_given_ = 0;
};

void Writer::put(std::string_view character, std::size_t begin, std::size_t end) {
    if (!clean_.text.empty()) clean_.text += pending_;
    pending_ = {};
    // Where the parser moved text to another place (out of a table, say), the map still never falls.
    begin = std::max(begin, last_given_);
    end = std::max(end, begin);
    const auto at = static_cast<std::uint32_t>(clean_.text.size());
    if (end - begin == character.size()) clean_.offsets.add(at, static_cast<std::uint32_t>(begin));
    else clean_.offsets.replace(at, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(std::max<std::size_t>(end, 1)));
    clean_.text += character;
    last_given_ = begin;
}

/// Bytes of `raw` that the character reference at its start takes; 1 where there is none.
std::size_t reference_length(std::string_view raw, std::string_view decoded) {
    if (raw.size() < 2) return 1;
    std::size_t at = 1;
    const auto is = [&](auto&& kind) { return at < raw.size() && kind(static_cast<unsigned char>(raw[at])); };
    const auto digit = [](unsigned char c) { return c >= '0' && c <= '9'; };
    const auto hex = [&](unsigned char c) { return digit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f'); };
    const auto alphanumeric = [&](unsigned char c) { return digit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z'); };
    if (raw[1] == '#') {
        at = 2;
        if (is([](unsigned char c) { return (c | 0x20) == 'x'; })) {
            ++at;
            while (is(hex)) ++at;
        } else {
            while (is(digit)) ++at;
        }
        return at < raw.size() && raw[at] == ';' ? at + 1 : at;
    }
    while (is(alphanumeric) && at < 33) ++at;
    const bool whole = at < raw.size() && raw[at] == ';';
    if (decoded.front() == '&') {  // a bare ampersand, unless it is written as a reference
        for (const std::string_view name : {"amp;", "AMP;", "amp", "AMP"})
            if (raw.substr(1).starts_with(name)) return name.size() + 1;
        return 1;
    }
    if (whole) return at + 1;
    // Without a semicolon the longest known name counts ("&copy2016"): the one after which both texts agree again.
    const auto rest = decoded.substr(decode(decoded, 0).size);
    for (; at > 2; --at)
        if (raw.substr(at).empty() == rest.empty() && (rest.empty() || raw[at] == rest.front() || raw[at] == '&')) return at;
    return at;
}

void Writer::write(const GumboText& node) {
    const std::string_view raw(node.original_text.data, node.original_text.length), decoded(node.text);
    const auto start = static_cast<std::size_t>(raw.data() - given_.data());
    std::size_t r = 0;
    for (std::size_t d = 0; d < decoded.size();) {
        const auto c = decode(decoded, d);
        auto taken = r < raw.size() && raw[r] == '&' ? reference_length(raw.substr(r), decoded.substr(d)) : c.size;
        if (c.value == '\n' && raw.substr(r).starts_with("\r\n")) taken = 2;  // the parser folds line ends
        taken = std::min(taken, raw.size() - std::min(r, raw.size()));
        if (is_blank(c.value)) {
            if (pending_.empty()) pending_ = " ";
        } else if (!is_invisible(c.value)) {
            const char sign = plain_sign(c.value);
            put(sign ? std::string_view(&sign, 1) : decoded.substr(d, c.size), start + r, start + r + taken);
        }
        r += taken;
        d += c.size;
    }
}

/// Collects the blocks of the article.
class Page {
public:
    explicit Page(const GumboNode* root) : root_(root) { measure(root); }

    const GumboNode* article() const;
    std::vector<Block> blocks(const GumboNode* article);
    const GumboNode* heading() const { return headings_.size() == 1 ? headings_.front() : nullptr; }

private:
    std::size_t measure(const GumboNode* node);
    std::size_t size(const GumboNode* node) const {
        const auto at = sizes_.find(node);
        return at == sizes_.end() ? 0 : at->second;
    }
    bool dropped(const GumboNode* node) const;
    void collect(const GumboNode* node, bool link);
    void start(GumboTag tag) {
        if (!blocks_.back().fragments.empty()) blocks_.emplace_back();
        blocks_.back().tag = tag;
    }
    void line_break(bool link);

    const GumboNode* root_;
    std::unordered_map<const GumboNode*, std::size_t> sizes_;  // bytes of text below an element, furniture apart
    std::vector<const GumboNode*> articles_, mains_, headings_;
    std::vector<Block> blocks_;
};

bool Page::dropped(const GumboNode* node) const {
    const auto tag = node->v.element.tag;
    if (is_furniture(tag) || attribute(node, "hidden").data() || attribute(node, "aria-hidden") == "true" ||
        is_furniture_role(attribute(node, "role")))
        return true;
    const auto style = attribute(node, "style");
    if (style.find("display:none") != std::string_view::npos || style.find("display: none") != std::string_view::npos)
        return true;
    if (tag == GUMBO_TAG_HTML || tag == GUMBO_TAG_BODY || tag == GUMBO_TAG_MAIN || tag == GUMBO_TAG_ARTICLE || is_heading(tag))
        return false;
    // A class may say what a container offers ("has-comments"); what holds much of the text is no furniture.
    if (size(node) * 4 >= size(root_)) return false;
    for (const char* name : {"class", "id", "aria-label"})
        if (names_furniture(attribute(node, name))) return true;
    return false;
}

std::size_t Page::measure(const GumboNode* node) {
    if (node->type == GUMBO_NODE_TEXT) return std::char_traits<char>::length(node->v.text.text);
    if (node->type != GUMBO_NODE_ELEMENT || is_furniture(node->v.element.tag)) return 0;
    const auto tag = node->v.element.tag;
    if (tag == GUMBO_TAG_ARTICLE) articles_.push_back(node);
    if (tag == GUMBO_TAG_MAIN || attribute(node, "role") == "main" || attribute(node, "itemprop") == "articleBody")
        mains_.push_back(node);
    if (tag == GUMBO_TAG_H1) headings_.push_back(node);
    std::size_t bytes = 0;
    for (const auto* child : children(node)) bytes += measure(child);
    return sizes_[node] = bytes;
}

/// The element that holds the article: an <article> or <main> that has most of the text of its kind, else the body.
const GumboNode* Page::article() const {
    for (const auto* candidates : {&articles_, &mains_}) {
        std::size_t all = 0;
        for (const auto* node : *candidates) all += size(node);
        for (const auto* node : *candidates)
            if (size(node) * 5 > all * 3 && size(node) * 4 > size(root_)) return node;
    }
    return root_;
}

/// Two line breaks in a row part blocks, as old pages write their paragraphs.
void Page::line_break(bool link) {
    auto& fragments = blocks_.back().fragments;
    const auto last = std::find_if_not(fragments.rbegin(), fragments.rend(), is_blank_text);
    if (last != fragments.rend() && !last->text) start(blocks_.back().tag);
    else fragments.push_back({nullptr, link});
}

void Page::collect(const GumboNode* node, bool link) {
    switch (node->type) {
    case GUMBO_NODE_TEXT:
    case GUMBO_NODE_WHITESPACE:
    case GUMBO_NODE_CDATA: blocks_.back().fragments.push_back({&node->v.text, link}); return;
    case GUMBO_NODE_ELEMENT: break;
    default: return;
    }
    const auto tag = node->v.element.tag;
    if (tag == GUMBO_TAG_BR) return line_break(link);
    if (dropped(node)) return;
    const bool block = !is_inline(tag);
    if (block) start(tag);
    for (const auto* child : children(node)) collect(child, link || tag == GUMBO_TAG_A);
    if (block) start(GUMBO_TAG_P);
}

std::vector<Block> Page::blocks(const GumboNode* article) {
    blocks_.assign(1, {});
    // A headline often stands above the element that holds the article.
    if (const auto* title = heading(); title && title->v.element.start_pos.offset < article->v.element.start_pos.offset)
        collect(title, false);
    start(GUMBO_TAG_P);
    collect(article, false);
    return std::move(blocks_);
}

/// A list of links is furniture even where nothing says so: all but all of it, or most of it where there are several.
bool is_links(const Block& block) {
    if (is_heading(block.tag)) return false;
    std::size_t all = 0, in_links = 0, links = 0;
    bool before = false;
    for (const auto& fragment : block.fragments) {
        if (!fragment.text) {
            before = false;
            continue;
        }
        const std::string_view text(fragment.text->text);
        const auto size = static_cast<std::size_t>(
            std::count_if(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) > ' '; }));
        all += size;
        if (fragment.link) in_links += size;
        links += fragment.link && !before;
        before = fragment.link;
    }
    return in_links * 10 >= all * (links > 1 ? 6 : 8) && all < 200;
}

/// What a page says of itself ("Read more", "Advertisement"), by the words that the language has for it.
bool is_page_line(const Block& block, const Conventions& conventions) {
    constexpr std::size_t longest = 150;
    std::string text;
    for (const auto& fragment : block.fragments) {
        for (const char c : fragment.text ? std::string_view(fragment.text->text) : " ") {
            if (static_cast<unsigned char>(c) > ' ') text += c;
            else if (!text.empty() && text.back() != ' ') text += ' ';
        }
        if (text.size() > longest) return false;
    }
    if (!text.empty() && text.back() == ' ') text.pop_back();
    return conventions.is_page_line(text);
}

/// Which blocks are read: what is no furniture, and no heading over furniture alone.
std::vector<bool> kept_blocks(const std::vector<Block>& blocks, const Conventions& conventions) {
    std::vector<bool> kept(blocks.size(), true);
    // Where links are all there is, they are what the page says.
    if (std::all_of(blocks.begin(), blocks.end(), is_links)) return kept;
    bool text_follows = false, furniture_follows = false;  // before the next heading
    for (std::size_t i = blocks.size(); i-- > 0;) {
        if (std::all_of(blocks[i].fragments.begin(), blocks[i].fragments.end(), is_blank_fragment)) continue;
        if (is_heading(blocks[i].tag)) {
            kept[i] = !is_page_line(blocks[i], conventions) && (text_follows || !furniture_follows || blocks[i].tag == GUMBO_TAG_H1);
            text_follows = furniture_follows = false;
        } else {
            kept[i] = !is_links(blocks[i]) && !is_page_line(blocks[i], conventions);
            (kept[i] ? text_follows : furniture_follows) = true;
        }
    }
    return kept;
}

}  // namespace

Clean clean_html(std::string_view given, const Conventions& conventions, DocumentInfo& info, const std::string& origin) {
    if (is_beyond_parsing(given))
        throw Error(ErrorCode::input, "elements nest too deep, or one has too many attributes", origin,
                    "mend the page's markup, or give its text");
    const HtmlTree tree(given);
    read_metadata(tree.root(), info);
    Page page(tree.root());
    const auto blocks = page.blocks(page.article());
    const auto kept = kept_blocks(blocks, conventions);

    Clean clean;
    Writer writer(given, clean);
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        if (!kept[i]) continue;
        const auto& block = blocks[i];
        const auto begin = clean.text.size();
        writer.paragraph();
        for (const auto& fragment : block.fragments) {
            if (fragment.text) writer.write(*fragment.text);
            else writer.line();
        }
        if (block.tag == GUMBO_TAG_H1 && page.heading() && clean.text.size() > begin) {
            const auto first = clean.text.find_first_not_of('\n', begin);
            info.title = clean.text.substr(first);
            std::replace(info.title.begin(), info.title.end(), '\n', ' ');
        }
    }
    return clean;
}

}  // namespace entente::text
