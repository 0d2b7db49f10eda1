#include "syntax/coreference/phrase_structure.hpp"

#include <algorithm>

namespace entente::syntax {

std::uint32_t caseless_hash(std::string_view text) {
    std::uint32_t hash = 2166136261u;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
        hash = (hash ^ byte) * 16777619u;
    }
    return hash;
}

void PhraseStructure::assign(const text::Document& document, const Analysis& analysis) {
    document_ = &document;
    analysis_ = &analysis;
    const auto n = static_cast<std::uint32_t>(document.tokens.size());
    sentence.assign(n, 0);
    quoted.assign(n, 0);
    lemma.resize(n);
    lower.resize(n);
    low.resize(n);
    high.resize(n);

    begin_.assign(n + 1, 0);
    for (std::uint32_t t = 0; t < n; ++t)
        if (head(t) >= 0) ++begin_[static_cast<std::size_t>(head(t)) + 1];
    for (std::uint32_t t = 0; t < n; ++t) begin_[t + 1] += begin_[t];
    next_.assign(begin_.begin(), begin_.end());
    children_.resize(begin_[n]);
    for (std::uint32_t t = 0; t < n; ++t)
        if (head(t) >= 0) children_[next_[static_cast<std::size_t>(head(t))]++] = t;

    bool open = false;
    for (std::uint32_t s = 0; s < document.sentences.size(); ++s) {
        const auto& bounds = document.sentences[s];
        // a paragraph ends a quotation that nobody closed
        if (bounds.first > 0 && bounds.first < bounds.last) {
            const auto from = document.tokens[bounds.first - 1].end, to = document.tokens[bounds.first].begin;
            if (std::count(document.text.begin() + from, document.text.begin() + to, '\n') > 1) open = false;
        }
        for (auto t = bounds.first; t < bounds.last; ++t) {
            sentence[t] = s;
            const auto text = form(t);
            lower[t] = caseless_hash(text);
            lemma[t] = word(t).lemma.empty() ? lower[t] : caseless_hash(word(t).lemma);
            low[t] = t;
            high[t] = t + 1;
            if (text == "“" || text == "``") open = true;
            else if (text == "”" || text == "''") open = false;
            else if (text == "\"") open = !open;
            else quoted[t] = open;
        }
        // Each word widens those above it, as far up as it makes a difference.
        for (auto t = bounds.first; t < bounds.last; ++t)
            for (auto up = head(t); up >= 0; up = head(static_cast<std::uint32_t>(up))) {
                const auto u = static_cast<std::size_t>(up);
                if (low[u] <= t && high[u] > t) break;
                low[u] = std::min(low[u], t);
                high[u] = std::max(high[u], t + 1);
            }
    }
}

bool PhraseStructure::has_child(std::uint32_t t, Deprel relation) const {
    for (const auto c : children(t))
        if (word(c).deprel == relation) return true;
    return false;
}

}  // namespace entente::syntax
