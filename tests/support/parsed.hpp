#pragma once
// Analysed documents for tests, written by hand: rows of "form upos head deprel xpos lemma name", one a word, as CoNLL-U has
// them. `head` counts from 1 within the sentence, 0 for the root. xpos, lemma and name may be left out, or "_": the lemma is
// then the form in lower case (as it stands for proper nouns), xpos what suits the word class. name: PER, ORG, LOC or NAT; a
// repeated name goes on from the word before, "B-PER" begins a new one. A blank line ends a sentence.

#include <memory>
#include <optional>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <entente/date.hpp>

#include "syntax/analysis.hpp"
#include "text/document.hpp"

namespace entente::tests {

struct Parsed {
    text::Document document;
    syntax::Analysis analysis;

    /// The first token with this form from `from` on.
    std::uint32_t token(std::string_view form, std::uint32_t from = 0) const {
        for (auto t = from; t < document.tokens.size(); ++t)
            if (document.form(t) == form) return t;
        throw std::invalid_argument("no token \"" + std::string(form) + "\"");
    }
};

namespace detail {

inline syntax::Upos upos(std::string_view name) {
    for (int u = 0; u <= static_cast<int>(syntax::Upos::X); ++u)
        if (syntax::to_string(static_cast<syntax::Upos>(u)) == name) return static_cast<syntax::Upos>(u);
    throw std::invalid_argument("no word class \"" + std::string(name) + "\"");
}

inline syntax::Xpos usual_xpos(syntax::Upos upos, std::string_view form) {
    using syntax::Upos;
    using syntax::Xpos;
    const bool plural = form.size() > 2 && form.back() == 's' && form[form.size() - 2] != 's';
    switch (upos) {
        case Upos::NOUN: return plural ? Xpos::NNS : Xpos::NN;
        case Upos::PROPN: return Xpos::NNP;
        case Upos::ADJ: return Xpos::JJ;
        case Upos::VERB: return Xpos::VBD;
        case Upos::ADP: return Xpos::IN;
        case Upos::DET: return Xpos::DT;
        case Upos::PRON: return Xpos::PRP;
        default: return Xpos::none;
    }
}

inline syntax::NameKind name_kind(std::string_view name) {
    if (name == "PER") return syntax::NameKind::person;
    if (name == "ORG") return syntax::NameKind::organization;
    if (name == "LOC") return syntax::NameKind::location;
    if (name == "NAT") return syntax::NameKind::nationality;
    throw std::invalid_argument("no kind of name \"" + std::string(name) + "\"");
}

}  // namespace detail

/// `published` as ISO 8601, or empty for a document without a date.
inline std::unique_ptr<Parsed> parsed(std::string_view rows, std::string_view published = {}) {
    auto out = std::make_unique<Parsed>();
    auto info = std::make_shared<DocumentInfo>();
    info->id = "test";
    if (!published.empty()) info->published = Date::parse(published);
    out->document.info = info;
    auto& [document, analysis] = *out;
    std::vector<std::pair<std::uint32_t, std::string>> lemmas;
    std::istringstream lines{std::string(rows)};
    std::uint32_t first = 0;
    const auto end_sentence = [&] {
        const auto last = static_cast<std::uint32_t>(document.tokens.size());
        if (last > first) document.sentences.push_back({first, last, text::SentenceKind::body});
        first = last;
    };
    for (std::string line; std::getline(lines, line);) {
        std::istringstream cells(line);
        std::string form, upos, head, deprel, xpos, lemma, name;
        if (!(cells >> form)) {
            end_sentence();
            continue;
        }
        cells >> upos >> head >> deprel >> xpos >> lemma >> name;
        if (!document.text.empty() && form != "'s") document.text += ' ';
        text::Token token;
        token.begin = static_cast<std::uint32_t>(document.text.size());
        document.text += form;
        token.end = static_cast<std::uint32_t>(document.text.size());
        document.tokens.push_back(token);

        syntax::Word word;
        word.head = std::stoi(head) == 0 ? -1 : static_cast<std::int32_t>(first) + std::stoi(head) - 1;
        word.deprel = syntax::deprel(deprel);
        word.upos = detail::upos(upos);
        word.xpos = xpos.empty() || xpos == "_" ? detail::usual_xpos(word.upos, form) : syntax::xpos(xpos);
        if (!name.empty() && name != "_") {
            const bool begins = name.starts_with("B-");
            word.name = detail::name_kind(begins ? std::string_view(name).substr(2) : std::string_view(name));
            word.name_begins = begins || analysis.words.empty() || analysis.words.size() == first || analysis.words.back().name != word.name;
        }
        if (lemma.empty() || lemma == "_") {
            lemma = form;
            if (word.upos != syntax::Upos::PROPN)
                for (auto& c : lemma) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
        }
        lemmas.emplace_back(static_cast<std::uint32_t>(analysis.words.size()), lemma);
        analysis.words.push_back(word);
    }
    end_sentence();
    document.given = document.text;
    for (const auto& [t, lemma] : lemmas) {
        auto* letters = static_cast<char*>(analysis.lemmas.allocate(lemma.size() + 1, 1));
        std::copy(lemma.begin(), lemma.end(), letters);
        analysis.words[t].lemma = {letters, lemma.size()};
    }
    return out;
}

}  // namespace entente::tests
