#include "actors/imported_noun.hpp"

#include <rapidjson/document.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <entente/error.hpp>

#include "text/json_file.hpp"

namespace entente::actors {

namespace {
constexpr std::string_view opening = "{\"noun\":";
}

std::string to_json(const ImportedNoun& noun) {
    rapidjson::StringBuffer buffer;
    rapidjson::Writer<rapidjson::StringBuffer> json(buffer);
    const auto write = [&](const char* member, const std::string& value) {
        if (value.empty()) return;
        json.Key(member);
        json.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
    };
    json.StartObject();
    write("noun", noun.noun);
    write("plural", noun.plural);
    write("sector", noun.sector);
    json.EndObject();
    return {buffer.GetString(), buffer.GetSize()};
}

bool is_noun(std::string_view json) { return json.starts_with(opening); }

ImportedNoun imported_noun(std::string_view text, const std::string& where) {
    rapidjson::Document json;
    json.Parse<rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag>(text.data(), text.size());
    if (json.HasParseError() || !json.IsObject()) throw Error(ErrorCode::schema, "an import that is no JSON object", where, "import its file again");
    ImportedNoun noun{text::json_string(json, "noun", where), text::json_string(json, "plural", where), text::json_string(json, "sector", where)};
    if (noun.noun.empty()) throw Error(ErrorCode::schema, "an import whose noun is empty", where, "import its file again");
    return noun;
}

}  // namespace entente::actors
