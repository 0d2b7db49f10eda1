#include "formats/import/json_line.hpp"

#include <rapidjson/error/en.h>

#include "text/json_depth.hpp"

namespace entente::formats {

std::optional<rapidjson::Document> parse_object(std::string_view line, std::string& fault) {
    if (text::json_depth(line) > text::deepest_json) {
        fault = "the JSON nests too deep";
        return std::nullopt;
    }
    rapidjson::Document json;
    json.Parse<rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag>(line.data(), line.size());
    if (json.HasParseError()) fault = std::string("no JSON: ") + rapidjson::GetParseError_En(json.GetParseError());
    else if (!json.IsObject()) fault = "no JSON object";
    else return json;
    return std::nullopt;
}

const rapidjson::Value* member(const rapidjson::Value& value, const char* name) {
    if (!value.IsObject()) return nullptr;
    const auto at = value.FindMember(name);
    return at == value.MemberEnd() ? nullptr : &at->value;
}

const rapidjson::Value* member(const rapidjson::Value& value, std::initializer_list<const char*> path) {
    const auto* at = &value;
    for (const auto* name : path)
        if (!(at = member(*at, name))) return nullptr;
    return at;
}

std::string_view text_of(const rapidjson::Value* value) {
    return value && value->IsString() ? std::string_view(value->GetString(), value->GetStringLength()) : std::string_view();
}

std::vector<std::string_view> texts_of(const rapidjson::Value* value) {
    std::vector<std::string_view> texts;
    if (!value) return texts;
    if (value->IsString()) texts.push_back(text_of(value));
    if (value->IsArray())
        for (const auto& element : value->GetArray())
            if (element.IsString()) texts.push_back(text_of(&element));
    return texts;
}

}  // namespace entente::formats
