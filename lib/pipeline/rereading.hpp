#pragma once
// A sentence of the graph analysed again, to show the tree that an edge stands on.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <entente/record.hpp>

#include "events/confidence.hpp"
#include "pipeline/worker.hpp"
#include "text/raw_document.hpp"

namespace entente::pipeline {

struct RereadWord {
    std::string form, lemma;
    std::string_view upos, deprel;
    std::int32_t head = -1;      // index in the sentence; -1 for the root
    bool space_after = true;
    Extent extent;               // bytes of the document's text as given
};

struct Rereading {
    std::vector<RereadWord> words;
    bool in_context = false;     // with the whole document around it, as it was read
    std::optional<events::ConfidenceParts> confidence;  // of the record, where it is confirmed
    bool confirmed = false;      // today's model and lexicon give the record again; false, too, where the context is gone
};

/// A document of a graph, to be read again. The graph keeps the text, not the kind of file that it came in.
text::RawDocument stored_document(std::string text, DocumentInfo info);

/// `document_text`: as given, or empty where the graph has only the record.
Rereading reread(Worker& worker, const Record& record, std::string_view document_text);

}  // namespace entente::pipeline
