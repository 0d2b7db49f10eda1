#include "catch.hpp"

#include <fstream>
#include <iterator>
#include <sstream>

#include <rapidjson/document.h>
#include <rapidjson/error/en.h>
#include <rapidjson/pointer.h>
#include <rapidjson/schema.h>
#include <rapidjson/stringbuffer.h>

#include <entente/formats.hpp>

#include "store/world.hpp"

using namespace entente;

namespace {

rapidjson::Document parsed(const std::string& json) {
    rapidjson::Document document;
    document.Parse<rapidjson::kParseValidateEncodingFlag>(json.data(), json.size());
    INFO(json);
    REQUIRE(!document.HasParseError());
    return document;
}

std::string file(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    REQUIRE(in);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::string to_json(const Record& record) {
    std::string json;
    append_json(json, record);
    return json;
}

Record kerry_meets_lavrov() {
    auto info = std::make_shared<DocumentInfo>();
    info->id = "doc-1";
    info->title = "Talks";
    info->published = Date::of(2016, 7, 15);
    Record record;
    record.document = info;
    record.sentence = 3;
    record.type = "CONSULT";
    record.mode = "visit";
    record.cameo = "042";
    record.quad = 1;
    record.source = ActorRef{"person/john-kerry", "John Kerry", ActorKind::person, "USA", "GOV", "USAGOV", "Kerry", {120, 125}, "surname"};
    record.reciprocal = true;
    record.date = DateSpan{Date::of(2016, 7, 14), Date::of(2016, 7, 14)};
    record.confidence = 0.83;
    record.trigger = "meeting";
    record.trigger_extent = {127, 134};
    record.text = "Kerry was meeting.";
    record.text_extent = {120, 138};
    record.identify();
    return record;
}

}  // namespace

TEST_CASE("a record is written with the members that the contract names") {
    const auto record = kerry_meets_lavrov();
    const auto written = to_json(record);
    const auto json = parsed(written);
    // RapidJSON's own comparisons call themselves without end under C++20, so values are taken out first.
    const auto text = [&](const char* pointer) { return std::string(rapidjson::Pointer(pointer).Get(json)->GetString()); };
    const auto number = [&](const char* pointer) { return rapidjson::Pointer(pointer).Get(json)->GetInt(); };
    CHECK(text("/kind") == "event");
    CHECK(text("/id") == record.id);
    CHECK(text("/edge") == record.edge);
    CHECK(text("/doc") == "doc-1");
    CHECK(number("/sentence") == 3);
    CHECK(text("/type") == "CONSULT");
    CHECK(text("/mode") == "visit");
    CHECK(text("/cameo") == "042");
    CHECK(number("/quad") == 1);
    CHECK(text("/source/id") == "person/john-kerry");
    CHECK(text("/source/kind") == "person");
    CHECK(text("/source/country") == "USA");
    CHECK(text("/source/sector") == "GOV");
    CHECK(text("/source/code") == "USAGOV");
    CHECK(text("/source/mention") == "Kerry");
    CHECK(number("/source/begin") == 120);
    CHECK(number("/source/end") == 125);
    CHECK(json["target"].IsNull());
    CHECK(json["reciprocal"].GetBool());
    CHECK(text("/date/start") == "2016-07-14");
    CHECK(text("/date/end") == "2016-07-14");
    CHECK(json["place"].IsNull());
    CHECK(text("/polarity") == "affirmed");
    CHECK(text("/modality") == "actual");
    CHECK(json["attributed_to"].IsNull());
    CHECK(json["confidence"].GetDouble() == 0.83);
    CHECK(text("/trigger/text") == "meeting");
    CHECK(number("/trigger/begin") == 127);
    CHECK(number("/trigger/end") == 134);
    CHECK(text("/text") == "Kerry was meeting.");
    CHECK(text("/document/published") == "2016-07-15");
    CHECK(!json.HasMember("contexts"));
    CHECK(written.find('\n') == std::string::npos);
}

TEST_CASE("a record that is written and read is the same record") {
    std::size_t records = 0;
    for (std::uint32_t seed = 1; seed <= 20; ++seed) {
        world::Maker maker(seed);
        for (const auto& document : maker.documents()) {
            for (const auto& record : document.records) {
                const auto json = to_json(record);
                const auto back = parse_record(json, "here");
                // Noncharacters and control characters are valid JSON; nothing may have been lost.
                CHECK(back.id == record.id);
                CHECK(back.edge == record.edge);
                CHECK(*back.document == *record.document);
                CHECK(back.source == record.source);
                CHECK(back.target == record.target);
                CHECK(back.attributed_to == record.attributed_to);
                CHECK(back.place == record.place);
                CHECK(back.confidence == record.confidence);
                CHECK(back.text == record.text);
                CHECK(to_json(back) == json);
                ++records;
            }
        }
    }
    CHECK(records > 1000);
}

TEST_CASE("where a place lies is written in degrees, and read where it can lie") {
    auto record = kerry_meets_lavrov();
    record.place = Place{"Marensk", "RUS", Coordinates{55.25, -60.5}};
    const auto json = to_json(record);
    CHECK(parsed(json)["place"]["latitude"].GetDouble() == 55.25);
    CHECK(parsed(json)["place"]["longitude"].GetDouble() == -60.5);
    CHECK(parse_record(json, "here").place == record.place);
    for (const std::string wrong : {"95.25", "null", "\"north\""}) {
        auto line = json;
        CHECK_THROWS_AS(parse_record(line.replace(line.find("55.25"), 5, wrong), "here"), Error);
    }
}

TEST_CASE("every record fits the JSON Schema that is published") {
    rapidjson::Document schema;
    schema.Parse(file(ENTENTE_ROOT "/schema/json/record.schema.json"));
    REQUIRE(!schema.HasParseError());
    const rapidjson::SchemaDocument rules(schema);
    const auto fault = [&](const rapidjson::Document& json) {
        rapidjson::SchemaValidator validator(rules);
        if (json.Accept(validator)) return std::string();
        rapidjson::StringBuffer where;
        validator.GetInvalidDocumentPointer().StringifyUriFragment(where);
        return std::string(where.GetString()) + " " + validator.GetInvalidSchemaKeyword();
    };
    world::Maker maker(1);
    for (const auto& document : maker.documents())
        for (const auto& record : document.records) CHECK(fault(parsed(to_json(record))) == "");

    auto broken = parsed(to_json(kerry_meets_lavrov()));
    broken["polarity"] = "perhaps";
    CHECK(fault(broken) == "#/polarity enum");
}

TEST_CASE("bytes that are no UTF-8 do not reach the JSON") {
    auto record = kerry_meets_lavrov();
    record.text = "caf\xC3 \xFF\xED\xA0\x80 fine";
    const auto json = parsed(to_json(record));
    CHECK(std::string(json["text"].GetString()) == "caf\uFFFD \uFFFD\uFFFD\uFFFD\uFFFD fine");
}

TEST_CASE("a line that is no record is named by line, member and what was expected, and the others are read") {
    const auto good = to_json(kerry_meets_lavrov());
    const auto with = [&](const std::string& from, const std::string& to) {
        auto json = good;
        const auto at = json.find(from);
        REQUIRE(at != std::string::npos);
        return json.replace(at, from.size(), to);
    };
    const std::vector<std::pair<std::string, std::string>> bad{
        {good.substr(0, good.size() / 2), "no JSON"},
        {"[1]", "no record"},
        {"{}", "'kind' must be \"event\" or \"tie\""},
        {with("\"kind\":\"event\"", "\"kind\":\"fact\""), "'kind' must be"},
        {with("\"sentence\":3", "\"sentence\":-3"), "'sentence' must be a whole number"},
        {with("\"type\":\"CONSULT\"", "\"type\":\"\""), "'type' must be a string that is not empty"},
        {with("\"kind\":\"person\"", "\"kind\":\"martian\""), "'source.kind' must be a kind of actor"},
        {with("\"begin\":120,\"end\":125", "\"begin\":120,\"end\":5"), "'source.end' must be no less than 'begin'"},
        {with("\"confidence\":0.83", "\"confidence\":83"), "'confidence' must be a number from 0 to 1"},
        {with("\"start\":\"2016-07-14\"", "\"start\":\"14 July\""), "'date.start' must be a date"},
        {with("\"doc\":\"doc-1\"", "\"doc\":null"), "'doc' must be a string that is not empty"},
        {with("\"quad\":1", "\"quad\":7"), "'quad' must be"},
        {with("\"reciprocal\":true", "\"reciprocal\":1"), "'reciprocal' must be true or false"},
        {with("\"target\":null", "\"target\":[]"), "'target' must be an object or null"},
        {std::string(100'000, '['), "no JSON"},
        {"{\"kind\":\"\xFF\"}", "no JSON"},
    };
    for (const auto& [line, expected] : bad) {
        std::istringstream in(good + "\n\n" + line + "\n" + good + "\r\n");
        std::vector<std::string> faults;
        RecordReader reader(in, "records.jsonl", [&](const Error& error) {
            CHECK(error.code() == ErrorCode::input);
            CHECK(error.where() == "records.jsonl:3");
            CHECK(!error.remedy().empty());
            faults.push_back(error.fault());
        });
        Extraction document;
        REQUIRE(reader.next(document));
        CHECK(document.records.size() == 2);
        CHECK(!reader.next(document));
        REQUIRE(faults.size() == 1);
        CHECK_THAT(faults[0], Catch::StartsWith(expected));
    }
}

TEST_CASE("records are read document by document") {
    world::Maker maker(2);
    std::string lines;
    std::vector<std::string> ids;
    for (const auto& document : maker.documents()) {
        for (const auto& record : document.records) (append_json(lines, record), lines += '\n');
        if (!document.records.empty()) ids.push_back(document.document->id);
    }
    std::istringstream in(lines);
    RecordReader reader(in, "-", [](const Error& error) { throw error; });
    std::vector<std::string> found;
    for (Extraction document; reader.next(document);) {
        found.push_back(document.document->id);
        for (const auto& record : document.records) CHECK(record.document == document.document);
    }
    CHECK(found == ids);
}
