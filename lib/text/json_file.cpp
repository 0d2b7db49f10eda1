#include "text/json_file.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <vector>

#include <rapidjson/error/en.h>

namespace entente::text {

rapidjson::Document read_json_file(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) throw Error(ErrorCode::schema, "cannot be read", file.string(), "check that the schema folder is complete, or name it with ENTENTE_SCHEMA");
    std::ostringstream buffer;
    buffer << in.rdbuf();
    const std::string text = std::move(buffer).str();
    rapidjson::Document json;
    json.Parse<rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag>(text.data(), text.size());
    if (json.HasParseError()) {
        const auto at = std::min(json.GetErrorOffset(), text.size());
        const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n');
        throw Error(ErrorCode::schema, rapidjson::GetParseError_En(json.GetParseError()), file.string() + ":" + std::to_string(line), "mend the JSON there");
    }
    if (!json.IsObject()) throw Error(ErrorCode::schema, "holds no JSON object", file.string(), "see docs/file-formats.md");
    return json;
}

std::string json_string(const rapidjson::Value& object, const char* member, const std::string& where, std::string fallback) {
    const auto it = object.FindMember(member);
    if (it == object.MemberEnd()) return fallback;
    if (!it->value.IsString()) throw Error(ErrorCode::schema, std::string("\"") + member + "\" is no string", where, "see docs/file-formats.md");
    return {it->value.GetString(), it->value.GetStringLength()};
}

bool json_bool(const rapidjson::Value& object, const char* member, const std::string& where, bool fallback) {
    const auto it = object.FindMember(member);
    if (it == object.MemberEnd()) return fallback;
    if (!it->value.IsBool()) throw Error(ErrorCode::schema, std::string("\"") + member + "\" is neither true nor false", where, "see docs/file-formats.md");
    return it->value.GetBool();
}

std::vector<std::string> json_strings(const rapidjson::Value& object, const char* member, const std::string& where) {
    std::vector<std::string> out;
    const auto it = object.FindMember(member);
    if (it == object.MemberEnd()) return out;
    const auto add = [&](const rapidjson::Value& v) {
        if (!v.IsString()) throw Error(ErrorCode::schema, std::string("\"") + member + "\" holds something that is no string", where, "see docs/file-formats.md");
        out.emplace_back(v.GetString(), v.GetStringLength());
    };
    if (it->value.IsArray())
        for (const auto& v : it->value.GetArray()) add(v);
    else add(it->value);
    return out;
}

}  // namespace entente::text
