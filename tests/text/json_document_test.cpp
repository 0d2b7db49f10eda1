#include "text/json_document.hpp"

#include "catch.hpp"

using namespace entente;
using namespace entente::text;
using Catch::Matchers::Contains;

namespace {
std::string fault(const std::string& json) {
    try {
        json_document(json, "file.jsonl:3");
    } catch (const Error& error) {
        CHECK(error.code() == ErrorCode::input);
        CHECK(error.where() == "file.jsonl:3");
        return error.what();
    }
    return "none";
}
}  // namespace

TEST_CASE("a JSON document's members are read") {
    const auto document = json_document(
        R"({"id": "a1", "title": "T", "text": "Kerry \u0026 Lav\"rov", "published": "2016-07-15T10:00:00Z", "publisher": "P", "url": "U", "language": "en"})",
        "x");
    CHECK(document.info.id == "a1");
    CHECK(document.info.title == "T");
    CHECK(document.text == "Kerry & Lav\"rov");
    CHECK(document.info.published == Date::of(2016, 7, 15));
    CHECK(document.info.publisher == "P");
    CHECK(document.info.url == "U");
    CHECK(document.info.language == "en");
    CHECK(document.info.extra.empty());
}

TEST_CASE("members that are not ours are kept as they stand") {
    const auto document =
        json_document(R"( {"score": 1.10, "text": "x", "tags" : ["a", {"b}": "]\""}], "ok":true , "none": null})", "x");
    CHECK(document.info.extra == R"({"score":1.10,"tags":["a", {"b}": "]\""}],"ok":true,"none":null})");
}

TEST_CASE("a number may be a document's id, and null is as good as absent") {
    CHECK(json_document(R"({"id": 42, "text": "x"})", "x").info.id == "42");
    CHECK(json_document(R"({"id": 18446744073709551615, "text": "x"})", "x").info.id == "18446744073709551615");
    CHECK_FALSE(json_document(R"({"published": null, "title": null, "text": "x"})", "x").info.published);
}

TEST_CASE("faults of a JSON document are named") {
    CHECK_THAT(fault(R"({"text": "Kerry)"), Contains("truncated"));
    CHECK_THAT(fault(R"({"text": "Kerry", )"), Contains("truncated"));
    CHECK_THAT(fault(R"({"text": "Kerry"} x)"), Contains("byte 19"));
    CHECK_THAT(fault(R"({"text": 5})"), Contains("\"text\" is no string"));
    CHECK_THAT(fault(R"({"title": "T"})"), Contains("no member \"text\""));
    CHECK_THAT(fault(R"({"text": "x", "title": ["T"]})"), Contains("\"title\" is no string"));
    CHECK_THAT(fault(R"({"text": "x", "published": "yesterday"})"), Contains("\"published\" is no date"));
    CHECK_THAT(fault(R"(["text"])"), Contains("no JSON object"));
    CHECK_THAT(fault(R"({"text": "\ud800"})"), Contains("no JSON"));
}

TEST_CASE("JSON that nests without end is refused") {
    CHECK_THAT(fault("{\"text\": \"x\", \"a\": " + std::string(1000000, '[')), Contains("nests more than"));
    CHECK(json_document(R"({"text": "[[[[{{{{", "a": [[[]]]})", "x").text == "[[[[{{{{");
}

TEST_CASE("an array of documents is taken apart") {
    const auto parts = json_elements(R"( [ {"text": "a,]"} , {"text": "b"} ] )", "x");
    REQUIRE(parts.size() == 2);
    CHECK(parts[0] == R"({"text": "a,]"})");
    CHECK(parts[1] == R"({"text": "b"})");
    CHECK(json_elements("[]", "x").empty());
}
