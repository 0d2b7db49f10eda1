#include "catch.hpp"

#include <algorithm>
#include <string>
#include <thread>
#include <vector>

#include <entente/error.hpp>
#include <entente/formats.hpp>
#include <entente/pipeline.hpp>

#include "pipeline/rereading.hpp"
#include "pipeline/shared_pipeline.hpp"

using namespace entente;

namespace {

const std::string news = "Russian President Vladimir Putin met Chinese President Xi Jinping in Beijing. Ukraine condemned the visit.";
const DocumentInfo info{.id = "visit", .published = Date::of(2022, 2, 5)};

std::string json(const Extraction& extraction) {
    std::string lines;
    for (const auto& record : extraction.records) {
        append_json(lines, record);
        lines += '\n';
    }
    return lines;
}

const Record& meeting(const Extraction& extraction) {
    const auto found = std::ranges::find(extraction.records, "CONSULT", &Record::type);
    REQUIRE(found != extraction.records.end());
    return *found;
}

}  // namespace

TEST_CASE("a text gives records that stand on its words") {
    const auto extraction = shared_pipeline().read(news, info);
    CHECK(extraction.document->id == "visit");
    CHECK(extraction.text == news);
    CHECK(extraction.sentences.size() == 2);
    const auto& record = meeting(extraction);
    CHECK(record.source->id == "person/vladimir-putin");
    CHECK(record.source->code == "RUSGOV");
    CHECK(record.target->id == "person/xi-jinping");
    CHECK(news.substr(record.trigger_extent.begin, record.trigger_extent.end - record.trigger_extent.begin) == "met");
    CHECK(news.substr(record.source->extent.begin, record.source->extent.end - record.source->extent.begin) == record.source->mention);
    CHECK(extraction.sentences[0].extent == record.text_extent);
}

TEST_CASE("a text without an id gets one from its content") {
    const auto a = shared_pipeline().read(news), b = shared_pipeline().read(news), c = shared_pipeline().read(news + " Talks go on.");
    CHECK(a.document->id == b.document->id);
    CHECK(a.document->id != c.document->id);
    CHECK(json(a) == json(b));
}

TEST_CASE("what is no text is refused") {
    for (const std::string& bad : {std::string(), std::string("  \n "), std::string("\xff\xfe"), std::string("a\0b", 3)})
        CHECK_THROWS_AS(shared_pipeline().read(bad), Error);
}

TEST_CASE("one pipeline serves many threads, two pipelines know nothing of each other, and all say the same") {
    const auto expected = json(shared_pipeline().read(news, info));
    const Pipeline other;
    std::vector<std::string> got(4);
    {
        std::vector<std::jthread> threads;
        for (std::size_t i = 0; i < got.size(); ++i)
            threads.emplace_back([&, i] {
                for (int n = 0; n < 5; ++n) got[i] = json((i % 2 ? other : shared_pipeline()).read(news, info));
            });
    }
    for (const auto& lines : got) CHECK(lines == expected);
}

TEST_CASE("a mention alone is coded on a day") {
    const auto senator = shared_pipeline().resolve("John Kerry", Date::of(2010, 1, 1)), secretary = shared_pipeline().resolve("John Kerry", Date::of(2016, 1, 1));
    REQUIRE(senator.actor);
    REQUIRE(secretary.actor);
    CHECK(senator.known);
    CHECK(senator.actor->id == secretary.actor->id);
    CHECK(senator.actor->code == "USALEG");
    CHECK(secretary.actor->code == "USAGOV");
    CHECK_FALSE(shared_pipeline().resolve("blue sky").actor);
}

TEST_CASE("a sentence that is read again is confirmed with its document, and shown without it") {
    const auto extraction = shared_pipeline().read(news, info);
    const auto& record = meeting(extraction);
    pipeline::Worker worker(shared_pipeline().knowledge());

    const auto whole = pipeline::reread(worker, record, extraction.text);
    CHECK(whole.in_context);
    CHECK(whole.confirmed);
    const auto met = std::ranges::find(whole.words, "met", &pipeline::RereadWord::form);
    REQUIRE(met != whole.words.end());
    CHECK(met->head == -1);
    CHECK(met->extent == record.trigger_extent);

    const auto alone = pipeline::reread(worker, record, "");
    CHECK_FALSE(alone.in_context);
    CHECK(alone.words.size() == whole.words.size());

    auto foreign = record;
    foreign.id = "0000000000000000";  // as an older lexicon may have given
    CHECK_FALSE(pipeline::reread(worker, foreign, extraction.text).confirmed);
}
