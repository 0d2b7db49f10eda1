#include "catch.hpp"

#include "events/tree.hpp"
#include "support/parsed.hpp"

using namespace entente;
using namespace entente::events;
using entente::tests::parsed;

namespace {

std::string subject(const tests::Parsed& p, std::string_view predicate) {
    const Tree tree(p.document, p.analysis);
    const auto s = tree.surface_subject(p.token(predicate));
    return s == no_token ? "" : std::string(tree.form(s));
}

}  // namespace

TEST_CASE("an infinitive has the subject of the verb that takes it, or its object where there is one") {
    const auto agreed = parsed("Iran PROPN 2 nsubj\nagreed VERB 0 root VBD agree\nto PART 4 mark\nmeet VERB 2 xcomp VB\n");
    CHECK(subject(*agreed, "meet") == "Iran");
    const auto urged = parsed("Iran PROPN 2 nsubj\nurged VERB 0 root VBD urge\nIraq PROPN 2 obj\nto PART 5 mark\nwithdraw VERB 2 xcomp VB\n");
    CHECK(subject(*urged, "withdraw") == "Iraq");
}

TEST_CASE("what someone is accused of is done by the accused") {
    const auto p = parsed("Iran PROPN 2 nsubj\naccused VERB 0 root VBD accuse\nIraq PROPN 2 obj\nof SCONJ 5 mark\nbombing VERB 2 advcl VBG bomb\nTehran PROPN 5 obj\n");
    CHECK(subject(*p, "bombing") == "Iraq");
}

TEST_CASE("a clause without \"that\" keeps its subject though the parser hung it on the verb of saying") {
    const auto p = parsed("Police NOUN 2 nsubj\nsay VERB 0 root VBP\nrebels NOUN 2 obj\nhave AUX 5 aux\nattacked VERB 2 ccomp VBN attack\nKabul PROPN 5 obj\n");
    CHECK(subject(*p, "attacked") == "rebels");
    const Tree tree(p->document, p->analysis);
    CHECK(tree.object(p->token("say")) == no_token);
}

TEST_CASE("a finite verb in a list shares with a finite one, not with an infinitive between") {
    const auto p = parsed("Hamas PROPN 2 nsubj\nrefuses VERB 0 root VBZ refuse\nto PART 4 mark\nyield VERB 2 xcomp VB\nand CCONJ 7 cc\nhas AUX 7 aux\norganised VERB 4 conj VBN organise\nattacks NOUN 7 obj\n");
    CHECK(subject(*p, "organised") == "Hamas");
}

TEST_CASE("a finite clause of time has no subject but its own") {
    const auto p = parsed("Erdogan PROPN 2 nsubj\nleft VERB 0 root VBD leave\nafter SCONJ 5 case\nbombing NOUN 5 obl\nkilled VERB 2 advcl VBD kill\nsoldiers NOUN 5 obj\n");
    CHECK(subject(*p, "killed").empty());
}

TEST_CASE("passives are told from perfects") {
    const auto p = parsed("Rebels NOUN 4 nsubj:pass\nhave AUX 4 aux\nbeen AUX 4 aux:pass\narrested VERB 0 root VBN arrest\n\nRebels NOUN 3 nsubj\nhave AUX 3 aux\nattacked VERB 0 root VBN attack\n");
    const Tree tree(p->document, p->analysis);
    CHECK(tree.passive(p->token("arrested")));
    CHECK_FALSE(tree.passive(p->token("attacked")));
}

TEST_CASE("of two objects the first is the indirect one") {
    const auto p = parsed("Kerry PROPN 2 nsubj\noffered VERB 0 root VBD offer\nRussia PROPN 2 obj\ncooperation NOUN 2 obj NN\n");
    const Tree tree(p->document, p->analysis);
    const auto v = p->token("offered");
    CHECK(tree.form(tree.indirect_object(v)) == "Russia");
    CHECK(tree.form(tree.object(v)) == "cooperation");
}

TEST_CASE("a relative pronoun leads to its noun, and only a relative pronoun does") {
    const auto p = parsed("rebels NOUN 0 root\nwho PRON 3 nsubj WP\nattacked VERB 1 acl:relcl VBD attack\nKabul PROPN 3 obj\n");
    const Tree tree(p->document, p->analysis);
    CHECK(tree.antecedent(p->token("who")) == p->token("rebels"));
    CHECK(tree.antecedent(p->token("Kabul")) == no_token);
}

TEST_CASE("prepositions are found on names, in lists, and as pairs of words") {
    const auto p = parsed("talks NOUN 0 root\nwith ADP 3 case\nIran PROPN 1 nmod\nand CCONJ 5 cc\nIraq PROPN 3 conj\nahead ADV 8 case\nof ADP 8 case\nsummit NOUN 1 nmod\n");
    const Tree tree(p->document, p->analysis);
    CHECK(tree.preposition(p->token("Iraq")) == "with");
    CHECK(tree.preposition(p->token("summit")) == "ahead of");
    CHECK(tree.preposition(p->token("talks")).empty());
}

TEST_CASE("a count is an object, though \"at least\" looks like an oblique") {
    const auto p = parsed("bomb NOUN 2 nsubj\nkilled VERB 0 root VBD kill\nat ADP 6 case\nleast ADJ 5 advmod\n21 NUM 6 nummod\npeople NOUN 2 obl\n\nbomb NOUN 2 nsubj\nexploded VERB 0 root VBD explode\nat ADP 4 case\nmarkets NOUN 2 obl\n");
    const Tree tree(p->document, p->analysis);
    CHECK(tree.object(p->token("killed")) == p->token("people"));
    CHECK(tree.preposition(p->token("people")).empty());
    CHECK(tree.object(p->token("exploded")) == no_token);
    CHECK(tree.preposition(p->token("markets")) == "at");
}

TEST_CASE("a clause after \"after\" finds the subject that was hung on the clause before") {
    const auto p = parsed("Kyiv PROPN 2 nsubj\nclosed VERB 0 root VBD close\nit PRON 2 obj\nafter SCONJ 6 mark\nRussia PROPN 2 obl\npledged VERB 2 advcl VBD pledge\naid NOUN 6 obj\n");
    CHECK(subject(*p, "pledged") == "Russia");
}

TEST_CASE("all who are accused do what they are accused of, though the clause hangs on the last of them") {
    const auto p = parsed("Iran PROPN 2 nsubj\naccused VERB 0 root VBD accuse\nIraq PROPN 2 obj\nand CCONJ 5 cc\nSyria PROPN 3 conj\nof SCONJ 7 mark\nbombing VERB 5 acl VBG bomb\nTehran PROPN 7 obj\n");
    CHECK(subject(*p, "bombing") == "Iraq");
}

TEST_CASE("the purpose of a passive verb is its agent's") {
    const auto p = parsed("Gas NOUN 3 nsubj:pass\nwas AUX 3 aux:pass VBD be\nfired VERB 0 root VBN fire\nby ADP 5 case\npolice NOUN 3 obl:agent\nto PART 7 mark\ndisperse VERB 3 advcl VB\nprotesters NOUN 7 obj\n");
    CHECK(subject(*p, "disperse") == "police");
}

TEST_CASE("a clause of time that hangs on a noun has the subject of its sentence") {
    const auto p = parsed("Blair PROPN 2 nsubj\nleft VERB 0 root VBD leave\nKabul PROPN 2 obj\nafter SCONJ 5 mark\nmeeting VERB 3 acl VBG meet\nKarzai PROPN 5 obj\n");
    CHECK(subject(*p, "meeting") == "Blair");
}

TEST_CASE("\"up to\" before a number makes neither a particle nor an oblique") {
    const auto p = parsed("Rebels NOUN 2 nsubj\nkidnapped VERB 0 root VBD kidnap\nup ADP 2 compound:prt\nto ADP 6 case\n16 NUM 6 nummod CD\nadvisers NOUN 2 obl NNS\n");
    const Tree tree(p->document, p->analysis);
    CHECK(tree.object(p->token("kidnapped")) == p->token("advisers"));
}

TEST_CASE("who comes along with others is one of them") {
    const auto p = parsed("Turkey PROPN 5 nsubj\nalong ADP 4 case\nwith ADP 4 case\nQatar PROPN 1 nmod\nprotested VERB 0 root VBD protest\n");
    const Tree tree(p->document, p->analysis);
    std::vector<std::uint32_t> who;
    tree.list(p->token("Turkey"), who);
    CHECK(who == std::vector<std::uint32_t>{p->token("Turkey"), p->token("Qatar")});
}
