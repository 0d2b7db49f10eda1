#include "catch.hpp"

#include <cstdlib>
#include <filesystem>
#include <string>

#include <entente/error.hpp>
#include <entente/schema.hpp>

using entente::Error;
using entente::ErrorCode;
using entente::Schema;

namespace {

const std::string source = std::string(ENTENTE_ROOT) + "/schema";

/// Sets an environment variable for as long as it lives.
class Environment {
public:
    explicit Environment(const std::string& value) { setenv("ENTENTE_SCHEMA", value.c_str(), 1); }
    ~Environment() { unsetenv("ENTENTE_SCHEMA"); }
};

}  // namespace

TEST_CASE("the schema that is named goes before the environment's, and that before the hint") {
    const Environment environment(source);
    CHECK(Schema::locate({}, "/nowhere").root() == source);
    CHECK_THROWS_AS(Schema::locate("/nowhere", source), Error);
    const Environment wrong("/nowhere/else");
    CHECK_THROWS_AS(Schema::locate({}, source), Error);
}

TEST_CASE("without a word from anybody the schema of the build is found") {
    unsetenv("ENTENTE_SCHEMA");
    CHECK(std::filesystem::equivalent(Schema::locate().ontology(), Schema(source).ontology()));
    CHECK(std::filesystem::is_regular_file(Schema::locate().model()));
    CHECK(std::filesystem::is_regular_file(Schema(source).facts() / "places.tsv"));
}
