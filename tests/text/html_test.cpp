#include "catch.hpp"

#include <entente/error.hpp>

#include "segmentation.hpp"

using namespace entente;
using namespace entente::text;

namespace {

constexpr const char* page = R"(<!DOCTYPE html><html lang="en"><head><title>Kerry in Moscow | The Daily</title>
<meta property="og:site_name" content="The Daily"><meta property="article:published_time" content="2016-07-15T08:00:00Z">
<link rel="canonical" href="https://daily.example/kerry"><style>p { color: red }</style></head>
<body><nav><a href="/">Home</a></nav><header><h1>Kerry presses <em>Putin</em></h1></header>
<article><p>John&#32;Kerry &amp; Sergei Lavrov met in <b>Mos</b>cow.<br>They spoke&mdash;for hours.</p>
<div class="related"><p>Read more</p></div><ul><li><a href="x">Another story on the same matter</a></li></ul>
<form><input><p>Subscribe</p></form></article>
<aside>Aside</aside><footer>All rights</footer><script>var p = "<p>no</p>";</script></body></html>)";

std::vector<std::string> read_page(const std::string& html) {
    const auto document = segmenter().segment(raw(html, Format::html));
    std::vector<std::string> out;
    for (const auto& sentence : document.sentences) out.push_back(words(document, sentence));
    return out;
}
using Sentences = std::vector<std::string>;

}  // namespace

TEST_CASE("of a page, the article is read and the rest is not") {
    CHECK(read_page(page) ==
          Sentences{"Kerry presses Putin", "John Kerry & Sergei Lavrov met in Moscow .", "They spoke — for hours ."});
}

TEST_CASE("a page tells its title, date, publisher, address and language") {
    const auto document = segmenter().segment(raw(page, Format::html));
    CHECK(document.info->title == "Kerry presses Putin");
    CHECK(document.info->published == Date::of(2016, 7, 15));
    CHECK(document.info->publisher == "The Daily");
    CHECK(document.info->url == "https://daily.example/kerry");
    CHECK(document.info->language == "en");
    CHECK(document.sentences.front().kind == SentenceKind::title);
}

TEST_CASE("what is known of a page goes before what the page says") {
    auto given = raw(page, Format::html);
    given.info.published = Date::of(2016, 7, 1);
    CHECK(segmenter().segment(std::move(given)).info->published == Date::of(2016, 7, 1));
}

TEST_CASE("linked data dates a page") {
    const auto document = segmenter().segment(raw(
        R"(<script type="application/ld+json">{"@graph": [{"@type": "Organization"}, {"headline": "H", "datePublished": "2016-07-14T22:00:00Z"}]}</script><p>Text.)",
        Format::html));
    CHECK(document.info->published == Date::of(2016, 7, 14));
    CHECK(document.info->title == "H");
}

TEST_CASE("every token of a page leads back to the bytes that it came from") {
    const std::string html = page;
    const auto document = segmenter().segment(raw(html, Format::html));
    const auto given = [&](std::string_view form) {
        for (const auto& token : document.tokens) {
            if (document.text.substr(token.begin, token.end - token.begin) != form) continue;
            const auto extent = document.offsets.given(token.begin, token.end);
            return html.substr(extent.begin, extent.end - extent.begin);
        }
        return std::string("no such token");
    };
    CHECK(given("Kerry") == "Kerry");
    CHECK(given("&") == "&amp;");
    CHECK(given("Moscow") == "Mos</b>cow");
    CHECK(given("—") == "&mdash;");
    CHECK(given("hours") == "hours");
}

TEST_CASE("references without a semicolon, and ampersands that are none, keep their places") {
    const std::string html = "<p>AT&T &copy2016 &#8364;5 &unknown; &lt;b&gt; R&amp;D &hellip;</p>";
    const auto document = segmenter().segment(raw(html, Format::html));
    CHECK(document.text == "AT&T ©2016 €5 &unknown; <b> R&D …");
    for (const auto& token : document.tokens) {
        const auto form = document.text.substr(token.begin, token.end - token.begin);
        const auto extent = document.offsets.given(token.begin, token.end);
        const auto bytes = html.substr(extent.begin, extent.end - extent.begin);
        INFO(form << " from " << bytes);
        if (form == "2016" || form == "5" || form == "unknown" || form == "AT&T" || form == "b") CHECK(bytes == form);
        if (form == "©") CHECK(bytes == "&copy");
        if (form == "€") CHECK(bytes == "&#8364;");
        if (form == "R&D") CHECK(bytes == "R&amp;D");
        if (form == "…") CHECK(bytes == "&hellip;");
    }
}

TEST_CASE("markup that would take the parser without measure is refused") {
    const auto refused = [](const std::string& html) {
        try {
            segmenter().segment(raw("<p>Text.</p>" + html, Format::html));
        } catch (const Error& error) {
            return error.code() == ErrorCode::input && error.where() == "test";
        }
        return false;
    };
    const auto repeat = [](const std::string& part, int times) {
        std::string out;
        for (int i = 0; i < times; ++i) out += part;
        return out;
    };
    CHECK(refused(repeat("<div>", 10000)));
    CHECK(refused(repeat("<div/>", 10000)));
    CHECK(refused(repeat("<b></p>", 10000)));
    CHECK(refused("<p " + repeat("a=b ", 10000)));
    CHECK_FALSE(refused(repeat("<p>Text.<li>Text.", 10000)));
    CHECK_FALSE(refused(repeat("<div><b>Text.</b></div>", 10000)));
    CHECK_FALSE(refused("<svg>" + repeat("<path d='M0 0'/>", 10000) + "</svg>"));
    CHECK_FALSE(refused("<p>" + repeat("1 < 2 <3 ", 10000)));
}

TEST_CASE("a page without text is a fault") {
    CHECK_THROWS_AS(segmenter().segment(raw("<html><body><script>x</script></body></html>", Format::html)), Error);
}
