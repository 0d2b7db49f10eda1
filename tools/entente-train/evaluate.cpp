#include "evaluate.hpp"

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <entente/error.hpp>
#include <entente/schema.hpp>

#include "evaluate_coreference.hpp"
#include "evaluate_raw.hpp"
#include "syntax/analyzer.hpp"
#include "syntax/conllu.hpp"
#include "syntax/evaluation.hpp"
#include "syntax/kernels.hpp"
#include "syntax/model.hpp"
#include "syntax/training_corpus.hpp"

namespace entente::train {

namespace {

struct Settings {
    std::filesystem::path model, output, conventions, lemmas;
    std::vector<std::filesystem::path> gold;
    bool held_back = false;
};

/// A file of names as a document; `reconciled` in this project's convention, `raw` as names.py counts.
void read_names(const std::filesystem::path& file, bool held_back, text::Document& document, syntax::Analysis& reconciled, syntax::Analysis& raw) {
    const bool gmb = file.extension() == ".tsv";
    const auto all = syntax::read_named(file);
    for (std::size_t s = 0; s < all.size(); ++s) {
        if (held_back && !syntax::held_back(s)) continue;
        const auto first = static_cast<std::uint32_t>(document.tokens.size());
        const auto labels = syntax::reconciled(all[s], gmb);
        for (std::size_t i = 0; i < all[s].forms.size(); ++i) {
            text::Token token;
            token.begin = static_cast<std::uint32_t>(document.text.size());
            document.text += all[s].forms[i];
            token.end = static_cast<std::uint32_t>(document.text.size());
            document.text += ' ';
            document.tokens.push_back(token);
            auto& word = reconciled.words.emplace_back();
            word.name = static_cast<syntax::NameKind>((labels[i] + 1) / 2);
            word.name_begins = labels[i] % 2 == 1;
            raw.words.emplace_back();
        }
        for (const auto& span : all[s].spans) {
            auto kind = syntax::NameKind::none;
            if (span.kind == "PER" || span.kind == "per") kind = syntax::NameKind::person;
            if (span.kind == "ORG" || span.kind == "org") kind = syntax::NameKind::organization;
            if (span.kind == "LOC" || span.kind == "geo" || span.kind == "gpe") kind = syntax::NameKind::location;
            for (auto i = span.first; i < span.last && kind != syntax::NameKind::none; ++i) {
                raw.words[first + i].name = kind;
                raw.words[first + i].name_begins = i == span.first;
            }
        }
        document.sentences.push_back({first, static_cast<std::uint32_t>(document.tokens.size()), text::SentenceKind::body});
    }
}

void evaluate(const Settings& settings) {
    const auto start = std::chrono::steady_clock::now();
    const auto lemmas = settings.lemmas.empty() ? Schema::locate().facts() / "lemmas-en.tsv" : settings.lemmas;
    const auto model = syntax::Model::load(settings.model, lemmas);
    const auto seconds_since = [](auto then) { return std::chrono::duration<double>(std::chrono::steady_clock::now() - then).count(); };
    std::cout << fmt::format("model {} of {} bytes, loaded in {:.0f} ms; kernels {}\n", model->fingerprint(),
                             std::filesystem::file_size(settings.model), 1000 * seconds_since(start), syntax::kernels().name);
    syntax::Analyzer analyzer(model);
    const auto conventions = settings.conventions.empty() ? Schema::locate().lexicon() / "abbreviations.json" : settings.conventions;
    const auto segmenter = text::Segmenter::load(conventions);
    for (const auto& file : settings.gold) {
        text::Document document;
        syntax::Analysis gold, raw, system;
        const bool trees = file.extension() == ".conllu";
        if (trees) {
            std::ifstream in(file);
            if (!in) throw Error(ErrorCode::input, "cannot be opened", file.string());
            syntax::read_conllu(in, file.string(), document, gold);
        } else read_names(file, settings.held_back && file.extension() == ".tsv", document, gold, raw);
        const auto begin = std::chrono::steady_clock::now();
        analyzer.analyze(document, system);
        const double seconds = seconds_since(begin);
        std::cout << fmt::format("{}: {} words, {:.0f} words/s\n", file.filename().string(), document.tokens.size(),
                                 static_cast<double>(document.tokens.size()) / seconds);
        if (trees) {
            const auto s = syntax::score_trees(gold, system);
            std::cout << fmt::format("  LAS {:.2f}  UAS {:.2f}  UPOS {:.2f}  XPOS {:.2f}  lemma {:.2f}  LAS with subtypes {:.2f}\n",
                                     s.percent(s.relations), s.percent(s.heads), s.percent(s.upos), s.percent(s.xpos), s.percent(s.lemma),
                                     s.percent(s.full_relations));
            const auto r = evaluate_raw(file, segmenter, analyzer);
            std::cout << fmt::format("  from raw text: LAS {:.2f}  UAS {:.2f}  UPOS {:.2f}  lemma {:.2f}  words {:.2f}  sentences {:.2f}\n",
                                     r.words_f1(r.relations), r.words_f1(r.heads), r.words_f1(r.upos), r.words_f1(r.lemma),
                                     r.words_f1(r.words), r.sentences_f1());
            evaluate_coreference(file, *model, analyzer);
        } else {
            const auto own = syntax::score_names(gold, system, false), as_given = syntax::score_names(raw, system, false);
            std::cout << fmt::format("  names F1 {:.2f} (precision {:.2f}, recall {:.2f}); in the file's own convention F1 {:.2f}\n", own.f1(),
                                     100.0 * static_cast<double>(own.right) / static_cast<double>(std::max<std::size_t>(own.system, 1)),
                                     100.0 * static_cast<double>(own.right) / static_cast<double>(std::max<std::size_t>(own.gold, 1)),
                                     as_given.f1());
        }
        if (!settings.output.empty()) {
            std::ofstream out(settings.output);
            syntax::write_conllu(out, document, system);
            if (!out.flush()) throw Error(ErrorCode::io, "cannot be written", settings.output.string());
        }
    }
}

}  // namespace

void add_evaluate(CLI::App& app) {
    auto settings = std::make_shared<Settings>();
    auto* command = app.add_subcommand("evaluate", "Measures a model on gold files: treebanks (.conllu), with coreference where they hold Entity= (exact spans, singletons "
                                     "left out, and once more with them); names (.iob2, .conll, .tsv)");
    command->add_option("model", settings->model, "The model")->required();
    command->add_option("gold", settings->gold, "Gold files")->required();
    command->add_option("--output", settings->output, "Write the analysis of the last file as CoNLL-U");
    command->add_option("--lemmas", settings->lemmas, "A table of irregular forms (default: the one made from WordNet when the program was built)");
    command->add_option("--conventions", settings->conventions,
                        "The language's abbreviations.json, by which raw text is segmented (default: the one that came with the program)");
    command->add_flag("--held-back", settings->held_back, "Of a .tsv, only the tenth that training leaves out");
    command->callback([settings] { evaluate(*settings); });
}

}  // namespace entente::train
