#pragma once
// Reads a JSON file of schema/ whole, with errors that name the file, the place and what was expected.

#include <filesystem>
#include <string>
#include <vector>

#include <rapidjson/document.h>

#include <entente/error.hpp>

namespace entente::text {

/// Throws Error: missing file, no JSON (with line and column), not an object.
rapidjson::Document read_json_file(const std::filesystem::path& file);

/// A member that must be a string where it stands; `fallback` where it is absent.
std::string json_string(const rapidjson::Value& object, const char* member, const std::string& where, std::string fallback = {});
bool json_bool(const rapidjson::Value& object, const char* member, const std::string& where, bool fallback = false);
/// A member that must be an array of strings where it stands, or one string.
std::vector<std::string> json_strings(const rapidjson::Value& object, const char* member, const std::string& where);

}  // namespace entente::text
