#include "catch.hpp"

#include "support/json_schema.hpp"

namespace fs = std::filesystem;
using entente::tests::breach;
using entente::tests::schema;

TEST_CASE("the files of the directory keep their JSON Schema") {
    const auto actors = schema("actors.schema.json");
    for (const auto& file : fs::directory_iterator(fs::path(ENTENTE_ROOT) / "schema/actors"))
        CHECK(breach(actors, file.path()) == "");
    CHECK(breach(actors, fs::path(ENTENTE_TESTS) / "actors/world/world.json") == "");
    CHECK(breach(actors, fs::path(ENTENTE_ROOT) / "schema/lexicon/en/agents.json") != "");
}

TEST_CASE("the lexicons of agents, of reference and of names keep their JSON Schemas") {
    CHECK(breach(schema("agents.schema.json"), fs::path(ENTENTE_ROOT) / "schema/lexicon/en/agents.json") == "");
    CHECK(breach(schema("reference.schema.json"), fs::path(ENTENTE_ROOT) / "schema/lexicon/en/reference.json") == "");
    CHECK(breach(schema("names.schema.json"), fs::path(ENTENTE_ROOT) / "schema/lexicon/en/names.json") == "");
}
