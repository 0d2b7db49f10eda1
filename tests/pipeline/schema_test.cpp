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
    CHECK(Schema::locate().root() == source);
    CHECK(std::filesystem::is_regular_file(Schema::locate().model()));
}

TEST_CASE("a schema that is not found is told with what was tried") {
    unsetenv("ENTENTE_SCHEMA");
    try {
        Schema::locate({}, "/nowhere/schema");
        FAIL("nothing was thrown");
    } catch (const Error& error) {
        CHECK(error.code() == ErrorCode::schema);
        CHECK(error.fault().find("/nowhere/schema") != std::string::npos);
        CHECK(error.remedy().find("ENTENTE_SCHEMA") != std::string::npos);
    }
}
