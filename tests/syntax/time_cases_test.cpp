// Runs the cases of time.cases through the segmenter, the shipped model and the recogniser. docs/time.md describes the file.

#include <filesystem>
#include <fstream>
#include <memory>
#include <string>

#include "catch.hpp"
#include "support/json_schema.hpp"
#include "syntax/analyzer.hpp"
#include "syntax/model.hpp"
#include "syntax/time_expressions.hpp"
#include "syntax/time_lexicon.hpp"
#include "text/reader.hpp"
#include "text/segmenter.hpp"

using namespace entente;
using namespace entente::syntax;

namespace {

const std::filesystem::path lexicon = std::filesystem::path(ENTENTE_ROOT) / "schema/lexicon/en";

/// Every expression of a text as "[words] value precision kind", with " ; " between them.
std::string readings(const std::string& sentences, const std::string& published) {
    static const auto segmenter = text::Segmenter::load(lexicon / "abbreviations.json");
    static const auto model = Model::load(std::filesystem::path(ENTENTE_ROOT) / "schema/models/en.model");
    static const TimeRecognizer recognizer(TimeLexicon::load(lexicon));
    static Analyzer analyzer(model);
    DocumentInfo info;
    if (published != "-") info.published = Date::parse(published);
    const auto document = segmenter.segment(text::raw_document(sentences, info, "a case"));
    Analysis analysis;
    analyzer.analyze(document, analysis);
    std::string out;
    for (const auto& e : recognizer.find(document, analysis)) {
        if (!out.empty()) out += " ; ";
        const auto begin = document.tokens[e.first].begin, end = document.tokens[e.last - 1].end;
        out += "[" + document.text.substr(begin, end - begin) + "]";
        const auto misc = to_misc(e) + "|";
        for (const std::string member : {"Date=", "Units=", "Precision=", "Sense=", "Time="}) {
            const auto at = misc.find(member);
            if (at == misc.npos) continue;
            const auto value = misc.substr(at + member.size(), misc.find('|', at) - at - member.size());
            if (member != "Time=" || value != "date") out += " " + value;
        }
    }
    return out;
}

}  // namespace

TEST_CASE("Expressions of time are read as their cases say") {
    std::ifstream file(ENTENTE_TESTS "/syntax/time.cases");
    REQUIRE(file);
    std::string published = "-";
    int number = 0, cases = 0;
    for (std::string line; std::getline(file, line);) {
        ++number;
        if (line.empty() || line[0] == '#') continue;
        if (line.starts_with("date: ")) {
            published = line.substr(6);
            continue;
        }
        const auto arrow = line.find(" => ");
        INFO("time.cases:" << number << " " << line);
        REQUIRE(arrow != line.npos);
        const auto expected = line.substr(arrow + 4);
        CHECK(readings(line.substr(0, arrow), published) == (expected == "nothing" ? "" : expected));
        ++cases;
    }
    CHECK(cases >= 150);
}

TEST_CASE("The words of time keep their JSON Schema") {
    CHECK(tests::breach(tests::schema("time.schema.json"), lexicon / "time.json") == "");
    CHECK(tests::breach(tests::schema("time.schema.json"), lexicon / "abbreviations.json") != "");
}
