#include "catch.hpp"

#include "text/sentence_splitter.hpp"

#include "segmentation.hpp"

using namespace entente::text;
using Sentences = std::vector<std::string>;

TEST_CASE("sentences end at full stops, question and exclamation marks") {
    CHECK(sentences("He left. She stayed! Why? Nobody knows.") ==
          Sentences{"He left .", "She stayed !", "Why ?", "Nobody knows ."});
}

TEST_CASE("abbreviations do not end sentences where a name or a number goes on") {
    CHECK(sentences("The U.S. Army sent Lt. Gen. J. Smith. No. 5 fell on Jan. 3 at 5 p.m. Monday.") ==
          Sentences{"The U.S. Army sent Lt. Gen. J. Smith .", "No. 5 fell on Jan. 3 at 5 p.m. Monday ."});
}

TEST_CASE("abbreviations end sentences where a word begins that begins sentences") {
    CHECK(sentences("He flew to the U.S. The talks began at 5 p.m. Kerry was late.") ==
          Sentences{"He flew to the U.S.", "The talks began at 5 p.m.", "Kerry was late ."});
    CHECK(sentences("They left the U.S. Officials said so.") == Sentences{"They left the U.S.", "Officials said so ."});
    CHECK(sentences("She works for Acme Inc. It is small.") == Sentences{"She works for Acme Inc.", "It is small ."});
}

TEST_CASE("closing quotation marks and brackets belong to the sentence before") {
    CHECK(sentences("\"We agreed.\" He left. (She stayed.) They slept.") ==
          Sentences{"\" We agreed . \"", "He left .", "( She stayed . )", "They slept ."});
    CHECK(sentences("“We agreed.” He left.") == Sentences{"“ We agreed . ”", "He left ."});
    CHECK(sentences("‘We agreed.’ He left.") == Sentences{"‘ We agreed . ’", "He left ."});
    CHECK(sentences("They said: „We agreed.“ He left. “We slept.”") == Sentences{"They said : „ We agreed . “", "He left .", "“ We slept . ”"});
}

TEST_CASE("a quotation may go on over several sentences") {
    CHECK(sentences("\"We met. We agreed. We left,\" he said.") ==
          Sentences{"\" We met .", "We agreed .", "We left , \" he said ."});
}

TEST_CASE("the speaker stays with a question that is quoted") {
    CHECK(sentences("\"Why now?\" he asked. \"Never!\" John Kerry said.") ==
          Sentences{"\" Why now ? \" he asked .", "\" Never ! \" John Kerry said ."});
    CHECK(sentences("“Do it now!” Bolton’s words were clear.") == Sentences{"“ Do it now ! ”", "Bolton_’s words were clear ."});
}

TEST_CASE("a quotation within a quotation closes with it") {
    CHECK(sentences("\"They asked: 'Why?'\" she said. \"They said: 'No.'\" He left.") ==
          Sentences{"\" They asked : ' Why ? ' \" she said .", "\" They said : ' No . ' \"", "He left ."});
    CHECK(sentences("“They said: ‘No.’” He left.") == Sentences{"“ They said : ‘ No . ’ ”", "He left ."});
}

TEST_CASE("a quotation that trails off goes on with its speaker") {
    CHECK(sentences("“We will see…” he said. “We will see…” He left.") == Sentences{"“ We will see … ” he said .", "“ We will see … ”", "He left ."});
    CHECK(sentences("\"It is over...\" she said.") == Sentences{"\" It is over ... \" she said ."});
}

TEST_CASE("a name that ends with an exclamation mark does not end the sentence before its verb") {
    CHECK(sentences("Yahoo! said no. Stop! now.") == Sentences{"Yahoo ! said no .", "Stop !", "now ."});
}

TEST_CASE("a mark at the beginning of a sentence does not end it") {
    CHECK(sentences("Syria\n\n. Near Mosul, one strike hit a tunnel.") == Sentences{"Syria", ". Near Mosul , one strike hit a tunnel ."});
    CHECK(sentences("He left.\n\n… We live here.") == Sentences{"He left .", "… We live here ."});
}

TEST_CASE("initials and the abbreviations of law and numbers do not end sentences") {
    CHECK(sentences("J. K. Rowling met J.K. Smith over Roe v. Wade. Art. 51 and No. 10 say so.") ==
          Sentences{"J. K. Rowling met J.K. Smith over Roe v. Wade .", "Art. 51 and No. 10 say so ."});
    CHECK(sentences("The U. S. troops left on Tues. and Wed. at the latest.") == Sentences{"The U. S. troops left on Tues. and Wed. at the latest ."});
}

TEST_CASE("a missing blank after a full stop does not hide the end of a sentence") {
    CHECK(sentences("This is the end.The rest came later.") == Sentences{"This is the end .", "The rest came later ."});
    CHECK(sentences("He met Gen.Petraeus there.") == Sentences{"He met Gen. Petraeus there ."});
    CHECK(sentences("There was a delay.In May it ended.“We won,” he said.") ==
          Sentences{"There was a delay .", "In May it ended .", "“ We won , ” he said ."});
}

TEST_CASE("an ellipsis ends a sentence only before a capital") {
    CHECK(sentences("He waited ... and waited. Then... Nothing.") ==
          Sentences{"He waited ... and waited .", "Then ...", "Nothing ."});
}

TEST_CASE("a dateline is a sentence of its own") {
    CHECK(sentences("MOSCOW, July 15 (Reuters) - Russia said no.") ==
          Sentences{"MOSCOW , July 15 ( Reuters ) -", "Russia said no ."});
    CHECK(sentences("WASHINGTON (AP) -- The president left.") == Sentences{"WASHINGTON ( AP ) --", "The president left ."});
    CHECK(sentences("NEW YORK (AP) — Police left.") == Sentences{"NEW YORK ( AP ) —", "Police left ."});
    CHECK(sentences("TEL AVIV — Israel said no.") == Sentences{"TEL AVIV —", "Israel said no ."});
    CHECK(sentences("Moscow, July 15 (Interfax) - Russia said no.") == Sentences{"Moscow , July 15 ( Interfax ) -", "Russia said no ."});
    CHECK(sentences("(Reuters) - Russia said no.") == Sentences{"( Reuters ) -", "Russia said no ."});
    for (const auto* text : {"NATO — Russia apart — met.", "Kerry – he said – left.", "US envoys – Kerry apart – met.", "Sergei Lavrov – Kerry apart – left."})
        CHECK(sentences(text).size() == 1);
    CHECK(sentences("NATO expanded - slowly - in 2004.") == Sentences{"NATO expanded - slowly - in 2004 ."});
}

TEST_CASE("paragraphs end sentences, with or without a full stop") {
    CHECK(sentences("Kerry in Moscow\n\nBy A. Writer\n\nKerry met Lavrov.") ==
          Sentences{"Kerry in Moscow", "By A. Writer", "Kerry met Lavrov ."});
}

TEST_CASE("numbers of a list stay with their item") {
    CHECK(sentences("1. The first point. 2. The second point.") == Sentences{"1 . The first point .", "2 . The second point ."});
    CHECK(sentences("We saw: • one thing • another thing") == Sentences{"We saw :", "• one thing", "• another thing"});
}

TEST_CASE("references of an encyclopedia stay with the sentence that they stand behind") {
    CHECK(sentences("He died in May.[12][13] She lived.") == Sentences{"He died in May . [ 12 ] [ 13 ]", "She lived ."});
}

TEST_CASE("a title is one sentence and is marked") {
    const auto document = segmenter().segment(raw("Who won? Nobody did\n\nThe war went on."));
    REQUIRE(document.sentences.size() == 2);
    CHECK(words(document, document.sentences[0]) == "Who won ? Nobody did");
    CHECK(document.sentences[0].kind == SentenceKind::title);
    CHECK(document.sentences[1].kind == SentenceKind::body);
    CHECK(document.info->title == "Who won? Nobody did");
}

TEST_CASE("an endless sentence is cut at the strongest mark before the limit") {
    std::string text;
    for (int i = 0; i < 400; ++i) text += "word ";
    text += "end; ";
    for (int i = 0; i < 2000; ++i) text += i % 50 == 0 ? "word, " : "word ";
    const auto document = segmenter().segment(raw(text));
    for (const auto& sentence : document.sentences) CHECK(sentence.size() <= longest_sentence);
    CHECK(document.sentences.front().size() == 402);
    CHECK(document.sentences.front().first == 0);
    CHECK(document.sentences.back().last == document.tokens.size());
}
