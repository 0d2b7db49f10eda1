#include "catch.hpp"

#include "segmentation.hpp"

using namespace entente::text;

TEST_CASE("contractions are cut as UD cuts them") {
    CHECK(tokens("They don't and can't and won't.") == "They do_n't and ca_n't and wo_n't .");
    CHECK(tokens("He cannot say it's what we're gonna do.") == "He can_not say it_'s what we_'re gon_na do .");
    CHECK(tokens("I'd say they've told you I'll go, wouldn't I'm.") == "I_'d say they_'ve told you I_'ll go , would_n't I_'m .");
    CHECK(tokens("She didn’t think that’s true.") == "She did_n’t think that_’s true .");
    CHECK(tokens("They wouldn't've left.") == "They would_n't_'ve left .");
}

TEST_CASE("possessives are tokens of their own") {
    CHECK(tokens("Assad's army and the rebels' allies met.") == "Assad_'s army and the rebels_' allies met .");
    CHECK(tokens("the U.S.'s role and Sana'a's port") == "the U.S._'s role and Sana'a_'s port");
    CHECK(tokens("the EU’s and the Houthis’ envoys") == "the EU_’s and the Houthis_’ envoys");
}

TEST_CASE("a closing single quotation mark is no possessive") {
    CHECK(tokens("He called them 'the rebels' again.") == "He called them ' the rebels ' again .");
    CHECK(tokens("He called them ‘the rebels’ again.") == "He called them ‘ the rebels ’ again .");
}

TEST_CASE("apostrophes inside names do not cut them") {
    CHECK(tokens("O'Connor met Sha'lan and D’Alema at nine o'clock.") == "O'Connor met Sha'lan and D’Alema at nine o'clock .");
    CHECK(tokens("the 1990's, '72 and the '60s") == "the 1990's , '72 and the '60s");
}

TEST_CASE("hyphens cut compounds, but not prefixes") {
    CHECK(tokens("a war-torn country, a two-day US-led visit") == "a war - torn country , a two - day US - led visit");
    CHECK(tokens("anti-government, pro-Assad, non-proliferation, ex-president, co-operate, re-election, mid-2014") ==
          "anti-government , pro-Assad , non-proliferation , ex-president , co-operate , re-election , mid-2014");
    CHECK(tokens("anti-government-backed") == "anti-government - backed");
    CHECK(tokens("the UN-backed plan") == "the UN - backed plan");  // capitals are a name, not "un-"
    CHECK(tokens("a state-of-the-art plane") == "a state - of - the - art plane");
}

TEST_CASE("Arabic articles are tokens, as in the treebanks") {
    CHECK(tokens("Bashar al-Assad and the al-Nusra Front") == "Bashar al - Assad and the al - Nusra Front");
}

TEST_CASE("numbers keep their marks") {
    CHECK(tokens("1,000 men, 3.5 %, 10:30, 9/11, 1,234,567.89") == "1,000 men , 3.5 % , 10:30 , 9/11 , 1,234,567.89");
    CHECK(tokens("$5m, 40km, 7:30pm, 5p.m. and 25bn") == "$ 5 m , 40 km , 7:30 pm , 5 p.m. and 25 bn");
    CHECK(tokens("the 5th, the 1990s, US$200, -5 and +44") == "the 5th , the 1990s , US$ 200 , - 5 and +44");
    CHECK(tokens("1969-1970, 713-853-3989, 2016-07-15") == "1969 - 1970 , 713-853-3989 , 2016-07-15");
    CHECK(tokens("July 2,2016 and 18,19,20") == "July 2 , 2016 and 18 , 19 , 20");
}

TEST_CASE("money, measures and times of news are cut from their numbers") {
    CHECK(tokens("It cost $1.5bn, £3m, A$5m and Rs. 500 at 7.30am, 7.30 a.m. or 6pm.") ==
          "It cost $ 1.5 bn , £ 3 m , A$ 5 m and Rs. 500 at 7.30 am , 7.30 a.m. or 6 pm .");
    CHECK(tokens("a $300-400bn plan, 20-30,000 men, 15-20km") == "a $ 300 - 400 bn plan , 20 - 30,000 men , 15 - 20 km");
}

TEST_CASE("the letter of a weapon's name is no unit") {
    CHECK(tokens("Su-24M, F-16s, S-400 and T-72B") == "Su - 24M , F - 16s , S - 400 and T - 72B");
}

TEST_CASE("abbreviations keep their full stop") {
    CHECK(tokens("Lt. Gen. J. F. Smith of the U.S. Army met Sen. Cruz on Jan. 5.") ==
          "Lt. Gen. J. F. Smith of the U.S. Army met Sen. Cruz on Jan. 5 .");
    CHECK(tokens("No. 5 is a no. He said no.") == "No. 5 is a no . He said no .");
    CHECK(tokens("Acme Inc. paid, e.g. in May, vs. the Ph.D. etc.") == "Acme Inc. paid , e.g. in May , vs. the Ph.D. etc.");
    CHECK(tokens("GEN. MATTIS AND DR. KHAN") == "GEN. MATTIS AND DR. KHAN");
    CHECK(tokens("at 10 a.m. EST. He sued the SEC. She left.") == "at 10 a.m. EST . He sued the SEC . She left .");
    CHECK(tokens("Plan B. It works, and so do I.") == "Plan B . It works , and so do I .");
    CHECK(tokens("Ch. VII and Ch. nine") == "Ch. VII and Ch. nine");
    CHECK(tokens("He came on Tues. and left on Wed.") == "He came on Tues. and left on Wed .");
    CHECK(tokens("the U. S. troops and the U. N. envoy of N. Korea") == "the U. S. troops and the U. N. envoy of N. Korea");
}

TEST_CASE("quotation marks, brackets and dashes of all kinds are tokens") {
    CHECK(tokens("\"Yes,\" he said -- “no” – ‘maybe’ (or [not]) «so».") ==
          "\" Yes , \" he said -- “ no ” – ‘ maybe ’ ( or [ not ] ) « so » .");
    CHECK(tokens("Well... no… What?! Stop!!") == "Well ... no … What ?! Stop !!");
}

TEST_CASE("signs that look like a hyphen or an apostrophe are read as one") {
    CHECK(tokens("pre\u2011war, UN\u2011backed, north\u2010south") == "pre-war , UN - backed , north - south");
    CHECK(tokens("Assad\u00B4s men didn\u00B4t") == "Assad_'s men did_n't");
}

TEST_CASE("letters with an apostrophe on either side are one word") {
    CHECK(tokens("rock 'n' roll, rock ’n’ roll and 'no'") == "rock 'n' roll , rock ’n’ roll and ' no '");
}

TEST_CASE("a flag is one token") { CHECK(tokens("He wrote “🇺🇸🇸🇾 👍🏽”.") == "He wrote “ 🇺🇸 🇸🇾 👍🏽 ” ."); }

TEST_CASE("character references that a source left in its text are decoded, and lead back to it") {
    const std::string given = "Iran &amp; Iraq&#8217;s &ldquo;deal&rdquo; &amp;amp; AT&T &bogus; &#0; &#xD800;";
    const auto document = segmenter().segment(raw(given));
    CHECK(document.text == "Iran & Iraq’s “deal” &amp; AT&T &bogus; &#0; &#xD800;");
    const auto extent = document.offsets.given(document.tokens[3].begin, document.tokens[3].end);
    CHECK(document.form(3) == "’s");
    CHECK(given.substr(extent.begin, extent.end - extent.begin) == "&#8217;s");
}

TEST_CASE("addresses, handles and tags are one token each") {
    CHECK(tokens("See https://example.org/a,b?c=d(e). Or www.example.com!") ==
          "See https://example.org/a,b?c=d(e) . Or www.example.com !");
    CHECK(tokens("Write to press.office@un.example.org, follow @UN_News or #Syria2016.") ==
          "Write to press.office@un.example.org , follow @UN_News or #Syria2016 .");
    CHECK(tokens("example.org/path and example.com.") == "example.org/path and example.com .");
    CHECK(tokens("(http://example.org)") == "( http://example.org )");
}

TEST_CASE("slashes part words, but not numbers") {
    CHECK(tokens("and/or 24/7 w/o he/she") == "and / or 24/7 w/o he / she");
}

TEST_CASE("letters with an ampersand or a plus between them stay together") {
    CHECK(tokens("AT&T and R&D & co, P5+1") == "AT&T and R&D & co , P5+1");
}

TEST_CASE("no-break spaces and other blanks part tokens") {
    CHECK(tokens("10\u00A0000 men\u2009and\u3000women\u202F!") == "10 000 men and women !");
}

TEST_CASE("soft hyphens and zero-width characters vanish from words") {
    const auto document = segmenter().segment(raw("\uFEFFco\u00ADoper\u200Bation now"));
    REQUIRE(document.tokens.size() == 2);
    CHECK(document.form(0) == "cooperation");
    CHECK(document.offsets.given(document.tokens[0].begin, document.tokens[0].end) == entente::Extent{3, 19});
}

TEST_CASE("other scripts are words") {
    CHECK(tokens("Erdoğan, Çavuşoğlu, Путин и Лавров") == "Erdoğan , Çavuşoğlu , Путин и Лавров");
}

TEST_CASE("what is far too long for a word is cut") {
    const auto document = segmenter().segment(raw("data " + std::string(5000, 'a')));
    CHECK(document.tokens.size() == 6);
    for (const auto& token : document.tokens) CHECK(token.end - token.begin <= 1000);
}
