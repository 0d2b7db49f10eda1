#pragma once
// What the language engine says of a document: one Word for each Token, in the terms of Universal Dependencies.

#include <cstdint>
#include <memory_resource>
#include <string_view>
#include <vector>

namespace entente::syntax {

enum class Upos : std::uint8_t {
    ADJ, ADP, ADV, AUX, CCONJ, DET, INTJ, NOUN, NUM, PART, PRON, PROPN, PUNCT, SCONJ, SYM, VERB, X
};
std::string_view to_string(Upos);

/// UD relations with the subtypes that English uses. `none` only before analysis.
enum class Deprel : std::uint8_t {
    none, root, acl, acl_relcl, advcl, advcl_relcl, advmod, amod, appos, aux, aux_pass, case_, cc, cc_preconj, ccomp, compound,
    compound_prt, conj, cop, csubj, csubj_pass, csubj_outer, dep, det, det_predet, discourse, dislocated, expl, fixed, flat, goeswith,
    iobj, list, mark, nmod, nmod_desc, nmod_npmod, nmod_poss, nmod_tmod, nmod_unmarked, nsubj, nsubj_pass, nsubj_outer, nummod, obj,
    obl, obl_agent, obl_npmod, obl_tmod, obl_unmarked, orphan, parataxis, punct, reparandum, vocative, xcomp
};
std::string_view to_string(Deprel);             // "nsubj:pass"
Deprel deprel(std::string_view name);           // unknown subtype: its base; unknown base: dep

/// Penn tags; the finer half of the tagging (VBD, VBN, NNPS, ...).
enum class Xpos : std::uint8_t {
    none, ADD, AFX, CC, CD, DT, EX, FW, GW, HYPH, IN, JJ, JJR, JJS, LS, MD, NFP, NN, NNP, NNPS, NNS, PDT, POS, PRP, PRPS, RB, RBR, RBS,
    RP, SYM, TO, UH, VB, VBD, VBG, VBN, VBP, VBZ, WDT, WP, WPS, WRB, LRB, RRB, LQ, RQ, comma, period, colon, dollar, hash, other
};
std::string_view to_string(Xpos);               // "PRP$", "-LRB-", "``"
Xpos xpos(std::string_view name);

enum class NameKind : std::uint8_t { none, person, organization, location, nationality };

struct Word {
    std::int32_t head = -1;             // document-wide token index, -1 for the root of a sentence
    Deprel deprel = Deprel::none;
    Upos upos = Upos::X;
    Xpos xpos = Xpos::none;
    NameKind name = NameKind::none;
    bool name_begins = false;           // B- of BIO
    std::string_view lemma;             // lower case but for proper nouns; lives as long as the Analysis
};

/// Parallel to Document::tokens.
struct Analysis {
    std::vector<Word> words;
    std::pmr::monotonic_buffer_resource lemmas;  // where the lemmas lie that are no piece of the text or the model

    Analysis() = default;
    Analysis(const Analysis&) = delete;
    Analysis& operator=(const Analysis&) = delete;
};

}  // namespace entente::syntax
