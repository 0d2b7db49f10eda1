// Documents far larger than any article: what is looked at grows with their length and nothing else. The clock is not asked.
#include "catch.hpp"

#include <functional>
#include <string>
#include <vector>

#include "pipeline/shared_pipeline.hpp"
#include "pipeline/worker.hpp"
#include "text/document_parts.hpp"
#include "text/paragraphs.hpp"
#include "text/reader.hpp"

using namespace entente;

namespace {

std::string repeated(std::string_view piece, std::size_t bytes) {
    std::string text;
    while (text.size() < bytes) text += piece;
    return text;
}

/// Names that come once each.
std::string names(std::size_t bytes) {
    constexpr const char* syllables[] = {"ka", "lo", "mi", "ra", "ten", "vor", "bal", "dus", "nim", "sel"};
    std::string text;
    for (std::size_t i = 0; text.size() < bytes; ++i) {
        std::string name;
        for (auto n = i; name.empty() || n > 0; n /= 10) name += syllables[n % 10];
        name[0] = static_cast<char>(name[0] - 32);
        text += "John " + name + " met Mary " + name + "son in Paris. ";
    }
    return text;
}

/// Abbreviations that the text defines, each once.
std::string definitions(std::size_t bytes) {
    std::string text;
    for (std::size_t i = 0; text.size() < bytes; ++i) {
        const auto letter = [&](std::size_t n) { return static_cast<char>('A' + (i >> (4 * n)) % 16); };
        const std::string word{letter(0)}, second{letter(1)}, third{letter(2)};
        text += "The " + word + "arid " + second + "olin " + third + "umar Front (" + word + second + third + "F) attacked the army. ";
    }
    return text;
}

struct Reading {
    pipeline::Work work;
    Extraction extraction;
    std::vector<std::string> notes;
};

Reading read(std::string text) {
    pipeline::Worker worker(shared_pipeline().knowledge());
    Reading reading;
    reading.extraction = worker.extract(text::raw_document(std::move(text), {.id = "huge", .published = Date::of(2016, 7, 15)}, "huge.txt"));
    reading.work = worker.work();
    reading.notes = worker.notes();
    return reading;
}

}  // namespace

TEST_CASE("what is looked at in odd texts grows with their length and not faster") {
    constexpr std::size_t size = 20'000;
    const std::pair<const char*, std::function<std::string(std::size_t)>> texts[] = {
        {"one line without a full stop", [](std::size_t n) { return repeated("Kerry met Lavrov in Moscow and ", n); }},
        {"quotations that never end", [](std::size_t n) { return repeated("\"I will fight them, he said. ", n); }},
        {"nested quotes", [](std::size_t n) { return "He said " + repeated("\u201C", n / 2) + "no" + repeated("\u201D", n / 2) + "."; }},
        {"nested brackets", [](std::size_t n) { return "The group " + repeated("(", n / 2) + "x" + repeated(")", n / 2) + " left."; }},
        {"pronouns", [](std::size_t n) { return repeated("He told them that she met him and they saw it. ", n); }},
        {"a list of countries", [](std::size_t n) { return repeated("Syria, Iraq, Iran, ", n); }},
        {"nouns that point back", [](std::size_t n) { return repeated("The group attacked the village. The two leaders met. The president said his Russian counterpart agreed. ", n); }},
        {"one character", [](std::size_t n) { return std::string(n, 'a'); }},
        {"names", names},
        {"abbreviations", definitions},
    };
    for (const auto& [name, make] : texts) {
        CAPTURE(name);
        const auto once = read(make(size)).work, twice = read(make(2 * size)).work;
        CHECK(once.tokens > 0);
        CHECK(twice.tokens <= 2 * once.tokens + 20);
        CHECK(twice.sentences <= 2 * once.sentences + 20);
        CHECK(twice.mentions <= 2 * once.mentions + 20);
        // The windows of the ranker bound how many antecedents a mention has.
        CHECK(twice.candidates <= 32 * twice.mentions);
        CHECK(twice.largest_part <= text::longest_part + text::longest_paragraph);
    }
}

TEST_CASE("a text of several parts: sentences are counted on, and bytes are those of the text") {
    const std::string news = "US Secretary of State John Kerry met Russian Foreign Minister Sergei Lavrov in Moscow. Kerry criticised Syria.\n\n";
    const auto text = repeated(news, text::longest_part * 6);
    const auto reading = read(text);
    CHECK(reading.work.parts > 1);
    CHECK(reading.work.largest_part <= text::longest_part + 100);
    const auto paragraphs = text.size() / news.size();
    REQUIRE(reading.extraction.sentences.size() == 2 * paragraphs);
    CHECK(reading.extraction.records.size() >= 2 * paragraphs);
    std::uint32_t last = 0;
    for (const auto& record : reading.extraction.records) {
        REQUIRE(record.sentence >= last);
        last = record.sentence;
        REQUIRE(record.text_extent == reading.extraction.sentences[record.sentence].extent);
        REQUIRE(record.source);
        REQUIRE(text.compare(record.source->extent.begin, record.source->mention.size(), record.source->mention) == 0);
        REQUIRE(text.compare(record.trigger_extent.begin, record.trigger.size(), record.trigger) == 0);
    }
    CHECK(last == 2 * paragraphs - 1);
    // Of the same words in the last part, the same actors; and what tells how they were found counts on, too.
    const auto& end = reading.extraction.records.back();
    CHECK(end.source->id == "person/john-kerry");
    CHECK(end.source->resolution.find("surname of John Kerry (sentence ") == 0);
    CHECK(end.source->resolution.find("(sentence 0)") == std::string::npos);
    REQUIRE(reading.notes.size() == 1);
    CHECK(reading.notes[0].find("huge.txt: read in " + std::to_string(reading.work.parts) + " parts of about 50000 tokens") == 0);
}
