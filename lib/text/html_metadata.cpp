#include "text/html_metadata.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include <rapidjson/document.h>

#include "text/html_tree.hpp"
#include "text/json_depth.hpp"

namespace entente::text {
namespace {

/// Candidates for each member of DocumentInfo, the most trusted first.
struct Metadata {
    std::array<std::string, 3> title;          // JSON-LD, og:title, <title>
    std::array<std::optional<Date>, 3> date;   // JSON-LD, meta, <time>
    std::array<std::string, 2> publisher;      // JSON-LD, og:site_name
    std::array<std::string, 2> url;            // canonical, og:url
    std::string language;
};

std::string trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n\f";
    const auto begin = text.find_first_not_of(blanks);
    if (begin == std::string_view::npos) return {};
    return std::string(text.substr(begin, text.find_last_not_of(blanks) + 1 - begin));
}

template <class T, class V>
void set(T& slot, V&& value) {
    if (slot == T{}) slot = std::forward<V>(value);
}

std::string_view json_text(const rapidjson::Value& object, const char* member) {
    const auto at = object.FindMember(member);
    if (at == object.MemberEnd() || !at->value.IsString()) return {};
    return {at->value.GetString(), at->value.GetStringLength()};
}

/// An object of JSON-LD, a list of them, or a "@graph".
void read_linked_data(const rapidjson::Value& json, Metadata& metadata, int depth = 0) {
    if (json.IsArray() && depth < 3) {
        for (const auto& item : json.GetArray()) read_linked_data(item, metadata, depth + 1);
    } else if (json.IsObject()) {
        if (const auto graph = json.FindMember("@graph"); graph != json.MemberEnd() && depth < 3)
            read_linked_data(graph->value, metadata, depth + 1);
        const auto date = Date::parse(json_text(json, "datePublished"));
        if (!date) return;  // not the article
        set(metadata.date[0], date);
        set(metadata.title[0], trimmed(json_text(json, "headline")));
        if (const auto publisher = json.FindMember("publisher"); publisher != json.MemberEnd() && publisher->value.IsObject())
            set(metadata.publisher[0], trimmed(json_text(publisher->value, "name")));
    }
}

void read_meta(const GumboNode* node, Metadata& metadata) {
    const auto content = attribute(node, "content");
    for (const char* key : {"property", "name", "itemprop"}) {
        const auto name = attribute(node, key);
        if (name == "og:title") set(metadata.title[1], trimmed(content));
        else if (name == "og:site_name") set(metadata.publisher[1], trimmed(content));
        else if (name == "og:url") set(metadata.url[1], trimmed(content));
        else if (name == "article:published_time" || name == "datePublished" || name == "date" || name == "pubdate" ||
                 name == "publish-date" || name == "dc.date" || name == "DC.date.issued" || name == "parsely-pub-date")
            set(metadata.date[1], Date::parse(trimmed(content)));
    }
}

std::string text_of(const GumboNode* element) {
    std::string text;
    for (const auto* child : children(element))
        if (child->type == GUMBO_NODE_TEXT || child->type == GUMBO_NODE_WHITESPACE || child->type == GUMBO_NODE_CDATA)
            text += child->v.text.text;
    return text;
}

void walk(const GumboNode* node, Metadata& metadata) {
    if (node->type != GUMBO_NODE_ELEMENT) return;
    switch (node->v.element.tag) {
    case GUMBO_TAG_HTML: metadata.language = trimmed(attribute(node, "lang")); break;
    case GUMBO_TAG_META: read_meta(node, metadata); break;
    case GUMBO_TAG_TITLE: set(metadata.title[2], trimmed(text_of(node))); break;
    case GUMBO_TAG_TIME: set(metadata.date[2], Date::parse(trimmed(attribute(node, "datetime")))); break;
    case GUMBO_TAG_LINK:
        if (attribute(node, "rel") == "canonical") set(metadata.url[0], trimmed(attribute(node, "href")));
        break;
    case GUMBO_TAG_SCRIPT:
        if (attribute(node, "type") == "application/ld+json") {
            const auto text = text_of(node);
            if (json_depth(text) > deepest_json) break;
            rapidjson::Document json;
            json.Parse<rapidjson::kParseIterativeFlag>(text.data(), text.size());
            if (!json.HasParseError()) read_linked_data(json, metadata);
        }
        break;
    default: break;
    }
    for (const auto* child : children(node)) walk(child, metadata);
}

template <class List>
void choose(auto& slot, const List& candidates) {
    for (const auto& candidate : candidates) set(slot, candidate);
}

}  // namespace

void read_metadata(const GumboNode* root, DocumentInfo& info) {
    Metadata metadata;
    walk(root, metadata);
    choose(info.title, metadata.title);
    choose(info.published, metadata.date);
    choose(info.publisher, metadata.publisher);
    choose(info.url, metadata.url);
    set(info.language, metadata.language);
}

}  // namespace entente::text
