#include "text/conventions.hpp"


#include <rapidjson/schema.h>
#include <rapidjson/stringbuffer.h>

#include <entente/error.hpp>

#include "text/json_file.hpp"

#include "catch.hpp"
#include "support/temporary_folder.hpp"

using namespace entente;
using namespace entente::text;

namespace {
Conventions from(const std::string& json) {
    const tests::TemporaryFolder folder;
    return Conventions::load(folder.write("conventions.json", json));
}
}  // namespace

TEST_CASE("conventions are read from their file") {
    const auto conventions =
        from(R"({"abbreviations": {"before_name": ["Gen."], "ending": ["p.m."]}, "begins_sentence": ["The"], "prefixes": ["anti"],
        "contractions": ["can|not", "du|n|no"], "units": ["km"]})");
    CHECK(conventions.abbreviation("Gen.") == Abbreviation::before_name);
    CHECK(conventions.abbreviation("GEN.") == Abbreviation::none);  // "SEC." may be the commission: capitals are listed
    CHECK(conventions.abbreviation("gen.") == Abbreviation::none);
    CHECK(conventions.abbreviation("p.m.") == Abbreviation::ending);
    CHECK(conventions.begins_sentence("The"));
    CHECK_FALSE(conventions.begins_sentence("the"));
    CHECK(conventions.is_prefix("anti"));
    CHECK(conventions.is_prefix("Anti"));
    CHECK_FALSE(conventions.is_prefix("ant"));
    CHECK(conventions.is_unit("KM"));
    REQUIRE(conventions.contraction("Cannot").size() == 1);
    CHECK(conventions.contraction("Cannot")[0] == 3);
    CHECK(conventions.contraction("dunno").size() == 2);
    CHECK(conventions.contraction("can").empty());
}

TEST_CASE("what pages say of themselves is told whole or by its opening") {
    const auto conventions = from(R"({"abbreviations": {}, "page_lines": {"whole": ["topics"], "opening": ["read more:"]}})");
    CHECK(conventions.is_page_line("Topics"));
    CHECK(conventions.is_page_line("TOPICS:"));
    CHECK(conventions.is_page_line("Read more: Talks resume"));
    CHECK_FALSE(conventions.is_page_line("Topics of the talks"));
    CHECK_FALSE(conventions.is_page_line("They read more: books, papers"));
    CHECK_FALSE(conventions.is_page_line(""));
    CHECK_THROWS_AS(from(R"({"abbreviations": {}, "page_lines": []})"), Error);
}

TEST_CASE("faults of a conventions file are named") {
    CHECK_THROWS_AS(from("{}"), Error);
    CHECK_THROWS_AS(from(R"({"abbreviations": {"open": ["Inc"]}})"), Error);
    CHECK_THROWS_AS(from(R"({"abbreviations": {}, "contractions": ["cannot"]})"), Error);
    CHECK_THROWS_AS(from(R"({"abbreviations": {}, "contractions": ["|not"]})"), Error);
    CHECK_THROWS_AS(from(R"({"abbreviations": {}, "units": [5]})"), Error);
    CHECK_THROWS_AS(Conventions::load("/no/such/file.json"), Error);
}

TEST_CASE("the conventions of English fit their schema") {
    const auto schema = read_json_file(ENTENTE_ROOT "/schema/json/abbreviations.schema.json");
    const auto english = read_json_file(ENTENTE_ROOT "/schema/lexicon/en/abbreviations.json");
    const rapidjson::SchemaDocument definition(schema);
    rapidjson::SchemaValidator validator(definition);
    const bool fits = english.Accept(validator);
    rapidjson::StringBuffer place;
    if (!fits) validator.GetInvalidDocumentPointer().Stringify(place);
    INFO(place.GetString());
    CHECK(fits);
}
