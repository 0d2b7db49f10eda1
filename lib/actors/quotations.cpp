#include "actors/quotations.hpp"

#include <algorithm>

namespace entente::actors {
namespace {

constexpr std::uint32_t longest_sentence = 400;  // tokens that are searched for a verb of saying
constexpr std::uint32_t longest_quotation = 3;  // sentences back to the one that names the speaker

}  // namespace

Quotations::Quotations(const Reading& reading) : r_(reading), quoted_(reading.size(), false) {
    bool open = false;
    const auto& d = r_.document;
    for (std::size_t s = 0; s < d.sentences.size(); ++s) {
        const auto& sentence = d.sentences[s];
        if (s > 0 && sentence.first > 0 && sentence.first < sentence.last) {
            // A paragraph ends a quotation that nobody closed.
            const auto from = d.tokens[sentence.first - 1].end, to = d.tokens[sentence.first].begin;
            if (from < to && d.text.find('\n', from) < to) open = false;
        }
        for (auto t = sentence.first; t < sentence.last; ++t) {
            const auto form = d.form(t);
            if (form == "“" || form == "``") open = true;
            else if (form == "”" || form == "''") open = false;
            else if (form == "\"") open = !open;
            else quoted_[t] = open;
        }
    }
}

std::uint32_t Quotations::speaker_in(std::uint32_t s) const {
    const auto& sentence = r_.document.sentences[s];
    for (auto t = sentence.first; t < std::min(sentence.last, sentence.first + longest_sentence); ++t) {
        if (quoted_[t] || r_.tree.word(t).upos != syntax::Upos::VERB ||
            !r_.reference.has_form(WordList::speech, r_.tree.lemma(t)))
            continue;
        for (const auto c : r_.tree.children(t))
            if (r_.tree.rel(c) == syntax::Deprel::nsubj && !quoted_[c] && r_.mention_at[c] != none) return r_.mention_at[c];
    }
    return none;
}

std::uint32_t Quotations::speaker(std::uint32_t token) const {
    const auto sentence = r_.sentence_of[token];
    for (std::uint32_t back = 0; back <= std::min(sentence, longest_quotation); ++back) {
        if (const auto m = speaker_in(sentence - back); m != none && r_.mentions[m].actor != nobody) return m;
        // Only where the quotation was already open does the sentence before tell who speaks.
        const auto first = r_.document.sentences[sentence - back].first;
        const bool begun =
            first < r_.size() && (quoted_[first] || r_.form(first) == "\"" || r_.form(first) == "“" || r_.form(first) == "``");
        if (!begun) break;
    }
    // '"What is our guilt? What is our crime?" he said.'
    for (auto s = sentence + 1; s < r_.document.sentences.size() && s <= sentence + longest_quotation; ++s) {
        const auto first = r_.document.sentences[s].first;
        if (first >= r_.size() || !quoted_[first]) break;
        if (const auto m = speaker_in(s); m != none && r_.mentions[m].actor != nobody) return m;
    }
    return none;
}

}  // namespace entente::actors
