#include "train.hpp"

#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <entente/error.hpp>

#include "coreference.hpp"
#include "syntax/model.hpp"
#include "syntax/teachers.hpp"
#include "syntax/trainer.hpp"
#include "text/reader.hpp"
#include "text/segmenter.hpp"

namespace entente::train {

namespace {

struct Settings {
    std::filesystem::path data, model, irregular, conventions, reference, word_lists;
    std::vector<std::string> text;
    std::vector<std::filesystem::path> teachers;
    syntax::TrainingOptions options;
    int save_every = 0;
};

void save(const syntax::Trainer& trainer, const Settings& settings) {
    auto weights = trainer.weights();
    syntax::RankerOptions ranker;
    ranker.seed = settings.options.seed;
    train_coreference(weights, settings.data, settings.reference, ranker);
    weights.write(settings.model);
}

void add_text(const Settings& settings, syntax::TrainingCorpus& corpus) {
    const auto segmenter = text::Segmenter::load(settings.conventions);
    const auto fault = [](const Error& error) { throw error; };
    text::read(settings.text, {}, [&](text::RawDocument&& raw) {
        corpus.add_text(segmenter.segment(std::move(raw)));
        return true;
    }, fault);
}

void train(const Settings& settings) {
    syntax::TrainingCorpus corpus;
    corpus.add_gmb(settings.data / "ner/gmb_news.tsv");
    corpus.add_treebank(settings.data / "ud/en_ewt-train.conllu");
    corpus.add_uner(settings.data / "ner/uner_ewt-train.iob2");
    corpus.add_treebank(settings.data / "ud/en_gum-train.conllu");
    corpus.add_gum_names(settings.data / "ud/en_gum-train.conllu");
    corpus.add_wikigold(settings.data / "ner/wikigold.conll");
    if (!settings.text.empty()) add_text(settings, corpus);
    if (!settings.teachers.empty()) {
        std::vector<std::shared_ptr<const syntax::Model>> models;
        std::string fingerprint;
        for (const auto& file : settings.teachers) models.push_back(syntax::Model::hold(syntax::Weights::read(file, fingerprint)));
        syntax::Teachers(std::move(models)).teach(corpus, settings.options.threads);
    }
    if (!settings.word_lists.empty()) corpus.classes = syntax::WordClasses::read(settings.word_lists, corpus.class_count);
    if (!settings.irregular.empty()) corpus.lemmas.settle_irregular(settings.irregular);
    syntax::Trainer trainer(corpus, settings.options);
    const bool terminal = isatty(STDERR_FILENO);
    const auto start = std::chrono::steady_clock::now();
    const auto seconds = [&] { return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(); };
    syntax::TrainingProgress last;
    const auto report = [&](const syntax::TrainingProgress& now) {
        last = now;
        if (terminal)
            std::cerr << fmt::format("\r{}/{}  {:3.0f}%", now.epoch, now.epochs,
                                     100.0 * static_cast<double>(now.words) / static_cast<double>(now.words_of_epoch));
    };
    const auto& l = last.losses;
    for (int number = 1; number <= settings.options.pretraining; ++number) {
        trainer.pretrain(number, report);
        std::cerr << fmt::format("{}pretraining {}/{}  loss {:.3f}  {:.0f} s\n", terminal ? "\r" : "", number, settings.options.pretraining,
                                 l.guess / static_cast<double>(l.guessed_words), seconds());
    }
    for (int epoch = 1; epoch <= settings.options.epochs; ++epoch) {
        trainer.epoch(epoch, report);
        const auto words = static_cast<double>(l.words), trees = static_cast<double>(l.tree_words);
        std::cerr << fmt::format("{}epoch {}/{}  loss: tags {:.3f} {:.3f}  names {:.4f}  heads {:.3f}  relations {:.3f}  {:.0f} s\n",
                                 terminal ? "\r" : "", epoch, settings.options.epochs, l.upos / trees, l.xpos / words, l.name / words,
                                 l.arc / trees, l.relation / trees, seconds());
        if (epoch == settings.options.epochs || (settings.save_every && epoch % settings.save_every == 0)) save(trainer, settings);
    }
}

}  // namespace

void add_train(CLI::App& app) {
    auto settings = std::make_shared<Settings>();
    auto* command = app.add_subcommand("train", "Trains a model on the treebanks and names under --data");
    command->add_option("--data", settings->data, "The folder that holds ud/ and ner/")->required()->check(CLI::ExistingDirectory);
    command->add_option("-o,--output", settings->model, "The model to write")->required();
    command->add_option("--text", settings->text, "Raw text to pretrain on: files that `entente build` reads");
    command->add_option("--conventions", settings->conventions, "The language's abbreviations.json, by which raw text is segmented");
    command->add_option("--reference", settings->reference, "The language's reference.json, with names.json beside it, for words that tell a gender (default: the ones that came with the program)");
    command->add_option("--irregular", settings->irregular, "The language's irregular.json, whose forms need not be learnt");
    command->add_option("--word-lists", settings->word_lists, "Lists of names and of words that stand in them, as schema/lexicon/en/names.json");
    command->add_option("--teacher", settings->teachers, "Models whose mean labels the text that has no trees; may be given several times");
    auto& o = settings->options;
    command->add_option("--taught-every", o.taught_every, "Learn each sentence of raw text in one of so many epochs")->capture_default_str()->check(CLI::Range(1, 1000));
    command->add_option("--pretraining", o.pretraining, "Times through all text, guessing hidden words, before the labels are learnt")->capture_default_str();
    command->add_option("--seed", o.seed, "The same seed gives the same bytes")->capture_default_str();
    command->add_option("--epochs", o.epochs, "Times through the data")->capture_default_str()->check(CLI::Range(1, 1000));
    command->add_option("--layers", o.layers, "Recurrent layers of the encoder")->capture_default_str()->check(CLI::Range(1, 16));
    command->add_option("--threads", o.threads, "1 or 2; the result is the same")->capture_default_str()->check(CLI::Range(1, 2));
    command->add_option("--batch", o.batch_words, "Words between two updates")->capture_default_str()->check(CLI::Range(1, 100000));
    command->add_option("--rate", o.rate, "Highest learning rate")->capture_default_str();
    command->add_option("--tag-weight", o.tag_weight, "Weight of the loss of tags; that of trees is 1")->capture_default_str();
    command->add_option("--name-weight", o.name_weight, "Weight of the loss of names")->capture_default_str();
    command->add_option("--input-dropout", o.input_dropout, "Share of the embeddings that is hidden")->capture_default_str();
    command->add_option("--layer-dropout", o.layer_dropout, "Share of a layer that is hidden")->capture_default_str();
    command->add_option("--head-dropout", o.head_dropout, "Share of the parser's input that is hidden")->capture_default_str();
    command->add_option("--save-every", settings->save_every, "Write the model after every so many epochs as well")->capture_default_str();
    command->callback([settings] { train(*settings); });
}

}  // namespace entente::train
