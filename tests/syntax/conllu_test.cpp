#include <sstream>

#include "catch.hpp"

#include <entente/error.hpp>

#include "syntax/conllu.hpp"

using namespace entente;
using namespace entente::syntax;

namespace {

const std::string sample =
    "# sent_id = 1\n"
    "# text = Kerry didn't meet Syria's envoy.\n"
    "1\tKerry\tKerry\tPROPN\tNNP\t_\t4\tnsubj\t_\tNER=B-PER\n"
    "2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "2\tdid\tdo\tAUX\tVBD\t_\t4\taux\t_\t_\n"
    "3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_\n"
    "4\tmeet\tmeet\tVERB\tVB\t_\t0\troot\t_\t_\n"
    "5-6\tSyria's\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "5\tSyria\tSyria\tPROPN\tNNP\t_\t7\tnmod:poss\t_\tNER=B-LOC\n"
    "6\t's\t's\tPART\tPOS\t_\t5\tcase\t_\t_\n"
    "7\tenvoy\tenvoy\tNOUN\tNN\t_\t4\tobj\t_\tSpaceAfter=No\n"
    "8\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_\n"
    "\n"
    "# sent_id = 2\n"
    "# text = French talks\n"
    "1\tFrench\tFrench\tADJ\tJJ\t_\t2\tamod\t_\tNER=B-NAT\n"
    "2\ttalks\ttalk\tNOUN\tNNS\t_\t0\troot\t_\t_\n"
    "\n";

Error error_of(const std::string& input) {
    std::istringstream in(input);
    text::Document document;
    Analysis analysis;
    try {
        read_conllu(in, "x.conllu", document, analysis);
    } catch (const Error& error) {
        return error;
    }
    FAIL("it was read");
    throw;
}

}  // namespace

TEST_CASE("CoNLL-U comes out as it went in") {
    std::istringstream in(sample);
    text::Document document;
    Analysis analysis;
    read_conllu(in, "x.conllu", document, analysis);
    REQUIRE(document.sentences.size() == 2);
    CHECK(document.text == "Kerry didn't meet Syria's envoy.\nFrench talks\n");
    CHECK(document.form(2) == "n't");
    CHECK(document.tokens[1].joined);
    CHECK_FALSE(document.tokens[2].joined);
    CHECK(document.tokens[2].space_after);
    CHECK(analysis.words[8].head == 9);
    CHECK(analysis.words[4].deprel == Deprel::nmod_poss);
    CHECK(analysis.words[4].name == NameKind::location);
    std::ostringstream out;
    write_conllu(out, document, analysis);
    CHECK(out.str() == sample);
}

TEST_CASE("Forms alone, empty nodes and Windows line ends are read") {
    std::istringstream in("1\tTalks\t_\t_\t_\t_\t_\t_\t_\t_\r\n1.1\tgap\t_\t_\t_\t_\t_\t_\t_\t_\r\n2\tbegan\t_\t_\t_\t_\t_\t_\t_\t_\r\n");
    text::Document document;
    Analysis analysis;
    read_conllu(in, "x.conllu", document, analysis);
    REQUIRE(document.tokens.size() == 2);
    CHECK(document.form(1) == "began");
    CHECK(analysis.words[0].deprel == Deprel::none);
    CHECK(analysis.words[0].xpos == Xpos::none);
}

TEST_CASE("A caller's entries stand in the MISC column") {
    std::istringstream in("1\tCairo\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n\n");
    text::Document document;
    Analysis analysis;
    read_conllu(in, "x.conllu", document, analysis);
    std::ostringstream out;
    write_conllu(out, document, analysis, {[](std::uint32_t) { return std::string("Actor=place/cairo"); }});
    CHECK(out.str().find("\tActor=place/cairo|SpaceAfter=No\n") != std::string::npos);
}

TEST_CASE("A fault in CoNLL-U is told with its line") {
    CHECK(error_of("1\tonly\tthree\n").where() == "x.conllu:1");
    CHECK(error_of("# c\n2\ta\t_\t_\t_\t_\t_\t_\t_\t_\n").where() == "x.conllu:2");
    CHECK(error_of("1\ta\t_\t_\t_\t_\t7\t_\t_\t_\n\n").fault() == "a head lies beyond the sentence");
    CHECK(error_of("1-3\tab\t_\t_\t_\t_\t_\t_\t_\t_\n1\ta\t_\t_\t_\t_\t_\t_\t_\t_\n\n").fault() ==
          "a range of a multiword token goes beyond the sentence");
    CHECK(error_of("1\t\t_\t_\t_\t_\t_\t_\t_\t_\n").fault() == "a CoNLL-U line has an empty form");
}

TEST_CASE("Names of tags and relations lead back to them") {
    for (int i = 1; i <= static_cast<int>(Deprel::xcomp); ++i) CHECK(deprel(to_string(static_cast<Deprel>(i))) == static_cast<Deprel>(i));
    for (int i = 0; i <= static_cast<int>(Xpos::other); ++i) CHECK(xpos(to_string(static_cast<Xpos>(i))) == static_cast<Xpos>(i));
    CHECK(deprel("nsubj:unheard") == Deprel::nsubj);
    CHECK(deprel("unheard") == Deprel::dep);
    CHECK(to_string(Upos::X) == "X");
}
