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

TEST_CASE("a page of a newspaper is read without its cookie notice, tools, captions, promotions and related links") {
    CHECK(read_page(R"(<!DOCTYPE html><html lang="en"><body>
<div id="cookie-banner"><p>We use cookies to improve your experience. By continuing you agree.</p><button>Accept</button></div>
<header><a href="/">The Herald</a><ul><li><a href="/world">World</a></li></ul></header>
<main><article><h1>Talks resume in Geneva</h1><p class="byline">By <a href="/jd">Jane Doe</a></p>
<ul class="share-tools"><li><a href="#">Share on Facebook</a></li><li><a href="#">Tweet</a></li></ul>
<figure><img src="a.jpg" alt="x"><figcaption>Envoys arrive. Photograph: John Roe/Example Pictures</figcaption></figure>
<p>Envoys from Syria and Russia met in Geneva on Friday. They will meet again.</p>
<div class="inline-newsletter-promo"><h3>Sign up for our morning briefing</h3><p>Get the day's top stories.</p></div>
<p>“It is a start,” the Russian envoy said.</p><p><strong>Read more: <a href="/x">Syria says no to talks</a></strong></p>
<p>The talks end on Sunday.</p><section class="related-stories"><h2>Related</h2><p><a href="/y">Iran signs deal</a></p></section>
</article></main><footer><p>© 2016 The Herald</p></footer></body></html>)") ==
          Sentences{"Talks resume in Geneva", "By Jane Doe", "Envoys from Syria and Russia met in Geneva on Friday .", "They will meet again .",
                    "“ It is a start , ” the Russian envoy said .", "The talks end on Sunday ."});
}

TEST_CASE("an old page of tables and line breaks is read in paragraphs, without its menus") {
    CHECK(read_page(R"(<html><body><table width="100%"><tr><td><a href="/">Home</a> | <a href="/w">World</a> | <a href="/s">Sport</a></td></tr></table>
<table><tr><td width="150"><b>Sections</b><br><a href="/a">Politics</a><br><a href="/b">Business</a></td><td>
<h1>Army takes town</h1><font size="2">By A. Writer<br>Friday, July 15, 2016</font><br><br>
DAMASCUS (Wire) - The Syrian army took a town on Friday.<br> <br>Rebels said they had left the town.<br><br>
"We will return," a rebel commander said.<br><br><a href="print">Print this story</a> <a href="mail">E-mail this story</a><br>
</td></tr></table><p align="center"><small>Copyright 2016 Wire. All rights reserved.</small></p></body></html>)") ==
          Sentences{"Army takes town", "By A. Writer", "Friday , July 15 , 2016", "DAMASCUS ( Wire ) -", "The Syrian army took a town on Friday .",
                    "Rebels said they had left the town .", "\" We will return , \" a rebel commander said ."});
}

TEST_CASE("a weblog's entry is read without its consent dialog, buttons, comments and sidebar") {
    CHECK(read_page(R"(<html><body><div class="gdpr-consent" role="dialog"><p>We and our partners store data on your device.</p></div>
<div class="wrapper"><div class="post"><div class="post-title"><h1>Minister quits</h1></div>
<div class="entry-content"><p>The minister quit on Friday. He gave no reason.</p><blockquote><p>“I thank the prime minister,” he wrote.</p></blockquote>
<p class="wp-caption-text">The minister in May. (Photo: Example Agency)</p><p>The opposition welcomed the step.</p>
<div class="sharedaddy"><h3>Share this:</h3><ul><li><a href="#">Twitter</a></li><li><a href="#">Facebook</a></li></ul></div>
<div class="jp-relatedposts"><h3>Related</h3><p>Another minister quits</p></div></div></div>
<div id="comments"><h3>12 thoughts</h3><ol><li><p>He was the worst minister.</p></li></ol></div>
<div id="sidebar"><h3>Recent Posts</h3><ul><li><a href="/1">Army takes town</a></li></ul></div></div></body></html>)") ==
          Sentences{"Minister quits", "The minister quit on Friday .", "He gave no reason .", "“ I thank the prime minister , ” he wrote .",
                    "The opposition welcomed the step ."});
}

TEST_CASE("a page of an agency whose classes say nothing is read without what its phrases and roles give away") {
    CHECK(read_page(R"(<html><body><div class="c1"><h1 class="c2">Border reopens</h1>
<div class="c3" aria-label="Share"><a href="#">Post</a><a href="#">Keep</a><span>3 min read</span></div>
<div class="c4"><p>ISTANBUL, July 15 (Reuters) - Turkey reopened the border with Iraq on Friday.</p><p>ADVERTISEMENT</p>
<p>Iraq’s prime minister thanked Ankara.</p><p>Story continues below advertisement</p><p>“Trade will grow,” he said.</p>
<p>(Reporting by Jane Doe; Editing by John Roe)</p><p>Our Standards: <a href="/t">The Trust Principles.</a></p></div>
<div class="c5"><h2>More from this agency</h2><ul><li><a href="/z">Oil falls on fears of glut in Asia</a></li></ul></div>
<div role="complementary"><p>Our correspondents are on the ground.</p></div></div></body></html>)") ==
          Sentences{"Border reopens", "ISTANBUL , July 15 ( Reuters ) -", "Turkey reopened the border with Iraq on Friday .",
                    "Iraq_’s prime minister thanked Ankara .", "“ Trade will grow , ” he said ."});
}

TEST_CASE("a page with headings, lists and a caption in the text keeps what is text") {
    CHECK(read_page(R"(<html><body><div role="navigation"><a href="/">Home</a></div><div itemprop="articleBody">
<p>Iran and Russia signed a deal on Friday.</p><p><span class="media-caption">The ministers sign</span></p><p>Image copyright Example Images</p>
<h2>In short</h2><h3>What is in the deal?</h3><ul><li>Iran buys wheat.</li><li>Russia buys oil.</li></ul>
<p>Sign up to our newsletter</p><p>Follow @example on Twitter</p><p>Topics</p>
<p>Topics of the talks were wheat and oil.</p></div></body></html>)") ==
          Sentences{"Iran and Russia signed a deal on Friday .", "In short", "What is in the deal ?", "Iran buys wheat .", "Russia buys oil .",
                    "Topics of the talks were wheat and oil ."});
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
