#pragma once
// Whether a file of schema/ keeps its JSON Schema.

#include <filesystem>
#include <list>
#include <string>

#include <rapidjson/schema.h>
#include <rapidjson/stringbuffer.h>

#include "text/json_file.hpp"

namespace entente::tests {

/// Where and by which keyword the file breaks its schema; empty where it keeps it.
inline std::string breach(const rapidjson::SchemaDocument& schema, const std::filesystem::path& file) {
    const auto json = text::read_json_file(file);
    rapidjson::SchemaValidator validator(schema);
    if (json.Accept(validator)) return {};
    rapidjson::StringBuffer where;
    validator.GetInvalidDocumentPointer().StringifyUriFragment(where);
    return file.string() + where.GetString() + ": " + validator.GetInvalidSchemaKeyword();
}

/// By its name in schema/json/.
inline rapidjson::SchemaDocument schema(const char* name) {
    static std::list<rapidjson::Document> documents;  // a schema refers to strings of its document
    documents.push_back(text::read_json_file(std::filesystem::path(ENTENTE_ROOT) / "schema/json" / name));
    return rapidjson::SchemaDocument(documents.back());
}

}  // namespace entente::tests
