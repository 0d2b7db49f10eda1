#include "catch.hpp"

#include "support/json_schema.hpp"

using entente::tests::breach;
using entente::tests::schema;

TEST_CASE("the event lexicon and the ontology keep their JSON Schemas") {
    const auto root = std::filesystem::path(ENTENTE_ROOT) / "schema";
    const auto frames = schema("lexicon.schema.json");
    for (const char* file : {"verbs.json", "nouns.json", "adjectives.json", "classes.json"}) CHECK(breach(frames, root / "lexicon/en" / file) == "");
    CHECK(breach(schema("confidence.schema.json"), root / "lexicon/en/confidence.json") == "");
    CHECK(breach(schema("irregular.schema.json"), root / "lexicon/en/irregular.json") == "");
    CHECK(breach(schema("numbers.schema.json"), root / "lexicon/en/numbers.json") == "");
    CHECK(breach(schema("ontology.schema.json"), root / "ontology/plover.json") == "");
    CHECK(breach(frames, root / "ontology/plover.json") != "");
}
