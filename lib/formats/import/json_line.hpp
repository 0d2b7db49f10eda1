#pragma once
// A line of JSON of unknown origin, and the few questions that the readers ask of it.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <rapidjson/document.h>

namespace entente::formats {

/// Nothing, and why in `fault`, where the line is no JSON object or nests too deep.
std::optional<rapidjson::Document> parse_object(std::string_view line, std::string& fault);

/// The member, or nullptr where the value is no object or has none.
const rapidjson::Value* member(const rapidjson::Value& value, const char* name);
/// Of a path of members: member(member(value, "a"), "b") ...
const rapidjson::Value* member(const rapidjson::Value& value, std::initializer_list<const char*> path);
/// Empty where it is absent or no string.
std::string_view text_of(const rapidjson::Value* value);
/// The strings of an array, or the one string; what is none is passed over.
std::vector<std::string_view> texts_of(const rapidjson::Value* value);

}  // namespace entente::formats
