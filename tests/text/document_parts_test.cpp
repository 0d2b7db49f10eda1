#include "catch.hpp"

#include <string>
#include <utility>
#include <vector>

#include "text/reader.hpp"
#include "text/segmentation.hpp"
#include "text/sentence_splitter.hpp"
#include "text/tokenizer.hpp"

using namespace entente;
using namespace entente::text;

namespace {

std::string repeated(std::string_view piece, std::size_t times) {
    std::string text;
    text.reserve(piece.size() * times);
    for (std::size_t i = 0; i < times; ++i) text += piece;
    return text;
}

struct Read {
    std::vector<std::string> sentences, notes;
    std::vector<std::size_t> tokens;  // by part
    std::vector<std::uint32_t> first_sentences;
    std::size_t longest_sentence = 0;
};

Read read_parts(std::string text, std::size_t part_tokens = longest_part, Format format = Format::plain) {
    Read read;
    Document document;
    auto parts = segmenter().parts(raw(std::move(text), format), document, part_tokens);
    while (parts.next(document)) {
        read.tokens.push_back(document.tokens.size());
        read.first_sentences.push_back(document.first_sentence);
        for (const auto& sentence : document.sentences) {
            read.sentences.push_back(words(document, sentence));
            read.longest_sentence = std::max<std::size_t>(read.longest_sentence, sentence.size());
            CHECK(document.offsets.given(document.tokens[sentence.first].begin) < document.given.size());
        }
    }
    read.notes = parts.notes(document);
    return read;
}

}  // namespace

TEST_CASE("a document read in parts has the sentences, tokens and bytes of the whole") {
    std::string text = "Envoys meet\n\n";
    for (int i = 0; i < 40; ++i) text += "Paragraph " + std::to_string(i) + " has words. It has two sentences.\n\n";
    const auto whole = segmenter().segment(raw(text));
    for (const std::size_t size : {1, 10, 100, 10'000}) {
        Document document;
        auto parts = segmenter().parts(raw(text), document, size);
        std::size_t token = 0, sentence = 0, count = 0;
        for (; parts.next(document); ++count) {
            CHECK(document.first_sentence == sentence);
            CHECK(document.info->title == "Envoys meet");
            for (const auto& at : document.tokens) {
                REQUIRE(whole.tokens[token].begin == at.begin);
                REQUIRE(whole.tokens[token].end == at.end);
                ++token;
            }
            for (const auto& at : document.sentences) {
                REQUIRE(words(whole, whole.sentences[sentence]) == words(document, at));
                REQUIRE(whole.sentences[sentence].kind == at.kind);
                ++sentence;
            }
        }
        CHECK(token == whole.tokens.size());
        CHECK(sentence == whole.sentences.size());
        CHECK((size == 1 ? count == 41 : size == 10'000 ? count == 1 : count > 1));
        CHECK(parts.notes(document).size() == (count > 1 ? 1 : 0));
    }
}

TEST_CASE("an article is one part and has no notes") {
    const auto read = read_parts("Envoys meet\n\nThey met in Rome. They left.\n\n" + repeated("More was said of it. ", 500));
    CHECK(read.tokens.size() == 1);
    CHECK(read.notes.empty());
}

TEST_CASE("a sentence of a million tokens is cut, and a note says in which line") {
    const auto read = read_parts("One line.\n\n" + repeated("word ", 1'000'000));
    CHECK(read.longest_sentence <= longest_sentence);
    std::size_t tokens = 0;
    for (const auto part : read.tokens) {
        CHECK(part <= longest_part + longest_paragraph);
        tokens += part;
    }
    CHECK(tokens == 1'000'003);
    CHECK(read.tokens.size() >= 1'000'000 / (longest_part + longest_paragraph));
    REQUIRE(read.notes.size() == 3);
    CHECK(read.notes[0] == "test: a paragraph of more than 100000 bytes is read in pieces, in line 3 of the text");
    CHECK(read.notes[1].find("test: a sentence of more than 500 tokens is cut, in line 3 of the text") == 0);
    CHECK(read.notes[2].find("test: read in ") == 0);
}

TEST_CASE("a paragraph that is too long is cut where sentences end") {
    const auto read = read_parts(repeated("The envoys met in Rome again. ", 10'000));
    CHECK(read.sentences.size() == 10'000);
    for (const auto& sentence : read.sentences) REQUIRE(sentence == "The envoys met in Rome again .");
    REQUIRE(!read.notes.empty());
    CHECK(read.notes[0] == "test: a paragraph of more than 100000 bytes is read in pieces, in line 1 of the text");
}

TEST_CASE("a word without an end is cut between characters, and a note says so") {
    const auto read = read_parts("Data: " + repeated("\u00e9", 200'000) + " end.");
    REQUIRE(read.notes.size() >= 2);
    CHECK(read.notes[0].find("a paragraph of more than 100000 bytes") != std::string::npos);
    const auto& words = read.notes[read.notes.size() - 1];
    CHECK(words.find("test: a word of more than 1000 bytes is cut, in line 1 of the text") == 0);
}

// Bytes that are looked at cannot be counted, but what is made can: each text gives in twice its length twice as much, and no more.
TEST_CASE("odd texts give as much as they are long, and nothing that grows faster") {
    const std::pair<const char*, std::string> texts[] = {
        {"no full stop", "Kerry met Lavrov in Moscow and "}, {"one character", "a"},     {"one sign", "."},       {"opening quotes", "\u201C"},
        {"closing quotes", "\u201D"},                        {"brackets", "("},          {"hyphens", "a-"},       {"at signs", "a@"},
        {"apostrophes", "'s"},                               {"addresses", "www.a.b/c "}, {"references", "&amp;"}, {"bullets", "\u2022 a\n"},
        {"dashes", "A - b "},                                {"lines", "Kerry said:\n"},  {"initials", "J. "},     {"numbers", "1,000"},
        {"blank lines", "a\n\n"},                            {"flags", "\U0001F1FA"},     {"years", "in 2016, "}};
    for (const auto& [name, piece] : texts) {
        CAPTURE(name);
        const auto once = read_parts(repeated(piece, 400'000 / piece.size())), twice = read_parts(repeated(piece, 800'000 / piece.size()));
        std::size_t tokens = 0, more = 0;
        for (const auto part : once.tokens) tokens += part;
        for (const auto part : twice.tokens) more += part;
        CHECK(more <= 2 * tokens + 10);
        CHECK(twice.sentences.size() <= 2 * once.sentences.size() + 10);
        CHECK(twice.notes.size() <= 4);  // one of each kind
        CHECK(twice.longest_sentence <= longest_sentence);
    }
}

TEST_CASE("10,000 elements in each other are refused before the parser takes them") {
    for (const char* element : {"<div>", "<b>", "<table><td>", "<a href=x>", "<svg><g>"}) {
        CAPTURE(element);
        std::string fault;
        try {
            segmenter().segment(raw("<p>Text.</p>" + repeated(element, 10'000) + "deep", Format::html));
        } catch (const Error& error) {
            fault = error.what();
        }
        CHECK(fault.find("nest too deep") != std::string::npos);
    }
}

TEST_CASE("a page of many paragraphs is read in parts, too") {
    const auto read = read_parts("<html><body>" + repeated("<p>Kerry met <b>Lavrov</b> &amp; left.</p>\n", 20'000), longest_part, Format::html);
    CHECK(read.sentences.size() == 20'000);
    CHECK(read.tokens.size() == 3);
    CHECK(read.sentences.back() == "Kerry met Lavrov & left .");
}
