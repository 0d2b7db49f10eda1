// What holds for every text, tried on many that a seeded generator makes.
#include <random>
#include <sstream>

#include "catch.hpp"

#include <entente/error.hpp>

#include "text/cleaner.hpp"
#include "text/reader.hpp"
#include "text/sentence_splitter.hpp"
#include "text/utf8.hpp"

#include "segmentation.hpp"

using namespace entente;
using namespace entente::text;

namespace {

/// Pieces that meet in news, in no order that news has.
std::string random_text(std::mt19937& random, int pieces) {
    static const std::vector<std::string> parts{"Kerry",    "the",    "U.S.",     "Gen.",   "don't", "rebels'",
                                                "al-Assad", "anti-",  "-",        "--",     "—",     "...",
                                                "…",        ".",      ",",        "!",      "?",     "?!",
                                                "\"",       "'",      "“",        "”",      "‘",     "’",
                                                "(",        ")",      "[",        "]",      "1,000", "3.5",
                                                "10:30",    "$",      "%",        "@UN",    "#x",    "http://a.b/c",
                                                "a@b.org",  "&",      "/",        "\\",     "_",     "*",
                                                "\n",       "\n\n",   "\r\n",     " ",      "  ",    "\t",
                                                "\u00A0",   "\u00AD", "\u200B",   "\uFEFF", "é",     "Путин",
                                                "中",       "😀",      "👍🏽", "İ",      "5pm",   "No.",
                                                "J.",       "can",    "not",      "cannot", "'s",    "’s",
                                                "n't",      ";",      ":",        ":)",     "•",     "<b>",
                                                "<<",       "x.Y",    "e.g.",     "&amp;", "&#8217;", "&#x2011;",
                                                "\u2011",   "\u00B4", "„",        "🇺🇸",     "Su-24M", "MOSCOW"};
    std::string text = "Start ";
    std::uniform_int_distribution<std::size_t> part(0, parts.size() - 1);
    std::bernoulli_distribution blank(0.4);
    for (int i = 0; i < pieces; ++i) {
        text += parts[part(random)];
        if (blank(random)) text += ' ';
    }
    return text;
}

bool visible(std::string_view text, std::size_t at) {
    const auto c = decode(text, at).value;
    return !is_blank(c) && !is_invisible(c);
}

}  // namespace

TEST_CASE("every visible character lies in exactly one token, and every token in exactly one sentence") {
    std::mt19937 random(7);
    for (int round = 0; round < 3000; ++round) {
        const auto text = random_text(random, 1 + round % 60);
        INFO(text);
        const auto document = segmenter().segment(raw(text));
        std::size_t at = 0;
        for (const auto& token : document.tokens) {
            REQUIRE(token.begin < token.end);
            REQUIRE(token.begin >= at);
            for (; at < token.begin; at += decode(document.text, at).size) REQUIRE_FALSE(visible(document.text, at));
            for (; at < token.end; at += decode(document.text, at).size) REQUIRE(visible(document.text, at));
            REQUIRE(at == token.end);  // no token ends inside a character
        }
        for (; at < document.text.size(); at += decode(document.text, at).size) REQUIRE_FALSE(visible(document.text, at));

        std::uint32_t next = 0;
        for (const auto& sentence : document.sentences) {
            REQUIRE(sentence.first == next);
            REQUIRE(sentence.first < sentence.last);
            REQUIRE(sentence.size() <= longest_sentence);
            REQUIRE_FALSE(document.tokens[sentence.last - 1].joined);  // multiword tokens end where sentences do
            next = sentence.last;
        }
        REQUIRE(next == document.tokens.size());
    }
}

TEST_CASE("a token is joined or spaced exactly where its bytes say so") {
    std::mt19937 random(11);
    for (int round = 0; round < 1000; ++round) {
        const auto document = segmenter().segment(raw(random_text(random, 40)));
        for (std::size_t i = 0; i + 1 < document.tokens.size(); ++i) {
            const bool touches = document.tokens[i].end == document.tokens[i + 1].begin;
            REQUIRE(document.tokens[i].space_after == !touches);
            if (document.tokens[i].joined) REQUIRE(touches);
        }
    }
}

TEST_CASE("the clean bytes of a token are the given bytes at its place, but for what was dropped") {
    std::mt19937 random(13);
    for (int round = 0; round < 2000; ++round) {
        const auto given = random_text(random, 40);
        const auto document = segmenter().segment(raw(given));
        REQUIRE(document.given == given);
        for (const auto& token : document.tokens) {
            const auto extent = document.offsets.given(token.begin, token.end);
            REQUIRE(extent.begin < extent.end);
            REQUIRE(extent.end <= given.size());
            CHECK(clean_plain(given.substr(extent.begin, extent.end - extent.begin)).text ==
                  document.text.substr(token.begin, token.end - token.begin));
        }
    }
}

TEST_CASE("segmenting a text again, or on another segmenter, gives the same") {
    std::mt19937 random(17);
    const auto other = Segmenter::load(ENTENTE_ROOT "/schema/lexicon/en/abbreviations.json");
    for (int round = 0; round < 200; ++round) {
        const auto text = random_text(random, 60);
        const auto a = segmenter().segment(raw(text)), b = other.segment(raw(text));
        REQUIRE(a.tokens.size() == b.tokens.size());
        REQUIRE(a.sentences.size() == b.sentences.size());
        for (std::size_t i = 0; i < a.tokens.size(); ++i) REQUIRE(a.tokens[i].begin == b.tokens[i].begin);
    }
}

TEST_CASE("offsets of a page never fall and never leave it") {
    std::mt19937 random(19);
    static const std::vector<std::string> tags{"<p>",     "</p>",      "<b>",        "</b>",       "<table>",
                                               "<tr>",    "<td>",      "</table>",   "<div>",      "</div>",
                                               "<br>",    "&amp;",     "&copy",      "&#x41;",     "&",
                                               "&bogus;", "<li>",      "<ul>",       "</ul>",      "<a href='x'>",
                                               "</a>",    "<h1>",      "</h1>",      "<!-- c -->", "<",
                                               ">",       "<article>", "</article>", "\r\n"};
    std::uniform_int_distribution<std::size_t> tag(0, tags.size() - 1);
    for (int round = 0; round < 1000; ++round) {
        std::string html = "<p>Text ";
        for (int i = 0; i < 30; ++i) html += tags[tag(random)] + random_text(random, 3);
        INFO(html);
        const auto document = segmenter().segment(raw(html, Format::html));
        std::uint32_t last = 0;
        for (const auto& token : document.tokens) {
            const auto extent = document.offsets.given(token.begin, token.end);
            REQUIRE(extent.begin >= last);
            REQUIRE(extent.end >= extent.begin);
            REQUIRE(extent.end <= html.size());
            last = extent.begin;
        }
    }
}

TEST_CASE("reading survives random bytes") {
    std::mt19937 random(23);
    std::uniform_int_distribution<int> byte(0, 255);
    for (int round = 0; round < 2000; ++round) {
        std::string bytes = round % 3 == 0 ? "{\"text\": \"" : round % 3 == 1 ? "{" : "";
        for (int i = 0; i < round % 200; ++i) bytes += static_cast<char>(byte(random));
        std::istringstream in(bytes);
        ReaderOptions options;
        options.standard_input = &in;
        const std::vector<std::string> inputs{"-"};
        std::size_t documents = 0, faults = 0;
        read(
            inputs, options,
            [&](RawDocument&& document) { return ++documents, !segmenter().segment(std::move(document)).tokens.empty(); },
            [&](const Error&) { ++faults; });
        REQUIRE(documents + faults > 0);
    }
}
