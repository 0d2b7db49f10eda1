#include "evaluate_raw.hpp"

#include <fstream>
#include <sstream>
#include <utility>

#include <entente/error.hpp>

#include "syntax/conllu.hpp"

namespace entente::train {

syntax::RawScores evaluate_raw(const std::filesystem::path& gold, const text::Segmenter& segmenter, syntax::Analyzer& analyzer) {
    std::ifstream in(gold);
    if (!in) throw Error(ErrorCode::input, "cannot be opened", gold.string());
    syntax::RawScores scores;
    for (auto& part : syntax::treebank_documents(in)) {
        text::Document gold_document;
        syntax::Analysis trees, analysis;
        std::istringstream lines(part.conllu);
        syntax::read_conllu(lines, gold.string() + " (" + part.name + ")", gold_document, trees);

        text::RawDocument raw;
        raw.info.id = raw.info.title = part.name;  // a title of its own, so that no first paragraph is taken for one
        raw.origin = gold.string();
        raw.text = std::move(part.text);
        const auto document = segmenter.segment(std::move(raw));
        analyzer.analyze(document, analysis);
        scores += syntax::score_raw(gold_document, trees, document, analysis);
    }
    if (scores.gold_sentences == 0) throw Error(ErrorCode::input, "has no \"# text\" comments to take raw text from", gold.string());
    return scores;
}

}  // namespace entente::train
