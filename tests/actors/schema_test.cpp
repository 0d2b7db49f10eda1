#include "catch.hpp"

#include <filesystem>

#include <rapidjson/schema.h>
#include <rapidjson/stringbuffer.h>

#include "text/json_file.hpp"

namespace fs = std::filesystem;
using entente::text::read_json_file;

namespace {

/// Where and by which keyword the file breaks its schema; empty where it keeps it.
std::string breach(const rapidjson::SchemaDocument& schema, const fs::path& file) {
    const auto json = read_json_file(file);
    rapidjson::SchemaValidator validator(schema);
    if (json.Accept(validator)) return {};
    rapidjson::StringBuffer where;
    validator.GetInvalidDocumentPointer().StringifyUriFragment(where);
    return file.string() + where.GetString() + ": " + validator.GetInvalidSchemaKeyword();
}

rapidjson::SchemaDocument schema(const char* name) {
    const auto json = read_json_file(fs::path(ENTENTE_ROOT) / "schema/json" / name);
    return rapidjson::SchemaDocument(json);
}

}  // namespace

TEST_CASE("the files of the directory keep their JSON Schema") {
    const auto actors = schema("actors.schema.json");
    for (const auto& file : fs::directory_iterator(fs::path(ENTENTE_ROOT) / "schema/actors"))
        CHECK(breach(actors, file.path()) == "");
    CHECK(breach(actors, fs::path(ENTENTE_TESTS) / "actors/world/world.json") == "");
    CHECK(breach(actors, fs::path(ENTENTE_ROOT) / "schema/lexicon/en/agents.json") != "");
}

TEST_CASE("the lexicons of agents and of reference keep their JSON Schemas") {
    CHECK(breach(schema("agents.schema.json"), fs::path(ENTENTE_ROOT) / "schema/lexicon/en/agents.json") == "");
    CHECK(breach(schema("reference.schema.json"), fs::path(ENTENTE_ROOT) / "schema/lexicon/en/reference.json") == "");
}
