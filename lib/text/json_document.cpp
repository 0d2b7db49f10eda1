#include "text/json_document.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <rapidjson/document.h>
#include <rapidjson/error/en.h>

#include "text/json_depth.hpp"

namespace entente::text {
namespace {

constexpr auto parse_flags = rapidjson::kParseIterativeFlag | rapidjson::kParseFullPrecisionFlag;

rapidjson::Document parse(std::string_view json, const std::string& origin) {
    if (json_depth(json) > deepest_json)
        throw Error(ErrorCode::input, fmt::format("JSON nests more than {} deep", deepest_json), origin, "flatten it");
    rapidjson::Document document;
    document.Parse<parse_flags>(json.data(), json.size());
    if (document.HasParseError()) {
        const auto at = std::min(document.GetErrorOffset(), json.size());
        const auto rest = json.find_first_not_of(" \t\r\n", at);
        if (rest == std::string_view::npos && document.GetParseError() != rapidjson::kParseErrorDocumentRootNotSingular)
            throw Error(ErrorCode::input, "JSON is truncated", origin, "get the file anew, or remove the incomplete document");
        std::string reason = rapidjson::GetParseError_En(document.GetParseError());
        if (!reason.empty() && reason.back() == '.') reason.pop_back();
        throw Error(ErrorCode::input, fmt::format("no JSON at byte {}: {}", at + 1, reason), origin, "mend it there");
    }
    return document;
}

constexpr bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

/// Walks over text that is known to be well-formed JSON.
class Walker {
public:
    explicit Walker(std::string_view json, std::size_t at) : json_(json), at_(at) {}

    bool at_end(char close) {
        while (is_space(json_[at_]) || json_[at_] == ',' || json_[at_] == ':') ++at_;
        return json_[at_] == close;
    }
    /// The value (or the name of a member) that comes next, as it stands.
    std::string_view value() {
        const auto begin = at_;
        std::size_t depth = 0;
        do {
            const char c = json_[at_];
            if (c == '"') {
                for (++at_; json_[at_] != '"'; ++at_) at_ += json_[at_] == '\\';
                ++at_;
            } else if (c == '{' || c == '[') {
                ++depth, ++at_;
            } else if (c == '}' || c == ']') {
                --depth, ++at_;
            } else if (depth > 0) {
                ++at_;
            } else {  // a number or a word
                while (at_ < json_.size() && json_[at_] != ',' && json_[at_] != '}' && json_[at_] != ']' && !is_space(json_[at_]))
                    ++at_;
            }
        } while (depth > 0);
        return json_.substr(begin, at_ - begin);
    }

private:
    std::string_view json_;
    std::size_t at_;
};

bool is_ours(std::string_view name) {
    static constexpr std::array<std::string_view, 7> ours{"text", "id", "title", "published", "publisher", "url", "language"};
    return std::find(ours.begin(), ours.end(), name) != ours.end();
}

/// The other members as a JSON object, each as it stands; empty where there are none.
std::string other_members(const rapidjson::Document& document, std::string_view json) {
    std::string extra;
    Walker walker(json, json.find('{') + 1);
    for (auto member = document.MemberBegin(); member != document.MemberEnd(); ++member) {
        walker.at_end('}');
        const auto name = walker.value();
        walker.at_end('}');
        const auto value = walker.value();
        if (is_ours({member->name.GetString(), member->name.GetStringLength()})) continue;
        extra.append(extra.empty() ? "{" : ",").append(name).append(":").append(value);
    }
    if (!extra.empty()) extra += '}';
    return extra;
}

}  // namespace

RawDocument json_document(std::string_view json, const std::string& origin) {
    const auto document = parse(json, origin);
    if (!document.IsObject()) throw Error(ErrorCode::input, "a document is no JSON object", origin, "write {\"text\": \"...\"}");

    const auto text_member = [&](const char* name, std::string& slot) {
        const auto at = document.FindMember(name);
        if (at == document.MemberEnd() || at->value.IsNull()) return;
        if (!at->value.IsString())
            throw Error(ErrorCode::input, fmt::format("member \"{}\" is no string", name), origin, "put it in quotation marks");
        slot.assign(at->value.GetString(), at->value.GetStringLength());
    };
    RawDocument raw;
    raw.origin = origin;
    if (!document.HasMember("text"))
        throw Error(ErrorCode::input, "a document has no member \"text\"", origin, "\"text\" must hold the article");
    text_member("text", raw.text);
    text_member("title", raw.info.title);
    text_member("publisher", raw.info.publisher);
    text_member("url", raw.info.url);
    text_member("language", raw.info.language);
    if (const auto id = document.FindMember("id"); id != document.MemberEnd() && id->value.IsInt64())
        raw.info.id = std::to_string(id->value.GetInt64());
    else if (id != document.MemberEnd() && id->value.IsUint64()) raw.info.id = std::to_string(id->value.GetUint64());
    else text_member("id", raw.info.id);
    std::string published;
    text_member("published", published);
    if (!published.empty()) {
        raw.info.published = Date::parse(published);
        if (!raw.info.published)
            throw Error(ErrorCode::input, fmt::format("member \"published\" is no date: \"{:.40}\"", published), origin,
                        "write it as ISO 8601, such as 2016-07-15");
    }
    raw.info.extra = other_members(document, json);
    return raw;
}

std::vector<std::string_view> json_elements(std::string_view json, const std::string& origin) {
    const auto begin = json.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos || json[begin] != '[') return {json};
    parse(json, origin);
    std::vector<std::string_view> elements;
    for (Walker walker(json, begin + 1); !walker.at_end(']');) elements.push_back(walker.value());
    return elements;
}

}  // namespace entente::text
