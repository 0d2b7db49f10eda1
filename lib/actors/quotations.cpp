#include "actors/quotations.hpp"

#include <algorithm>

namespace entente::actors {
namespace {

constexpr std::uint32_t longest_sentence = 400;  // tokens that are searched for a verb of saying
constexpr std::uint32_t longest_quotation = 3;  // sentences back to the one that names the speaker

bool opens_quotation(std::string_view form) { return form == "\"" || form == "“" || form == "``"; }

}  // namespace

Quotations::Quotations(const Reading& reading) : r_(reading), quoted_(reading.size(), false) {
    bool open = false;
    const auto& d = r_.document;
    for (std::size_t s = 0; s < d.sentences.size(); ++s) {
        const auto& sentence = d.sentences[s];
        if (s > 0 && sentence.first > 0 && sentence.first < sentence.last) {
            // A paragraph ends a quotation that nobody closed.
            if (d.begins_line(sentence.first)) open = false;
        }
        for (auto t = sentence.first; t < sentence.last; ++t) {
            const auto form = d.form(t);
            if (form == "“" || form == "``") open = true;
            else if (form == "”" || form == "''") open = false;
            else if (form == "\"") open = !open;
            else quoted_[t] = open;
        }
    }
    find_statements();
}

/// "The Foreign Secretary said:", and then paragraphs without quotation marks, up to the next such line.
void Quotations::find_statements() {
    const auto& d = r_.document;
    stated_in_.assign(d.sentences.size(), none);
    auto by = none;
    for (std::uint32_t s = 0; s < d.sentences.size(); ++s) {
        const auto& sentence = d.sentences[s];
        if (sentence.size() == 0) continue;
        stated_in_[s] = by;
        if (d.form(sentence.last - 1) != ":" || s + 1 >= d.sentences.size() || quoted_[sentence.last - 1]) continue;
        const auto next = d.sentences[s + 1].first;
        if (next >= r_.size()) continue;
        const bool paragraph = d.begins_line(next);
        const bool says = std::any_of(r_.analysis.words.begin() + sentence.first, r_.analysis.words.begin() + sentence.last, [&](const auto& word) {
            return word.upos == syntax::Upos::VERB && r_.reference.has_form(WordList::speech, word.lemma);
        });
        if (says) by = paragraph && !opens_quotation(r_.form(next)) ? s : none;
    }
}

bool Quotations::speaks(std::uint32_t token, bool plural) const {
    return quoted_[token] || stated_in_[r_.sentence_of[token]] != none || (plural && issuer(token) != none);
}

/// "The coalition", which has no other name in its own statements.
bool Quotations::alliance(const Mention& m) const {
    if (m.kind != MentionKind::nominal || m.role == none) return false;
    const auto& classes = r_.agents.at(m.role).classes;
    const bool definite = m.first > 0 && r_.reference.has_form(WordList::definite_determiner, r_.form(m.first - 1));
    return definite && !r_.actors.at(m.actor).known && r_.actors.at(m.actor).kind == ActorKind::organization && std::find(classes.begin(), classes.end(), "alliances") != classes.end();
}

/// The country or body whose deed the sentence states in the present: who issues a statement speaks of itself so.
std::uint32_t Quotations::issuer_in(std::uint32_t s) const {
    const auto& sentence = r_.document.sentences[s];
    for (auto t = sentence.first; t < std::min(sentence.last, sentence.first + longest_sentence); ++t) {
        const auto& word = r_.tree.word(t);
        const auto will = word.xpos == syntax::Xpos::VB ? r_.tree.child(t, syntax::Deprel::aux) : no_token;
        if (word.head >= 0 || (word.xpos != syntax::Xpos::VBZ && (will == no_token || r_.tree.lemma(will) != "will"))) continue;
        for (const auto c : r_.tree.children(t)) {
            if (r_.tree.rel(c) != syntax::Deprel::nsubj || quoted_[c] || r_.mention_at[c] == none) continue;
            const auto& mention = r_.mentions[r_.mention_at[c]];
            if (mention.actor == nobody || (mention.kind != MentionKind::name && !alliance(mention))) continue;
            switch (r_.actors.at(mention.actor).kind) {
                case ActorKind::country:
                case ActorKind::government:
                case ActorKind::igo:
                case ActorKind::organization: return r_.mention_at[c];
                default: break;
            }
        }
    }
    return none;
}

/// Whose statement the document is: the subject of its first sentence, or of the pronoun's own or one before it in the paragraph.
std::uint32_t Quotations::issuer(std::uint32_t token) const {
    const auto& sentences = r_.document.sentences;
    for (std::uint32_t s = 0; s < sentences.size(); ++s) {
        if (sentences[s].kind != text::SentenceKind::body || sentences[s].size() == 0) continue;
        if (const auto m = issuer_in(s); m != none) return m;
        break;
    }
    const auto& d = r_.document;
    for (auto s = r_.sentence_of[token];; --s) {
        if (const auto m = issuer_in(s); m != none) return m;
        if (s == 0 || sentences[s].size() == 0 || sentences[s - 1].size() == 0) return none;
        if (d.begins_line(sentences[s].first) || r_.sentence_of[token] - s >= longest_quotation) return none;
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
    if (!quoted_[token]) return stated_in_[sentence] != none ? speaker_in(stated_in_[sentence]) : issuer(token);
    for (std::uint32_t back = 0; back <= std::min(sentence, longest_quotation); ++back) {
        if (const auto m = speaker_in(sentence - back); m != none && r_.mentions[m].actor != nobody) return m;
        // Only where the quotation was already open does the sentence before tell who speaks.
        const auto first = r_.document.sentences[sentence - back].first;
        const bool begun = first < r_.size() && (quoted_[first] || opens_quotation(r_.form(first)));
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
