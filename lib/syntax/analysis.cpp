#include "syntax/analysis.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace entente::syntax {

namespace {

constexpr std::array<std::string_view, 17> upos_names{"ADJ", "ADP",  "ADV",  "AUX",   "CCONJ", "DET",   "INTJ", "NOUN", "NUM",
                                                      "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"};

constexpr std::array<std::string_view, 56> deprel_names{
    "_", "root", "acl", "acl:relcl", "advcl", "advcl:relcl", "advmod", "amod", "appos", "aux", "aux:pass", "case", "cc",
    "cc:preconj", "ccomp", "compound", "compound:prt", "conj", "cop", "csubj", "csubj:pass", "csubj:outer", "dep", "det",
    "det:predet", "discourse", "dislocated", "expl", "fixed", "flat", "goeswith", "iobj", "list", "mark", "nmod", "nmod:desc",
    "nmod:npmod", "nmod:poss", "nmod:tmod", "nmod:unmarked", "nsubj", "nsubj:pass", "nsubj:outer", "nummod", "obj", "obl",
    "obl:agent", "obl:npmod", "obl:tmod", "obl:unmarked", "orphan", "parataxis", "punct", "reparandum", "vocative", "xcomp"};
static_assert(deprel_names.size() == static_cast<std::size_t>(Deprel::xcomp) + 1);

constexpr std::array<std::string_view, 52> xpos_names{
    "_", "ADD", "AFX", "CC", "CD", "DT", "EX", "FW", "GW", "HYPH", "IN", "JJ", "JJR", "JJS", "LS", "MD", "NFP", "NN", "NNP",
    "NNPS", "NNS", "PDT", "POS", "PRP", "PRP$", "RB", "RBR", "RBS", "RP", "SYM", "TO", "UH", "VB", "VBD", "VBG", "VBN", "VBP",
    "VBZ", "WDT", "WP", "WP$", "WRB", "-LRB-", "-RRB-", "``", "''", ",", ".", ":", "$", "#", "XX"};
static_assert(xpos_names.size() == static_cast<std::size_t>(Xpos::other) + 1);

}  // namespace

std::string_view to_string(Upos tag) { return upos_names[static_cast<std::size_t>(tag)]; }

std::string_view to_string(Deprel relation) { return deprel_names[static_cast<std::size_t>(relation)]; }

Deprel deprel(std::string_view name) {
    const auto found = std::find(deprel_names.begin() + 1, deprel_names.end(), name);
    if (found != deprel_names.end()) return static_cast<Deprel>(found - deprel_names.begin());
    const auto colon = name.find(':');
    return colon == std::string_view::npos ? Deprel::dep : deprel(name.substr(0, colon));
}

std::string_view to_string(Xpos tag) { return xpos_names[static_cast<std::size_t>(tag)]; }

Xpos xpos(std::string_view name) {
    const auto found = std::find(xpos_names.begin(), xpos_names.end() - 1, name);  // "XX", the last, is any other
    return static_cast<Xpos>(found - xpos_names.begin());
}

}  // namespace entente::syntax
