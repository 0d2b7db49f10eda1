#pragma once
// CoNLL-U (universaldependencies.org/format.html) in and out: a treebank, or forms alone to be analysed.

#include <cstdint>
#include <functional>
#include <iosfwd>
#include <string>

#include "syntax/analysis.hpp"
#include "text/document.hpp"

namespace entente::syntax {

/// Reads all of `in` as one document, with what its columns say of the words; "_" stays as Word has it at the start. The text is
/// made of the forms, blanks where no SpaceAfter=No stands, and a line feed after each sentence. Empty nodes are left out.
/// `where` names the input in errors, which say the line: Error (input).
void read_conllu(std::istream& in, const std::string& where, text::Document& document, Analysis& gold);

struct ConlluOptions {
    /// More for the MISC column of a word ("Actor=country/rus"); empty for none. May be left out.
    std::function<std::string(std::uint32_t token)> misc;
};

/// Writes each sentence with `# sent_id`, `# text`, ranges for multiword tokens, and in MISC names (NER=B-PER, I-PER, ... ORG, LOC,
/// NAT for nationalities) and SpaceAfter=No.
void write_conllu(std::ostream& out, const text::Document& document, const Analysis& analysis, const ConlluOptions& options = {});

}  // namespace entente::syntax
