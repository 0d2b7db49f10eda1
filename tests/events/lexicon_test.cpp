#include "catch.hpp"

#include <filesystem>

#include <entente/error.hpp>

#include "events/lexicon.hpp"
#include "support/temporary_folder.hpp"

using namespace entente;
using namespace entente::events;
namespace fs = std::filesystem;

namespace {

/// A schema folder of a few lines, gone with the test.
struct SmallSchema {
    tests::TemporaryFolder folder;
    fs::path root = folder.path();
    SmallSchema() {
        write("plover.json", R"({"name": "small", "types": [
            {"type": "CONSULT", "quad": 1, "cameo": "040", "modes": [{"mode": "visit", "cameo": "042"}]},
            {"type": "REQUEST", "quad": 3, "cameo": "020", "modes": [{"mode": "meet", "cameo": "0256"}], "complement_modes": {"CONSULT": "meet"}}],
            "ties": [{"type": "leads"}]})");
        write("classes.json", R"({"classes": [{"class": "weapons", "words": ["missile"]}]})");
        write("irregular.json", R"({"verbs": [{"lemma": "shoot", "past": "shot", "participle": "shot"}]})");
        write("nouns.json", R"({"frames": []})");
        write("adjectives.json", R"({"frames": []})");
    }
    void write(const char* name, const std::string& text) const { folder.write(name, text); }
    std::shared_ptr<const Lexicon> load(const std::string& verbs) const {
        write("verbs.json", verbs);
        return Lexicon::load(root, root / "plover.json");
    }
};

std::string fault(const SmallSchema& s, const std::string& verbs) {
    try {
        s.load(verbs);
    } catch (const Error& e) {
        REQUIRE(e.code() == ErrorCode::schema);
        REQUIRE_FALSE(e.remedy().empty());
        return e.what();
    }
    return {};
}

}  // namespace

TEST_CASE("a frame takes the defaults of its part of speech") {
    SmallSchema s;
    const auto lexicon = s.load(R"({"frames": [{"lemma": "meet", "pos": "verb", "type": "CONSULT", "reciprocal": true}]})");
    const auto frames = lexicon->frames(Pos::verb, "meet");
    REQUIRE(frames.size() == 1);
    CHECK(frames[0].source.front().kind == Relation::subject);
    CHECK(frames[0].target.front().kind == Relation::object);
    CHECK(frames[0].target.back().word == "with");
    CHECK(frames[0].id == "verb.meet");
    CHECK(lexicon->frames(Pos::noun, "meet").empty());
    CHECK(lexicon->in_class("missile", "weapons"));
    CHECK_FALSE(lexicon->in_class("missile", "unknown"));
}

TEST_CASE("frames with more conditions come first, whatever the order of the file") {
    SmallSchema s;
    const auto lexicon = s.load(R"({"frames": [
        {"lemma": "call", "type": "CONSULT"},
        {"lemma": "call", "particle": "for", "type": "REQUEST"},
        {"lemma": "call", "particle": "for", "when": {"object": ["help"]}, "type": "REQUEST"}]})");
    const auto frames = lexicon->frames(Pos::verb, "call");
    REQUIRE(frames.size() == 3);
    CHECK(frames[0].when.size() == 1);
    CHECK(frames[1].particle == "for");
    CHECK(frames[2].particle.empty());
}

TEST_CASE("a verb is found by any of its forms, whatever lemma was guessed for it") {
    SmallSchema s;
    const auto lexicon = s.load(R"({"frames": [{"lemma": "shell", "type": "CONSULT"}, {"lemma": "shoot", "type": "CONSULT"}, {"lemma": "boycott", "type": "CONSULT"},
        {"lemma": "raid", "type": "CONSULT"}, {"lemma": "blame", "type": "CONSULT"}, {"lemma": "deny", "type": "CONSULT"}, {"lemma": "stop", "type": "CONSULT"}]})");
    for (const auto& [form, lemma] : {std::pair{"shelled", "shell"}, {"shot", "shoot"}, {"Boycotted", "boycott"}, {"raiding", "raid"}, {"blamed", "blame"},
                                      {"denied", "deny"}, {"denies", "deny"}, {"stopped", "stop"}}) {
        const auto frames = lexicon->frames(Pos::verb, "?", form);
        REQUIRE(frames.size() == 1);
        CHECK(frames[0].lemma == lemma);
    }
    CHECK(lexicon->frames(Pos::verb, "?", "table").empty());
    CHECK(lexicon->frames(Pos::noun, "?", "shelled").empty());
}

TEST_CASE("a tie's name in a frame makes it a tie") {
    SmallSchema s;
    const auto lexicon = s.load(R"({"frames": [{"lemma": "head", "type": "leads"}]})");
    CHECK(lexicon->frames(Pos::verb, "head")[0].tie);
}

TEST_CASE("a fault in the lexicon is named with file, frame and cause") {
    SmallSchema s;
    CHECK(fault(s, R"({"frames": [{"lemma": "meet", "type": "CONSULTS"}]})").find("CONSULTS") != std::string::npos);
    CHECK(fault(s, R"({"frames": [{"lemma": "meet", "type": "CONSULT", "mode": "swim"}]})").find("swim") != std::string::npos);
    CHECK(fault(s, R"({"frames": [{"type": "CONSULT"}]})").find("no lemma") != std::string::npos);
    CHECK(fault(s, R"({"frames": [{"lemma": "meet"}]})").find("(meet)") != std::string::npos);
    CHECK(fault(s, R"({"frames": [{"lemma": "meet", "type": "CONSULT", "complement": "eats"}]})").find("eats") != std::string::npos);
    CHECK(fault(s, R"({"frames": [{"lemma": "meet", "type": "CONSULT", "confidence": 7}]})").find("confidence") != std::string::npos);
    CHECK(fault(s, "{\"frames\": [\n{]}").find("verbs.json:2") != std::string::npos);
    CHECK(fault(s, R"({"verbs": []})").find("frames") != std::string::npos);
}
