#include "text/json_file.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string_view>
#include <system_error>
#include <vector>

#include <rapidjson/error/en.h>

#include "text/utf8.hpp"

namespace entente::text {

namespace {

std::ifstream open(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) throw Error(ErrorCode::schema, "cannot be read", file.string(), "check that the schema folder is complete, or name it with ENTENTE_SCHEMA");
    return in;
}

/// Throws what is wrong with the file, and in which line.
[[noreturn]] void explain(const std::filesystem::path& file) {
    auto in = open(file);
    const std::string text(std::istreambuf_iterator<char>(in), {});
    rapidjson::Document json;
    json.Parse<rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag>(text.data(), text.size());
    const auto at = std::min(json.GetErrorOffset(), text.size());
    const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n');
    const auto* fault = json.HasParseError() ? rapidjson::GetParseError_En(json.GetParseError()) : "changed while it was read";
    throw Error(ErrorCode::schema, fault, file.string() + ":" + std::to_string(line), "mend the JSON there");
}

}  // namespace

rapidjson::Document read_json_file(const std::filesystem::path& file) {
    auto in = open(file);
    std::error_code error;
    const auto size = static_cast<std::size_t>(std::filesystem::file_size(file, error));
    if (error) explain(file);

    // The document's own memory holds the text, in which its strings lie. Encoding is checked in one sweep before, not letter by letter.
    rapidjson::Document json;
    auto* text = static_cast<char*>(json.GetAllocator().Malloc(size + 1));
    in.read(text, static_cast<std::streamsize>(size));
    const std::string_view read(text, static_cast<std::size_t>(in.gcount()));
    text[read.size()] = '\0';
    if (first_invalid_utf8(read) || read.find('\0') != std::string_view::npos || json.ParseInsitu<rapidjson::kParseIterativeFlag>(text).HasParseError())
        explain(file);
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
