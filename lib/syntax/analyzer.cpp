#include "syntax/analyzer.hpp"

#include <algorithm>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "syntax/model.hpp"
#include "syntax/network.hpp"
#include "syntax/word_features.hpp"

namespace entente::syntax {

namespace {

/// Words that are worked on at once: enough to fill the kernels, few enough to stay in the cache.
constexpr std::size_t batch_words = 192;

/// Lemmas that are kept for words that come again.
constexpr std::size_t kept_lemmas = 4096;

/// Where a stretch that is too long for one tree may be cut: after a semicolon, comma or the like in its last third.
std::uint32_t cut(const text::Document& document, std::uint32_t first, std::uint32_t last) {
    const auto limit = first + static_cast<std::uint32_t>(Network::longest_piece);
    if (last <= limit) return last;
    for (const std::string_view marks : {".;:!?", ",-"})
        for (auto end = limit; end > limit - Network::longest_piece / 3; --end) {
            const auto form = document.form(end - 1);
            if (form.size() == 1 && marks.find(form[0]) != std::string_view::npos) return end;
        }
    return limit;
}

}  // namespace

struct Analyzer::Scratch {
    Scratch(const Weights& weights, const Kernels& kernels) : network(weights, kernels) {}
    Network network;
    std::vector<std::string_view> forms;
    std::vector<Network::Piece> pieces;
    std::vector<Network::Label> labels;
    std::vector<std::uint8_t> continues;  // by piece: it goes on the sentence of the piece before
    struct KeptLemma {
        std::uint64_t key = 0;  // hash of form and tags
        std::string lemma;
    };
    std::vector<KeptLemma> kept = std::vector<KeptLemma>(kept_lemmas);
    std::string lower;

    const std::string& lemma(const Lemmatizer& lemmas, std::string_view form, Upos upos, Xpos xpos) {
        const auto key = hash_of(form, 1 + static_cast<std::uint64_t>(upos) * 64 + static_cast<std::uint64_t>(xpos)) | 1;
        auto& slot = kept[key / 2 % kept_lemmas];
        if (slot.key != key) {
            lower.clear();
            append_lower(form, lower);
            lemmas.lemma(form, lower, upos, xpos, slot.lemma);
            slot.key = key;
        }
        return slot.lemma;
    }
};

Analyzer::Analyzer(std::shared_ptr<const Model> model) : Analyzer(std::move(model), kernels()) {}
Analyzer::Analyzer(std::shared_ptr<const Model> model, const Kernels& kernels)
    : model_(std::move(model)), scratch_(std::make_unique<Scratch>(model_->weights(), kernels)) {}
Analyzer::~Analyzer() = default;

void Analyzer::analyze(const text::Document& document, Analysis& out) {
    auto& s = *scratch_;
    out.words.assign(document.tokens.size(), Word{});
    out.lemmas.release();
    const auto& lemmas = model_->weights().lemmas;

    std::int32_t sentence_root = -1;  // of the sentence whose pieces are being put together
    const auto flush = [&](std::uint32_t base) {
        if (s.forms.empty()) return;
        s.labels.assign(s.forms.size(), {});
        s.network.run(s.forms, s.pieces, s.labels);
        for (std::size_t p = 0; p < s.pieces.size(); ++p) {
            if (!s.continues[p]) sentence_root = -1;
            for (auto i = s.pieces[p].first; i < s.pieces[p].last; ++i) {
                const auto& label = s.labels[i];
                auto& word = out.words[base + i];
                word.upos = static_cast<Upos>(label.upos);
                word.xpos = static_cast<Xpos>(label.xpos);
                word.deprel = static_cast<Deprel>(label.deprel);
                word.name = static_cast<NameKind>((label.name + 1) / 2);
                word.name_begins = label.name % 2 == 1;
                word.head = label.head < 0 ? -1 : label.head + static_cast<std::int32_t>(base);
                if (label.head < 0) {
                    if (sentence_root < 0) sentence_root = static_cast<std::int32_t>(base + i);
                    else {
                        word.head = sentence_root;
                        word.deprel = Deprel::parataxis;
                    }
                }
                const auto& lemma = s.lemma(lemmas, s.forms[i], word.upos, word.xpos);
                auto* copy = static_cast<char*>(out.lemmas.allocate(lemma.size(), 1));
                std::memcpy(copy, lemma.data(), lemma.size());
                word.lemma = {copy, lemma.size()};
            }
        }
        s.forms.clear();
        s.pieces.clear();
        s.continues.clear();
    };
    std::uint32_t base = 0;
    for (const auto& sentence : document.sentences)
        for (auto first = sentence.first; first < sentence.last;) {
            const auto last = cut(document, first, sentence.last);
            if (!s.forms.empty() && s.forms.size() + (last - first) > batch_words) flush(base);
            if (s.forms.empty()) base = first;
            const auto at = static_cast<std::uint32_t>(s.forms.size());
            for (auto i = first; i < last; ++i) s.forms.push_back(document.form(i));
            s.pieces.push_back({at, at + (last - first)});
            s.continues.push_back(first != sentence.first);
            first = last;
        }
    flush(base);
}

}  // namespace entente::syntax
