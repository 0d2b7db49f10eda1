#pragma once
// Reads a JSON file of schema/ whole, with errors that name the file, the place and what was expected.

#include <filesystem>
#include <string>
#include <vector>

#include <rapidjson/document.h>

#include <entente/error.hpp>

namespace entente::text {

/// Throws Error: missing file, no JSON (with line), not an object. Strings lie in the text of the file, which the document holds: what is
/// taken from it must be copied to outlive it.
rapidjson::Document read_json_file(const std::filesystem::path& file);

/// A member that must be a string where it stands; `fallback` where it is absent.
std::string json_string(const rapidjson::Value& object, const char* member, const std::string& where, std::string fallback = {});
bool json_bool(const rapidjson::Value& object, const char* member, const std::string& where, bool fallback = false);
/// A member that must be an array of strings where it stands, or one string.
std::vector<std::string> json_strings(const rapidjson::Value& object, const char* member, const std::string& where);

}  // namespace entente::text
